#include "assets/transfer.h"

#include "core/error.h"
#include "core/number_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <curl/curl.h>
#include <memory>
#include <new>
#include <string_view>

namespace koe::assets {
namespace {

constexpr long kMostRedirections = 8;
constexpr int kWaitMs = 100; // how soon a stop is seen

void startCurl()
{
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    if (!started)
        throw Error("The network library could not be started.");
}

struct EasyCloser
{
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiCloser
{
    void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct ListCloser
{
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// What the callbacks of one request share.
struct Exchange
{
    Exchange(const Receiver& to, CURL* from) : receiver(to), handle(from) {}

    const Receiver& receiver;
    CURL* handle;
    Answer answer;
    std::string etag;
    std::string lastModified;
    bool told = false;
    bool refused = false;
    bool badStatus = false;

    void header(std::string_view line)
    {
        if (line.starts_with("HTTP/")) { // of the next hop
            answer = {};
            etag.clear();
            lastModified.clear();
            return;
        }
        const auto colon = line.find(':');
        if (colon == line.npos)
            return;
        const std::string field = lowered(line.substr(0, colon));
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (field == "content-type")
            answer.contentType = lowered(value);
        else if (field == "content-length")
            answer.length = parseNumber<std::uint64_t>(value);
        else if (field == "etag")
            etag = value.starts_with("W/") ? "" : value;
        else if (field == "last-modified")
            lastModified = value;
        else if (field == "retry-after")
            answer.retryAfterSeconds = parseNumber<int>(value).value_or(0);
        else if (field == "content-range")
            contentRange(value);
    }

    /// "bytes 100-199/200", "bytes */200"
    void contentRange(std::string_view value)
    {
        if (!value.starts_with("bytes "))
            return;
        value = trimmed(value.substr(6));
        if (const auto slash = value.find('/'); slash != value.npos)
            answer.whole = parseNumber<std::uint64_t>(value.substr(slash + 1));
        if (const auto dash = value.find('-'); dash != value.npos)
            answer.firstByte = parseNumber<std::uint64_t>(value.substr(0, dash));
    }

    /// Tells the receiver once; false: enough.
    bool tellAnswer()
    {
        if (told)
            return !refused;
        told = true;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
        answer.validator = !etag.empty() ? etag : lastModified;
        badStatus = answer.status != 200 && answer.status != 206 && answer.status != 416;
        refused = badStatus || !receiver.onAnswer(answer);
        return !refused;
    }

    bool bytes(std::span<const std::byte> piece)
    {
        if (!tellAnswer())
            return false;
        if (answer.status == 416) // its body is a page for people
            return true;
        refused = !receiver.onBytes(piece);
        return !refused;
    }
};

std::size_t onHeader(char* text, std::size_t size, std::size_t count, void* exchange)
{
    static_cast<Exchange*>(exchange)->header({text, size * count});
    return size * count;
}

std::size_t onBody(char* data, std::size_t size, std::size_t count, void* exchange)
{
    const std::span piece(reinterpret_cast<const std::byte*>(data), size * count);
    return static_cast<Exchange*>(exchange)->bytes(piece) ? piece.size() : 0;
}

bool isTransientStatus(long status)
{
    return status == 408 || status == 429 || status >= 500;
}

std::string whyStatus(long status)
{
    switch (status) {
    case 401:
    case 403:
        return "does not hand out the file (" + std::to_string(status) + ": not allowed)";
    case 404:
    case 410:
        return "does not have the file (" + std::to_string(status) + ")";
    case 407:
        return "cannot be reached: the proxy wants a name and password (407)";
    case 429:
        return "asks to come back later (429: too many requests)";
    default:
        return "answered with an error (" + std::to_string(status) + ")";
    }
}

bool isTransientCode(CURLcode code)
{
    constexpr std::array kTransient{CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY,
                                    CURLE_COULDNT_CONNECT,      CURLE_PARTIAL_FILE,
                                    CURLE_OPERATION_TIMEDOUT,   CURLE_GOT_NOTHING,
                                    CURLE_SEND_ERROR,           CURLE_RECV_ERROR,
                                    CURLE_SSL_CONNECT_ERROR,    CURLE_HTTP2,
                                    CURLE_HTTP2_STREAM,         CURLE_HTTP3};
    return std::find(kTransient.begin(), kTransient.end(), code) != kTransient.end();
}

std::string whyCode(CURLcode code, CURL* handle, const TransferRequest& request, const char* detail)
{
    curl_off_t connected = 0;
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return "is not known to the network: is this machine connected?";
    case CURLE_COULDNT_RESOLVE_PROXY:
        return "cannot be reached: the proxy that the environment names is not known to the network";
    case CURLE_COULDNT_CONNECT:
        return "cannot be reached";
    case CURLE_PARTIAL_FILE:
        return "cut the connection before the file was whole";
    case CURLE_OPERATION_TIMEDOUT:
        curl_easy_getinfo(handle, CURLINFO_CONNECT_TIME_T, &connected);
        if (connected == 0)
            return "does not answer";
        return "sent nothing for " + std::to_string(request.stallSeconds) + " seconds";
    case CURLE_TOO_MANY_REDIRECTS:
        return "sends from one address to the next without end";
    case CURLE_UNSUPPORTED_PROTOCOL:
        return "sends to an address that is not safe (only https is followed from https)";
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return "cannot prove who it is: its certificate is not one that this machine trusts (is the package "
               "ca-certificates installed, is the clock right, does a proxy open the connection? "
               "SSL_CERT_FILE names "
               "other certificates)";
    case CURLE_URL_MALFORMAT:
        return "is no address that can be asked";
    default:
        return std::string("could not be read from: ") +
               (*detail != '\0' ? detail : curl_easy_strerror(code));
    }
}

void setOptions(CURL* handle, const TransferRequest& request, Exchange& exchange, char* detail)
{
    curl_easy_setopt(handle, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L); // a name that is still being looked up does not hold us
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "koe-studio");
    curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L); // a proxy's are no answer
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, kMostRedirections);
    const char* protocols = lowered(request.url).starts_with("http:") ? "http,https" : "https";
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connectSeconds));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.stallSeconds));
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &exchange);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &onBody);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);
    for (const char* variable :
         {"SSL_CERT_FILE", "CURL_CA_BUNDLE"}) // the second, which users of curl know, wins
        if (const char* file = std::getenv(variable); file != nullptr && *file != '\0')
            curl_easy_setopt(handle, CURLOPT_CAINFO, file);
    if (request.from > 0)
        curl_easy_setopt(handle, CURLOPT_RANGE, (std::to_string(request.from) + "-").c_str());
}

