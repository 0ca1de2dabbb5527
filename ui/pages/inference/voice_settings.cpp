#include "ui/pages/inference/voice_settings.h"

#include "core/error.h"
#include "studio/presets.h"
#include "ui/app/voice_library.h"

namespace koe::ui {

namespace {
constexpr int kKeepAfterMs = 400;
}

VoiceSettings::VoiceSettings(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(kKeepAfterMs);
    connect(&m_keepSoon, &QTimer::timeout, this, &VoiceSettings::keep);
    connect(&m_desk.voices, &VoiceLibrary::chosenChanged, this, &VoiceSettings::takeVoice);
    takeVoice();
}

VoiceSettings::~VoiceSettings()
{
    if (m_keepSoon.isActive())
        keep();
}

void VoiceSettings::set(const convert::ConvertRequest& values)
{
    m_values = values;
    if (!m_voice.empty())
        m_keepSoon.start();
    Q_EMIT changed();
}

void VoiceSettings::keep()
{
    m_keepSoon.stop();
    try {
        studio::savePreset(studio::presetFile(m_desk.home, m_voice), m_values);
    } catch (const Error& error) {
        Q_EMIT warned(QString::fromStdString(error.what()));
    }
}

void VoiceSettings::takeVoice()
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    const std::string name = card != nullptr ? card->name : "";
    if (name == m_voice)
        return;
    if (m_keepSoon.isActive())
        keep();
    m_voice = name;
    m_values = {};
    if (!name.empty()) {
        try {
            if (const auto preset = studio::presetOfVoice(m_desk.home, name))
                (void)studio::applyPreset(m_desk.home, *preset, m_values);
        } catch (const Error& error) {
            m_values = {};
            Q_EMIT warned(QString::fromStdString(error.what()));
        }
    }
    Q_EMIT changed();
}

double VoiceSettings::usualIndexRate() const
{
    const voice::VoiceCard* card = m_desk.voices.chosen();
    return convert::usualIndexRate(card != nullptr ? card->encoder : "");
}

} // namespace koe::ui
