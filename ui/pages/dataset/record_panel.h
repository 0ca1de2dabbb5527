#pragma once

#include "ui/pages/dataset/record_form.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace koe::ui {

class DeviceBox;
class MessageLine;
class LevelMeter;
class PlayRow;

/// Reads out what is to be read, large; a meter with a green zone; record, hear it, again, next.
/// Nothing else.
class RecordPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RecordPanel(RecordForm& form, QWidget* parent = nullptr);

    void triggerPrimary();

Q_SIGNALS:
    void done();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showAll();
    void showDevices();

    RecordForm& m_form;
    QLabel* m_place;
    QLabel* m_sentence;
    QLabel* m_said;
    LevelMeter* m_meter;
    DeviceBox* m_device;
    QPushButton* m_record;
    QPushButton* m_again;
    QPushButton* m_next;
    PlayRow* m_hear;
    MessageLine* m_problem;
};

} // namespace koe::ui
