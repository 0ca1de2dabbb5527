#pragma once

#include "sound/sound.h"
#include "ui/pages/dataset/clip_list.h"
#include "ui/pages/dataset/dataset_form.h"
#include "ui/pages/dataset/record_form.h"
#include "ui/pages/page.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace koe::ui {

class MessageLine;
class RecordPanel;

/// A set of recordings: left the clips, right what the doctor says of them; or, in place of both, recording.
class DatasetPage : public Page
{
    Q_OBJECT
public:
    DatasetPage(Desk& desk, DatasetForm& form, RecordForm& recording, QWidget* parent = nullptr);
    ~DatasetPage() override;

    bool takeFiles(const std::vector<std::filesystem::path>& files) override;
    void triggerPrimary() override;
    void browse() override;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeEmpty();
    QWidget* makeBody();
    void showSets();
    void showState();
    void askName();
    void startRecording();
    void stopRecording();
    void play(const QModelIndex& index, double share);
    void followPlayer();

    Desk& m_desk;
    DatasetForm& m_form;
    RecordForm& m_recording;
    std::unique_ptr<sound::Player> m_player;
    QTimer m_follow;
    QString m_backTo; // the page that wanted the recording

    QStackedWidget* m_stack;
    QWidget* m_empty;
    QWidget* m_body;
    RecordPanel* m_recordPanel;
    QWidget* m_head;
    QComboBox* m_sets = nullptr;
    MessageLine* m_problem = nullptr;
    ClipModel* m_model;
    ClipList* m_list = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_train = nullptr;
};

} // namespace koe::ui
