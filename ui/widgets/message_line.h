#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace koe::ui {

/// Says what went wrong, or what to mind, where it happened: a sign, a sentence, one action if there is one,
/// copy and close. A sentence of the engine is said in the user's words; the original is one click away.
/// Hidden while there is nothing to say.
class MessageLine : public QFrame
{
    Q_OBJECT
public:
    explicit MessageLine(QWidget* parent = nullptr);

    /// @param original for *Details*, where the sentence is not the engine's and not the whole of it
    void showWrong(const QString& sentence, const QString& original = {})
    {
        show("wrong", sentence, original);
    }
    void showCare(const QString& sentence, const QString& original = {}) { show("care", sentence, original); }
    void showGood(const QString& sentence) { show("good", sentence, {}); }
    void clear() { hide(); }
    /// The button beside the sentence shown next; empty: none. It emits action().
    void setAction(const QString& text);
    /// As it was given; empty while hidden.
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void action();
    void closed();

private:
    void show(const char* tone, const QString& sentence, const QString& original);

    QString m_given;
    QLabel* m_sign;
    QLabel* m_sentence;
    QLabel* m_original; ///< what the engine said, where that is not the sentence
    QPushButton* m_details;
    QPushButton* m_action;
};

} // namespace koe::ui
