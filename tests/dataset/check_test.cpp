// The dataset doctor on recordings that were damaged by a known amount.
#include "audio/decode.h"
#include "audio/encode.h"
#include "audio/resample.h"
#include "core/error.h"
#include "dataset/check.h"
#include "dataset/damage.h"
#include "dataset/left_out.h"
#include "dataset/listener.h"
#include "dataset/prepare_fixture.h"

#include <chrono>
#include <fstream>
#include <thread>

namespace koe::dataset {
namespace fs = std::filesystem;
namespace {

AudioBuffer fixture(const char* name, int rateHz)
{
    static std::map<std::pair<std::string, int>, AudioBuffer> read;
    AudioBuffer& audio = read[{name, rateHz}];
    if (audio.samples.empty())
        audio = audio::decodeAudio(fs::path(KOE_FIXTURES) / "speech" / name, rateHz);
    return audio;
}
AudioBuffer woman(int rateHz = 16000)
{
    return fixture("kathleen_48k.opus", rateHz);
}
AudioBuffer man(int rateHz = 16000)
{
    return fixture("flemishguy_24k.opus", rateHz);
}

AudioBuffer reader(int rateHz)
{
    return fixture("ljspeech_22k.opus", rateHz);
}

AudioBuffer part(const AudioBuffer& audio, double from, double seconds)
{
    const auto begin = static_cast<std::ptrdiff_t>(from * audio.sampleRateHz);
    const auto end = std::min(begin + static_cast<std::ptrdiff_t>(seconds * audio.sampleRateHz),
                              static_cast<std::ptrdiff_t>(audio.samples.size()));
    return {{audio.samples.begin() + begin, audio.samples.begin() + end}, audio.sampleRateHz};
}

AudioBuffer louder(AudioBuffer audio, double db)
{
    for (float& sample : audio.samples)
        sample *= static_cast<float>(std::pow(10.0, db / 20));
    return audio;
}

class Doctor : public testing::Test
{
protected:
    void put(const std::string& name, const AudioBuffer& audio)
    {
        fs::create_directories((m_folder.path() / name).parent_path());
        audio::encodeAudio(m_folder.path() / name, audio);
    }
    CheckReport run(const Job& job = {})
    {
        CheckRequest request;
        request.data = m_folder.path();
        request.jobs = 2;
        return check(request, job);
    }
    /// Figures of one recording alone.
    FileFigures hear(const AudioBuffer& audio)
    {
        const TemporaryFolder folder;
        audio::encodeAudio(folder.path() / "a.wav", audio);
        return listenTo({folder.path() / "a.wav", "a.wav", 0, 0, 0}, {}).figures;
    }
    static const FileFigures& figures(const CheckReport& report, const std::string& file)
    {
        for (const FileFigures& each : report.files)
            if (each.file == file)
                return each;
        throw std::out_of_range(file);
    }
    static const Finding* finding(const CheckReport& report, const std::string& file, Trouble trouble)
    {
        for (const Finding& each : report.findings)
            if (each.file == file && each.trouble == trouble)
                return &each;
        return nullptr;
    }

