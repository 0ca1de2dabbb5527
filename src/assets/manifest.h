#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koe::assets {

/// What a base model is for.
enum class Role
{
    Encoder,       ///< speech → features
    Pitch,         ///< speech → fundamental frequency
    Base,          ///< what training begins with: RVC's own G and D
    CommunityBase, ///< the same, made by others
};

/// "encoder", "pitch", "base", "community-base".
[[nodiscard]] std::string_view name(Role role);

struct AssetFile
{
    std::string path; ///< below weights/, where `get` and `import` put it
    std::uint64_t bytes = 0;
    std::string sha256;
    std::string origin; ///< below the hub: "OWNER/REPOSITORY/resolve/REVISION/PATH"
};

/// What voices a pair of Role::Base or Role::CommunityBase becomes.
struct BaseSizes
{
    std::string version; ///< "v1", "v2"
    int sampleRateHz = 0;
    bool f0 = true;
};

/// A base model that users of RVC have: what `koe assets` lists, gets and verifies.
struct Asset
{
    std::string name; ///< what the user calls it ("rmvpe")
    Role role = Role::Encoder;
    std::string what; ///< for people
    std::string licence;
    /// Where it may lie below weights/, the first being where `get` puts it: a file, or a folder in
    /// transformers form; of a pair, the generator.
    std::vector<std::string> places;
    /// In the order in which they are got: what makes a folder look whole comes last.
    std::vector<AssetFile> files;
    std::optional<BaseSizes> base{}; ///< files: G, D

    [[nodiscard]] std::uint64_t bytes() const;
};

/// All there are. The figures are those of the origin repositories; a file that differs is said, never used
/// silently.
[[nodiscard]] const std::vector<Asset>& manifest();

/// nullptr if there is none of that name.
[[nodiscard]] const Asset* findAsset(std::string_view name);

/// The assets that words mean, each once: names, roles, "all-for-convert" (ContentVec and RMVPE).
/// @throws UsageError naming what there is, for any other word
[[nodiscard]] std::vector<const Asset*> chosenAssets(const std::vector<std::string>& words);

/// "181 MB": decimal, as shops and file managers count.
[[nodiscard]] std::string sizeText(std::uint64_t bytes);

} // namespace koe::assets
