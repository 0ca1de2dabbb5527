#include "ui/wizard/wizard_memory.h"

#include "studio/settings.h"

#include <algorithm>
#include <array>

namespace koe::ui {
namespace {

constexpr const char* kSetting = "wizard";
constexpr std::size_t kParts = 6;
constexpr std::array<std::string_view, 6> kSteps{"name", "recordings", "check", "choice", "train", "listen"};
constexpr std::array<std::string_view, 3> kCares{"quick", "good", "best"};
constexpr std::string_view kMade = "made";

template <typename Value, typename Words>
bool takeWord(Value& value, const Words& words, const std::string& word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found != words.end())
        value = static_cast<Value>(found - words.begin());
    return found != words.end();
}

} // namespace

WizardMemory WizardMemory::read(const studio::Settings& settings)
{
    const std::vector<std::string> kept = settings.texts(kSetting);
    WizardMemory memory;
    if (kept.size() != kParts || !takeWord(memory.step, kSteps, kept[0]) ||
        !takeWord(memory.care, kCares, kept[2]))
        return {};
    memory.name = QString::fromStdString(kept[1]);
    memory.recordings = kept[3];
    memory.begun = kept[4];
    memory.isMade = kept[5] == kMade;
    return memory;
}

void WizardMemory::keep(studio::Settings& settings) const
{
    if (*this == WizardMemory())
        return settings.set(kSetting, std::vector<std::string>());
    settings.set(kSetting, std::vector<std::string>{
                               std::string(kSteps.at(static_cast<std::size_t>(step))), name.toStdString(),
                               std::string(kCares.at(static_cast<std::size_t>(care))), recordings.string(),
                               begun, isMade ? std::string(kMade) : std::string()});
}

} // namespace koe::ui
