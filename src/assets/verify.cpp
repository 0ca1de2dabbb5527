#include "assets/verify.h"

#include "assets/sha256.h"

namespace koe::assets {

std::vector<FileState> verify(const std::filesystem::path& weights, std::span<const Asset* const> assets,
                              const Job& job)
{
    std::vector<FileState> states;
    std::uint64_t all = 1; // no division by nothing
    for (const Asset* asset : assets)
        for (const AssetFile& file : asset->files) {
            states.push_back(stateOf(weights, *asset, file));
            all += states.back().bytes;
        }
    std::uint64_t before = 0;
    for (FileState& state : states) {
        if (state.where != Where::Here && state.where != Where::Differs)
            continue;
        const auto share = [&](std::uint64_t bytes) {
            return static_cast<double>(bytes) / static_cast<double>(all);
        };
        state.sha256 = sha256OfFile(state.path, job.part(share(before), share(before + state.bytes)));
        before += state.bytes;
        if (state.sha256 != state.file->sha256)
            state.where = Where::Differs;
    }
    job.report(1.0, "checking");
    return states;
}

} // namespace koe::assets
