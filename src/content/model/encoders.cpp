#include "content/hubert_encoder.h"
#include "content/model/hubert_net.h"
#include "content/model/starter_net.h"
#include "content/speech_input.h"
#include "content/starter_encoder.h"
#include "core/error.h"

#include <cstring>

namespace koe::content {
namespace {

constexpr std::int64_t kFirstVersionLayer = 9;   // RVC v1: this layer behind final_proj
constexpr std::int64_t kSecondVersionLayer = 12; // RVC v2: this layer as it is

[[noreturn]] void refuseDims(const ContentEncoder& encoder, int dims)
{
    throw InvalidInput("The speech encoder \"" + encoder.id() + "\" does not give " + std::to_string(dims) +
                       " numbers per frame; this voice needs another encoder.");
}

FeatureMatrix matrixOf(const torch::Tensor& features)
{
    const auto plain = features.to(torch::kCPU).contiguous();
    FeatureMatrix matrix(static_cast<std::size_t>(plain.size(0)), static_cast<std::size_t>(plain.size(1)));
    std::memcpy(matrix.values.data(), plain.data_ptr<float>(), matrix.values.size() * sizeof(float));
    return matrix;
}

class Hubert final : public ContentEncoder
{
public:
    Hubert(const HubertFiles& files, const std::string& device)
        : m_net(files, torch::Device(device)), m_id(files.id), m_projected(files.projectedDims),
          m_hidden(files.config.hidden)
    {
    }

    std::string id() const override { return m_id; }

    bool offers(int dims) const override
    {
        return (dims == m_projected && m_net.layers() >= kFirstVersionLayer) ||
               (dims == m_hidden && m_net.layers() >= kSecondVersionLayer);
    }

    FeatureMatrix encode(const AudioBuffer& audio, int dims, const Job& job) override
    {
        const auto samples = speechSamples(audio);
        if (!offers(dims))
            refuseDims(*this, dims);
        job.throwIfStopped();
        try {
            return matrixOf(dims == m_projected
                                ? m_net.projected(m_net.hidden(samples, kFirstVersionLayer, job))
                                : m_net.hidden(samples, kSecondVersionLayer, job));
        } catch (...) {
            nn::rethrowForUser("Making content features");
        }
    }

private:
    model::HubertNet m_net;
    std::string m_id;
    std::int64_t m_projected, m_hidden;
};

class Starter final : public ContentEncoder
{
public:
    Starter(const StarterFile& file, const std::string& device)
        : m_net(file, torch::Device(device)), m_id(file.id), m_dims(file.dims)
    {
    }

    std::string id() const override { return m_id; }
    bool offers(int dims) const override { return dims == m_dims; }

    FeatureMatrix encode(const AudioBuffer& audio, int dims, const Job& job) override
    {
        const auto samples = speechSamples(audio);
        if (!offers(dims))
            refuseDims(*this, dims);
        job.throwIfStopped();
        try {
            return matrixOf(m_net.features(samples, job));
        } catch (...) {
            nn::rethrowForUser("Making content features");
        }
    }

private:
    model::StarterNet m_net;
    std::string m_id;
    std::int64_t m_dims;
};

} // namespace

std::unique_ptr<ContentEncoder> hubertEncoder(const HubertFiles& files, const std::string& device)
{
    try {
        return std::make_unique<Hubert>(files, device);
    } catch (...) {
        nn::rethrowForUser("Loading the speech encoder");
    }
}

std::unique_ptr<ContentEncoder> starterEncoder(const StarterFile& file, const std::string& device)
{
    try {
        return std::make_unique<Starter>(file, device);
    } catch (...) {
        nn::rethrowForUser("Loading the speech encoder");
    }
}

} // namespace koe::content
