#pragma once

#include <QMargins>
#include <QWidget>

#include <filesystem>
#include <vector>

namespace koe::ui {

/// Around what every page shows, below the frame's head.
inline constexpr QMargins kPageMargins(24, 8, 24, 24);

/// One of the studio's rooms, as the frame knows it. A page mirrors its form: what must survive a change of
/// page, theme or language lives in the form, for pages are made anew when the language changes.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// Files or folders dropped on the window or opened from outside: either models (voices, packages,
    /// checkpoints, indexes) or others.
    /// @return false for what this page can do nothing with: it is offered to the next
    virtual bool takeFiles(const std::vector<std::filesystem::path>& files)
    {
        static_cast<void>(files);
        return false;
    }
    /// Ctrl+Enter
    virtual void triggerPrimary() {}
    /// Ctrl+O
    virtual void browse() {}
    /// What Tab reaches after all else of the page, wherever it stands. nullptr: it goes on as the page is read
    [[nodiscard]] virtual QWidget* comesLast() const { return nullptr; }

Q_SIGNALS:
    /// Wants another page shown (kPages), e.g. from the wizard's last step.
    void pageWanted(const QString& name);
};

} // namespace koe::ui
