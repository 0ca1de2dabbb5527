#pragma once

#include "core/home.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace koe::studio {

/// What the user has set, by name ("theme", "inference/folder"), in settings.json beside weights/.
///
/// Each set() is written at once, all or nothing. A file that cannot be read is kept as settings.json.broken
/// and all begins at the defaults (kept_json.h). What others wrote into it stays. One thread.
class Settings
{
public:
    explicit Settings(const Home& home);
    ~Settings();
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;

    [[nodiscard]] std::string text(std::string_view name, std::string fallback = {}) const;
    [[nodiscard]] double number(std::string_view name, double fallback) const;
    [[nodiscard]] bool flag(std::string_view name, bool fallback) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;

    void set(std::string_view name, const std::string& value);
    void set(std::string_view name, const char* value) { set(name, std::string(value)); }
    void set(std::string_view name, double value);
    void set(std::string_view name, bool value);
    void set(std::string_view name, const std::vector<std::string>& value);

    /// What is to be said of a file that could not be read at the start; empty: all is well.
    [[nodiscard]] const std::string& setAside() const { return m_setAside; }
    /// Called when what is set can no longer be kept; not again until it could be.
    void onProblem(std::function<void(const std::string& sentence)> listener);
    /// Why the last set() is not on the disk; empty when it is.
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    struct Values;
    void write();

    std::filesystem::path m_file;
    std::unique_ptr<Values> m_values;
    std::string m_setAside;
    std::function<void(const std::string&)> m_onProblem;
    std::string m_problem;
};

} // namespace koe::studio
