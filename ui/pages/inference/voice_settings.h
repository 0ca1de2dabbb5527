#pragma once

#include "convert/convert.h"
#include "ui/app/desk.h"

#include <QObject>
#include <QTimer>

#include <string>

namespace koe::ui {

/// How the chosen voice converts.
///
/// Every voice has settings of its own (a preset that is called as the voice is); a change is kept at once.
class VoiceSettings : public QObject
{
    Q_OBJECT
public:
    explicit VoiceSettings(Desk& desk, QObject* parent = nullptr);
    ~VoiceSettings() override;

    [[nodiscard]] const convert::ConvertRequest& values() const { return m_values; }
    void set(const convert::ConvertRequest& values);
    /// Whose they are; empty: no voice is chosen.
    [[nodiscard]] const std::string& voice() const { return m_voice; }
    /// What index rate that voice takes where none is set.
    [[nodiscard]] double usualIndexRate() const;

Q_SIGNALS:
    void changed();
    void warned(const QString& sentence);

private:
    void keep();
    void takeVoice();

    Desk& m_desk;
    convert::ConvertRequest m_values;
    std::string m_voice;
    QTimer m_keepSoon;
};

} // namespace koe::ui
