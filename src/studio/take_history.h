#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::studio {

/// One result of a conversion, and how it came about.
struct Take
{
    std::int64_t id = 0;
    std::filesystem::path input;
    std::filesystem::path output;
    std::string request; ///< requestText() of what made it
    double seconds = 0.0;
    std::int64_t made = 0; ///< seconds since 1970
    bool isStarred = false;
};

/// The results so far, newest last, kept on disk with each change; at most a thousand: then the oldest
/// without a star goes. A file that cannot be read is kept as NAME.broken and the history begins anew. One
/// thread.
class TakeHistory
{
public:
    explicit TakeHistory(std::filesystem::path file);
    /// What is to be said of a file that could not be read at the start; empty: all is well.
    [[nodiscard]] const std::string& setAside() const { return m_setAside; }

    /// Sets its id. @return it
    std::int64_t add(Take take);
    /// Off the list; the sound stays where it is.
    void forget(std::int64_t id);
    /// One of those of a recording; the star of the others goes.
    void star(std::int64_t id, bool starred);

    /// Of one recording, oldest first, those whose results are still there.
    [[nodiscard]] std::vector<Take> of(const std::filesystem::path& input) const;
    /// nullptr when there is none
    [[nodiscard]] const Take* find(std::int64_t id) const;
    [[nodiscard]] const std::vector<Take>& all() const { return m_takes; }

private:
    void read();
    void write();

    std::filesystem::path m_file;
    std::string m_setAside;
    std::vector<Take> m_takes;
    std::int64_t m_nextId = 1;
};

} // namespace koe::studio
