#pragma once

#include "intake/intake.h"
#include "ui/app/desk.h"
#include "ui/jobs/outcome.h"
#include "ui/pages/checkpoint/checkpoint_message.h"
#include "voice/extract.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <string>

namespace koe::studio {
struct JobCard;
}

namespace koe::ui {

/// The long work on voices, each as a job on the shelf; one that was interrupted can be wanted again.
class CheckpointJobs : public QObject
{
    Q_OBJECT
public:
    explicit CheckpointJobs(Desk& desk, QObject* parent = nullptr);

    /// @param replace a file that is there: the user was asked
    void pack(const std::string& voice, const std::filesystem::path& target, bool replace);
    void exportTo(const std::string& voice, const std::filesystem::path& target, bool replace);
    /// @param weight of the first
    void merge(const std::string& first, const std::string& second, double weight, const std::string& name);
    void extract(const voice::ExtractRequest& request);
    /// Takes in a voice or a package. @param index of the voice, where it is known
    void open(const std::filesystem::path& file, const std::filesystem::path& index = {});

Q_SIGNALS:
    void said(const koe::ui::CheckpointMessage& message);
    /// A voice is new, or was there already.
    void voiceReady(const std::string& name);
    void extracted();

private:
    template <typename Value>
    void submit(const char* kind, std::string title, const std::string& request,
                std::function<Value(const Job&)> work, std::function<void(Value&)> done);
    void begin(const studio::JobCard& card);
    void takeOpened(const intake::Plan& plan, const std::filesystem::path& file, bool hasIndex);

    Desk& m_desk;
};

} // namespace koe::ui
