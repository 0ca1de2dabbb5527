#include "studio/engine_library.h"

#include "core/error.h"
#include "core/log.h"

#include <dlfcn.h>

namespace koe::studio {
namespace fs = std::filesystem;

namespace {
constexpr const char* kLibrary = "libkoe-engine.so";
}

fs::path findEngineLibrary()
{
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path beside = folder / kLibrary;
    const fs::path installed = folder.parent_path() / "lib" / "koe-studio" / kLibrary;
    for (const fs::path& candidate : {beside, installed})
        if (fs::exists(candidate, error))
            return candidate;
    throw Missing("The engine is missing: neither " + beside.string() + " nor " + installed.string() +
                  " is there. Build or install Koe Studio again (./studio build).");
}

std::unique_ptr<engine::Engine> loadEngine(const fs::path& library)
{
    // Local: none of the hundreds of libraries behind LibTorch may meet the symbols of the front end.
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        log::debug("dlopen: {}", reason != nullptr ? reason : "no reason given");
        throw Missing("The engine " + library.string() + " cannot be loaded (" +
                      (reason != nullptr ? reason : "no reason given") +
                      "). Build or install Koe Studio again (./studio build).");
    }
    auto create = reinterpret_cast<engine::Engine* (*)()>(::dlsym(handle, "koeCreateEngine"));
    if (create == nullptr)
        throw Missing("The file " + library.string() +
                      " is not Koe Studio's engine: install Koe Studio again.");
    return std::unique_ptr<engine::Engine>(create());
}

} // namespace koe::studio
