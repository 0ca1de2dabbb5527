#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace koe::assets {

/// A small HTTP/1.1 server on loopback that does what its test tells it, good or bad. One connection at a
/// time.
class TestServer
{
public:
    struct Request
    {
        std::string path;
        std::map<std::string, std::string> headers; ///< names in lower case
        [[nodiscard]] std::optional<std::uint64_t> rangeFrom() const;
        [[nodiscard]] std::string header(const std::string& name) const;
    };

    /// What the client sees of one answer.
    class Answer
    {
    public:
        explicit Answer(int socket, const std::atomic<bool>& ending) : m_socket(socket), m_ending(ending) {}
        void send(const std::string& bytes);
        void head(int status, const std::vector<std::string>& headers);
        /// Says nothing more until the client goes away or the server ends.
        void stall();

    private:
        int m_socket;
        const std::atomic<bool>& m_ending;
    };
    using Handler = std::function<void(const Request&, Answer&)>;

    explicit TestServer(Handler handler);
    ~TestServer();
    TestServer(const TestServer&) = delete;
    TestServer& operator=(const TestServer&) = delete;

    [[nodiscard]] std::string url(const std::string& path = "") const;
    /// All that came so far.
    [[nodiscard]] std::vector<Request> requests() const;

private:
    void run();
    void serve(int socket);

    Handler m_handler;
    int m_listener = -1;
    int m_port = 0;
    std::atomic<bool> m_ending{false};
    mutable std::mutex m_mutex;
    std::vector<Request> m_requests;
    std::thread m_thread;
};

/// How a well-behaved server would hand out @p content, and where this one is not.
struct Serving
{
    std::string etag = "\"one\"";
    bool ranges = true;
    std::string type = "application/octet-stream";
    std::optional<std::size_t> cutAfter{};      ///< bytes of the body, then the connection is closed
    std::optional<std::size_t> stallAfter{};    ///< bytes of the body, then silence
    std::optional<std::size_t> claimedLength{}; ///< instead of the true one
    bool sayLength = true;
};
void serve(const std::string& content, const Serving& how, const TestServer::Request& request,
           TestServer::Answer& answer);

} // namespace koe::assets
