#include "assets/download.h"

#include "assets/manifest.h"
#include "assets/part_file.h"
#include "assets/sha256.h"
#include "assets/transfer.h"
#include "core/error.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <string_view>
#include <thread>

namespace koe::assets {
namespace fs = std::filesystem;
namespace {

constexpr double kShareOfTransfer = 0.97; // the rest is the checksum's
constexpr int kLongestPauseSeconds = 60;
/// A server that sends so much more than the list says is not sending that file.
constexpr std::uint64_t kMostBytesBeyond = 64 << 20;

bool looksLikePage(const Answer& answer)
{
    return answer.contentType.starts_with("text/html") || answer.contentType.starts_with("application/xhtml");
}

/// What a file is by its first bytes, when it is none of the list's: for the sentence.
std::string wrongStart(std::string_view start)
{
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), start.size()));
    std::string lower(start.substr(0, 16));
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower.starts_with("<!doctype html") || lower.starts_with("<html"))
        return "a web page";
    if (lower.starts_with("version https://"))
        return "a pointer to the file (Git LFS)";
    return {};
}

class Download
{
public:
    Download(const DownloadRequest& request, const Job& job)
        : m_request(request), m_job(job), m_part(request.target), m_shown(request.target.filename().string()),
          m_resumed(m_part.size() > 0)
    {
    }

    void run()
    {
        checkRoom();
        for (;;) {
            if (!isComplete())
                bring();
            const std::string sum = sha256OfFile(m_part.path(), m_job.part(kShareOfTransfer, 1.0));
            if (sum == m_request.sha256)
                return m_part.becomes(m_request.target);
            if (!m_resumed)
                failDiffers(sum);
            // Pieces of two files? Once more, from nothing.
            m_resumed = false;
            m_length.reset();
            m_part.restart("");
        }
    }

private:
    [[nodiscard]] bool isComplete() const
    {
        return m_part.size() > 0 && m_part.size() == m_length.value_or(m_request.bytes);
    }

    void checkRoom() const
    {
        std::error_code error;
        const fs::space_info space = fs::space(m_request.target.parent_path(), error);
        const std::uint64_t needed = m_part.size() < m_request.bytes ? m_request.bytes - m_part.size() : 0;
        if (!error && space.available < needed)
            throw Missing("There is no room on the disk for " + m_request.target.string() + ": " +
                          sizeText(needed) + " are needed and " + sizeText(space.available) + " are free.");
    }

    /// Until the file is complete.
    void bring()
    {
        int vain = 0;
        while (!isComplete()) {
            m_resumed = m_resumed || m_part.size() > 0;
            const std::uint64_t before = m_part.size();
            const TransferEnd end = once();
            if (m_failure)
                std::rethrow_exception(m_failure);
            if (end.kind == TransferEnd::Kind::Whole && !m_length && m_part.size() > m_request.bytes)
                m_length = m_part.size(); // of another file, as the checksum will say
            if (isComplete() || (end.kind == TransferEnd::Kind::Refused && m_again))
                continue;
            std::string why = end.why;
            if (end.kind == TransferEnd::Kind::Whole) // it did not say how much there is, or said it wrongly
                why = "ended the file after " + std::to_string(m_part.size()) + " of " +
                      std::to_string(m_length.value_or(m_request.bytes)) + " bytes";
            if (end.kind == TransferEnd::Kind::Final)
                failNet(why + ".");
            vain = m_part.size() > before ? 0 : vain + 1;
            if (vain >= m_request.tries)
                failNet(why + " (tried " + std::to_string(m_request.tries) + " times).");
            pause(vain, end.answer.retryAfterSeconds);
        }
    }

    TransferEnd once()
    {
        m_again = false;
        m_failure = nullptr;
        const TransferRequest wanted{m_request.url, m_part.size(), m_part.validator(),
                                     m_request.stallSeconds};
        const Receiver receiver{
            [this](const Answer& answer) { return guarded([&] { return onAnswer(answer); }); },
            [this](auto bytes) { return guarded([&] { return onBytes(bytes); }); }};
        return transfer(wanted, receiver, m_job);
    }

    /// No exception may cross libcurl.
    template <typename Action> bool guarded(const Action& action)
    {
        try {
            return action();
        } catch (...) {
            m_failure = std::current_exception();
            return false;
        }
    }

