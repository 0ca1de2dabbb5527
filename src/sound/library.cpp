#include "sound/deck.h"

extern "C" __attribute__((visibility("default"))) koe::sound::Sound* koeCreateSound()
{
    return koe::sound::makeSound().release();
}
