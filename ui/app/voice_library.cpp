#include "ui/app/voice_library.h"

#include "core/error.h"
#include "studio/settings.h"
#include "ui/jobs/job_bridge.h"
#include "ui/text/error_words.h"
#include "ui/text/figures.h"
#include "voice/new_file.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace koe::ui {
namespace {

constexpr const char* kChosen = "voice";
constexpr const char* kFavourites = "voice/favourites";
constexpr const char* kLast = "voice/last";
constexpr std::size_t kLastKept = 12;
constexpr auto kArriving = std::chrono::seconds(2);

bool contains(const std::vector<std::string>& names, const std::string& name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

VoiceLibrary::VoiceLibrary(Home home, studio::Settings& settings, JobBridge& jobs, QObject* parent)
    : QObject(parent), m_home(std::move(home)), m_settings(settings), m_jobs(jobs),
      m_chosen(settings.text(kChosen))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(300);
    connect(&m_settle, &QTimer::timeout, this, &VoiceLibrary::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    std::error_code error;
    std::filesystem::create_directories(m_home.weights, error); // so that it can be watched
    refresh();
}

void VoiceLibrary::refresh()
{
    if (m_isReading) {
        m_settle.start();
        return;
    }
    m_isReading = true;
    watch();
    m_jobs.ask<Found>(
        [home = m_home](const Job&) {
            Found found;
            found.voices = voice::listVoices(home, found.broken);
            return found;
        },
        this,
        [this](Outcome<Found> outcome) {
            m_isReading = false;
            take(outcome ? std::move(*outcome.value) : Found());
        });
}

void VoiceLibrary::watch()
{
    for (const auto& folder : {m_home.weights, m_home.logs, m_home.starter / "voices"}) {
        const QString path = QString::fromStdString(folder.string());
        if (!m_watcher.directories().contains(path))
            m_watcher.addPath(path);
    }
}

void VoiceLibrary::take(Found found)
{
    // One that was written just now may still be on its way.
    const auto now = std::filesystem::file_time_type::clock::now();
    bool isChosenArriving = false;
    const auto arrives = [&](const voice::BrokenVoice& one) {
        const bool isNew = now - one.written < kArriving;
        isChosenArriving = isChosenArriving || (isNew && one.name == m_chosen);
        return isNew;
    };
    if (std::erase_if(found.broken, arrives) > 0)
        QTimer::singleShot(kArriving, this, &VoiceLibrary::refresh);
    m_voices = std::move(found.voices);
    m_broken = std::move(found.broken);
    m_isRead = true;
    Q_EMIT voicesChanged();
    if (find(m_chosen) == nullptr && !isChosenArriving) {
        const voice::BrokenVoice* broken = findBroken(m_chosen);
        if (broken != nullptr)
            Q_EMIT lost(tr("The voice %1 cannot be used any more, another one speaks now. %2")
                            .arg(QString::fromStdString(m_chosen),
                                 errorWords(QString::fromStdString(broken->problem))));
        m_chosen.clear();
        for (const std::string& name : lastUsed())
            if (m_chosen.empty() && find(name) != nullptr)
                m_chosen = name;
        if (m_chosen.empty() && !m_voices.empty())
            m_chosen = m_voices.front().name;
    }
    Q_EMIT chosenChanged();
}

const voice::VoiceCard* VoiceLibrary::find(const std::string& name) const
{
    const auto found = std::find_if(m_voices.begin(), m_voices.end(),
                                    [&](const voice::VoiceCard& card) { return card.name == name; });
    return found == m_voices.end() ? nullptr : &*found;
}

const voice::BrokenVoice* VoiceLibrary::findBroken(const std::string& name) const
{
    const auto found = std::find_if(m_broken.begin(), m_broken.end(),
                                    [&](const voice::BrokenVoice& one) { return one.name == name; });
    return found == m_broken.end() ? nullptr : &*found;
}

bool VoiceLibrary::isFavourite(const std::string& name) const
{
    return contains(m_settings.texts(kFavourites), name);
}

std::vector<std::string> VoiceLibrary::lastUsed() const
{
    return m_settings.texts(kLast);
}

QString VoiceLibrary::plainName(const QString& written)
{
    QString name = written.trimmed();
    for (const char* ending : {".pth", ".safetensors"})
        if (name.endsWith(QLatin1String(ending)))
            name.chop(static_cast<qsizetype>(std::strlen(ending)));
    return name;
}

QString VoiceLibrary::nameProblem(const QString& name) const
{
    const std::string wanted = name.toStdString();
    if (find(wanted) != nullptr || findBroken(wanted) != nullptr)
        return tr("There is a voice called %1 already.").arg(name);
    try {
        voice::requirePlainName(wanted);
    } catch (const Error& problem) {
        return errorWords(text(problem.what()));
    }
    return {};
}

void VoiceLibrary::choose(const std::string& name)
{
    std::vector<std::string> last = lastUsed();
    std::erase(last, name);
    last.insert(last.begin(), name);
    last.resize(std::min(last.size(), kLastKept));
    m_settings.set(kLast, last);
    m_settings.set(kChosen, name);
    if (m_chosen == name)
        return;
    m_chosen = name;
    Q_EMIT chosenChanged();
}

void VoiceLibrary::setFavourite(const std::string& name, bool favourite)
{
    std::vector<std::string> all = m_settings.texts(kFavourites);
    std::erase(all, name);
    if (favourite)
        all.push_back(name);
    m_settings.set(kFavourites, all);
    Q_EMIT voicesChanged();
}

} // namespace koe::ui
