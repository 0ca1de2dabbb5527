#include "studio/shared_library.h"

#include "core/error.h"
#include "core/log.h"

#include <atomic>
#include <dlfcn.h>

namespace koe::studio {
namespace fs = std::filesystem;
namespace {

std::atomic<int> loads{0}; // of the process, as the loader's lock is

struct Loading
{
    Loading() { ++loads; }
    ~Loading() { --loads; }
    Loading(const Loading&) = delete;
    Loading& operator=(const Loading&) = delete;
};

} // namespace

bool isLibraryBeingLoaded()
{
    return loads > 0;
}

fs::path findLibrary(const char* name, const char* what)
{
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    const fs::path beside = folder / name;
    const fs::path installed = folder.parent_path() / "lib" / "koe-studio" / name;
    for (const fs::path& candidate : {beside, installed})
        if (fs::exists(candidate, error))
            return candidate;
    throw Missing(std::string("The ") + what + " is missing: neither " + beside.string() + " nor " +
                  installed.string() + " is there. Build or install Koe Studio again (./studio build).");
}

void* loadFactory(const fs::path& library, const char* function, const char* what)
{
    // Local: none of the hundreds of libraries behind LibTorch may meet the symbols of the front end.
    const Loading loading;
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        const char* reason = ::dlerror();
        log::debug("dlopen: {}", reason != nullptr ? reason : "no reason given");
        throw Missing(std::string("The ") + what + " " + library.string() + " cannot be loaded (" +
                      (reason != nullptr ? reason : "no reason given") +
                      "). Build or install Koe Studio again (./studio build).");
    }
    void* factory = ::dlsym(handle, function);
    if (factory == nullptr)
        throw Missing("The file " + library.string() + " is not Koe Studio's " + what +
                      ": install Koe Studio again.");
    return factory;
}

} // namespace koe::studio
