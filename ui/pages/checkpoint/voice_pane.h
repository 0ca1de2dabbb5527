#pragma once

#include <QWidget>

#include <string>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace koe::ui {

class CheckpointForm;
class Face;
class Fold;
class MergePanel;
class PlayRow;

/// Everything that is known of the chosen voice, and what can be done with it.
class VoicePane : public QWidget
{
    Q_OBJECT
public:
    explicit VoicePane(CheckpointForm& form, QWidget* parent = nullptr);

    void triggerPrimary();
    void beginRename();

Q_SIGNALS:
    void inferenceWanted();
    /// Done with the voice: whoever came by keys goes on in the list.
    void left();

private:
    QWidget* makeHead();
    QWidget* makeNote();
    QWidget* makeFoot();
    void show();
    void showDraft();
    void showFile();
    void endRename(bool take);
    void packTo();
    void exportTo();
    void findIndex();

    CheckpointForm& m_form;
    Face* m_face;
    QLabel* m_name;
    QLineEdit* m_newName;
    std::string m_renamed; ///< the voice that is being renamed; empty: none
    QLabel* m_file;
    QPushButton* m_use;
    QWidget* m_missing; ///< "no index", with Find…
    PlayRow* m_sample;
    QVBoxLayout* m_facts;
    QWidget* m_factTable = nullptr;
    QWidget* m_moreTable = nullptr;
    QVBoxLayout* m_more;
    QPlainTextEdit* m_note;
    QLineEdit* m_author;
    QPushButton* m_save;
    QPushButton* m_rename;
    QPushButton* m_delete;
    MergePanel* m_merge;
};

} // namespace koe::ui
