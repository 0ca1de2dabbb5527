#pragma once

#include "core/audio_buffer.h"
#include "tensorfile/tensor.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

/// What the tests of the encoders share.
namespace koe::content {

struct TempFolder
{
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    std::filesystem::path path;
};

void writeText(const std::filesystem::path& file, const std::string& text);

/// A 16-bit mono wav with a plain header of 44 bytes.
[[nodiscard]] AudioBuffer readWav(const std::filesystem::path& file);

/// 200 Hz with harmonics, at 16 kHz: four periods per 320 samples.
[[nodiscard]] AudioBuffer tone(double seconds);

/// HuBERT with 16 hidden numbers, 12 layers and 8 projected numbers; weights by a formula.
[[nodiscard]] nlohmann::json smallHubertConfig();
[[nodiscard]] tensorfile::TensorMap smallHubertTensors();

} // namespace koe::content
