#pragma once

#include "ui/pages/page.h"

#include <QPointer>
#include <QStackedWidget>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace koe::ui {

/// Opens a page that was never shown, a little in each turn of the loop: all at once it would keep the window
/// from answering. It is made, gets its place in the stack, its widgets get their looks (matching the
/// stylesheet takes most of the time), and it is shown; then the opener goes.
class PageOpener : public QObject
{
public:
    /// @param make the page, without a parent
    /// @param enter takes it over and puts it into @p stack
    PageOpener(QStackedWidget* stack, std::function<Page*()> make, std::function<void(Page*)> enter);
    /// For one that is in the stack already.
    PageOpener(QStackedWidget* stack, Page* page);

    /// At once: somebody wants something of the page now.
    void finish();

private:
    void goOn();
    void enter();
    void list(Page* page);

    QStackedWidget* m_stack;
    std::function<Page*()> m_make;
    std::function<void(Page*)> m_enter;
    std::unique_ptr<Page> m_made; // not yet in the stack
    QPointer<Page> m_page;        // in it
    std::vector<QPointer<QWidget>> m_left;
    std::size_t m_next = 0;
    QTimer m_turn;
};

} // namespace koe::ui
