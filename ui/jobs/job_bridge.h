#pragma once

#include "studio/engine_thread.h"
#include "studio/job_board.h"
#include "studio/outcome.h"
#include "ui/jobs/outcome.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

Q_DECLARE_METATYPE(koe::studio::JobCard)

namespace koe::ui {

/// The only place where threads that work meet Qt: work goes out, cards and results come back as calls on the
/// window's thread.
///
/// Three ways: submit() puts a job on the shelf; ask() does something short without the engine (reading a
/// folder, a card); askEngine() does something short with it, behind what the engine is at.
class JobBridge : public QObject
{
    Q_OBJECT
public:
    JobBridge(studio::JobBoard& board, studio::EngineThread& engine, QObject* parent = nullptr);
    ~JobBridge() override;

    /// @p work runs on its lane's thread; @p done is called on this thread with what it returned or why it
    /// did not, unless @p context is gone by then. @p order.work is set here.
    /// @return the job's id
    template <typename Value>
    std::int64_t submit(studio::JobBoard::Order order, std::function<Value(const Job&)> work,
                        QObject* context, std::function<void(Outcome<Value>)> done)
    {
        auto answer = std::make_shared<Answer<Value>>(QPointer<QObject>(context), std::move(done));
        order.work = [work = std::move(work), answer = std::move(answer)](const Job& job) -> std::string {
            try {
                answer->outcome.value = work(job);
            } catch (...) {
                failed(answer->outcome);
                answer->give();
                throw;
            }
            answer->give();
            return {};
        };
        return m_board.add(std::move(order));
    }

    /// The same for work of the engine (Lane::Engine).
    template <typename Value>
    std::int64_t submitEngine(studio::JobBoard::Order order,
                              std::function<Value(engine::Engine&, const Job&)> work, QObject* context,
                              std::function<void(Outcome<Value>)> done)
    {
        return submit<Value>(
            std::move(order),
            [&thread = m_engine, work = std::move(work)](const Job& job) {
                return thread.run([&](engine::Engine& engine) { return work(engine, job); }).get();
            },
            context, std::move(done));
    }

    /// Something short, beside all jobs, on a thread of a small pool. Not on the shelf.
    template <typename Value>
    void ask(std::function<Value(const Job&)> work, QObject* context,
             std::function<void(Outcome<Value>)> done)
    {
        startQuick([work = std::move(work), context = QPointer<QObject>(context), done = std::move(done)](
                       const Job& job) { answer(context, done, [&] { return work(job); }); });
    }

    /// Something short that needs the engine; comes after what the engine is at, and keeps nobody else
    /// waiting.
    template <typename Value>
    void askEngine(std::function<Value(engine::Engine&, const Job&)> work, QObject* context,
                   std::function<void(Outcome<Value>)> done)
    {
        m_engine.post([work = std::move(work), context = QPointer<QObject>(context), done = std::move(done),
                       stop = endOfProgram()](const auto& engine) {
            answer(context, done, [&] {
                const Job job(stop, {});
                job.throwIfStopped();
                return work(engine(), job);
            });
        });
    }

    [[nodiscard]] studio::JobBoard& board() { return m_board; }

    void stop(std::int64_t id) { m_board.stop(id); }
    void pause(std::int64_t id, bool paused) { m_board.pause(id, paused); }
    void forget(std::int64_t id);
    /// Wants an interrupted or failed job begun again: whoever knows its kind listens to wanted().
    void beginAgain(const studio::JobCard& card);

Q_SIGNALS:
    /// The newest of a job; at most 20 a second per job, the last one always.
    void changed(const koe::studio::JobCard& card);
    void forgotten(qint64 id);
    void wanted(const koe::studio::JobCard& card);

private:
    /// What is said at the end of a job, whatever the end: one that is stopped while it waits is never begun.
    template <typename Value> struct Answer
    {
        Answer(QPointer<QObject> who, std::function<void(Outcome<Value>)> how)
            : context(std::move(who)), done(std::move(how))
        {
        }
        ~Answer()
        {
            if (!done)
                return;
            outcome.kind = QStringLiteral("stopped");
            outcome.sentence = QStringLiteral("Stopped before it began.");
            give();
        }
        Answer(const Answer&) = delete;
        Answer& operator=(const Answer&) = delete;

        void give()
        {
            if (done)
                post(context,
                     [outcome = std::move(outcome), done = std::exchange(done, nullptr)] { done(outcome); });
        }

        QPointer<QObject> context;
        std::function<void(Outcome<Value>)> done;
        Outcome<Value> outcome;
    };
    template <typename Value> static void failed(Outcome<Value>& outcome)
    {
        const studio::Failure failure = studio::failureOf(std::current_exception());
        outcome.kind = QString::fromStdString(failure.kind);
        outcome.sentence = QString::fromStdString(failure.sentence);
    }
    template <typename Value, typename Work>
    static void answer(const QPointer<QObject>& context, const std::function<void(Outcome<Value>)>& done,
                       const Work& work)
    {
        auto outcome = std::make_shared<Outcome<Value>>();
        try {
            outcome->value = work();
        } catch (...) {
            failed(*outcome);
        }
        post(context, [outcome, done] { done(std::move(*outcome)); });
    }
    static void post(const QPointer<QObject>& context, std::function<void()> call);
    [[nodiscard]] std::stop_token endOfProgram() const;
    void startQuick(std::function<void(const Job&)> work);
    void deliver();

    struct Pool;
    studio::JobBoard& m_board;
    studio::EngineThread& m_engine;
    std::mutex m_mutex;
    std::map<std::int64_t, studio::JobCard> m_news; // newest wins
    bool m_posted = false;
    std::unique_ptr<Pool> m_pool; // last: its threads end first
};

} // namespace koe::ui