    TemporaryFolder m_folder;
};

TEST_F(Doctor, CleanSpeechHasNothing)
{
    const FileFigures clean = hear(woman(48000));
    EXPECT_NEAR(clean.seconds, 17.9, 0.2);
    EXPECT_GT(clean.speechSeconds, 16.0);
    EXPECT_GT(clean.signalToNoiseDb, 25.0);
    EXPECT_EQ(clean.clippedShare, 0.0);
    EXPECT_FALSE(clean.humDb > -40.0);
    EXPECT_LT(clean.reverbSeconds, 0.3);
    EXPECT_LT(clean.musicShare, 0.1);
    EXPECT_GT(clean.bandwidthHz, 15000.0);
    EXPECT_GT(clean.voicedShare, 0.5);
}

TEST_F(Doctor, NoiseAtAKnownDistance)
{
    for (const double below : {20.0, 10.0}) {
        EXPECT_NEAR(hear(damage::withNoise(woman(), below)).signalToNoiseDb, below, 2.0);
        EXPECT_NEAR(hear(damage::withNoise(man(), below)).signalToNoiseDb, below, 2.5);
    }
}

TEST_F(Doctor, ClippingOfAKnownShare)
{
    for (const double share : {0.0005, 0.003, 0.02}) {
        EXPECT_NEAR(hear(damage::clipped(woman(), share, 1.0F)).clippedShare, share, 0.3 * share);
        EXPECT_NEAR(hear(damage::clipped(woman(48000), share, 0.4F)).clippedShare, share, 0.3 * share);
    }
    EXPECT_EQ(hear(damage::chords(3.0, 48000)).clippedShare, 0.0);
    AudioBuffer tone{signals::tone(200.0, 3.0, 16000, 0.9), 16000};
    EXPECT_EQ(hear(tone).clippedShare, 0.0);
}

TEST_F(Doctor, HumOfAKnownLevel)
{
    for (const double mains : {50.0, 60.0})
        for (const double below : {20.0, 30.0}) {
            const FileFigures humming = hear(damage::withHum(woman(), mains, below));
            EXPECT_EQ(humming.humHz, mains);
            EXPECT_NEAR(humming.humDb, -below, 4.0);
        }
}

TEST_F(Doctor, RoomsOfAKnownReverberation)
{
    const AudioBuffer dry = woman();
    double last = hear(dry).reverbSeconds;
    for (const double seconds : {0.4, 0.8}) {
        const double heard = hear(damage::inRoom(dry, seconds)).reverbSeconds;
        EXPECT_NEAR(heard, seconds, 0.35 * seconds);
        EXPECT_GT(heard, last);
        last = heard;
    }
}

TEST_F(Doctor, BandwidthOfTheRateItWasRecordedAt)
{
    EXPECT_NEAR(hear(audio::resample(part(woman(16000), 0.0, 5.0), 48000)).bandwidthHz, 8000.0, 800.0);
    EXPECT_NEAR(hear(audio::resample(part(woman(24000), 0.0, 5.0), 48000)).bandwidthHz, 12000.0, 1200.0);
    EXPECT_EQ(hear(woman(16000)).bandwidthHz, 8000.0);
}

TEST_F(Doctor, MusicAndNoiseAreNoSpeech)
{
    EXPECT_GT(hear(damage::chords(6.0, 16000)).musicShare, 0.6);
    AudioBuffer noise{{}, 16000};
    for (std::size_t i = 0; i < 48000; i++)
        noise.samples.push_back(static_cast<float>(0.1 * signals::noiseAt(i)));
    put("noise.wav", noise);
    put("chords.wav", damage::chords(6.0, 16000));
    put("speech.wav", woman());
    const CheckReport report = run();
    EXPECT_NE(finding(report, "chords.wav", Trouble::Music), nullptr);
    EXPECT_NE(finding(report, "noise.wav", Trouble::NoSpeech), nullptr);
    EXPECT_EQ(report.findings.size(), 2u);
}

TEST_F(Doctor, PitchIsThatOfTheTrackers)
{
    // Medians of SwiftF0 over the same two recordings.
    EXPECT_NEAR(hear(woman()).pitchMedianHz, 162.0, 8.0);
    EXPECT_NEAR(hear(man()).pitchMedianHz, 146.0, 8.0);
    const FileFigures sung = hear({signals::tone(440.0, 3.0, 44100, 0.3), 44100});
    EXPECT_NEAR(sung.pitchLowHz, 440.0, 2.0);
    EXPECT_NEAR(sung.pitchHighHz, 440.0, 2.0);
}

TEST_F(Doctor, DuplicatesAtAnotherLevelRateAndFormat)
{
    const AudioBuffer speech = woman(48000);
    put("first.wav", part(speech, 0.0, 6.0));
    put("second.wav", part(speech, 6.0, 6.0));
    put("soft.wav", louder(part(speech, 0.0, 6.0), -12.0));
    put("narrow.flac", audio::resample(part(speech, 6.0, 6.0), 16000));
    put("piece.wav", part(speech, 7.013, 3.0)); // cut out of the second
    put("third.wav", part(speech, 12.0, 5.9));
    const CheckReport report = run();
    EXPECT_EQ(figures(report, "first.wav").duplicateOf, "");
    EXPECT_EQ(figures(report, "second.wav").duplicateOf, "");
    EXPECT_EQ(figures(report, "third.wav").duplicateOf, "");
    EXPECT_EQ(figures(report, "soft.wav").duplicateOf, "first.wav");
    EXPECT_EQ(figures(report, "narrow.flac").duplicateOf, "second.wav");
    EXPECT_FALSE(figures(report, "piece.wav").duplicateOf.empty());
    EXPECT_NE(finding(report, "soft.wav", Trouble::Duplicate), nullptr);
}

TEST_F(Doctor, OtherSpeakersStandOut)
{
    const AudioBuffer her = woman(24000);
    for (int i = 0; i < 6; i++)
        put("her " + std::to_string(i) + ".wav", part(her, 3.0 * i, 3.0));
    const AudioBuffer other = reader(24000);
    put("one 0.wav", part(other, 0.0, 3.5));
    put("one 1.wav", part(other, 3.5, 3.5));
    CheckReport report = run();
    for (int i = 0; i < 6; i++)
        EXPECT_LT(figures(report, "her " + std::to_string(i) + ".wav").strangeness, 2.0) << i;
    for (const char* file : {"one 0.wav", "one 1.wav"}) {
        const Finding* found = finding(report, file, Trouble::OtherSpeaker);
        ASSERT_NE(found, nullptr) << file;
        EXPECT_TRUE(found->drop);
    }
    // In a folder of her own she is a speaker of her own.
    fs::create_directory(m_folder.path() / "her");
    fs::create_directory(m_folder.path() / "one");
    for (const auto& each : report.files)
        fs::rename(m_folder.path() / each.file, m_folder.path() / each.file.substr(0, 3) / each.file);
    report = run();
    EXPECT_EQ(finding(report, "one/one 0.wav", Trouble::OtherSpeaker), nullptr);
}

TEST_F(Doctor, WhatCannotBeUsedIsSaidAndTheRestIsJudged)
{
    put("good.wav", woman());
    put("blink.wav", part(woman(), 0.5, 0.2));
    put("silent.wav", {std::vector<float>(32000), 16000});
    m_folder.write("notes.txt", "not a sound");
    const CheckReport report = run();
    EXPECT_NE(finding(report, "blink.wav", Trouble::TooShort), nullptr);
    EXPECT_NE(finding(report, "silent.wav", Trouble::NoSpeech), nullptr);
    const Finding* text = finding(report, "notes.txt", Trouble::Unreadable);
    ASSERT_NE(text, nullptr);
    EXPECT_NE(text->sentence.find("notes.txt"), std::string::npos);
    EXPECT_NEAR(report.speechMinutes, 0.3, 0.03);
    EXPECT_EQ(report.grade, Grade::Wrong);
    EXPECT_NE(report.verdict.find("too little"), std::string::npos) << report.verdict;
    EXPECT_TRUE(std::any_of(report.advice.begin(), report.advice.end(), [](const std::string& each) {
        return each.find("1 recording is too short") == 0;
    }));
}

TEST_F(Doctor, WhatIsLeftOutIsListedButDoesNotCount)
{
    put("a.wav", part(woman(), 0.0, 9.0));
    put("b.wav", part(woman(), 9.0, 8.0));
    writeLeftOut(m_folder.path(), {"b.wav"});
    CheckReport report = run();
    EXPECT_TRUE(figures(report, "b.wav").leftOut);
    EXPECT_NEAR(report.speechMinutes * 60, 9.0, 0.7);
    // Asked anew without listening.
    for (FileFigures& file : report.files)
        file.leftOut = false;
    EXPECT_NEAR(judge(report.files).speechMinutes * 60, 17.0, 1.0);
    writeLeftOut(m_folder.path(), {});
    EXPECT_FALSE(fs::exists(m_folder.path() / kLeftOutFile));
    m_folder.write(kLeftOutFile, "{");
    EXPECT_NE(sentenceOf<InvalidInput>([&] { (void)run(); }).find("damaged"), std::string::npos);
}

TEST_F(Doctor, VerdictsFollowTheFigures)
{
    FileFigures file;
    file.file = "a.wav";
    file.seconds = file.speechSeconds = 8 * 60;
    file.sampleRateHz = 48000;
    file.bandwidthHz = 20000;
    file.signalToNoiseDb = 40;
    file.noiseDb = -60;
    file.loudnessLufs = -20;
    file.reverbSeconds = 0.2;
    file.voicedShare = 0.8;
    file.musicShare = 0.0;
    const auto verdict = [](const FileFigures& figures) { return judge({figures}); };
    EXPECT_EQ(verdict(file).verdict,
              "8 minutes of clean speech: enough to try; 10 to 50 minutes are better.");
    EXPECT_EQ(verdict(file).epochs, 200);
    EXPECT_EQ(verdict(file).grade, Grade::Care);
    FileFigures more = file;
    more.seconds = more.speechSeconds = 30 * 60;
    EXPECT_EQ(verdict(more).grade, Grade::Good);
    FileFigures noisy = more;
    noisy.signalToNoiseDb = 12;
    EXPECT_EQ(verdict(noisy).epochs, 30);
    EXPECT_NE(verdict(noisy).verdict.find("noisy"), std::string::npos);
    FileFigures none = file;
    none.speechSeconds = 0;
    EXPECT_EQ(verdict(none).epochs, 0);
}

TEST_F(Doctor, StopsWithinASecond)
{
    AudioBuffer loud = woman(48000);
    for (int i = 0; i < 3; i++)
        loud.samples.insert(loud.samples.end(), loud.samples.begin(), loud.samples.end());
    for (int i = 0; i < 4; i++)
        put(std::to_string(i) + ".wav", loud); // ten minutes
    std::stop_source stop;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        stop.request_stop();
    });
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW((void)run(Job(stop.get_token(), {})), Cancelled);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(1200));
}

