#pragma once

namespace koe::sound {

/// stderr leads nowhere while this lives: PortAudio and the libraries behind it tell there what they try.
class QuietStderr
{
public:
    QuietStderr();
    ~QuietStderr();
    QuietStderr(const QuietStderr&) = delete;
    QuietStderr& operator=(const QuietStderr&) = delete;

private:
    int m_kept = -1;
};

/// Takes the voice of libjack and ALSA for good: they speak from threads of their own
/// at any time. Does nothing the second time.
void silenceSoundLibraries();

} // namespace koe::sound
