#include "assets/test_server.h"

#include <arpa/inet.h>
#include <cctype>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace koe::assets {
namespace {

constexpr int kLookEveryMs = 20;

bool readable(int socket, int ms)
{
    pollfd wait{socket, POLLIN, 0};
    return ::poll(&wait, 1, ms) > 0;
}

TestServer::Request parsed(const std::string& text)
{
    TestServer::Request request;
    const auto first = text.find(' ');
    request.path = text.substr(first + 1, text.find(' ', first + 1) - first - 1);
    for (std::size_t at = text.find("\r\n"); at != std::string::npos && at + 2 < text.size();) {
        const std::size_t end = text.find("\r\n", at + 2);
        const std::string line = text.substr(at + 2, end - at - 2);
        if (const auto colon = line.find(": "); colon != std::string::npos) {
            std::string name = line.substr(0, colon);
            for (char& c : name)
                c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            request.headers[name] = line.substr(colon + 2);
        }
        at = end;
    }
    return request;
}

} // namespace

std::optional<std::uint64_t> TestServer::Request::rangeFrom() const
{
    const std::string range = header("range");
    if (!range.starts_with("bytes="))
        return std::nullopt;
    return std::stoull(range.substr(6));
}

std::string TestServer::Request::header(const std::string& name) const
{
    const auto found = headers.find(name);
    return found != headers.end() ? found->second : "";
}

void TestServer::Answer::send(const std::string& bytes)
{
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t now = ::send(m_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (now <= 0)
            return; // the client went away
        sent += static_cast<std::size_t>(now);
    }
}

void TestServer::Answer::head(int status, const std::vector<std::string>& headers)
{
    std::string text = "HTTP/1.1 " + std::to_string(status) + " X\r\nConnection: close\r\n";
    for (const std::string& header : headers)
        text += header + "\r\n";
    send(text + "\r\n");
}

void TestServer::Answer::stall()
{
    while (!m_ending && !readable(m_socket, kLookEveryMs)) {
    }
}

TestServer::TestServer(Handler handler) : m_handler(std::move(handler))
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 || ::listen(m_listener, 8) != 0 ||
        ::getsockname(m_listener, generic, &length) != 0)
        throw std::runtime_error("no loopback to serve on");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

TestServer::~TestServer()
{
    m_ending = true;
    m_thread.join();
    ::close(m_listener);
}

std::string TestServer::url(const std::string& path) const
{
    return "http://127.0.0.1:" + std::to_string(m_port) + path;
}

std::vector<TestServer::Request> TestServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

void TestServer::run()
{
    while (!m_ending) {
        if (!readable(m_listener, kLookEveryMs))
            continue;
        const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            continue;
        serve(socket);
        // What was sent should arrive before the end does.
        ::shutdown(socket, SHUT_WR);
        char rest[256];
        while (readable(socket, 200) && ::recv(socket, rest, sizeof rest, 0) > 0) {
        }
        ::close(socket);
    }
}

void TestServer::serve(int socket)
{
    std::string text;
    char piece[1024];
    while (text.find("\r\n\r\n") == std::string::npos) {
        if (!readable(socket, 2000))
            return;
        const ssize_t got = ::recv(socket, piece, sizeof piece, 0);
        if (got <= 0)
            return;
        text.append(piece, static_cast<std::size_t>(got));
    }
    const Request request = parsed(text);
    {
        const std::lock_guard lock(m_mutex);
        m_requests.push_back(request);
    }
    Answer answer(socket, m_ending);
    m_handler(request, answer);
}

void serve(const std::string& content, const Serving& how, const TestServer::Request& request,
           TestServer::Answer& answer)
{
    std::size_t from = how.ranges ? request.rangeFrom().value_or(0) : 0;
    if (!request.header("if-range").empty() && request.header("if-range") != how.etag)
        from = 0;
    std::vector<std::string> headers{"Content-Type: " + how.type};
    if (!how.etag.empty())
        headers.push_back("ETag: " + how.etag);
    if (from > 0 && from >= content.size()) {
        headers.push_back("Content-Range: bytes */" + std::to_string(content.size()));
        headers.push_back("Content-Length: 0");
        return answer.head(416, headers);
    }
    if (from > 0)
        headers.push_back("Content-Range: bytes " + std::to_string(from) + "-" +
                          std::to_string(content.size() - 1) + "/" + std::to_string(content.size()));
    if (how.sayLength)
        headers.push_back("Content-Length: " +
                          std::to_string(how.claimedLength.value_or(content.size() - from)));
    answer.head(from > 0 ? 206 : 200, headers);
    const std::size_t most = how.cutAfter.value_or(how.stallAfter.value_or(content.size()));
    answer.send(content.substr(from, most));
    if (how.stallAfter)
        answer.stall();
}

} // namespace koe::assets
