#pragma once

#include "compare/compare.h"
#include "convert/convert.h"
#include "convert/follow_pitch.h"
#include "dataset/check.h"
#include "training/train.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace koe::engine {

struct Device
{
    std::string id; ///< "cpu", "cuda:0"
    std::string name;
    std::string kind; ///< "compute"
    std::size_t memoryBytes = 0;
};

struct SoundLength
{
    double seconds = 0.0;
    int sampleRateHz = 0;
    int channels = 0;
};

/// All that needs LibTorch or FAISS, behind plain structs. Lives in libkoe-engine.so, loaded on first need.
/// One call at a time, always from the same thread.
class Engine
{
public:
    virtual ~Engine() = default;
    virtual convert::ConvertReport convert(const convert::ConvertRequest& request, const Job& job,
                                           const convert::FileListener& onFile) = 0;
    virtual convert::PitchReport followPitch(const convert::PitchRequest& request, const Job& job) = 0;
    virtual training::TrainReport train(const training::TrainRequest& request, const Job& job,
                                        const training::StepListener& onStep) = 0;
    virtual dataset::CheckReport checkDataset(const dataset::CheckRequest& request, const Job& job) = 0;
    virtual compare::CompareReport compare(const compare::CompareRequest& request, const Job& job) = 0;
    /// Decodes a recording to its end. @throws InvalidInput, Missing, Cancelled
    virtual SoundLength soundLength(const std::filesystem::path& file, const Job& job) = 0;
    /// What computes; what sounds is the sound library's to say.
    virtual std::vector<Device> devices() = 0;
    /// Versions of what the engine runs on and whether OpenBLAS is in use, a line each.
    virtual std::vector<std::string> about() = 0;
};

} // namespace koe::engine

/// The one symbol of libkoe-engine.so. The caller owns the result.
extern "C" koe::engine::Engine* koeCreateEngine();
