#include "voice/edit.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "core/trash.h"
#include "tensorfile/container.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "voice/companions.h"
#include "voice/new_file.h"
#include "voice/voice.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace koe::voice {
namespace fs = std::filesystem;
namespace {

using tensorfile::Value;

/// The starter pack is the program's: it would be missing there, and come back with the next version.
void requireOwn(const Home& home, const fs::path& voiceFile)
{
    std::error_code error;
    const fs::path starter = fs::canonical(home.starter, error);
    if (error || home.starter.empty())
        return;
    const fs::path inside = fs::weakly_canonical(voiceFile, error).lexically_relative(starter);
    if (!inside.empty() && *inside.begin() != "..")
        throw UsageError("The voice " + voiceFile.stem().string() +
                         " comes with Koe Studio and stays as it is. Export it for a copy of your own.");
}

void setKey(Value::Dict& dict, const char* key, const std::string& text)
{
    for (auto& [name, value] : dict.items)
        if (name.text() == key) {
            value = text;
            return;
        }
    dict.items.emplace_back(key, text);
}

void renameFile(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    if (error)
        throw InvalidInput(from.string() + " cannot be renamed: " + error.message() + ".");
}

/// A second name for the same bytes where the disk can, else a link to the first.
void linkTo(const fs::path& file, const fs::path& name)
{
    std::error_code error;
    fs::create_hard_link(file, name, error);
    if (error)
        fs::create_symlink(fs::canonical(file, error), name, error);
    if (error)
        throw InvalidInput("The index cannot be linked to " + name.string() + ": " + error.message() + ".");
}

/// Whether a process holds the lock that training takes.
bool isBeingTrained(const fs::path& folder)
{
    const int file = ::open((folder / ".lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool held = ::flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(file);
    return held;
}

} // namespace

void editCard(const Home& home, const fs::path& voiceFile, const CardEdit& edit)
{
    requireOwn(home, voiceFile);
    (void)loadCard(voiceFile);
    const auto forEachWord = [&](const auto& set) {
        if (edit.note)
            set("info", *edit.note);
        if (edit.author)
            set("author", *edit.author);
    };
    if (tensorfile::containerOf(voiceFile) == tensorfile::Container::Safetensors) {
        tensorfile::Safetensors content = tensorfile::readSafetensors(voiceFile);
        forEachWord([&](const char* key, const std::string& text) { content.metadata[key] = text; });
        tensorfile::writeSafetensors(voiceFile, content);
        return;
    }
    Value root = tensorfile::readPth(voiceFile);
    if (root.find("weight") == nullptr)
        throw InvalidInput(voiceFile.string() +
                           " holds tensors alone and has no place for words. Export it: the copy has one.");
    auto& dict = std::get<Value::Dict>(root.data);
    forEachWord([&](const char* key, const std::string& text) { setKey(dict, key, text); });
    tensorfile::writePth(voiceFile, root);
}

fs::path renameVoice(const Home& home, const fs::path& voiceFile, const std::string& newName)
{
    requireOwn(home, voiceFile);
    requirePlainName(newName);
    const VoiceCard card = loadCard(voiceFile);
    if (newName == card.name)
        return voiceFile;
    for (const fs::path& file : voiceFiles(home))
        if (file.stem() == newName)
            throw UsageError("There is another voice called " + newName + ": choose another name.");
    const auto renamed = [&](const fs::path& file) {
        return file.parent_path() / (newName + file.extension().string());
    };
    const std::vector<fs::path> companions = companionsOf(voiceFile);
    for (const fs::path& file : companions)
        requireFree(renamed(file));
    requireFree(renamed(voiceFile));

    const fs::path index = findIndex(home, voiceFile, card.version);
    const bool beside = std::find(companions.begin(), companions.end(), index) != companions.end();
    if (!index.empty() && !beside && findIndex(home, renamed(voiceFile), card.version) != index)
        linkTo(index, voiceFile.parent_path() / (newName + ".index"));
    renameFile(voiceFile, renamed(voiceFile));
    for (const fs::path& file : companions)
        renameFile(file, renamed(file));
    return renamed(voiceFile);
}

fs::path giveIndex(const Home& home, const fs::path& voiceFile, const fs::path& index, const Job& job)
{
    requireOwn(home, voiceFile);
    requireFitting(index, loadCard(voiceFile));
    const fs::path target = fs::path(voiceFile).replace_extension(".index");
    requireFree(target);
    const tensorfile::FileBytes content = tensorfile::readFileBytes(index);
    constexpr std::size_t kPieceBytes = 4 << 20;
    AtomicFile out(target);
    for (std::size_t done = 0; done < content.bytes.size();) {
        job.throwIfStopped();
        const std::size_t step = std::min(kPieceBytes, content.bytes.size() - done);
        out.write(content.bytes.subspan(done, step));
        done += step;
        job.report(static_cast<double>(done) / static_cast<double>(content.bytes.size()), "copy");
    }
    out.commit();
    return target;
}

std::vector<fs::path> deleteVoice(const Home& home, const fs::path& voiceFile)
{
    requireOwn(home, voiceFile);
    const std::vector<fs::path> companions = companionsOf(voiceFile);
    std::vector<fs::path> moved{moveToTrash(voiceFile)};
    for (const fs::path& file : companions)
        moved.push_back(moveToTrash(file));
    return moved;
}

fs::path deleteExperiment(const Home& home, const std::string& name)
{
    requirePlainName(name);
    const fs::path folder = home.experiment(name);
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw Missing("There is no experiment called \"" + name + "\" in " + home.logs.string() + ".");
    if (isBeingTrained(folder))
        throw InvalidInput("The experiment " + name + " is being trained at this moment: stop it first.");
    return moveToTrash(folder);
}

} // namespace koe::voice
