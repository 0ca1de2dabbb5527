#include "synth/model/fast_kernels.h"

namespace koe::synth::model::avx2 {
namespace {
constexpr int kLanes = 8;
constexpr int kRows = 6;
constexpr int kVectors = 2;
#include "synth/model/fast_kernels_body.h"
} // namespace

const FastKernels kKernels{kVectors * kLanes, evaluate<6>,    evaluate<7>,
                           product,           interpolate<6>, interpolate<7>};

} // namespace koe::synth::model::avx2
