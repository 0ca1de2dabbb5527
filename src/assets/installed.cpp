#include "assets/installed.h"

#include "core/rvc_encoder.h"

#include <stdexcept>

namespace koe::assets {
namespace fs = std::filesystem;
namespace {

bool isFile(const fs::path& path)
{
    std::error_code error;
    return fs::is_regular_file(path, error);
}

bool isEncoderFolder(const fs::path& path)
{
    return isFile(path / "config.json") &&
           (isFile(path / "pytorch_model.bin") || isFile(path / "model.safetensors"));
}

/// Of a file of an asset that lies at @p place.
fs::path pathAt(const fs::path& weights, const Asset& asset, const AssetFile& file, const std::string& place)
{
    if (place == asset.places.front())
        return weights / file.path;
    return asset.files.size() == 1 ? weights / place : weights / place / fs::path(file.path).filename();
}

std::uint64_t sizeOf(const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

} // namespace

fs::path locate(const fs::path& weights, std::string_view name)
{
    if (const Asset* asset = findAsset(name))
        for (const std::string& place : asset->places)
            if (isFile(weights / place) || isEncoderFolder(weights / place))
                return weights / place;
    return {};
}

fs::path locateEncoder(const fs::path& weights, std::string_view name)
{
    const fs::path found = locate(weights, name);
    return found.empty() && name == kRvcEncoder ? locate(weights, "contentvec-fairseq") : found;
}

std::string howToGet(std::string_view name)
{
    const Asset* asset = findAsset(name);
    if (asset == nullptr)
        throw std::logic_error("no base model is called " + std::string(name));
    return "run: koe assets get " + asset->name + " (" + sizeText(asset->bytes()) + ")";
}

FileState stateOf(const fs::path& weights, const Asset& asset, const AssetFile& file)
{
    FileState state{&asset, &file, weights / file.path, Where::Absent, 0, {}};
    for (const std::string& place : asset.places) {
        const fs::path path = pathAt(weights, asset, file, place);
        if (!isFile(path))
            continue;
        const std::uint64_t bytes = sizeOf(path);
        // Only its own place says that it should be this one: elsewhere lies what others call so.
        if (bytes != file.bytes && place != asset.places.front())
            continue;
        state.path = path;
        state.bytes = bytes;
        state.where = bytes == file.bytes ? Where::Here : Where::Differs;
        return state;
    }
    fs::path part = state.path;
    part += ".part";
    if (isFile(part)) {
        state.where = Where::Partial;
        state.bytes = sizeOf(part);
    }
    return state;
}

std::string differsSentence(const FileState& state, const AssetFile& listed)
{
    const auto sum = [](const std::string& text) { return text.empty() ? "" : ", SHA-256 " + text; };
    return state.path.string() + " differs from the list.\n  here: " + std::to_string(state.bytes) +
           " bytes" + sum(state.sha256) + "\n  list: " + std::to_string(listed.bytes) + " bytes, SHA-256 " +
           listed.sha256;
}

} // namespace koe::assets
