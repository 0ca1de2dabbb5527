#pragma once

#include "assets/manifest.h"
#include "intake/source_files.h"
#include "voice/voice.h"

#include <cstdint>
#include <string>
#include <vector>

namespace koe::intake {

/// What one file of the source is, by its content.
struct Finding
{
    enum class Kind
    {
        Voice,
        Index,
        Listed,   ///< a base model's file, by length and SHA-256
        Unlisted, ///< a base model that the list does not have
        Useless,  ///< known, and nothing to take in: `reason`
        Other,    ///< recordings, features, settings …: only counted
    };

    SourceFile file;
    Kind kind = Kind::Other;
    std::string what;   ///< "an RVC voice (v2, 40 kHz, with pitch)"
    std::string reason; ///< why it is not taken in, a sentence's end

    bool safetensors = false;                  ///< Voice: the container, whatever it is called
    voice::VoiceCard card;                     ///< Voice
    int width = 0;                             ///< Index: of its vectors
    std::int64_t vectors = 0;                  ///< Index
    std::filesystem::path place;               ///< Listed, Unlisted: below weights/
    const assets::Asset* asset = nullptr;      ///< Listed
    const assets::AssetFile* listed = nullptr; ///< Listed
};

/// @param list the base models that are known; it must outlive the answer
/// @throws Cancelled once @p job is stopped
[[nodiscard]] std::vector<Finding> findAll(const std::vector<SourceFile>& files,
                                           const std::vector<assets::Asset>& list, const Job& job);

} // namespace koe::intake
