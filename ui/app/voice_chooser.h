#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace koe::ui {

class VoiceLibrary;

/// The voice that speaks, and behind a click all of them: search, favourites first, then those used last. The
/// same on every page.
class VoiceChooser : public QWidget
{
    Q_OBJECT
public:
    explicit VoiceChooser(VoiceLibrary& voices, QWidget* parent = nullptr);

public Q_SLOTS:
    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showChosen();
    void fill();
    void take();
    void showHint();

    VoiceLibrary& m_voices;
    QPushButton* m_button;
    QWidget* m_popup;
    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_hint;
};

} // namespace koe::ui
