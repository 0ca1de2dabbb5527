#include "studio/take_history.h"

#include "core/atomic_file.h"
#include "core/log.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr std::size_t kKept = 1000;

json toJson(const Take& take)
{
    return {{"id", take.id},
            {"input", take.input.string()},
            {"output", take.output.string()},
            {"request", take.request},
            {"seconds", take.seconds},
            {"made", take.made},
            {"starred", take.isStarred}};
}

Take takeFrom(const json& object)
{
    Take take;
    object.at("id").get_to(take.id);
    take.input = object.at("input").get<std::string>();
    take.output = object.at("output").get<std::string>();
    object.at("request").get_to(take.request);
    object.at("seconds").get_to(take.seconds);
    object.at("made").get_to(take.made);
    object.at("starred").get_to(take.isStarred);
    return take;
}

} // namespace

TakeHistory::TakeHistory(fs::path file) : m_file(std::move(file))
{
    read();
}

std::int64_t TakeHistory::add(Take take)
{
    take.id = m_nextId++;
    m_takes.push_back(std::move(take));
    if (m_takes.size() > kKept) {
        const auto newest = m_takes.end() - 1;
        const auto old =
            std::find_if(m_takes.begin(), newest, [](const Take& one) { return !one.isStarred; });
        m_takes.erase(old != newest ? old : m_takes.begin());
    }
    write();
    return m_takes.back().id;
}

void TakeHistory::forget(std::int64_t id)
{
    std::erase_if(m_takes, [id](const Take& take) { return take.id == id; });
    write();
}

void TakeHistory::star(std::int64_t id, bool starred)
{
    const Take* chosen = find(id);
    if (chosen == nullptr)
        return;
    const fs::path input = chosen->input;
    for (Take& take : m_takes)
        if (take.input == input)
            take.isStarred = starred && take.id == id;
    write();
}

std::vector<Take> TakeHistory::of(const fs::path& input) const
{
    std::vector<Take> takes;
    std::error_code error;
    for (const Take& take : m_takes)
        if (take.input == input && fs::exists(take.output, error))
            takes.push_back(take);
    return takes;
}

const Take* TakeHistory::find(std::int64_t id) const
{
    const auto found =
        std::find_if(m_takes.begin(), m_takes.end(), [id](const Take& take) { return take.id == id; });
    return found == m_takes.end() ? nullptr : &*found;
}

void TakeHistory::read()
{
    std::error_code error;
    if (!fs::exists(m_file, error))
        return;
    try {
        for (const json& object : json::parse(readTextFile(m_file))) {
            m_takes.push_back(takeFrom(object));
            m_nextId = std::max(m_nextId, m_takes.back().id + 1);
        }
    } catch (const std::exception& reason) {
        log::warn("{} cannot be read ({}): the history of results begins anew", m_file.string(),
                  reason.what());
        fs::rename(m_file, m_file.string() + ".broken", error);
        m_takes.clear();
    }
}

void TakeHistory::write()
{
    json all = json::array();
    for (const Take& take : m_takes)
        all.push_back(toJson(take));
    try {
        fs::create_directories(m_file.parent_path());
        writeTextFile(m_file, all.dump(1, ' ', false, json::error_handler_t::replace) + "\n");
    } catch (const std::exception& reason) {
        log::warn("The history of results was not kept: {}", reason.what());
    }
}

} // namespace koe::studio
