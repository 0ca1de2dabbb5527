#include "hostile/readers.h"

#include "audio/decode.h"
#include "content/hubert_config.h"
#include "content/hubert_files.h"
#include "content/starter_file.h"
#include "convert/pitch_curve.h"
#include "core/error.h"
#include "dataset/experiment.h"
#include "identify/identify.h"
#include "studio/presets.h"
#include "support/temporary_folder.h"
#include "tensorfile/index_file.h"
#include "tensorfile/npy.h"
#include "tensorfile/pth.h"
#include "tensorfile/safetensors.h"
#include "training/file_list.h"
#include "training/run_config.h"
#include "voice/experiment_facts.h"
#include "voice/generator_checkpoint.h"
#include "voice/voice.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <sys/mman.h>
#include <unistd.h>

namespace koe::hostile {
namespace {

namespace fs = std::filesystem;
using tensorfile::FileBytes;

/// In a block of exactly its size, so that a sanitizer sees every step beyond it.
FileBytes inMemory(std::span<const std::byte> bytes)
{
    const std::shared_ptr<std::byte[]> block(new std::byte[bytes.size()]);
    std::copy(bytes.begin(), bytes.end(), block.get());
    return {block, {block.get(), bytes.size()}};
}

/// A file that has a path but is on no disk.
class MemoryFile
{
public:
    explicit MemoryFile(std::span<const std::byte> bytes) : m_number(::memfd_create("hostile", 0))
    {
        if (m_number < 0 ||
            ::pwrite(m_number, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
            throw std::runtime_error("no memory file");
    }
    ~MemoryFile() { ::close(m_number); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] fs::path path() const { return "/proc/self/fd/" + std::to_string(m_number); }

private:
    int m_number;
};

/// For readers that look for a file by its name in a folder.
fs::path scratchFile(const char* name, std::span<const std::byte> bytes)
{
    static const TemporaryFolder folder;
    return folder.write(name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

template <typename Read> bool attempt(Read read)
{
    try {
        read();
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// Every byte that a tensor claims to have must be there.
void touch(const tensorfile::TensorMap& tensors)
{
    for (const auto& [name, tensor] : tensors)
        if (!tensor.bytes.empty())
            (void)std::count(tensor.bytes.begin(), tensor.bytes.end(), std::byte{0});
}

constexpr Reader kReaders[] = {
    {"pth",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             tensorfile::PthNotes notes; // the log is not for thousands of warnings
             const auto root = tensorfile::readPth(inMemory(bytes), "x", &notes);
             touch(root.tensors());
             for (const char* inner : {"weight", "model", "state_dict"})
                 if (const auto* value = root.find(inner))
                     touch(value->tensors());
             (void)identify::identifyModel(root);
         });
     }},
    {"safetensors",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             const auto content = tensorfile::readSafetensors(inMemory(bytes), "x");
             touch(content.tensors);
             (void)identify::identifyModel(content);
         });
     }},
    {"npy",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)tensorfile::readNpy(inMemory(bytes), "x").toFloats(); });
     }},
    {"index",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             (void)tensorfile::readIndexOutline(inMemory(bytes), "x");
             (void)tensorfile::readIndexFile(inMemory(bytes), "x");
         });
     }},
    {"identify",
     [](std::span<const std::byte> bytes) { return identify::identify(inMemory(bytes), "x").recognised(); }},
    {"voice",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)voice::loadVoice(MemoryFile(bytes).path()); });
     }},
    {"checkpoint",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { touch(voice::readGenerator(MemoryFile(bytes).path(), {}, false).weights); });
     }},
    {"experiment",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             for (const char* name : {"config.json", "model_info.json", "prepare.json"})
                 (void)scratchFile(name, bytes);
             const fs::path folder = scratchFile("train.log", bytes).parent_path();
             (void)voice::factsOf(folder);
             (void)voice::preparationOf(folder);
             (void)voice::stateOf(folder);
         });
     }},
    {"audio",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)audio::decodeAudio(MemoryFile(bytes).path(), 16000); });
     }},
    {"pitch-csv",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)convert::readPitchCurve(MemoryFile(bytes).path()); });
     }},
    {"encoder-json",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)content::readHubertConfig(MemoryFile(bytes).path()); });
     }},
    {"encoder",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             const MemoryFile file(bytes);
             if (bytes.size() > 8 && bytes[8] == std::byte{'{'})
                 (void)content::readStarterFile(file.path());
             else
                 touch(content::readHubert(file.path()).tensors);
         });
     }},
    {"preset",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             convert::ConvertRequest request;
             (void)studio::applyPreset({}, MemoryFile(bytes).path(), request);
         });
     }},
    {"prepare-json",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             const fs::path notes = scratchFile("prepare.json", bytes);
             const dataset::Settings settings{40000, "v2", true, "contentvec", "rmvpe", 3.7};
             (void)dataset::Notes(notes.parent_path(), settings);
         });
     }},
    {"file-list",
     [](std::span<const std::byte> bytes) {
         return attempt([&] { (void)training::readFileList(MemoryFile(bytes).path(), true); });
     }},
    {"run-json",
     [](std::span<const std::byte> bytes) {
         return attempt([&] {
             (void)training::RunConfig::parse({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                                              "x", "v2", true);
         });
     }},
};

} // namespace

std::span<const Reader> readers()
{
    return kReaders;
}

const Reader* reader(std::string_view name)
{
    const auto* found = std::find_if(std::begin(kReaders), std::end(kReaders),
                                     [&](const Reader& one) { return name == one.name; });
    return found != std::end(kReaders) ? found : nullptr;
}

} // namespace koe::hostile
