#pragma once

#include "core/number_text.h"

#include <CLI/App.hpp>
#include <CLI/Error.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koe::cli {

/// An option that takes a number in [least, most], with a dot whatever the locale.
/// @param into a number, or an optional of one
template <typename Number, typename Target>
CLI::Option* addNumber(CLI::App& verb, const std::string& name, Target& into, const std::string& description,
                       Number least = std::numeric_limits<Number>::lowest(),
                       Number most = std::numeric_limits<Number>::max())
{
    const auto take = [&into, name, least, most](const std::string& text) {
        // from_chars knows no plus sign; people write "--transpose +3".
        const bool plus = text.size() > 1 && text[0] == '+' && text[1] != '-';
        const auto number = parseNumber<Number>(std::string_view(text).substr(plus ? 1 : 0));
        if (!number)
            throw CLI::ValidationError(name, "\"" + text + "\" is not a number (write a dot, not a comma).");
        if (!(*number >= least && *number <= most)) // not (a or b): NaN fails too
            throw CLI::ValidationError(name, text + " is outside " + numberText(least) + " to " +
                                                 numberText(most) + ".");
        into = *number;
    };
    return verb.add_option_function<std::string>(name, take, description)
        ->type_name(std::is_integral_v<Number> ? "N" : "F");
}

/// An amount of memory or disk: 800M, 2G, 1.5G, or bytes.
inline CLI::Option* addSize(CLI::App& verb, const std::string& name, std::uint64_t& into,
                            const std::string& description)
{
    const auto take = [&into, name](const std::string& text) {
        std::string_view digits = text;
        if (digits.ends_with('B') || digits.ends_with('b'))
            digits.remove_suffix(1);
        double unit = 1.0;
        constexpr std::string_view kUnits = "kKmMgGtT";
        if (const auto at = digits.empty() ? kUnits.npos : kUnits.find(digits.back()); at != kUnits.npos) {
            unit = std::pow(1000.0, static_cast<double>(at / 2 + 1));
            digits.remove_suffix(1);
        }
        const auto number = parseNumber<double>(digits);
        if (!number || !(*number * unit >= 1.0 && *number * unit <= 1e15))
            throw CLI::ValidationError(name, "\"" + text + "\" is no amount: write 800M or 2G.");
        into = static_cast<std::uint64_t>(*number * unit);
    };
    return verb.add_option_function<std::string>(name, take, description)->type_name("SIZE");
}

inline CLI::Option* addPath(CLI::App& verb, const std::string& name, std::filesystem::path& into,
                            const std::string& description, const char* type = "FILE")
{
    return verb
        .add_option_function<std::string>(
            name, [&into](const std::string& text) { into = text; }, description)
        ->type_name(type);
}

/// A word that is checked: @p problem says in a sentence what is wrong with it, or nothing.
template <typename Problem>
CLI::Option* addWord(CLI::App& verb, const std::string& name, std::string& into,
                     const std::string& description, const char* type, const Problem& problem)
{
    const auto take = [&into, name, problem](const std::string& text) {
        if (const std::string sentence = problem(text); !sentence.empty())
            throw CLI::ValidationError(name, sentence);
        into = text;
    };
    return verb.add_option_function<std::string>(name, take, description)->type_name(type);
}

/// One word out of a few.
inline CLI::Option* addChoice(CLI::App& verb, const std::string& name, std::string& into,
                              const std::string& description, const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : "|") + word;
    const auto problem = [words, all](const std::string& text) {
        return std::find(words.begin(), words.end(), text) != words.end()
                   ? std::string()
                   : "\"" + text + "\" is none of " + all + ".";
    };
    return addWord(verb, name, into, description, all.c_str(), problem);
}

inline CLI::Option* addDevice(CLI::App& verb, std::string& into)
{
    const auto problem = [](const std::string& text) {
        const bool cuda =
            text.starts_with("cuda:") && parseNumber<unsigned>(std::string_view(text).substr(5));
        return text == "auto" || text == "cpu" || text == "cuda" || cuda
                   ? std::string()
                   : "\"" + text + "\" is not a device: write auto, cpu or cuda:N.";
    };
    return addWord(verb, "--device", into, "Where to compute (auto)", "auto|cpu|cuda:N", problem);
}

inline constexpr const char* kPitchMethods = "rmvpe, fcpe, crepe, crepe-tiny, swiftf0, harvest or pm";

inline CLI::Option* addPitch(CLI::App& verb, std::string& into, const std::string& description)
{
    const auto problem = [](const std::string& text) {
        for (const char* method :
             {"auto", "rmvpe", "fcpe", "crepe", "crepe-tiny", "swiftf0", "harvest", "pm"})
            if (text == method)
                return std::string();
        return "There is no pitch method \"" + text + "\": choose " + kPitchMethods + ".";
    };
    return addWord(verb, "--pitch", into, description, "METHOD", problem);
}

/// What may be done with a pitch that was found.
inline void addPitchRepair(CLI::App& verb, std::optional<int>& filterRadius, bool& repairOctaves)
{
    addNumber<int>(verb, "--filter-radius", filterRadius,
                   "Median of so many frames of pitch, from 3 on (harvest: RVC's, 3 of 3; others 0)", 0, 99);
    verb.add_flag("--repair-octaves", repairOctaves,
                  "Bring back stretches that leapt to the octave below or above");
}

} // namespace koe::cli
