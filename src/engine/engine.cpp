#include "engine/engine.h"

#include "audio/decode.h"
#include "nn/parameters.h"
#include "nn/start.h"

#include <torch/version.h>

#include <faiss/Index.h>

namespace koe::engine {
namespace {

class TorchEngine : public Engine
{
public:
    TorchEngine() { nn::start(); }

    convert::ConvertReport convert(const convert::ConvertRequest& request, const Job& job,
                                   const convert::FileListener& onFile) override
    {
        return translated("Converting", [&] { return convert::convert(request, job, onFile); });
    }

    convert::PitchReport followPitch(const convert::PitchRequest& request, const Job& job) override
    {
        return translated("Following the pitch", [&] { return convert::followPitch(request, job); });
    }

    training::TrainReport train(const training::TrainRequest& request, const Job& job,
                                const training::StepListener& onStep) override
    {
        return translated("Training", [&] { return training::train(request, job, onStep); });
    }

    dataset::CheckReport checkDataset(const dataset::CheckRequest& request, const Job& job) override
    {
        return translated("Checking the recordings", [&] { return dataset::check(request, job); });
    }

    compare::CompareReport compare(const compare::CompareRequest& request, const Job& job) override
    {
        return translated("Comparing", [&] { return compare::compare(request, job); });
    }

    SoundLength soundLength(const std::filesystem::path& file, const Job& job) override
    {
        const auto length = audio::decodeInBlocks(
            file, [](std::span<const float>, int) {}, job);
        return {static_cast<double>(length.samples) / length.sampleRateHz, length.sampleRateHz,
                length.channels};
    }

    std::vector<Device> devices() override
    {
        std::vector<Device> all;
        for (const nn::DeviceInfo& device : nn::devices())
            all.push_back({device.id, device.name, "compute", device.memoryBytes});
        return all;
    }

    std::vector<std::string> about() override
    {
        return {std::string("LibTorch ") + TORCH_VERSION,
                "FAISS " + std::to_string(FAISS_VERSION_MAJOR) + "." + std::to_string(FAISS_VERSION_MINOR) +
                    "." + std::to_string(FAISS_VERSION_PATCH),
                nn::usesOpenBlas()
                    ? "Matrix products by a fast library"
                    : "OpenBLAS is not in use: everything will be 30 to 50 times slower; install "
                      "libopenblas0-pthread"};
    }

private:
    /// Only koe's own errors and Cancelled leave the engine: LibTorch's become a sentence.
    template <typename Work> static auto translated(const char* doing, const Work& work) -> decltype(work())
    {
        try {
            return work();
        } catch (...) {
            nn::rethrowForUser(doing);
        }
    }
};

} // namespace
} // namespace koe::engine

extern "C" __attribute__((visibility("default"))) koe::engine::Engine* koeCreateEngine()
{
    return new koe::engine::TorchEngine;
}
