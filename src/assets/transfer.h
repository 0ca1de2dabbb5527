#pragma once

#include "core/job.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace koe::assets {

/// What a server says before the first byte.
struct Answer
{
    long status = 0; ///< 200: the whole file, 206: the rest of it, 416: there is no rest
    std::string contentType;
    std::string validator; ///< its ETag if it is a strong one, else its Last-Modified; empty: neither
    std::optional<std::uint64_t> length;    ///< of the body
    std::optional<std::uint64_t> firstByte; ///< of a 206
    std::optional<std::uint64_t> whole;     ///< of the file, where a 206 or 416 says so
    int retryAfterSeconds = 0;
};

struct TransferRequest
{
    std::string url;
    std::uint64_t from = 0; ///< first byte that is wanted
    std::string
        validator; ///< of what is there already: the server sends everything if it has something else now
    int stallSeconds = 30; ///< nothing for so long: given up
    int connectSeconds = 20;
};

/// How one request over HTTP ended.
struct TransferEnd
{
    enum class Kind
    {
        Whole,     ///< all that was announced came
        Refused,   ///< the receiver did not want it
        Transient, ///< worth another try: cut, stalled, no connection, "too many requests", "unavailable"
        Final,     ///< not worth one: no such file, forbidden, certificate, redirection to something unsafe
    };
    Kind kind = Kind::Whole;
    Answer answer;
    std::string
        why; ///< the rest of a sentence that begins with the server's name; empty for Whole and Refused
};

/// Receives what comes: the answer once, then pieces. Either may say false: enough.
struct Receiver
{
    std::function<bool(const Answer&)> onAnswer;
    std::function<bool(std::span<const std::byte>)> onBytes;
};

/// One GET over http or https, with proxies as the environment names them (https_proxy, no_proxy), and
/// redirections followed: from https only to https. Only answers of 200, 206 and 416 reach the receiver.
/// @throws Cancelled within a second once @p job is stopped
[[nodiscard]] TransferEnd transfer(const TransferRequest& request, const Receiver& receiver, const Job& job);

/// "huggingface.co" of "https://huggingface.co/a/b"; without user and password, if any.
[[nodiscard]] std::string hostOf(const std::string& url);

} // namespace koe::assets
