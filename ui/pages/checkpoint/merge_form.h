#pragma once

#include "ui/app/desk.h"
#include "voice/voice.h"

#include <QObject>
#include <QString>

#include <string>
#include <vector>

namespace koe::ui {

class CheckpointJobs;

/// Two voices into one between them: what is asked for, and whether it can be done.
class MergeForm : public QObject
{
    Q_OBJECT
public:
    struct Values
    {
        std::string other; ///< the second voice
        double weight = 0.5;
        QString name; ///< of the new voice; empty: proposedName()
    };

    MergeForm(Desk& desk, CheckpointJobs& jobs, QObject* parent = nullptr);

    [[nodiscard]] const std::string& first() const { return m_first; }
    void setFirst(const std::string& voice);
    [[nodiscard]] const Values& values() const { return m_values; }
    void set(const Values& values) { m_values = values, Q_EMIT changed(); }
    /// Voices that the first one can be merged with.
    [[nodiscard]] std::vector<const voice::VoiceCard*> partners() const;
    [[nodiscard]] QString proposedName() const;
    /// What the new voice will be called.
    [[nodiscard]] QString name() const;
    /// Why they cannot be merged yet; empty when they can.
    [[nodiscard]] QString problem() const;
    /// Puts it on the shelf, where there is no problem().
    void start();

Q_SIGNALS:
    void partnersChanged();
    void changed();

private:
    Desk& m_desk;
    CheckpointJobs& m_jobs;
    std::string m_first;
    Values m_values;
};

} // namespace koe::ui
