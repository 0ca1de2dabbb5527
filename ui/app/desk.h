#pragma once

#include "core/home.h"

namespace koe::sound {
class Sound;
}
namespace koe::studio {
class Settings;
}

namespace koe::ui {

class JobBridge;
class ModelLibrary;
class VoiceLibrary;

/// What every page works with. Owned by the program; outlives forms and pages.
struct Desk
{
    Home home;
    studio::Settings& settings;
    JobBridge& jobs;
    VoiceLibrary& voices;
    sound::Sound& sound;
    ModelLibrary& models;
};

} // namespace koe::ui
