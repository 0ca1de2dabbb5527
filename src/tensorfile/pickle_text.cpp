#include "tensorfile/pickle_text.h"

#include "tensorfile/pickle_graph.h"

#include <cstdint>

namespace koe::tensorfile {
namespace {

void appendUtf8(std::string& out, std::uint32_t code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// Value of @p digits hexadecimal digits at @p at; −1 if they are not there.
std::int64_t hex(std::string_view text, std::size_t at, std::size_t digits)
{
    if (text.size() < at || text.size() - at < digits)
        return -1;
    std::int64_t value = 0;
    for (const char c : text.substr(at, digits)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

} // namespace

std::string decodedLine(std::string_view quoted)
{
    if (quoted.size() < 2 || (quoted.front() != '\'' && quoted.front() != '"') ||
        quoted.back() != quoted.front())
        throw PickleError("a text is garbled");
    quoted = quoted.substr(1, quoted.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < quoted.size(); i++) {
        if (quoted[i] != '\\') {
            text += quoted[i];
            continue;
        }
        i++;
        const char c = i < quoted.size() ? quoted[i] : '\0';
        if (c == 'x') {
            const std::int64_t code = hex(quoted, i + 1, 2);
            if (code < 0)
                throw PickleError("a text is garbled");
            text += static_cast<char>(code);
            i += 2;
        } else if (c == 'n' || c == 't' || c == 'r') {
            text += c == 'n' ? '\n' : c == 't' ? '\t' : '\r';
        } else if (c == '\\' || c == '\'' || c == '"') {
            text += c;
        } else {
            throw PickleError("a text is garbled");
        }
    }
    return text;
}

std::string rawUnicodeLine(std::string_view escaped)
{
    std::string text;
    for (std::size_t i = 0; i < escaped.size(); i++) {
        const bool isShort = escaped.substr(i, 2) == "\\u";
        if (!isShort && escaped.substr(i, 2) != "\\U") {
            appendUtf8(text, static_cast<unsigned char>(escaped[i])); // Latin-1
            continue;
        }
        const std::size_t digits = isShort ? 4 : 8;
        const std::int64_t code = hex(escaped, i + 2, digits);
        if (code < 0 || code > 0x10FFFF)
            throw PickleError("a text is garbled");
        appendUtf8(text, static_cast<std::uint32_t>(code));
        i += 1 + digits;
    }
    return text;
}

} // namespace koe::tensorfile
