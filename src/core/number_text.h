#pragma once

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace koe {

/// A number from text, with a dot whatever the locale; nothing if @p text is not wholly a number.
template <typename Number> std::optional<Number> parseNumber(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Shortest text that reads back as the same number, with a dot whatever the locale.
template <typename Number> std::string numberText(Number value)
{
    char buffer[64];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return error == std::errc{} ? std::string(buffer, end) : std::string();
}

} // namespace koe
