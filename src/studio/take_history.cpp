#include "studio/take_history.h"

#include "studio/kept_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace koe::studio {
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

constexpr const char* kWhat = "the results";
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
        if (take.input.native() == input.native() && fs::exists(take.output, error))
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
    m_setAside = readKept(m_file, kWhat, [this](const json& all) {
        std::vector<Take> takes;
        for (const json& object : all) {
            takes.push_back(takeFrom(object));
            m_nextId = std::max(m_nextId, takes.back().id + 1);
        }
        m_takes = std::move(takes);
    });
}

void TakeHistory::write()
{
    json all = json::array();
    for (const Take& take : m_takes)
        all.push_back(toJson(take));
    writeKept(m_file, kWhat, all);
}

} // namespace koe::studio
