#include "pitch/pitch_tracker.h"

#include "core/error.h"
#include "pitch/crepe.h"
#include "pitch/fcpe.h"
#include "pitch/harvest.h"
#include "pitch/praat_pitch.h"
#include "pitch/rmvpe.h"
#include "pitch/swift_f0.h"

#include <array>
#include <utility>

namespace koe::pitch {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 7> kMethods{{{"rmvpe", Method::Rmvpe},
                                                                       {"fcpe", Method::Fcpe},
                                                                       {"crepe", Method::Crepe},
                                                                       {"crepe-tiny", Method::CrepeTiny},
                                                                       {"swiftf0", Method::SwiftF0},
                                                                       {"harvest", Method::Harvest},
                                                                       {"pm", Method::Pm}}};

} // namespace

Method methodFromName(std::string_view name)
{
    for (const auto& [word, method] : kMethods)
        if (word == name)
            return method;
    throw UsageError("There is no pitch method \"" + std::string(name) +
                     "\": choose rmvpe, fcpe, crepe, crepe-tiny, swiftf0, harvest or pm.");
}

std::string_view name(Method method)
{
    for (const auto& [word, known] : kMethods)
        if (known == method)
            return word;
    return {};
}

std::unique_ptr<PitchTracker> makePitchTracker(Method method, const std::filesystem::path& model,
                                               const std::string& device)
{
    switch (method) {
    case Method::Harvest:
        return std::make_unique<Harvest>();
    case Method::Pm:
        return std::make_unique<PraatPitch>();
    case Method::SwiftF0:
        return std::make_unique<SwiftF0>(model, device);
    case Method::Rmvpe:
        return std::make_unique<Rmvpe>(model, device);
    case Method::Fcpe:
        return std::make_unique<Fcpe>(model, device);
    case Method::Crepe:
    case Method::CrepeTiny:
        return std::make_unique<Crepe>(model, device);
    }
    throw UsageError("That pitch method does not exist.");
}

} // namespace koe::pitch
