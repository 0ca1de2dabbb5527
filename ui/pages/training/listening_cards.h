#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <vector>

class QFrame;
class QHBoxLayout;
class QLabel;
class QScrollArea;

namespace koe::ui {

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
    struct Card
    {
        QString says; ///< from which it was made
        QFrame* frame = nullptr;
    };
    void mirror();
    void fill();
    void drop(Card& card);
    QFrame* make(const ListeningSample& sample, bool isBest);

    SaveListening& m_listening;
    QLabel* m_hint;
    QScrollArea* m_area;
    QHBoxLayout* m_row;
    std::vector<Card> m_cards; ///< as the samples
    QTimer m_fill;
};

} // namespace koe::ui
