#include "studio/settings.h"

#include "core/error.h"
#include "core/home_folders.h"
#include "studio/kept_json.h"

#include <nlohmann/json.hpp>

namespace koe::studio {
using nlohmann::json;

namespace {
constexpr const char* kWhat = "the settings";
}

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
    : m_file(dataFolder(home) / "settings.json"), m_values(std::make_unique<Values>())
{
    m_setAside = readKept(m_file, kWhat, [this](const json& read) {
        if (!read.is_object())
            throw InvalidInput("no object");
        m_values->all = read;
    });
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

void Settings::onProblem(std::function<void(const std::string&)> listener)
{
    m_onProblem = std::move(listener);
}

void Settings::write()
{
    const bool isNew = m_problem.empty();
    m_problem = writeKept(m_file, kWhat, m_values->all);
    if (isNew && !m_problem.empty() && m_onProblem)
        m_onProblem(m_problem);
}

} // namespace koe::studio
