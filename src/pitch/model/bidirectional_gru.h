#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace koe::pitch {

/// A bidirectional GRU of one layer over one sequence, starting from zero. Holds weights only.
///
/// On the CPU each direction runs on a thread of its own with its recurrent weights in that core's cache
/// (LibTorch's steps through both on one, six times slower); elsewhere LibTorch's is used.
class BidirectionalGru
{
public:
    /// @param parameters weight_ih [3·hidden, inputs], weight_hh [3·hidden, hidden], bias_ih, bias_hh
    /// [3·hidden] of the forward direction, then those of the reverse one; gates in the order reset, update,
    /// new
    explicit BidirectionalGru(std::vector<torch::Tensor> parameters);

    /// [frames, inputs] → [frames, 2·hidden]
    [[nodiscard]] torch::Tensor operator()(const torch::Tensor& x) const;

private:
    std::vector<torch::Tensor> m_parameters;
    torch::Tensor m_inputWeights; // [inputs, 2·3·hidden]
    torch::Tensor m_inputBias;    // [2·3·hidden]; with the recurrent one where both are only added
    std::vector<std::vector<float>>
        m_recurrent; // per direction [hidden, 3·hidden]: a row per value of the state
    std::vector<std::vector<float>> m_newBias; // per direction [hidden]: the recurrent bias of "new"
    std::int64_t m_hidden = 0;
};

} // namespace koe::pitch
