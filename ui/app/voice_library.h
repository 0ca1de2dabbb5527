#pragma once

#include "core/home.h"
#include "voice/broken_voice.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <string>
#include <vector>

namespace koe::studio {
class Settings;
}

namespace koe::ui {

class JobBridge;

/// The voices that there are and the one that is chosen, the same everywhere. Looks again by itself when a
/// file comes, goes or changes.
class VoiceLibrary : public QObject
{
    Q_OBJECT
public:
    VoiceLibrary(Home home, studio::Settings& settings, JobBridge& jobs, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<voice::VoiceCard>& voices() const { return m_voices; }
    /// Files that ought to be voices and cannot be used, with a sentence each.
    [[nodiscard]] const std::vector<voice::BrokenVoice>& broken() const { return m_broken; }
    [[nodiscard]] const voice::BrokenVoice* findBroken(const std::string& name) const;
    /// nullptr: none is chosen (or none is there)
    [[nodiscard]] const voice::VoiceCard* chosen() const { return find(m_chosen); }
    [[nodiscard]] const voice::VoiceCard* find(const std::string& name) const;
    /// False until the folder was read for the first time.
    [[nodiscard]] bool isRead() const { return m_isRead; }
    [[nodiscard]] bool isFavourite(const std::string& name) const;
    /// What somebody calls a voice, who may write the ending of its file as well.
    [[nodiscard]] static QString plainName(const QString& written);
    /// Why no new voice can be called so, in a sentence; empty: one can.
    [[nodiscard]] QString nameProblem(const QString& name) const;
    /// Names of those used last, newest first.
    [[nodiscard]] std::vector<std::string> lastUsed() const;

public Q_SLOTS:
    void choose(const std::string& name);
    void setFavourite(const std::string& name, bool favourite);
    void refresh();

Q_SIGNALS:
    void voicesChanged();
    void chosenChanged();
    /// The voice that was chosen cannot be used any more.
    void lost(const QString& sentence);

private:
    struct Found
    {
        std::vector<voice::VoiceCard> voices;
        std::vector<voice::BrokenVoice> broken;
    };
    void take(Found found);
    void watch();

    Home m_home;
    studio::Settings& m_settings;
    JobBridge& m_jobs;
    std::vector<voice::VoiceCard> m_voices;
    std::vector<voice::BrokenVoice> m_broken;
    std::string m_chosen;
    bool m_isRead = false;
    bool m_isReading = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; // a copy makes many changes
};

} // namespace koe::ui
