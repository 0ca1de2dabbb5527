#include "studio/training_progress.h"

#include <algorithm>

namespace koe::studio {
namespace {

struct Place
{
    TrainingStage stage;
    double from, to; // of the whole bar
};

/// Of the training, but its pace says nothing of the steps.
bool isBeforeSteps(const std::string& word)
{
    return word == "networks" || word == "nearest speaker" || word == "first step";
}

/// Where a word of training::train() belongs.
std::optional<Place> placeOf(const StageProgress& progress)
{
    using namespace training;
    const std::string& word = progress.stage;
    if (word == "slicing")
        return Place{TrainingStage::Prepare, 0.0, kSliced};
    if (word == "pitch" || word == "features" || word == "prepared")
        return Place{TrainingStage::Features, kSliced, kPrepared};
    if (word == "train" || isBeforeSteps(word))
        return Place{TrainingStage::Train, progress.fraction < kPrepared ? 0.0 : kPrepared, kTrained};
    if (word.starts_with("index"))
        return Place{TrainingStage::Index, kTrained, 1.0};
    if (word == "done")
        return Place{TrainingStage::Voice, kTrained, 1.0};
    return std::nullopt;
}

} // namespace

void TrainingProgress::enter(TrainingStage stage, double from, Clock::time_point now)
{
    for (std::size_t before = 0; before < static_cast<std::size_t>(stage); before++)
        if (!m_stages[before].done) {
            m_stages[before].done = true;
            m_stages[before].fraction = 1.0;
            m_stages[before].secondsLeft.reset();
        }
    m_current = stage;
    m_from = from;
    m_began = now;
    m_left = {};
    m_stages[static_cast<std::size_t>(stage)].begun = true;
}

void TrainingProgress::take(const StageProgress& progress, Clock::time_point now)
{
    const std::optional<Place> place = placeOf(progress);
    if (!place || (m_current && place->stage < *m_current))
        return; // a word of the stage before that was late
    if (m_current != place->stage)
        enter(place->stage, place->from, now);
    StageState& state = m_stages[static_cast<std::size_t>(place->stage)];
    state.fraction = std::clamp((progress.fraction - m_from) / (place->to - m_from), state.fraction, 1.0);
    state.seconds = std::chrono::duration<double>(now - m_began).count();
    if (!isBeforeSteps(progress.stage))
        m_left.update(state.fraction, now);
    state.secondsLeft = m_left.seconds(now);
    if (progress.stage == "index") // its last word: the voice is written now
        enter(TrainingStage::Voice, training::kTrained, now);
}

void TrainingProgress::skip(Clock::duration pause)
{
    m_began += pause;
    m_left.skip(pause);
}

void TrainingProgress::end(Clock::time_point now)
{
    enter(TrainingStage::Voice, 1.0, now);
    m_stages.back().done = true;
    m_stages.back().fraction = 1.0;
    m_current.reset();
}

} // namespace koe::studio
