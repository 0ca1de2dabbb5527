#include "studio/outcome.h"

#include "core/error.h"

#include <new>

namespace koe::studio {

Failure failureOf(const std::exception_ptr& error)
{
    try {
        std::rethrow_exception(error);
    } catch (const Cancelled&) {
        return {"stopped", "Stopped.", kExitStopped};
    } catch (const Error& known) {
        return {known.kind(), known.what(), known.exitCode()};
    } catch (const std::bad_alloc&) {
        return {"missing",
                "There is not enough memory for this: close other programs, or give it less at a time.", 4};
    } catch (const std::exception& unknown) {
        return {"failed",
                std::string("Something went wrong that Koe Studio has no words for: ") + unknown.what(), 1};
    } catch (...) {
        return {"failed", "Something went wrong that Koe Studio has no words for.", 1};
    }
}

} // namespace koe::studio
