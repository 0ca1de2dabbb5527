#pragma once

#include <QWidget>

#include <filesystem>

class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace koe::ui {

class SaveListening;

/// One card per save: hear it, its figures, ★ for the best so far.
class ListeningCards : public QWidget
{
    Q_OBJECT
public:
    explicit ListeningCards(SaveListening& listening, QWidget* parent = nullptr);

Q_SIGNALS:
    void playWanted(const std::filesystem::path& source, const std::filesystem::path& result);

private:
    void mirror();

    SaveListening& m_listening;
    QLabel* m_hint;
    QScrollArea* m_area;
    QHBoxLayout* m_row;
    QString m_shown;
};

} // namespace koe::ui
