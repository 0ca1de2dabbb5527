#include "dataset/check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace koe::dataset {
namespace {

// What is good, and from where on it is wrong. Where the figures come from: docs/dataset-doctor.md.
constexpr double kTriedMinutes = 5.0;
constexpr double kGoodMinutes = 10.0;
constexpr double kPlentyMinutes = 50.0;
constexpr double kLeastMinutes = 1.0;
constexpr double kCleanDb = 25.0;
constexpr double kNoisyDb = 18.0;
constexpr double kDrownedDb = 10.0;
constexpr double kHumDb = -45.0;
constexpr double kLoudHumDb = -30.0;
constexpr double kClips = 1e-4;
constexpr double kClipsOften = 1e-3;
constexpr double kDrySeconds = 0.35;
constexpr double kHallSeconds = 0.6;
constexpr double kMusic = 0.5;
constexpr double kMusicLeastSeconds = 3.0;
constexpr double kVoiceless = 0.25;
constexpr double kShortestSeconds = 0.4; // of which prepare makes a clip
constexpr double kWideHz = 15000.0;
constexpr double kNarrowHz = 7000.0;
constexpr double kNarrower = 0.75; // than the others
constexpr double kSpreadDb = 6.0;
constexpr double kWideSpreadDb = 12.0;
constexpr double kPerhapsStranger = 2.5; // log of how much likelier another speaker is
constexpr double kStranger = 4.0;
constexpr double kMuchSilence = 0.4;

std::string text(const char* format, double value)
{
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, format, value);
    return buffer;
}

