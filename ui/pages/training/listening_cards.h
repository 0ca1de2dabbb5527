#pragma once

#include <QWidget>

#include <filesystem>

class QLabel;
class QScrollArea;

namespace koe::ui {

class GradualRows;
class SaveListening;
struct ListeningSample;

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
    [[nodiscard]] QWidget* make(const ListeningSample& sample, bool isBest);

    SaveListening& m_listening;
    QLabel* m_hint;
    QScrollArea* m_area;
    GradualRows* m_cards = nullptr;
};

} // namespace koe::ui
