#include "ui/app/page_opener.h"

#include <QElapsedTimer>

namespace koe::ui {
namespace {
constexpr qint64 kSliceMs = 8;
}

PageOpener::PageOpener(QStackedWidget* stack, std::function<Page*()> make, std::function<void(Page*)> enter)
    : QObject(stack), m_stack(stack), m_make(std::move(make)), m_enter(std::move(enter))
{
    connect(&m_turn, &QTimer::timeout, this, &PageOpener::goOn);
    m_turn.start();
}

PageOpener::PageOpener(QStackedWidget* stack, Page* page) : PageOpener(stack, {}, {})
{
    list(page);
}

void PageOpener::list(Page* page)
{
    m_page = page;
    for (QWidget* one : page->findChildren<QWidget*>())
        m_left.emplace_back(one);
    m_left.emplace_back(page);
}

void PageOpener::enter()
{
    if (m_made == nullptr)
        m_made.reset(m_make());
    Page* page = m_made.release();
    m_enter(page);
    list(page);
}

void PageOpener::finish()
{
    m_turn.stop();
    if (m_page == nullptr)
        enter();
    m_stack->setCurrentWidget(m_page);
    m_page->setFocus();
    deleteLater();
}

void PageOpener::goOn()
{
    if (m_page == nullptr) {
        m_made == nullptr ? m_made.reset(m_make()) : enter();
        return;
    }
    QElapsedTimer timer;
    timer.start();
    while (m_next < m_left.size() && timer.elapsed() < kSliceMs)
        if (QWidget* one = m_left[m_next++])
            one->ensurePolished();
    if (m_next == m_left.size())
        finish();
}

} // namespace koe::ui
