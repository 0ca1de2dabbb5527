#include "core/error.h"
#include "core/log.h"
#include "nn/parameters.h"

#include <c10/util/Exception.h>

#include <algorithm>
#include <new>

namespace koe::nn {
namespace {

bool saysOutOfMemory(std::string_view text)
{
    // LibTorch's allocators have no exception type of their own on the host, only these words.
    constexpr std::string_view kWords[] = {"out of memory", "can't allocate memory", "not enough memory",
                                           "CUBLAS_STATUS_ALLOC_FAILED", "CUDNN_STATUS_ALLOC_FAILED"};
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

std::string firstLine(std::string_view text)
{
    std::string line(text.substr(0, text.find('\n')));
    constexpr std::size_t kLongest = 200;
    if (line.size() > kLongest)
        line = line.substr(0, kLongest) + "…";
    return line;
}

[[noreturn]] void throwOutOfMemory(std::string_view doing, std::string_view whole)
{
    const bool card = whole.find("CUDA") != std::string_view::npos ||
                      whole.find("CUBLAS") != std::string_view::npos ||
                      whole.find("CUDNN") != std::string_view::npos;
    throw Missing(
        std::string(doing) + " needs more memory than " +
        (card ? "the graphics card has free: close other programs that use it, make the batch smaller, or "
                "use --device cpu."
              : "this machine has free: close other programs, make the batch smaller, or work on shorter "
                "pieces."));
}

[[noreturn]] void throwFailed(std::string_view doing, std::string_view whole, std::string_view sentence)
{
    log::error("{}: {}", doing, whole);
    if (saysOutOfMemory(whole))
        throwOutOfMemory(doing, whole);
    throw Error(std::string(doing) + " failed inside the neural network: " + firstLine(sentence) +
                " (the log has the whole).");
}

} // namespace

void rethrowForUser(std::string_view doing)
{
    try {
        throw;
    } catch (const Error&) {
        throw;
    } catch (const Cancelled&) {
        throw;
    } catch (const std::bad_alloc& failure) {
        log::error("{}: {}", doing, failure.what());
        throwOutOfMemory(doing, "");
    } catch (const c10::Error& failure) {
        throwFailed(doing, failure.what(), failure.what_without_backtrace());
    } catch (const std::exception& failure) {
        throwFailed(doing, failure.what(), failure.what());
    }
}

} // namespace koe::nn
