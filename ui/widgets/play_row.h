#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>

#include <filesystem>
#include <memory>

class QLabel;
class QPushButton;

namespace koe::sound {
class Player;
class Sound;
} // namespace koe::sound

namespace koe::ui {

/// Two buttons: the recording, and what the voice made of it. One playhead for both: the other one goes on at
/// the same place.
class PlayRow : public QWidget
{
    Q_OBJECT
public:
    /// @param sound outlives this
    explicit PlayRow(sound::Sound& sound, QWidget* parent = nullptr);
    ~PlayRow() override;

    /// Only one side is there, under this name.
    void setOnly(const QString& name);
    /// Decoded once somebody wants to hear it. Does nothing when it is these two already.
    void load(const std::filesystem::path& source, const std::filesystem::path& result);
    void playResult();
    /// As its button does: plays, or pauses.
    void toggleResult() { toggle(true); }
    /// What cannot be played, and why; empty: all can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isPlaying() const;
    [[nodiscard]] double positionSeconds() const; ///< of the playhead

private:
    void ready();
    void toggle(bool result);
    void look();

    sound::Sound& m_sound;
    std::unique_ptr<sound::Player> m_player; // when first heard: asking for a device takes time
    std::filesystem::path m_sourceFile, m_resultFile;
    QPushButton* m_source;
    QPushButton* m_result;
    QLabel* m_state;
    bool m_isLoaded = false;
    QTimer m_timer;
};

} // namespace koe::ui
