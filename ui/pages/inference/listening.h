#pragma once

#include "sound/sound.h"
#include "ui/app/desk.h"
#include "ui/jobs/pictures.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

namespace koe::ui {

/// A source and a result that are heard and looked at together: the player and the pictures. Lives longer
/// than the page, so that a change of language does not stop the sound.
class Listening : public QObject
{
    Q_OBJECT
public:
    struct Pictures
    {
        OverviewPtr source, result;
        PitchPtr sourcePitch, resultPitch;
        SpectrogramPtr sourceSpectrogram, resultSpectrogram;
    };

    explicit Listening(Desk& desk, QObject* parent = nullptr);

    /// Empty paths: nothing there. The playhead stays where the source stays.
    void show(const std::filesystem::path& source, const std::filesystem::path& result);
    [[nodiscard]] const std::filesystem::path& source() const { return m_source; }
    [[nodiscard]] const std::filesystem::path& result() const { return m_result; }
    [[nodiscard]] Pictures pictures() const;
    [[nodiscard]] double seconds() const;
    /// Spectrograms are only made where they are looked at.
    void wantSpectrograms(bool wanted);
    [[nodiscard]] bool wantsSpectrograms() const { return m_wantsSpectrograms; }
    /// The engine is at something long: pitch curves wait until it is done.
    void setEngineBusy(bool busy);
    /// What is said where the pitch curve is not there yet.
    [[nodiscard]] QString pitchNote() const;

    [[nodiscard]] sound::PlayerState state() const { return m_player->state(); }
    [[nodiscard]] const std::optional<sound::Range>& loop() const { return m_loop; }

public Q_SLOTS:
    void play(bool play);
    void toggle();
    void seek(double seconds);
    void step(double seconds);
    void choose(koe::sound::Side side);
    /// The other side at the same place, where there is one.
    void swap();
    void setLoop(std::optional<std::pair<double, double>> range);
    void setGainDb(double gainDb);

Q_SIGNALS:
    /// 30 times a second while it plays or loads.
    void moved();
    void picturesChanged();

private:
    void watch();
    void fetch();
    template <typename Picture, typename Make>
    void ask(std::map<std::filesystem::path, std::shared_ptr<const Picture>>& all,
             const std::filesystem::path& file, Make make);
    void followPitch();

    Desk& m_desk;
    std::unique_ptr<sound::Player> m_player;
    QTimer m_pace;
    std::filesystem::path m_source;
    std::filesystem::path m_result;
    std::optional<sound::Range> m_loop;
    bool m_wantsSpectrograms = false;
    bool m_isEngineBusy = false;
    bool m_isFollowing = false;
    // What was made, by file; null: is being made, or cannot be.
    std::map<std::filesystem::path, OverviewPtr> m_overviews;
    std::map<std::filesystem::path, PitchPtr> m_pitches;
    std::map<std::filesystem::path, SpectrogramPtr> m_spectrograms;
};

} // namespace koe::ui
