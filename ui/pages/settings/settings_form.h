#pragma once

#include "engine/engine.h"
#include "intake/intake.h"
#include "sound/sound.h"
#include "ui/app/desk.h"
#include "ui/app/theme_choice.h"
#include "ui/jobs/outcome.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// What the whole program goes by: theme, language, device, memory, folders, where base models come from.
///
/// Its settings: "theme", "language", "device" ("auto", "cpu", "cuda:0"), "memory" (bytes; 0: what is free),
/// "mirror", "sound/output".
class SettingsForm : public QObject
{
    Q_OBJECT
public:
    struct Folder
    {
        std::string id; ///< "results", "weights" …; empty: it stays where it is
        QString name;
        std::filesystem::path path;
        std::filesystem::path next{}; ///< where it will be from the next start on; empty: the same
    };

    explicit SettingsForm(Desk& desk, QObject* parent = nullptr);
    ~SettingsForm() override;

    [[nodiscard]] ThemeChoice theme() const;
    [[nodiscard]] QString language() const; ///< "": the desktop's
    [[nodiscard]] std::string device() const;
    [[nodiscard]] double memoryGb() const;    ///< 0: what is free
    [[nodiscard]] std::string output() const; ///< id of a loudspeaker; empty: the system's default
    [[nodiscard]] QString mirror() const;
    [[nodiscard]] std::vector<Folder> folders() const;
    /// Why the folder that was chosen last cannot be used; empty: it can.
    [[nodiscard]] const QString& folderProblem() const { return m_folderProblem; }

    /// Empty until readEngine() has answered.
    [[nodiscard]] const std::vector<engine::Device>& devices() const { return m_devices; }
    /// Loudspeakers, as they were when readOutputs() was answered last.
    [[nodiscard]] const std::vector<sound::SoundDevice>& outputs() const { return m_outputs; }
    /// Why the chosen loudspeaker does not sound; empty: it does, or nobody knows yet.
    [[nodiscard]] QString outputProblem() const;
    /// What the chosen loudspeaker is called.
    [[nodiscard]] QString outputName() const;
    [[nodiscard]] const QStringList& aboutEngine() const { return m_about; }
    /// Whether the chosen device is not in this computer any more; false until it is known.
    [[nodiscard]] bool isDeviceGone() const;
    /// Why it does not compute: the engine cannot be started, or the device is gone; empty: it does.
    [[nodiscard]] QString deviceProblem() const;

    [[nodiscard]] ModelLibrary& models() const { return m_desk.models; }
    /// Bytes that are missing of what RVC's voices need to speak; 0: all is there.
    [[nodiscard]] std::uint64_t missingForConversion() const;
    /// What an import would do; nullptr while none is looked at.
    [[nodiscard]] const intake::Plan* plan() const;
    /// What would be copied; a line each for files that cannot be used.
    [[nodiscard]] QString planSentence() const;
    [[nodiscard]] QString importProblem() const { return m_importProblem; }
    [[nodiscard]] QString importDone() const { return m_importDone; }
    /// Where a file dialog begins.
    [[nodiscard]] QString filesFolder() const;
    [[nodiscard]] bool isLooking() const { return m_isLooking; }

public Q_SLOTS:
    void setTheme(koe::ui::ThemeChoice choice);
    void setLanguage(const QString& code);
    void setDevice(const std::string& id);
    void setMemoryGb(double gb);
    /// Counts at once, for all that plays.
    void setOutput(const std::string& id);
    /// Asks anew what can sound: whenever the page is seen.
    void readOutputs();
    void setMirror(const QString& address);
    /// That of results counts at once, the others from the next start on.
    void setFolder(const std::string& id, const std::filesystem::path& folder);
    /// Starts the engine if need be: called once the page is seen.
    void readEngine();
    void getForConversion();
    /// Looks through a folder or package of RVC; the answer is plan().
    void look(const std::filesystem::path& source);
    void takeIn();
    void forgetPlan();

Q_SIGNALS:
    void themeWanted(koe::ui::ThemeChoice choice);
    void languageWanted(const QString& code);
    void engineRead();
    void outputsRead();
    void settingChanged();
    void foldersChanged();
    void planChanged();

private:
    void watch(const studio::JobCard& card);
    void begin(const studio::JobCard& card);
    [[nodiscard]] QString taken() const;

    Desk& m_desk;
    std::vector<engine::Device> m_devices;
    QStringList m_about;
    QString m_engineProblem;
    bool m_isEngineAsked = false;
    std::vector<sound::SoundDevice> m_outputs;
    bool m_isOutputsRead = false;
    QString m_folderProblem;
    std::shared_ptr<intake::Intake> m_intake;
    std::filesystem::path m_source; // of it
    QStringList m_useless;          // files in it that ought to be of use, a sentence each
    QString m_importProblem;
    QString m_importDone;
    bool m_isLooking = false;
};

} // namespace koe::ui
