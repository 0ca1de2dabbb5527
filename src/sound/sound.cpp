#include "sound/sound.h"

#include "dataset/check.h"
#include "sound/deck.h"
#include "sound/overview.h"
#include "sound/sound_system.h"
#include "sound/spectrogram.h"

namespace koe::sound {
namespace {

class SoundDesk : public Sound
{
public:
    Overview overview(const std::filesystem::path& file, std::size_t bins, const Job& job) override
    {
        return overviewOf(file, bins, job);
    }
    Spectrogram spectrogram(const std::filesystem::path& file, std::size_t columns, std::size_t rows,
                            const Job& job) override
    {
        return spectrogramOf(file, columns, rows, job);
    }
    dataset::CheckReport checkDataset(const dataset::CheckRequest& request, const Job& job) override
    {
        return dataset::check(request, job);
    }
    std::vector<SoundDevice> devices() override { return m_system.devices(); }
    void chooseOutput(const std::string& id) override { m_system.chooseOutput(id); }
    std::unique_ptr<Player> player() override { return makePlayer(m_system, m_threads); }
    std::unique_ptr<Recorder> recorder() override { return makeRecorder(m_system, m_threads); }

private:
    static constexpr std::size_t kThreads = 6; // what the pages have: five players, one recorder

    SoundSystem m_system;
    SpareThreads m_threads{kThreads};
};

} // namespace

std::unique_ptr<Sound> makeSound()
{
    return std::make_unique<SoundDesk>();
}

} // namespace koe::sound
