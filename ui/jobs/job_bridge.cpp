#include "ui/jobs/job_bridge.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <latch>

namespace koe::ui {

struct JobBridge::Pool
{
    QThreadPool threads;
    std::stop_source stop;

    /// All threads from the start: who begins one while the engine is being loaded waits until it is (the
    /// system's loader has one lock), and that would be the window.
    Pool()
    {
        constexpr int kThreads = 3;
        threads.setMaxThreadCount(kThreads);
        threads.setExpiryTimeout(-1);
        const auto all = std::make_shared<std::latch>(kThreads);
        for (int i = 0; i < kThreads; i++)
            threads.start([all] { all->arrive_and_wait(); });
    }
    ~Pool()
    {
        stop.request_stop();
        threads.clear();
        threads.waitForDone();
    }
};

JobBridge::JobBridge(studio::JobBoard& board, studio::EngineThread& engine, QObject* parent)
    : QObject(parent), m_board(board), m_engine(engine), m_pool(std::make_unique<Pool>())
{
    qRegisterMetaType<studio::JobCard>();
    m_board.listen([this](const studio::JobCard& card) {
        const std::lock_guard lock(m_mutex);
        m_news[card.id] = card;
        if (!m_posted) {
            m_posted = true;
            QMetaObject::invokeMethod(
                this, [this] { deliver(); }, Qt::QueuedConnection);
        }
    });
}

JobBridge::~JobBridge()
{
    m_board.close(); // else the pool would wait behind what the engine is at
    m_board.listen({});
}

void JobBridge::deliver()
{
    std::map<std::int64_t, studio::JobCard> news;
    {
        const std::lock_guard lock(m_mutex);
        news.swap(m_news);
        m_posted = false;
    }
    for (const auto& [id, card] : news)
        Q_EMIT changed(card);
}

void JobBridge::forget(std::int64_t id)
{
    m_board.forget(id);
    Q_EMIT forgotten(id);
}

void JobBridge::beginAgain(const studio::JobCard& card)
{
    Q_EMIT wanted(card);
}

void JobBridge::post(const QPointer<QObject>& context, std::function<void()> call)
{
    if (QCoreApplication::instance() == nullptr)
        return;
    // Through the program's object: the context may end on its own thread while this one looks at it.
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [context, call = std::move(call)] {
            if (context)
                call();
        },
        Qt::QueuedConnection);
}

std::stop_token JobBridge::endOfProgram() const
{
    return m_pool->stop.get_token();
}

void JobBridge::startQuick(std::function<void(const Job&)> work)
{
    m_pool->threads.start([work = std::move(work), stop = m_pool->stop.get_token()] { work(Job(stop, {})); });
}

} // namespace koe::ui
