#include "ui/pages/checkpoint/voice_sample.h"

#include "core/is_there.h"
#include "ui/jobs/save_listening.h"
#include "voice/voice.h"

namespace koe::ui {
namespace fs = std::filesystem;

fs::path sampleOf(const Home& home, const voice::VoiceCard& card)
{
    if (!card.sample.empty())
        return card.sample;
    if (card.file.parent_path() == home.starter / "voices")
        if (const fs::path shipped = home.starter / "samples" / (card.name + ".opus"); isThere(shipped))
            return shipped;
    const std::vector<ListeningSample> heard = SaveListening::read(home.experiment(card.name));
    return heard.empty() ? fs::path() : heard.back().result;
}

} // namespace koe::ui
