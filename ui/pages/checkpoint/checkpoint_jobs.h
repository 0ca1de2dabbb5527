#pragma once

#include "ui/app/voice_library.h"
#include "ui/jobs/job_bridge.h"
#include "ui/pages/checkpoint/checkpoint_form.h"

namespace koe::ui {

// How the form's sources put work on the shelf, and do what is short.

template <typename Value>
void CheckpointForm::submit(const char* kind, const QString& title, const std::string& request,
                            std::function<Value(const Job&)> work, std::function<void(Value&)> done)
{
    say({});
    studio::JobBoard::Order order;
    order.kind = kind;
    order.title = title.toStdString();
    order.request = request;
    order.lane = studio::Lane::Files;
    m_desk.jobs.submit<Value>(std::move(order), std::move(work), this, [this, done](Outcome<Value> outcome) {
        if (outcome)
            done(*outcome.value);
        else if (!outcome.stopped())
            sayWrong(outcome.sentence);
        m_desk.voices.refresh();
    });
}

template <typename Value>
void CheckpointForm::quick(std::function<Value(const Job&)> work, std::function<void(Value&)> done)
{
    say({});
    m_desk.jobs.ask<Value>(std::move(work), this, [this, done](Outcome<Value> outcome) {
        if (outcome)
            done(*outcome.value);
        else
            sayWrong(outcome.sentence);
        m_desk.voices.refresh();
    });
}

} // namespace koe::ui