    bool onAnswer(const Answer& answer)
    {
        if (answer.status == 206 && answer.firstByte == m_part.size() && m_part.size() > 0 &&
            (!m_length || !answer.whole || *answer.whole == *m_length)) {
            m_length = answer.whole ? answer.whole : m_length;
            return true;
        }
        if (answer.status != 200) { // another piece than the one asked for, or none: from nothing
            if (answer.status == 416 && answer.whole == m_part.size()) {
                m_length = m_part.size();
                return true;
            }
            m_length.reset();
            if (m_part.size() > 0) {
                m_part.restart("");
                m_again = true;
                return false;
            }
            throw Missing(hostOf(m_request.url) + " sends a piece of " + m_shown +
                          " that was not asked for: name another mirror with --mirror.");
        }
        if (looksLikePage(answer))
            failWrong("a web page");
        m_resumed = false;
        m_length = answer.length;
        if (m_length && *m_length > m_request.bytes + kMostBytesBeyond)
            failTooLong(*m_length);
        m_part.restart(answer.validator);
        return true;
    }

    bool onBytes(std::span<const std::byte> bytes)
    {
        if (m_part.size() == 0)
            if (const std::string what =
                    wrongStart({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
                !what.empty())
                failWrong(what);
        if (m_part.size() + bytes.size() > m_request.bytes + kMostBytesBeyond)
            failTooLong(m_part.size() + bytes.size());
        m_part.append(bytes);
        const auto whole = static_cast<double>(m_length.value_or(m_request.bytes));
        m_job.report(kShareOfTransfer * std::min(1.0, static_cast<double>(m_part.size()) / whole), m_shown);
        return true;
    }

    void pause(int vain, int retryAfterSeconds) const
    {
        using namespace std::chrono;
        const auto doubled = m_request.firstPause * (1 << std::clamp(vain - 1, 0, 10));
        const auto wanted =
            std::max(duration_cast<milliseconds>(doubled), milliseconds(seconds(retryAfterSeconds)));
        const auto end = steady_clock::now() + std::min(wanted, milliseconds(seconds(kLongestPauseSeconds)));
        while (steady_clock::now() < end) {
            m_job.throwIfStopped();
            std::this_thread::sleep_for(std::min<steady_clock::duration>(50ms, end - steady_clock::now()));
        }
    }

    [[noreturn]] void failNet(const std::string& why) const
    {
        throw Missing(m_shown + " could not be brought: " + hostOf(m_request.url) + " " + why +
                      (m_part.size() > 0
                           ? " " + sizeText(m_part.size()) + " of " + sizeText(m_request.bytes) +
                                 " are here; the same command goes on from there."
                           : " Another source can be named with --mirror."));
    }

    [[noreturn]] void failWrong(const std::string& what) const
    {
        throw Missing(hostOf(m_request.url) + " sends " + what + " instead of " + m_shown +
                      ": a network that wants a log-in does so, and a mirror that is laid out otherwise (" +
                      m_request.url + ").");
    }

    [[noreturn]] void failTooLong(std::uint64_t length) const
    {
        throw InvalidInput("The file of " + m_request.url + " differs from the list: it has " +
                           std::to_string(length) + " bytes or more, the list says " +
                           std::to_string(m_request.bytes) + ". It was not brought.");
    }

    [[noreturn]] void failDiffers(const std::string& sum)
    {
        const std::uint64_t bytes = m_part.size();
        fs::path kept = m_request.target;
        kept += ".differs";
        m_part.becomes(kept);
        throw InvalidInput("The file of " + m_request.url +
                           " differs from the list and is not used.\n  here: " + std::to_string(bytes) +
                           " bytes, SHA-256 " + sum + "\n  list: " + std::to_string(m_request.bytes) +
                           " bytes, SHA-256 " + m_request.sha256 + "\nIt is kept as " + kept.string() +
                           ": if you trust it, koe assets get NAME --accept takes it as it is.");
    }

    const DownloadRequest& m_request;
    const Job& m_job;
    PartFile m_part;
    std::string m_shown;
    std::optional<std::uint64_t> m_length; ///< of the whole file, as the server says
    bool m_resumed;                        ///< the bytes come from more than one answer
    bool m_again = false;                  ///< refused in order to begin anew
    std::exception_ptr m_failure;
};

} // namespace

void download(const DownloadRequest& request, const Job& job)
{
    Download(request, job).run();
}

} // namespace koe::assets
