// The voice generator by stages, on a voice of RVC's full size (v2, 40 kHz) with fresh weights: what is
// computed does not depend on what was learned. "Whole" is LibTorch's plain form of the decoder, as RVC's
// Python has it.

#include "nn/start.h"
#include "synth/generator.h"
#include "synth/model/decoder.h"
#include "synth/model/inference_network.h"
#include "synth/model/initial_weights.h"
#include "synth/model/layers.h"
#include "synth/model/sine_source.h"
#include "synth/model/text_encoder.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <memory>

namespace {
using namespace koe;

const synth::GeneratorConfig& config()
{
    static const auto full = synth::GeneratorConfig::standard(40000, "v2", true);
    return full;
}

const tensorfile::TensorMap& weights()
{
    static const auto made = [] {
        nn::start();
        tensorfile::TensorMap map;
        const auto fresh =
            synth::model::initialWeights(config(), synth::RegistrationOrder::EncoderFirst, torch::kCPU);
        for (const auto& [name, value] : fresh.entries())
            map.add(name, nn::fromTensor(value));
        return map;
    }();
    return made;
}

synth::model::InferenceNetwork& network()
{
    static synth::model::InferenceNetwork loaded(config(), weights(), torch::kCPU);
    return loaded;
}

long pageFaults()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

/// Runs @p work and reports the real-time factor and the pages that the kernel had to hand out.
template <typename Work> void measure(benchmark::State& state, double seconds, Work work)
{
    const at::NoGradGuard noGrad;
    work();
    const long before = pageFaults();
    for (auto _ : state)
        work();
    state.counters["faults"] =
        benchmark::Counter(static_cast<double>(pageFaults() - before), benchmark::Counter::kAvgIterations);
    // Inverted rate: seconds of work per second of audio.
    state.counters["rtf"] = benchmark::Counter(seconds, benchmark::Counter::kIsIterationInvariantRate |
                                                            benchmark::Counter::kInvert);
}

struct Tensors
{
    torch::Tensor z, source, g, f0, phone, pitch;
    explicit Tensors(std::int64_t frames)
        : z(at::randn({1, config().interChannels, frames})), g(at::randn({1, config().ginChannels, 1})),
          f0(at::full({1, frames}, 170.0)), phone(at::randn({1, frames, config().featureDims})),
          pitch(at::full({1, frames}, 45, torch::kInt64))
    {
        source = synth::model::harmonicSource(network().parameters(), f0, config().hop(),
                                              config().sampleRateHz, at::randn({1, frames * config().hop()}));
    }
};

void decoderInChunks(benchmark::State& state)
{
    const auto frames = state.range(0) * 100;
    const Tensors t(frames);
    const auto z = t.z.squeeze(0).t().contiguous();
    network().decoder().setChunkFrames(state.range(1));
    measure(state, static_cast<double>(state.range(0)), [&] {
        network().decoder().decode(z, t.source.view({-1}), t.g.view({-1}), {}, [](const torch::Tensor&) {});
    });
}
BENCHMARK(decoderInChunks)
    ->ArgsProduct({{10}, {25, 50, 100, 200}})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void decoderWhole(benchmark::State& state)
{
    const Tensors t(state.range(0) * 100);
    measure(state, static_cast<double>(state.range(0)),
            [&] { (void)synth::model::decode(network().parameters(), config(), t.z, t.source, t.g); });
}
BENCHMARK(decoderWhole)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();

void textEncoder(benchmark::State& state)
{
    const Tensors t(state.range(0) * 100);
    measure(state, static_cast<double>(state.range(0)), [&] {
        (void)synth::model::encodeTextForInference(network().parameters(), config(), t.phone, t.pitch, 0);
    });
}
BENCHMARK(textEncoder)->Arg(10)->Arg(60)->Unit(benchmark::kMillisecond)->UseRealTime();

void flow(benchmark::State& state)
{
    const Tensors t(state.range(0) * 100);
    const auto mask = at::ones({1, 1, t.z.size(2)});
    measure(state, static_cast<double>(state.range(0)),
            [&] { (void)synth::model::flowReverse(network().parameters(), t.z, mask, t.g); });
}
BENCHMARK(flow)->Arg(10)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

BENCHMARK_MAIN();
