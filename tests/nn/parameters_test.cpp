#include "nn/parameters.h"

#include "core/error.h"

#include <gtest/gtest.h>

#include <limits>
#include <new>

namespace koe::nn {
namespace {

TEST(Tensors, GoThereAndBackWithTypeShapeAndValues)
{
    for (const auto type :
         {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64, torch::kInt32,
          torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool}) {
        const auto tensor = at::arange(6, torch::kFloat32).to(type).view({2, 3});
        const auto plain = fromTensor(tensor.t()); // [3, 2], not contiguous
        EXPECT_EQ(plain.shape, (std::vector<std::int64_t>{3, 2}));
        const auto back = toTensor(plain);
        EXPECT_EQ(back.scalar_type(), type);
        EXPECT_TRUE(at::equal(back, tensor.t())) << torch::toString(type);
    }
    EXPECT_EQ(toTensor(fromTensor(at::zeros({}, torch::kInt64))).dim(), 0);
    EXPECT_EQ(toTensor(fromTensor(at::zeros({0, 4}))).sizes(), (std::vector<std::int64_t>{0, 4}));
}

TEST(Tensors, AreCopiesThatOutliveTheirSource)
{
    auto live = at::ones({3});
    const auto plain = fromTensor(live);
    live.fill_(5);
    EXPECT_EQ(plain.toFloats(), std::vector<float>({1, 1, 1}));

    std::vector<float> values{1, 2, 3, 4};
    const auto copied = toTensor(values, {2, 2});
    values.assign(4, 0);
    EXPECT_EQ(copied[1][1].item<float>(), 4.0f);
    EXPECT_THROW((void)toTensor(values, {3, 2}), std::logic_error);
}

TEST(Parameters, KeepOrderAndKnowTheirNames)
{
    Parameters parameters;
    parameters.add("b", at::zeros({1}));
    parameters.add("a", at::ones({2}));
    EXPECT_THROW(parameters.add("a", at::ones({2})), std::logic_error);
    EXPECT_EQ(parameters.entries()[0].first, "b");
    EXPECT_TRUE(parameters.contains("a"));
    EXPECT_FALSE(parameters.contains("c"));
    EXPECT_THROW((void)parameters["c"], std::logic_error);
    parameters.replace("b", at::ones({7}));
    EXPECT_EQ(parameters["b"].size(0), 7);
    EXPECT_THROW(parameters.replace("c", at::ones({7})), std::logic_error);
    EXPECT_EQ(parameters.size(), 2u);
}

TEST(WeightNorm, RowsGetTheLengthOfG)
{
    const auto v = at::randn({4, 3, 5});
    const auto g = at::tensor({1.0f, 2.0f, 3.0f, 4.0f}).view({4, 1, 1});
    const auto w = foldWeightNorm(g, v);
    EXPECT_TRUE(at::allclose(w.reshape({4, -1}).norm(2, 1), g.view({4}), 1e-5, 1e-6));
    EXPECT_TRUE(at::allclose(w[2] / v[2], (w[2] / v[2])[0][0].expand({3, 5}), 1e-4, 1e-5));
    // Over the last dimension, as HuBERT's positional convolution has it.
    const auto last = foldWeightNorm(at::ones({1, 1, 5}), v, 2);
    EXPECT_TRUE(at::allclose(last.pow(2).sum(at::IntArrayRef({0, 1})), at::ones({5}), 1e-5, 1e-6));
}

template <typename Throw> std::string sentence(Throw throwIt)
{
    try {
        try {
            throwIt();
        } catch (...) {
            rethrowForUser("Converting");
        }
    } catch (const Error& error) {
        return error.kind() + ": " + error.what();
    } catch (const Cancelled&) {
        return "cancelled";
    }
    return "nothing";
}

TEST(RethrowForUser, TurnsLibTorchsWordsIntoOneSentence)
{
    const std::string shapes = sentence([] { (void)at::mm(at::zeros({2, 3}), at::zeros({2, 3})); });
    EXPECT_TRUE(shapes.starts_with("failed: Converting failed")) << shapes;
    EXPECT_EQ(shapes.find('\n'), std::string::npos);
    EXPECT_EQ(shapes.find("frame #"), std::string::npos);

    const std::string memory = sentence([] { (void)at::empty({std::int64_t{1} << 50}); });
    EXPECT_TRUE(memory.starts_with("missing: Converting needs more memory")) << memory;
    EXPECT_TRUE(sentence([] { throw std::bad_alloc(); }).starts_with("missing:"));
    EXPECT_NE(sentence([] { throw std::runtime_error("CUDA out of memory. Tried …"); }).find("graphics card"),
              std::string::npos);
    EXPECT_EQ(sentence([] { throw InvalidInput("The file is empty."); }), "bad-input: The file is empty.");
    EXPECT_EQ(sentence([] { throw Cancelled(); }), "cancelled");
}

} // namespace
} // namespace koe::nn
