#include "pitch/pitch_tracker.h"

#include "core/error.h"
#include "identify/identify.h"
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

template <typename Tracker>
std::unique_ptr<PitchTracker> loaded(const std::filesystem::path& model, const std::string& device,
                                     identify::Kind kind, const char* words)
{
    return identify::loadAs(model, {kind}, words, [&] { return std::make_unique<Tracker>(model, device); });
}

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
    using identify::Kind;
    switch (method) {
    case Method::Harvest:
        return std::make_unique<Harvest>();
    case Method::Pm:
        return std::make_unique<PraatPitch>();
    case Method::SwiftF0:
        return loaded<SwiftF0>(model, device, Kind::SwiftF0, "the pitch model SwiftF0");
    case Method::Rmvpe:
        return loaded<Rmvpe>(model, device, Kind::Rmvpe, "the pitch model RMVPE");
    case Method::Fcpe:
        return loaded<Fcpe>(model, device, Kind::Fcpe, "the pitch model FCPE");
    case Method::Crepe:
    case Method::CrepeTiny:
        return loaded<Crepe>(model, device, Kind::Crepe, "the pitch model CREPE");
    }
    throw UsageError("That pitch method does not exist.");
}

} // namespace koe::pitch
