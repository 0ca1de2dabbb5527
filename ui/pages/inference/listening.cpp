#include "ui/pages/inference/listening.h"

#include "core/cache_folder.h"
#include "ui/jobs/job_bridge.h"
#include "ui/pages/inference/follow_one.h"

#include <algorithm>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

constexpr int kPaceMs = 33;
constexpr std::size_t kBins = 2400;
constexpr std::size_t kColumns = 1200;
constexpr std::size_t kRows = 160;
constexpr std::size_t kKept = 24; // pictures of each kind

template <typename Picture> Picture find(const std::map<fs::path, Picture>& all, const fs::path& file)
{
    const auto found = all.find(file);
    return found == all.end() ? Picture() : found->second;
}

} // namespace

Listening::Listening(Desk& desk, QObject* parent)
    : QObject(parent), m_desk(desk), m_player(desk.sound.player())
{
    m_pace.setInterval(kPaceMs);
    connect(&m_pace, &QTimer::timeout, this, &Listening::watch);
}

void Listening::show(const fs::path& source, const fs::path& result)
{
    if (source == m_source && result == m_result)
        return;
    if (source != m_source) {
        m_player->pause();
        m_player->seek(0.0);
        m_loop.reset();
        m_player->loop(std::nullopt);
        m_player->load(sound::Side::Source, source);
    }
    if (result != m_result)
        m_player->load(sound::Side::Result, result);
    if (result.empty())
        m_player->choose(sound::Side::Source);
    m_source = source;
    m_result = result;
    fetch();
    m_pace.start();
    Q_EMIT picturesChanged();
    Q_EMIT moved();
}

Listening::Pictures Listening::pictures() const
{
    return {find(m_overviews, m_source), find(m_overviews, m_result),    find(m_pitches, m_source),
            find(m_pitches, m_result),   find(m_spectrograms, m_source), find(m_spectrograms, m_result)};
}

double Listening::seconds() const
{
    double seconds = 0.0;
    for (const fs::path& file : {m_source, m_result})
        if (const OverviewPtr overview = find(m_overviews, file))
            seconds = std::max(seconds, overview->seconds);
    return seconds;
}

template <typename Picture, typename Make>
void Listening::ask(std::map<fs::path, std::shared_ptr<const Picture>>& all, const fs::path& file, Make make)
{
    if (file.empty() || all.contains(file))
        return;
    if (all.size() >= kKept)
        std::erase_if(
            all, [this](const auto& entry) { return entry.first != m_source && entry.first != m_result; });
    all[file] = nullptr;
    m_desk.jobs.ask<std::shared_ptr<const Picture>>(
        [make, file](const Job& job) {
            return std::shared_ptr<const Picture>(std::make_shared<Picture>(make(file, job)));
        },
        this,
        [this, &all, file](Outcome<std::shared_ptr<const Picture>> outcome) {
            if (outcome)
                all[file] = std::move(*outcome.value);
            if (file == m_source || file == m_result)
                Q_EMIT picturesChanged();
        });
}

void Listening::fetch()
{
    sound::Sound& sound = m_desk.sound;
    for (const fs::path& file : {m_source, m_result}) {
        ask(m_overviews, file,
            [&sound](const fs::path& of, const Job& job) { return sound.overview(of, kBins, job); });
        if (m_wantsSpectrograms)
            ask(m_spectrograms, file, [&sound](const fs::path& of, const Job& job) {
                return sound.spectrogram(of, kColumns, kRows, job);
            });
    }
    followPitch();
}

/// One at a time, and only while the engine has nothing long to do: pitchNote() says so.
void Listening::followPitch()
{
    if (m_isFollowing || m_isEngineBusy)
        return;
    fs::path file;
    for (const fs::path& one : {m_result, m_source})
        if (!one.empty() && !m_pitches.contains(one))
            file = one;
    if (file.empty())
        return;
    if (m_pitches.size() >= kKept)
        m_pitches.clear();
    m_pitches[file] = nullptr;
    m_isFollowing = true;
    convert::PitchRequest request;
    request.inputs = {file};
    request.home = m_desk.home;
    request.cacheFolder = cacheFolder() / "pitch";
    m_desk.jobs.askEngine<PitchTrack>(
        [request](engine::Engine& engine, const Job& job) { return followOne(engine, request, job); }, this,
        [this, file](Outcome<PitchTrack> outcome) {
            m_isFollowing = false;
            if (outcome)
                m_pitches[file] = std::make_shared<PitchTrack>(std::move(*outcome.value));
            Q_EMIT picturesChanged();
            followPitch();
        });
}

void Listening::wantSpectrograms(bool wanted)
{
    m_wantsSpectrograms = wanted;
    fetch();
    Q_EMIT picturesChanged();
}

void Listening::setEngineBusy(bool busy)
{
    if (busy == m_isEngineBusy)
        return;
    m_isEngineBusy = busy;
    followPitch();
    Q_EMIT picturesChanged();
}

QString Listening::pitchNote() const
{
    if (m_source.empty())
        return {};
    if (m_isFollowing || !m_pitches.contains(m_source))
        return m_isEngineBusy ? tr("The pitch is drawn after the conversion.") : tr("Following the pitch…");
    return tr("No pitch was found.");
}

void Listening::play(bool play)
{
    play ? m_player->play() : m_player->pause();
    m_pace.start();
    Q_EMIT moved();
}

void Listening::toggle()
{
    play(!m_player->state().isPlaying);
}

void Listening::seek(double seconds)
{
    // The picture may be there before the player has decoded that far.
    m_player->seek(std::clamp(seconds, 0.0, std::max(this->seconds(), m_player->state().seconds)));
    m_pace.start();
    Q_EMIT moved();
}

void Listening::step(double seconds)
{
    seek(m_player->state().positionSeconds + seconds);
}

void Listening::choose(sound::Side side)
{
    m_player->choose(side);
    Q_EMIT moved();
}

void Listening::swap()
{
    if (m_player->state().side == sound::Side::Result)
        choose(sound::Side::Source);
    else if (!m_result.empty())
        choose(sound::Side::Result);
}

void Listening::setLoop(std::optional<std::pair<double, double>> range)
{
    m_loop.reset();
    if (range)
        m_loop = sound::Range{range->first, range->second};
    m_player->loop(m_loop);
    m_pace.start();
    Q_EMIT moved();
}

void Listening::setGainDb(double gainDb)
{
    m_player->setGainDb(gainDb);
}

/// Falls asleep when there is nothing to see.
void Listening::watch()
{
    const sound::PlayerState state = m_player->state();
    Q_EMIT moved();
    if (!state.isPlaying && !state.source.isLoading && !state.result.isLoading)
        m_pace.stop();
}

} // namespace koe::ui
