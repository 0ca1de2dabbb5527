#include "pitch/pitch_tracker.h"

#include "core/error.h"
#include "pitch/praat_pitch.h"
#include "pitch/rmvpe.h"
#include "pitch/swift_f0.h"

#include <array>
#include <utility>

namespace koe::pitch {
namespace {

constexpr std::array<std::pair<std::string_view, Method>, 3> kMethods{
    {{"pm", Method::Pm}, {"swiftf0", Method::SwiftF0}, {"rmvpe", Method::Rmvpe}}};

} // namespace

Method methodFromName(std::string_view name)
{
    for (const auto& [word, method] : kMethods)
        if (word == name)
            return method;
    throw UsageError("There is no pitch method \"" + std::string(name) + "\": choose pm, swiftf0 or rmvpe.");
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
    case Method::Pm:
        return std::make_unique<PraatPitch>();
    case Method::SwiftF0:
        return std::make_unique<SwiftF0>(model, device);
    case Method::Rmvpe:
        return std::make_unique<Rmvpe>(model, device);
    }
    throw UsageError("That pitch method does not exist.");
}

} // namespace koe::pitch
