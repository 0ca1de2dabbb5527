#pragma once

#include "core/home.h"
#include "voice/voice.h"

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
    /// nullptr: none is chosen (or none is there)
    [[nodiscard]] const voice::VoiceCard* chosen() const { return find(m_chosen); }
    [[nodiscard]] const voice::VoiceCard* find(const std::string& name) const;
    /// False until the folder was read for the first time.
    [[nodiscard]] bool isRead() const { return m_isRead; }
    [[nodiscard]] bool isFavourite(const std::string& name) const;
    /// Names of those used last, newest first.
    [[nodiscard]] std::vector<std::string> lastUsed() const;

public Q_SLOTS:
    void choose(const std::string& name);
    void setFavourite(const std::string& name, bool favourite);
    void refresh();

Q_SIGNALS:
    void voicesChanged();
    void chosenChanged();

private:
    void take(std::vector<voice::VoiceCard> voices);
    void watch();

    Home m_home;
    studio::Settings& m_settings;
    JobBridge& m_jobs;
    std::vector<voice::VoiceCard> m_voices;
    std::string m_chosen;
    bool m_isRead = false;
    bool m_isReading = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; // a copy makes many changes
};

} // namespace koe::ui
