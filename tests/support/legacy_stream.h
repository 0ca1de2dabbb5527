#pragma once

#include "tensorfile/zip_reader.h"

#include <cstddef>
#include <filesystem>
#include <string>

namespace koe {

/// The same content as the zip @p file in the stream that PyTorch wrote before 1.6: magic, protocol, machine,
/// object, keys of the storages, then per key a count and the raw numbers.
/// @param width bytes of one number; all storages of the file have it
[[nodiscard]] inline std::string legacyStreamOf(const std::filesystem::path& file, std::size_t width)
{
    tensorfile::ZipReader zip(tensorfile::readFileBytes(file), file.string());
    const auto record = [&](const std::string& name) {
        const tensorfile::FileBytes bytes = zip.read(name);
        return std::string(reinterpret_cast<const char*>(bytes.bytes.data()), bytes.bytes.size());
    };
    const auto number = [](std::size_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; i++)
            text += static_cast<char>(value >> (8 * i) & 0xFF);
        return text;
    };
    const auto text = [&](const std::string& words) { return "X" + number(words.size(), 4) + words; };
    std::string out("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15);
    out += std::string("\x80\x02M\xe9\x03.", 6);
    out += "\x80\x02}" + text("little_endian") + "\x88s.";
    out += record("archive/data.pkl");
    std::size_t count = 0;
    while (zip.contains("archive/data/" + std::to_string(count)))
        count++;
    out += "\x80\x02](";
    for (std::size_t key = 0; key < count; key++)
        out += text(std::to_string(key));
    out += "e.";
    for (std::size_t key = 0; key < count; key++) {
        const std::string numbers = record("archive/data/" + std::to_string(key));
        out += number(numbers.size() / width, 8) + numbers;
    }
    return out;
}

} // namespace koe