TEST_F(Prepare, LeavesOutWhatTheFolderSays)
{
    record("a.wav", {{3, 0.3}});
    record("b.wav", {{3, 0.3}});
    writeLeftOut(data(), {"b.wav"});
    run();
    const std::size_t one = names("0_gt_wavs").size();
    writeLeftOut(data(), {});
    run();
    EXPECT_EQ(names("0_gt_wavs").size(), 2 * one);
    writeLeftOut(data(), {"a.wav"});
    run();
    EXPECT_EQ(names("0_gt_wavs").size(), one);
    writeLeftOut(data(), {"a.wav", "b.wav"});
    EXPECT_NE(sentenceOf<InvalidInput>([&] { run(); }).find("keep some"), std::string::npos);
}

TEST_F(Doctor, WhatWasHeardOnceIsNotHeardAgain)
{
    const TemporaryFolder cache;
    const auto look = [&] {
        CheckRequest request;
        request.data = m_folder.path();
        request.cacheFolder = cache.path();
        return check(request, {});
    };
    put("a.wav", woman(48000));
    put("b.wav", man(48000));
    const CheckReport first = look();
    // The same length, time and ends, but silence between: who listened would hear it.
    const fs::path a = m_folder.path() / "a.wav";
    const auto time = fs::last_write_time(a);
    const auto silence = [&] {
        std::fstream file(a, std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(100 << 10);
        file << std::string(fs::file_size(a) - (200 << 10), '\0');
    };
    silence();
    fs::last_write_time(a, time);
    put("c.wav", man(48000));
    const CheckReport second = look();
    for (const char* file : {"a.wav", "b.wav"}) {
        const FileFigures before = figures(first, file);
        const FileFigures after = figures(second, file);
        EXPECT_EQ(before.speechSeconds, after.speechSeconds);
        EXPECT_EQ(before.signalToNoiseDb, after.signalToNoiseDb);
        EXPECT_EQ(before.pitchMedianHz, after.pitchMedianHz);
        EXPECT_EQ(before.sampleRateHz, after.sampleRateHz);
    }
    EXPECT_EQ(figures(second, "c.wav").duplicateOf, "b.wav") << "its sound is compared with what was kept";
    fs::rename(m_folder.path() / "a.wav", m_folder.path() / "d.wav");
    EXPECT_EQ(figures(look(), "d.wav").speechSeconds, figures(first, "a.wav").speechSeconds)
        << "another name is the same recording";
    fs::last_write_time(m_folder.path() / "d.wav", time + std::chrono::seconds(1));
    EXPECT_LT(figures(look(), "d.wav").speechSeconds, figures(first, "a.wav").speechSeconds - 5.0);

    // What is kept is damaged or cut off: listened to again.
    const fs::path kept = fs::directory_iterator(cache.path())->path();
    const double speech = figures(look(), "b.wav").speechSeconds;
    for (const std::uintmax_t size : {fs::file_size(kept) / 2, std::uintmax_t{70}, std::uintmax_t{3}}) {
        fs::resize_file(kept, size);
        EXPECT_EQ(figures(look(), "b.wav").speechSeconds, speech);
        EXPECT_GT(fs::file_size(kept), 1000U) << "and kept again";
    }
    std::fstream(kept, std::ios::binary | std::ios::in | std::ios::out).seekp(200) << "xxxx";
    EXPECT_EQ(figures(look(), "b.wav").speechSeconds, speech);
}

} // namespace
} // namespace koe::dataset
