#include "voice/pack.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "tensorfile/file_bytes.h"
#include "tensorfile/zip_writer.h"
#include "voice/companions.h"
#include "voice/new_file.h"
#include "voice/voice.h"

#include <utility>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using tensorfile::FileBytes;

fs::path indexFor(const PackRequest& request, const VoiceCard& card, std::vector<std::string>& warnings)
{
    if (request.index == "none")
        return {};
    const bool named = request.index != "auto";
    const fs::path index = named ? fs::path(request.index) : findIndex(request.home, card.file, card.version);
    if (index.empty()) {
        warnings.push_back("No index was found for " + card.name + ": the package holds the voice alone.");
        return {};
    }
    requireFitting(index, card);
    return index;
}

std::string readMe(const VoiceCard& card, const std::string& voiceName, bool withIndex)
{
    std::string text = card.name + ": a voice for RVC, Applio and Koe Studio\n\n" + card.version + ", " +
                       std::to_string(card.sampleRateHz) + " Hz, " +
                       (card.f0 ? "with pitch" : "without pitch") + "\nspeech encoder: " + card.encoder +
                       "\n";
    if (card.medianPitchHz > 0.0)
        text += "median pitch: " + std::to_string(static_cast<int>(card.medianPitchHz + 0.5)) + " Hz\n";
    if (!card.author.empty())
        text += "author: " + card.author + "\n";
    if (!card.info.empty())
        text += "note: " + card.info + "\n";
    text += "\nKoe Studio: drop this package on the window, or: koe voices open FILE.zip\n"
            "RVC: " +
            voiceName + " goes into assets/weights" +
            (withIndex ? ", " + card.name + ".index into logs/" + card.name : std::string()) + ".\n";
    return text;
}

} // namespace

PackReport packVoice(const PackRequest& request, const Job& job)
{
    if (request.target.extension() != ".zip")
        throw UsageError("The name " + request.target.string() + " must end in .zip.");
    if (!request.replace)
        requireFree(request.target);
    PackReport report;
    const VoiceCard card = loadVoice(request.voice).card; // every number of it: what is handed on is sound
    job.throwIfStopped();
    const fs::path index = indexFor(request, card, report.warnings);
    const std::string voiceName = card.name + (card.container == "safetensors" ? ".safetensors" : ".pth");
    std::vector<std::pair<std::string, fs::path>> files{{voiceName, request.voice}};
    if (!index.empty())
        files.emplace_back(card.name + ".index", index);
    for (const fs::path& file : companionsOf(request.voice))
        if (companionKind(file) != "index")
            files.emplace_back(file.filename().string(), file);

    std::vector<FileBytes> contents;
    std::uint64_t all = 1;
    for (const auto& [name, file] : files) {
        contents.push_back(tensorfile::readFileBytes(file));
        all += contents.back().bytes.size();
    }
    AtomicFile out(request.target);
    tensorfile::ZipWriter zip(out);
    std::uint64_t done = 0;
    for (std::size_t i = 0; i < files.size(); i++) {
        zip.add(files[i].first, contents[i].bytes, [&](std::size_t bytes) {
            job.throwIfStopped();
            done += bytes;
            job.report(static_cast<double>(done) / static_cast<double>(2 * all),
                       "pack"); // read, then written
        });
        report.members.push_back(files[i].first);
    }
    zip.add("README.txt", readMe(card, voiceName, !index.empty()));
    report.members.emplace_back("README.txt");
    zip.finish();
    job.throwIfStopped();
    out.commit();
    std::error_code error;
    report.bytes = fs::file_size(request.target, error);
    job.report(1.0, "pack");
    return report;
}

} // namespace koe::voice
