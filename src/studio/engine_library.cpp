#include "studio/engine_library.h"

#include "studio/shared_library.h"

namespace koe::studio {

std::filesystem::path findEngineLibrary()
{
    return findLibrary("libkoe-engine.so", "engine");
}

std::unique_ptr<engine::Engine> loadEngine(const std::filesystem::path& library)
{
    auto create = reinterpret_cast<engine::Engine* (*)()>(loadFactory(library, "koeCreateEngine", "engine"));
    return std::unique_ptr<engine::Engine>(create());
}

} // namespace koe::studio
