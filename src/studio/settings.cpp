#include "studio/settings.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/log.h"

#include <nlohmann/json.hpp>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;

struct Settings::Values
{
    json all = json::object();

    template <typename T> T get(std::string_view name, T fallback, bool (json::*is)() const noexcept) const
    {
        const auto found = all.find(std::string(name));
        return found != all.end() && ((*found).*is)() ? found->template get<T>() : std::move(fallback);
    }
};

Settings::Settings(const Home& home)
    : m_file(home.weights.parent_path() / "settings.json"), m_values(std::make_unique<Values>())
{
    std::error_code error;
    if (!fs::exists(m_file, error))
        return;
    try {
        json read = json::parse(readTextFile(m_file));
        if (!read.is_object())
            throw InvalidInput("no object");
        m_values->all = std::move(read);
    } catch (const std::exception& reason) {
        log::warn("{} cannot be read ({}): the settings begin at their defaults", m_file.string(),
                  reason.what());
        fs::rename(m_file, m_file.string() + ".broken", error);
    }
}

Settings::~Settings() = default;

std::string Settings::text(std::string_view name, std::string fallback) const
{
    return m_values->get(name, std::move(fallback), &json::is_string);
}

double Settings::number(std::string_view name, double fallback) const
{
    return m_values->get(name, fallback, &json::is_number);
}

bool Settings::flag(std::string_view name, bool fallback) const
{
    return m_values->get(name, fallback, &json::is_boolean);
}

std::vector<std::string> Settings::texts(std::string_view name) const
{
    std::vector<std::string> all;
    const auto found = m_values->all.find(std::string(name));
    if (found != m_values->all.end() && found->is_array())
        for (const json& one : *found)
            if (one.is_string())
                all.push_back(one.get<std::string>());
    return all;
}

void Settings::set(std::string_view name, const std::string& value)
{
    m_values->all[std::string(name)] = value;
    write();
}

void Settings::set(std::string_view name, double value)
{
    m_values->all[std::string(name)] = value;
    write();
}

void Settings::set(std::string_view name, bool value)
{
    m_values->all[std::string(name)] = value;
    write();
}

void Settings::set(std::string_view name, const std::vector<std::string>& value)
{
    m_values->all[std::string(name)] = value;
    write();
}

void Settings::write()
{
    try {
        fs::create_directories(m_file.parent_path());
        writeTextFile(m_file, m_values->all.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
        m_problem.clear();
    } catch (const std::exception& reason) {
        m_problem = reason.what();
        log::warn("The settings were not kept: {}", m_problem);
    }
}

} // namespace koe::studio
