#pragma once

#include <QWidget>

class QPushButton;

namespace koe::ui {

/// A line that unfolds what lies under it.
class Fold : public QWidget
{
    Q_OBJECT
public:
    /// @param content becomes a child
    Fold(const QString& title, QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);
    void setTitle(const QString& title);

Q_SIGNALS:
    void toggled(bool open);

private:
    void scrollToContent();

    QPushButton* m_button;
    QWidget* m_content;
};

} // namespace koe::ui