std::string count(std::size_t number, const char* what)
{
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string minutesText(double minutes)
{
    if (minutes < 1.0)
        return text("%.0f seconds", minutes * 60);
    return minutes < 1.5 ? "1 minute" : text("%.0f minutes", minutes);
}

/// "A3", with A4 = 440 Hz.
std::string noteName(double hz)
{
    static constexpr const char* kNames[] = {"C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"};
    const int key = static_cast<int>(std::lround(69 + 12 * std::log2(hz / 440.0)));
    return kNames[(key % 12 + 12) % 12] + std::to_string(key / 12 - 1);
}

/// By how much of the values' weight lies under it.
double percentile(std::vector<std::pair<double, double>> valuesAndWeights, double share)
{
    std::erase_if(valuesAndWeights, [](const auto& each) { return !std::isfinite(each.first); });
    if (valuesAndWeights.empty())
        return kUnknown;
    std::sort(valuesAndWeights.begin(), valuesAndWeights.end());
    double all = 0.0;
    for (const auto& [value, weight] : valuesAndWeights)
        all += weight;
    double under = 0.0;
    for (const auto& [value, weight] : valuesAndWeights) {
        under += weight;
        if (under >= share * all)
            return value;
    }
    return valuesAndWeights.back().first;
}

class Judge
{
public:
    explicit Judge(std::vector<FileFigures> files)
    {
        m_report.files = std::move(files);
        for (const FileFigures& file : m_report.files)
            if (!file.leftOut) {
                m_kept.push_back(&file);
                if (file.problem.empty() && file.speechSeconds > 0.0)
                    m_heard.push_back(&file);
            }
    }

    CheckReport report()
    {
        m_medianLufs = median(&FileFigures::loudnessLufs);
        m_medianReverb = median(&FileFigures::reverbSeconds);
        m_medianBand = median(&FileFigures::bandwidthHz);
        for (const FileFigures* file : m_kept)
            examine(*file);
        chooseUsable();
        std::stable_sort(m_report.findings.begin(), m_report.findings.end(),
                         [](const Finding& a, const Finding& b) { return a.drop > b.drop; });
        measure();
        decide();
        return std::move(m_report);
    }

private:
    using Member = double FileFigures::*;

    [[nodiscard]] double percentileOf(Member member, double share) const
    {
        std::vector<std::pair<double, double>> values;
        for (const FileFigures* file : m_heard)
            values.emplace_back(file->*member, file->speechSeconds);
        return percentile(std::move(values), share);
    }
    [[nodiscard]] double median(Member member) const { return percentileOf(member, 0.5); }
    /// Mean by speech.
    [[nodiscard]] double mean(Member member) const
    {
        double sum = 0.0;
        double weight = 0.0;
        for (const FileFigures* file : m_heard)
            if (std::isfinite(file->*member)) {
                sum += file->*member * file->speechSeconds;
                weight += file->speechSeconds;
            }
        return weight > 0.0 ? sum / weight : kUnknown;
    }

    /// What is better left out is advised on, and does not spoil the verdict on the rest.
    void chooseUsable()
    {
        std::set<std::string> dropped;
        for (const Finding& finding : m_report.findings)
            if (finding.drop)
                dropped.insert(finding.file);
        std::vector<const FileFigures*> usable;
        for (const FileFigures* file : m_heard)
            if (!dropped.contains(file->file))
                usable.push_back(file);
        if (!usable.empty())
            m_heard = std::move(usable);
    }

    void find(const FileFigures& file, Trouble trouble, double figure, const std::string& sentence, bool drop)
    {
        m_report.findings.push_back({file.file, trouble, figure, sentence, drop});
    }

    void examine(const FileFigures& file)
    {
        if (!file.problem.empty())
            return find(file, Trouble::Unreadable, kUnknown, file.problem, true);
        if (file.seconds < kShortestSeconds)
            return find(file, Trouble::TooShort, file.seconds,
                        text("Only %.2f s long: a clip needs 0.4 s.", file.seconds), true);
        if (file.speechSeconds <= 0.0)
            return find(file, Trouble::NoSpeech, 0.0, "Silent, or far too quiet: nothing in it is used.",
                        true);
        if (file.voicedShare < kVoiceless)
            return find(file, Trouble::NoSpeech, file.voicedShare,
                        text("Only %.0f %% of what is loud in it has a pitch: there is hardly a voice.",
                             file.voicedShare * 100),
                        true);
        if (!file.duplicateOf.empty())
            find(file, Trouble::Duplicate, kUnknown,
                 "The same sound as " + file.duplicateOf + ": one of them is enough.", true);
        // An echo holds the level up as music does.
        if (file.musicShare >= kMusic && file.seconds >= kMusicLeastSeconds &&
            !(file.reverbSeconds > kHallSeconds))
            find(file, Trouble::Music, file.musicShare,
                 text("%.0f %% of it moves as music does, not as a voice: separate the voice first.",
                      file.musicShare * 100),
                 true);
        if (file.strangeness > kPerhapsStranger)
            find(file, Trouble::OtherSpeaker, file.strangeness,
                 "Sounds like another person, or another microphone or room: listen to it.",
                 file.strangeness > kStranger);
        examineSound(file);
    }

    void examineSound(const FileFigures& file)
    {
        if (file.clippedShare >= kClips)
            find(file, Trouble::Clipping, file.clippedShare,
                 text("Clips: %.2f %% of the samples stand at a ceiling.", file.clippedShare * 100),
                 file.clippedShare >= kClipsOften);
        if (file.signalToNoiseDb < kNoisyDb)
            find(file, Trouble::Noise, file.signalToNoiseDb,
                 text("Noisy: speech is only %.0f dB over the noise.", file.signalToNoiseDb),
                 file.signalToNoiseDb < kDrownedDb);
        if (file.humDb > kHumDb)
            find(file, Trouble::Hum, file.humDb,
                 text("Mains hum at %.0f Hz", file.humHz) + text(", %.0f dB under the speech.", -file.humDb),
                 false);
        if (file.reverbSeconds > kHallSeconds)
            find(file, Trouble::Reverb, file.reverbSeconds,
                 text("Echoes: the room takes about %.1f s to fall silent.", file.reverbSeconds),
                 m_medianReverb < kDrySeconds);
        // Where all are so, the measure and one line of advice say it.
        if (file.bandwidthHz < kWideHz && file.bandwidthHz < kNarrower * m_medianBand)
            find(file, Trouble::NarrowBand, file.bandwidthHz,
                 text("Holds nothing above %.0f kHz", file.bandwidthHz / 1000) +
                     text(", the others reach %.0f kHz: recorded or compressed narrower.", m_medianBand / 1000),
                 false);
        if (std::abs(file.loudnessLufs - m_medianLufs) > kWideSpreadDb)
            find(file, Trouble::Level, file.loudnessLufs - m_medianLufs,
                 text("%+.0f dB against the others: its noise is levelled with it.",
                      file.loudnessLufs - m_medianLufs),
                 false);
    }

    /// @param careFrom,wrongFrom where it gets worse; rising where careFrom <= wrongFrom
    static Grade graded(double value, double careFrom, double wrongFrom)
    {
        if (!std::isfinite(value))
            return Grade::Unknown;
        const double sign = careFrom <= wrongFrom ? 1.0 : -1.0;
        if (sign * value >= sign * wrongFrom)
            return Grade::Wrong;
        return sign * value >= sign * careFrom ? Grade::Care : Grade::Good;
    }

    void add(const char* measure, const std::string& words, double value, Grade grade, double least,
             double most, double goodFrom, double goodTo)
    {
        m_report.measures.push_back({measure, words, value, grade, least, most, goodFrom, goodTo});
    }

    [[nodiscard]] std::size_t found(Trouble trouble) const
    {
        return static_cast<std::size_t>(
            std::count_if(m_report.findings.begin(), m_report.findings.end(),
                          [=](const Finding& finding) { return finding.trouble == trouble; }));
    }

    void measure()
    {
        double speech = 0.0;
        double all = 0.0;
        double silent = 0.0;
        for (const FileFigures* file : m_heard) {
            speech += file->speechSeconds;
            all += file->seconds;
            silent += file->silenceShare * file->seconds;
        }
        const double minutes = speech / 60;
        m_report.speechMinutes = minutes;
        add("speech", minutesText(minutes), minutes,
            minutes >= kGoodMinutes ? Grade::Good : (minutes >= kLeastMinutes ? Grade::Care : Grade::Wrong),
            0.0, 60.0, kGoodMinutes, 60.0);
        if (m_heard.empty())
            return;
        measureSound();
        const double silence = all > 0.0 ? silent / all : 0.0;
        add("silence", text("%.0f %%", silence * 100), silence,
            silence < kMuchSilence ? Grade::Good : Grade::Care, 0.0, 1.0, 0.0, kMuchSilence);
        measurePitch();
        const double spread =
            percentileOf(&FileFigures::loudnessLufs, 0.95) - percentileOf(&FileFigures::loudnessLufs, 0.05);
        add("level-spread", text("%.0f dB between quiet and loud recordings", spread), spread,
            graded(spread, kSpreadDb, 2 * kWideSpreadDb), 0.0, 30.0, 0.0, kSpreadDb);
        countOdd();
    }

    void measureSound()
    {
        m_snr = median(&FileFigures::signalToNoiseDb);
        add("noise", text("speech %.0f dB over the noise", m_snr), m_snr, graded(m_snr, kCleanDb, kNoisyDb),
            0.0, 60.0, kCleanDb, 60.0);
        double humming = 0.0;
        double all = 0.0;
        std::vector<std::pair<double, double>> hums;
        for (const FileFigures* file : m_heard) {
            all += file->speechSeconds;
            humming += file->humDb > kHumDb ? file->speechSeconds : 0.0;
            hums.emplace_back(std::isfinite(file->humDb) ? file->humDb : -80.0, file->speechSeconds);
        }
        const double hum = percentile(std::move(hums), 0.5);
        add("hum", hum > kHumDb ? text("%.0f dB under the speech", -hum) : "none to speak of", hum,
            humming > 0.1 * all ? std::max(Grade::Care, graded(hum, kHumDb, kLoudHumDb)) : Grade::Good, -80.0,
            0.0, -80.0, kHumDb);
        const double clipped = mean(&FileFigures::clippedShare);
        add("clipping", clipped > 0.0 ? text("%.3f %% of the samples", clipped * 100) : "none", clipped,
            graded(clipped, kClips, kClipsOften), 0.0, 0.002, 0.0, kClips);
        m_reverb = m_medianReverb;
        add("reverb",
            std::isfinite(m_reverb) ? text("about %.1f s", m_reverb) : std::string("not to be heard out"),
            m_reverb, graded(m_reverb, kDrySeconds, kHallSeconds), 0.0, 1.5, 0.0, kDrySeconds);
        const double music = mean(&FileFigures::musicShare);
        add("music", text("%.0f %%", music * 100), music, graded(music, 0.1, 0.3), 0.0, 1.0, 0.0, 0.1);
        const double band = median(&FileFigures::bandwidthHz);
        add("bandwidth", text("up to %.0f kHz", band / 1000), band, graded(band, kWideHz, kNarrowHz), 0.0,
            24000.0, kWideHz, 24000.0);
    }

    void measurePitch()
    {
        const double middle = median(&FileFigures::pitchMedianHz);
        if (!std::isfinite(middle))
            return;
        const double low = median(&FileFigures::pitchLowHz);
        const double high = median(&FileFigures::pitchHighHz);
        add("pitch",
            text("%.0f Hz, ", middle) + noteName(middle) + text(", from %.0f ", low) + noteName(low) +
                text(" to %.0f Hz ", high) + noteName(high),
            middle, Grade::Good, 50.0, 1100.0, low, high);
    }

    void countOdd()
    {
        const auto counted = [&](const char* measure, Trouble trouble, const char* what) {
            const std::size_t number = found(trouble);
            add(measure, number == 0 ? std::string("none") : count(number, what), static_cast<double>(number),
                number == 0 ? Grade::Good : Grade::Care, 0.0, 0.0, 0.0, 0.0);
        };
        counted("other-speakers", Trouble::OtherSpeaker, "recording");
        counted("duplicates", Trouble::Duplicate, "recording");
        counted("too-short", Trouble::TooShort, "recording");
        counted("unreadable", Trouble::Unreadable, "file");
    }

    void decide()
    {
        const double minutes = m_report.speechMinutes;
        if (m_heard.empty() || minutes <= 0.0) {
            m_report.grade = Grade::Wrong;
            m_report.verdict = "There is no speech here to train on.";
            m_report.advice = {"Put recordings of the voice in: ten minutes or more, clean and dry."};
            return;
        }
        Grade sound = Grade::Good;
        std::string quality;
        const auto worsen = [&](Grade grade, const char* word) {
            if (grade != Grade::Care && grade != Grade::Wrong)
                return;
            sound = std::max(sound, grade);
            quality += (quality.empty() ? "" : ", ") + std::string(word);
        };
        for (const Measure& each : m_report.measures) {
            if (each.name == "noise")
                worsen(each.grade, each.grade == Grade::Wrong ? "noisy" : "slightly noisy");
            else if (each.name == "reverb")
                worsen(each.grade, each.grade == Grade::Wrong ? "echoing" : "slightly echoing");
            else if (each.name == "clipping")
                worsen(each.grade, "clipping");
            else if (each.name == "hum")
                worsen(each.grade, "humming");
            else if (each.name == "music")
                worsen(each.grade, "music-filled");
        }
        const std::string speech =
            minutesText(minutes) + " of " + (quality.empty() ? "clean" : quality) + " speech: ";
        m_report.grade = std::max(sound, m_report.measures.front().grade);
        if (minutes < kLeastMinutes)
            m_report.verdict = speech + "too little to learn a voice from.";
        else if (minutes < kTriedMinutes)
            m_report.verdict = speech + "enough for a first try; 10 to 50 minutes are better.";
        else if (minutes < kGoodMinutes)
            m_report.verdict = speech + "enough to try; 10 to 50 minutes are better.";
        else if (sound == Grade::Wrong)
            m_report.verdict = speech + "enough of it, but the voice will sound like that too.";
        else
            m_report.verdict =
                speech + (minutes > kPlentyMinutes ? "more than enough." : "good for a voice.");
        suggestEpochs(minutes, sound);
        advise();
    }

    void suggestEpochs(double minutes, Grade sound)
    {
        if (sound == Grade::Wrong)
            m_report.epochs = 30; // more would learn the noise
        else if (sound == Grade::Care || minutes < kTriedMinutes)
            m_report.epochs = 100;
        else
            m_report.epochs = minutes > 20.0 && m_snr > kCleanDb + 5 ? 300 : 200;
        m_report.advice.push_back("Train " + std::to_string(m_report.epochs) + " epochs" +
                                  (sound == Grade::Wrong ? ": more would learn the flaws." : "."));
    }

    void advise()
    {
        struct Words
        {
            Trouble trouble;
            const char* one;
            const char* many;
            const char* what;
        };
        static constexpr Words kWords[] = {
            {Trouble::Unreadable, "cannot be read", "cannot be read", "leave out?"},
            {Trouble::NoSpeech, "has no speech", "have no speech", "leave out?"},
            {Trouble::TooShort, "is too short", "are too short", "leave out?"},
            {Trouble::Clipping, "clips", "clip", "leave out?"},
            {Trouble::Music, "has music", "have music", "separate the voice, or leave out?"},
            {Trouble::OtherSpeaker, "may be another person", "may be another person",
             "listen, and leave out?"},
            {Trouble::Duplicate, "is there twice", "are there twice", "leave out?"},
            {Trouble::Noise, "drowns in noise", "drown in noise", "leave out?"},
            {Trouble::Reverb, "echoes", "echo", "leave out?"},
        };
        for (const Words& words : kWords) {
            const auto number = static_cast<std::size_t>(
                std::count_if(m_report.findings.begin(), m_report.findings.end(), [&](const Finding& each) {
                    return each.trouble == words.trouble && each.drop;
                }));
            if (number > 0)
                m_report.advice.push_back(count(number, "recording") + " " +
                                          (number == 1 ? words.one : words.many) + ": " + words.what);
        }
        const auto gradeOf = [&](const std::string& measure) {
            for (const Measure& each : m_report.measures)
                if (each.name == measure)
                    return each.grade;
            return Grade::Unknown;
        };
        if (gradeOf("bandwidth") == Grade::Wrong || gradeOf("bandwidth") == Grade::Care)
            m_report.advice.push_back("The treble is missing: train at 32 kHz; more would be empty.");
        if (gradeOf("reverb") == Grade::Wrong)
            m_report.advice.push_back(
                "Take the echo out first, or record in a room with curtains and carpet.");
        if (gradeOf("hum") == Grade::Care || gradeOf("hum") == Grade::Wrong)
            m_report.advice.push_back("Filter the hum out first, or record away from power supplies.");
        if (gradeOf("noise") == Grade::Wrong)
            m_report.advice.push_back("Record closer to the microphone, or take the noise out first.");
    }

    CheckReport m_report;
    std::vector<const FileFigures*> m_kept;  // not left out
    std::vector<const FileFigures*> m_heard; // … and with speech, later: usable
    double m_medianLufs = kUnknown;
    double m_medianReverb = kUnknown;
    double m_medianBand = kUnknown;
    double m_snr = kUnknown;
    double m_reverb = kUnknown;
};

} // namespace

std::string_view name(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Unreadable:
        return "unreadable";
    case Trouble::NoSpeech:
        return "no-speech";
    case Trouble::TooShort:
        return "too-short";
    case Trouble::Clipping:
        return "clipping";
    case Trouble::Noise:
        return "noise";
    case Trouble::Hum:
        return "hum";
    case Trouble::Reverb:
        return "reverb";
    case Trouble::Music:
        return "music";
    case Trouble::NarrowBand:
        return "narrow-band";
    case Trouble::Level:
        return "level";
    case Trouble::OtherSpeaker:
        return "other-speaker";
    case Trouble::Duplicate:
        return "duplicate";
    }
    return "";
}

std::string_view name(Grade grade)
{
    switch (grade) {
    case Grade::Good:
        return "good";
    case Grade::Care:
        return "care";
    case Grade::Wrong:
        return "wrong";
    case Grade::Unknown:
        return "unknown";
    }
    return "";
}

CheckReport judge(std::vector<FileFigures> files)
{
    return Judge(std::move(files)).report();
}

} // namespace koe::dataset
