// What other programs put into their checkpoints; make_wild_fixtures.py says what is in them.

#include "tensorfile/pth.h"

#include <gtest/gtest.h>

namespace koe::tensorfile {
namespace {

namespace fs = std::filesystem;
using Floats = std::vector<float>;
using Shape = std::vector<std::int64_t>;

Value wild(const std::string& name)
{
    return readPth(fs::path(KOE_FIXTURES) / "tensorfile" / ("wild_" + name));
}

class WildFairseq : public testing::TestWithParam<const char*>
{
};

TEST_P(WildFairseq, TensorsAndPlainValuesAreReadAndObjectsAreInert)
{
    const Value root = wild(GetParam());
    const TensorMap model = root.find("model")->tensors();
    ASSERT_EQ(model.size(), 3u);
    EXPECT_EQ(model.find("mask_emb")->toFloats(), (Floats{0, 1, 2, 3}));
    EXPECT_EQ(model.find("mask_emb")->type, DType::Float16);
    EXPECT_EQ(model.find("feature_extractor.conv_layers.0.0.weight")->shape, (Shape{1, 1, 10}));

    const auto className = [](const Value* value) {
        const auto* opaque = value != nullptr ? value->as<Value::Opaque>() : nullptr;
        return opaque != nullptr ? opaque->className : std::string("not inert");
    };
    EXPECT_EQ(className(root.find("args")), "argparse.Namespace");
    EXPECT_EQ(className(root.find("cfg")), "omegaconf.dictconfig.DictConfig");
    const Value* tasks = root.find("task_state");
    EXPECT_EQ(className(tasks->find("target")), "fairseq.data.dictionary.Dictionary");
    EXPECT_EQ(className(&tasks->find("dictionaries")->items()[0]), "fairseq.data.dictionary.Dictionary");
    EXPECT_TRUE(root.find("criterion")->isNone());
    EXPECT_EQ(root.find("optimizer_history")->items()[0].find("num_updates")->intOr(0), 400000);
    const Value* extra = root.find("extra_state");
    EXPECT_EQ(className(&extra->find("metrics")->items()[0].items()[2]), "fairseq.logging.meters.MetersDict");
    EXPECT_DOUBLE_EQ(extra->find("previous_training_time")->numberOr(0), 1.5);
    EXPECT_TRUE(*extra->find("train_iterator")->find("shuffle")->as<bool>());
    EXPECT_NE(extra->find("when")->as<Value::Opaque>(), nullptr);
    EXPECT_NE(extra->find("random")->as<Value::Opaque>(), nullptr);
    const auto& group = root.find("last_optimizer_state")->find("param_groups")->items()[0];
    EXPECT_DOUBLE_EQ(group.find("lr")->numberOr(0), 5e-4);
}

INSTANTIATE_TEST_SUITE_P(Containers, WildFairseq, testing::Values("fairseq.pt", "fairseq_stream.pt"),
                         [](const auto& one) {
                             return std::string(one.param).find("stream") != std::string::npos ? "stream"
                                                                                               : "zip";
                         });

TEST(WildFiles, StoragesSavedFromCudaAreRead)
{
    for (const char* name : {"cuda.pth", "cuda_stream.pth"}) {
        const Value root = wild(name);
        const TensorMap weight = root.find("weight")->tensors();
        ASSERT_EQ(weight.size(), 4u) << name;
        EXPECT_EQ(weight.find("weight_v")->shape, (Shape{3, 2, 5}));
        EXPECT_EQ(weight.find("weight_v")->type, DType::Float16);
        EXPECT_FLOAT_EQ(weight.find("weight_v")->toFloats()[29], 29.0f / 4 + 2);
        EXPECT_EQ(weight.find("weight_g")->shape, (Shape{3, 1, 1}));
        EXPECT_EQ(weight.find("a.parameter")->toFloats(), (Floats{1, 2}));
        EXPECT_EQ(root.find("config")->items()[4].items()[2].items()[1].intOr(0), 3);
        EXPECT_EQ(root.find("sr")->text(), "40k");
    }
}

TEST(WildFiles, TrainingCheckpointOfApplio)
{
    const Value root = wild("applio_G.pth");
    const TensorMap model = root.find("model")->tensors();
    ASSERT_EQ(model.size(), 3u);
    const Tensor* g = model.find("0.parametrizations.weight.original0");
    ASSERT_NE(g, nullptr);
    EXPECT_EQ(g->type, DType::BFloat16);
    EXPECT_EQ(g->shape, (Shape{3, 1, 1}));
    EXPECT_EQ(root.find("iteration")->intOr(0), 30);
    EXPECT_DOUBLE_EQ(root.find("scaler")->find("scale")->numberOr(0), 65536.0);
    const Value& state = root.find("optimizer")->find("state")->as<Value::Dict>()->items[1].second;
    EXPECT_EQ(state.find("exp_avg")->as<Tensor>()->type, DType::Float32);
    EXPECT_EQ(state.find("step")->as<Tensor>()->toFloats(), Floats{1});
}

TEST(WildFiles, ArraysOfNumPyTwo)
{
    const Value root = wild("numpy2.pth");
    EXPECT_EQ(root.find("float32")->as<Tensor>()->toFloats(), (Floats{0, 1, 2}));
    EXPECT_EQ(root.find("masked")->as<Tensor>()->toFloats(), (Floats{1, 0, 3, 2}));
    EXPECT_DOUBLE_EQ(root.find("scalar")->numberOr(0), 1.5);
    for (const char* kind : {"complex", "unsigned", "structured"})
        EXPECT_NE(root.find(kind)->as<Value::Opaque>(), nullptr) << kind;
}

TEST(WildFiles, KindsOfTensorThatWeDoNotHaveAreInert)
{
    const Value root = wild("trainer.pth");
    EXPECT_EQ(root.find("state_dict")->tensors().find("module.a")->toFloats(), Floats{3});
    EXPECT_EQ(root.find("hparams")->as<Value::Opaque>()->className, "easydict.EasyDict");
    EXPECT_NE(root.find("nested")->find("a")->as<Value::Dict>(), nullptr);
    EXPECT_EQ(root.find("rng")->as<Tensor>()->type, DType::UInt8);
    for (const char* kind : {"sparse", "quantized", "float8"})
        EXPECT_NE(root.find(kind)->as<Value::Opaque>(), nullptr) << kind;
    EXPECT_EQ(root.find("end")->text(), "end");
}

} // namespace
} // namespace koe::tensorfile
