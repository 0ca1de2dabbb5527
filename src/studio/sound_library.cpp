#include "studio/sound_library.h"

#include "studio/shared_library.h"

namespace koe::studio {

std::unique_ptr<sound::Sound> loadSound()
{
    constexpr const char* kWhat = "sound library";
    auto create = reinterpret_cast<sound::Sound* (*)()>(
        loadFactory(findLibrary("libkoe-sound.so", kWhat), "koeCreateSound", kWhat));
    return std::unique_ptr<sound::Sound>(create());
}

} // namespace koe::studio