/// Runs the request to its end. @throws Cancelled
CURLcode perform(CURLM* multi, CURL* handle, const Job& job)
{
    curl_multi_add_handle(multi, handle);
    const auto remove = [&](CURL* done) { curl_multi_remove_handle(multi, done); };
    const std::unique_ptr<CURL, decltype(remove)> added(handle, remove);
    for (int running = 1; running > 0;) {
        job.throwIfStopped();
        if (curl_multi_perform(multi, &running) != CURLM_OK ||
            (running > 0 && curl_multi_poll(multi, nullptr, 0, kWaitMs, nullptr) != CURLM_OK))
            return CURLE_RECV_ERROR;
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(multi, &left);
    return message != nullptr ? message->data.result : CURLE_RECV_ERROR;
}

} // namespace

TransferEnd transfer(const TransferRequest& request, const Receiver& receiver, const Job& job)
{
    startCurl();
    const std::unique_ptr<CURLM, MultiCloser> multi(curl_multi_init());
    const std::unique_ptr<CURL, EasyCloser> handle(curl_easy_init());
    if (!multi || !handle)
        throw std::bad_alloc();
    Exchange exchange(receiver, handle.get());
    std::array<char, CURL_ERROR_SIZE> detail{};
    setOptions(handle.get(), request, exchange, detail.data());
    std::unique_ptr<curl_slist, ListCloser> headers;
    if (request.from > 0 && !request.validator.empty()) {
        headers.reset(curl_slist_append(nullptr, ("If-Range: " + request.validator).c_str()));
        curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    }

    CURLcode code = perform(multi.get(), handle.get(), job);
    if (code == CURLE_OK && !exchange.told && !exchange.tellAnswer()) // an answer without a body
        code = CURLE_WRITE_ERROR;
    TransferEnd end;
    end.answer = exchange.answer;
    using Kind = TransferEnd::Kind;
    if (exchange.badStatus) {
        end.kind = isTransientStatus(end.answer.status) ? Kind::Transient : Kind::Final;
        end.why = whyStatus(end.answer.status);
    } else if (exchange.refused) {
        end.kind = Kind::Refused;
    } else if (code != CURLE_OK) {
        end.kind = isTransientCode(code) ? Kind::Transient : Kind::Final;
        end.why = whyCode(code, handle.get(), request, detail.data());
    }
    return end;
}

std::string hostOf(const std::string& url)
{
    const auto scheme = url.find("://");
    const std::size_t from = scheme == std::string::npos ? 0 : scheme + 3;
    std::string host = url.substr(from, url.find_first_of("/?#", from) - from);
    if (const auto at = host.rfind('@'); at != std::string::npos)
        host.erase(0, at + 1);
    return host;
}

} // namespace koe::assets
