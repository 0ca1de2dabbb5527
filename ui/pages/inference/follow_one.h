#pragma once

#include "core/error.h"
#include "engine/engine.h"

#include <utility>

namespace koe::ui {

/// The pitch of the one recording that @p request names.
/// @throws InvalidInput with why it cannot be followed; Cancelled
inline PitchTrack followOne(engine::Engine& engine, const convert::PitchRequest& request, const Job& job)
{
    convert::FollowedFile followed = engine.followPitch(request, job).files.at(0);
    if (!followed.problem.empty())
        throw InvalidInput(followed.problem);
    return std::move(followed.track);
}

} // namespace koe::ui
