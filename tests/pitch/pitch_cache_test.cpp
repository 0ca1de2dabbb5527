#include "pitch/pitch_cache.h"

#include "core/digest.h"
#include "pitch/pitch_settings.h"
#include "pitch/tones.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries(const fs::path& folder)
{
    std::vector<fs::path> all;
    for (const auto& each : fs::directory_iterator(folder))
        all.push_back(each.path());
    return all;
}

const AudioBuffer& sound()
{
    static const AudioBuffer shared = testing::tone([](double) { return 200.0; }, 1.0);
    return shared;
}

TEST(PitchCache, KeepsByContentAndSettings)
{
    const TemporaryFolder folder;
    PitchCache cache(folder.path() / "deep/pitch");
    const std::string key = PitchCache::key(sound(), "pm");
    EXPECT_FALSE(cache.find(key));
    cache.store(key, {{1.0f, 0.0f, 3.0f}});
    EXPECT_EQ(PitchCache(folder.path() / "deep/pitch").find(key)->hz, (std::vector<float>{1.0f, 0.0f, 3.0f}));
    EXPECT_NE(PitchCache::key(sound(), "harvest"), key);
    AudioBuffer other = sound();
    other.samples[7000] += 1e-6f;
    EXPECT_NE(PitchCache::key(other, "pm"), key);
    other = sound();
    other.samples.pop_back();
    EXPECT_NE(PitchCache::key(other, "pm"), key);
}

TEST(PitchCache, DamagedEntriesAreAbsent)
{
    const TemporaryFolder folder;
    PitchCache cache(folder.path());
    const std::string key = PitchCache::key(sound(), "pm");
    cache.store(key, {std::vector<float>(100, 5.0f)});
    const fs::path file = entries(folder.path()).at(0);
    const auto whole = fs::file_size(file);
    for (const std::uintmax_t size : {std::uintmax_t{0}, std::uintmax_t{20}, whole - 1}) {
        fs::resize_file(file, size);
        EXPECT_FALSE(cache.find(key)) << size;
    }
    cache.store(key, {std::vector<float>(100, 5.0f)});
    EXPECT_TRUE(cache.find(key));
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary).seekp(60).put('x');
    EXPECT_FALSE(cache.find(key));
    // A size that would fill the memory.
    cache.store(key, {std::vector<float>(100, 5.0f)});
    std::fstream(file, std::ios::in | std::ios::out | std::ios::binary)
        .seekp(8)
        .write("\xff\xff\xff\xff\xff\x01", 6);
    EXPECT_FALSE(cache.find(key));
    // An entry of another key under this name.
    const std::string second = PitchCache::key(sound(), "harvest");
    cache.store(second, {std::vector<float>(100, 6.0f)});
    fs::rename(folder.path() / (second + ".f0"), folder.path() / (key + ".f0"));
    EXPECT_FALSE(cache.find(key));
}

TEST(PitchCache, StaysSmall)
{
    const TemporaryFolder folder;
    constexpr std::uint64_t kMost = 8 * (1000 * sizeof(float) + 32);
    for (int i = 0; i < 12; i++) {
        PitchCache cache(folder.path(), kMost); // each tidies at its first
        const std::string key = PitchCache::key(sound(), std::to_string(i));
        cache.store(key, {std::vector<float>(1000)});
        EXPECT_TRUE(cache.find(key)) << i;
    }
    EXPECT_LE(entries(folder.path()).size(), 8u);
    EXPECT_GE(entries(folder.path()).size(), 5u);
    EXPECT_TRUE(PitchCache(folder.path()).find(PitchCache::key(sound(), "11")));
    EXPECT_FALSE(PitchCache(folder.path()).find(PitchCache::key(sound(), "0")));
}

TEST(PitchCache, AFolderThatCannotBeMadeIsNoError)
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "file") << "in the way";
    PitchCache cache(folder.path() / "file/pitch");
    const std::string key = PitchCache::key(sound(), "pm");
    cache.store(key, {{1.0f}});
    EXPECT_FALSE(cache.find(key));
}

TEST(PitchCache, ManyMayWriteAtOnce)
{
    const TemporaryFolder folder;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; i++)
        threads.emplace_back([&, i] {
            for (int n = 0; n < 20; n++) {
                PitchCache cache(folder.path(), 10 * (400 + 32));
                const std::string key = PitchCache::key(sound(), std::to_string(i * 100 + n));
                cache.store(key, {std::vector<float>(100, static_cast<float>(n))});
                if (const auto found = cache.find(key)) { // another may have tidied it away
                    EXPECT_EQ(found->hz, std::vector<float>(100, static_cast<float>(n)));
                }
            }
        });
    threads.clear();
    for (const fs::path& file : entries(folder.path()))
        EXPECT_EQ(file.extension(), ".f0");
}

TEST(PitchCache, WeightsAreToldApart)
{
    const TemporaryFolder folder;
    const fs::path a = folder.path() / "a";
    const fs::path b = folder.path() / "b";
    std::ofstream(a) << std::string(200'000, 'x') << "1";
    std::ofstream(b) << std::string(200'000, 'x') << "2";
    fs::last_write_time(b, fs::last_write_time(a));
    EXPECT_NE(fileIdentity(a), fileIdentity(b));
    EXPECT_EQ(fileIdentity(a), fileIdentity(a));
    EXPECT_EQ(fileIdentity(folder.path() / "none"), "");
}

TEST(PitchSettings, TheSecondTimeNothingIsLoaded)
{
    const TemporaryFolder folder;
    PitchSettings settings;
    settings.choice.method = Method::Pm;
    settings.cacheFolder = folder.path();
    int loaded = 0;
    const auto count = [&] { loaded++; };
    const std::vector<float> first = makePitchTracker(settings, count)->track(sound(), {}).hz;
    EXPECT_EQ(loaded, 1);
    EXPECT_EQ(makePitchTracker(settings, count)->track(sound(), {}).hz, first);
    EXPECT_EQ(loaded, 1);
    settings.filterRadius = 5; // comes behind the cache
    settings.repairOctaves = true;
    EXPECT_EQ(makePitchTracker(settings, count)->track(sound(), {}).hz.size(), first.size());
    EXPECT_EQ(loaded, 1);
    settings.cacheFolder.clear();
    EXPECT_EQ(makePitchTracker({{}, "cpu", {}, false, {}}, count)->track(sound(), {}).hz, first);
    EXPECT_EQ(loaded, 2);
}

TEST(PitchSettings, FilterRadius)
{
    EXPECT_EQ(medianWidth(Method::Harvest, {}), 3u); // RVC's default
    EXPECT_EQ(medianWidth(Method::Harvest, 7), 3u);  // and width
    EXPECT_EQ(medianWidth(Method::Harvest, 2), 0u);
    EXPECT_EQ(medianWidth(Method::Rmvpe, {}), 0u);
    EXPECT_EQ(medianWidth(Method::Rmvpe, 2), 0u);
    EXPECT_EQ(medianWidth(Method::Rmvpe, 3), 3u);
    EXPECT_EQ(medianWidth(Method::Rmvpe, 6), 7u);
}

} // namespace
} // namespace koe::pitch
