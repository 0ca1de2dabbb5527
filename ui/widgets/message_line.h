#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace koe::ui {

/// Says what went wrong, or what to mind, where it happened: a sign, a sentence, one action if there is one,
/// copy and close. Hidden while there is nothing to say.
class MessageLine : public QFrame
{
    Q_OBJECT
public:
    explicit MessageLine(QWidget* parent = nullptr);

    void showWrong(const QString& sentence) { show("wrong", sentence); }
    void showCare(const QString& sentence) { show("care", sentence); }
    void showGood(const QString& sentence) { show("good", sentence); }
    void clear() { hide(); }
    /// The button beside the sentence shown next; empty: none. It emits action().
    void setAction(const QString& text);
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    void action();
    void closed();

private:
    void show(const char* tone, const QString& sentence);

    QLabel* m_sign;
    QLabel* m_sentence;
    QPushButton* m_action;
};

} // namespace koe::ui
