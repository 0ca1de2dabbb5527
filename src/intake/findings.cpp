#include "intake/findings.h"

#include "assets/sha256.h"
#include "core/error.h"
#include "identify/identify.h"

#include <algorithm>
#include <map>

namespace koe::intake {
namespace fs = std::filesystem;
namespace {

using identify::Kind;

struct ListedFile
{
    const assets::Asset* asset;
    const assets::AssetFile* file;
};

/// A checksum costs a reading of the whole file: only where the length is one of the list's.
using ListedBySize = std::multimap<std::uint64_t, ListedFile>;

ListedBySize bySize(const std::vector<assets::Asset>& list)
{
    ListedBySize table;
    for (const assets::Asset& asset : list)
        for (const assets::AssetFile& file : asset.files)
            table.emplace(file.bytes, ListedFile{&asset, &file});
    return table;
}

bool takeListed(Finding& finding, const ListedBySize& table, const Job& job)
{
    const auto [first, last] = table.equal_range(finding.file.bytes);
    if (first == last)
        return false;
    const std::string sum = assets::sha256OfFile(finding.file.path, Job(job.stopToken(), {}));
    const auto found =
        std::find_if(first, last, [&](const auto& row) { return row.second.file->sha256 == sum; });
    if (found == last)
        return false;
    finding.kind = Finding::Kind::Listed;
    finding.asset = found->second.asset;
    finding.listed = found->second.file;
    finding.what = finding.asset->what;
    finding.place = finding.listed->path;
    return true;
}

/// Where a base model that the list does not have would go; empty: nowhere.
fs::path placeOf(const identify::Identity& identity, const fs::path& file)
{
    switch (identity.kind) {
    case Kind::Rmvpe:
        return "rmvpe/rmvpe.pt";
    case Kind::Fcpe:
        return "fcpe/fcpe_c_v001.pt";
    case Kind::Crepe:
        return identity.facts.text("size") == "tiny" ? "crepe/tiny.pth" : "crepe/full.pth";
    case Kind::ContentEncoder:
        if (identity.facts.text("form") == "transformers" && file.has_parent_path())
            return fs::path("embedders") / file.parent_path().filename() / file.filename();
        return identity.facts.text("form") == "fairseq" ? fs::path("hubert/hubert_base.pt") : fs::path();
    default:
        return {};
    }
}

void takeVoice(Finding& finding)
{
    try {
        finding.card = voice::loadCard(finding.file.path);
        finding.kind = Finding::Kind::Voice;
    } catch (const Error& error) {
        finding.kind = Finding::Kind::Useless;
        finding.reason = error.what();
    }
}

void judge(Finding& finding)
{
    const identify::Identity identity = identify::identify(finding.file.path);
    finding.what = identity.what;
    finding.kind = Finding::Kind::Useless;
    switch (identity.kind) {
    case Kind::Voice:
    case Kind::VoiceWeights:
        finding.safetensors = identity.facts.text("container") == "safetensors";
        takeVoice(finding);
        break;
    case Kind::Index:
        finding.kind = Finding::Kind::Index;
        finding.width = static_cast<int>(identity.facts.number("width"));
        finding.vectors = identity.facts.number("vectors");
        break;
    case Kind::Rmvpe:
    case Kind::Fcpe:
    case Kind::Crepe:
    case Kind::ContentEncoder:
        finding.kind = Finding::Kind::Unlisted;
        finding.place = placeOf(identity, fs::absolute(finding.file.path));
        break;
    case Kind::GeneratorBase:
    case Kind::DiscriminatorBase:
        finding.reason = "not one of the list's; koe train --base G.pth,D.pth starts from it where it is";
        break;
    case Kind::GeneratorCheckpoint:
    case Kind::DiscriminatorCheckpoint:
        finding.reason = "a state of a training, not a voice";
        break;
    case Kind::StarterEncoder:
    case Kind::SwiftF0:
        finding.reason = "comes with Koe Studio";
        break;
    case Kind::Onnx:
        finding.reason = "Koe Studio reads no ONNX (SwiftF0's weights come with it)";
        break;
    case Kind::EmptyIndex:
        finding.reason = "holds no vectors; the usable one is called added_…";
        break;
    case Kind::OtherIndex:
        finding.reason = "no index of RVC's kinds";
        break;
    case Kind::Package:
    case Kind::Wheel:
        finding.reason = "import it by itself";
        break;
    case Kind::Separator:
    case Kind::OtherModel:
    case Kind::TorchScript:
        finding.reason = "of no use to Koe Studio";
        break;
    case Kind::WebPage:
    case Kind::LfsPointer:
    case Kind::Damaged:
        finding.reason = identity.advice.empty() ? "it cannot be used" : identity.advice;
        break;
    default:
        finding.kind = Finding::Kind::Other;
    }
}

} // namespace

std::vector<Finding> findAll(const std::vector<SourceFile>& files, const std::vector<assets::Asset>& list,
                             const Job& job)
{
    const ListedBySize table = bySize(list);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < files.size(); i++) {
        job.throwIfStopped();
        job.report(static_cast<double>(i) / static_cast<double>(files.size()), "looking");
        Finding finding;
        finding.file = files[i];
        if (finding.file.bytes > 0 && !takeListed(finding, table, job))
            judge(finding);
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace koe::intake
