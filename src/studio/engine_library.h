#pragma once

#include "engine/engine.h"

#include <filesystem>
#include <memory>

namespace koe::studio {

/// libkoe-engine.so: beside the program, else in ../lib/koe-studio.
/// @throws Missing naming the places
[[nodiscard]] std::filesystem::path findEngineLibrary();

/// Maps the engine (about 0.4 s with LibTorch) and makes it. It stays mapped until the process ends.
/// @throws Missing when the library or one that it needs is not there
[[nodiscard]] std::unique_ptr<engine::Engine> loadEngine(const std::filesystem::path& library);

} // namespace koe::studio
