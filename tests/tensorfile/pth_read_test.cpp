#include "tensorfile/pth.h"

#include "core/error.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace koe::tensorfile {
namespace {

namespace fs = std::filesystem;

fs::path fixture(const std::string& name)
{
    return fs::path(KOE_FIXTURES) / "tensorfile" / name;
}

class PythonFile : public testing::TestWithParam<const char*>
{
};

/// Against what make_fixtures.py puts in.
TEST_P(PythonFile, EveryKindOfValueIsRead)
{
    const Value root = readPth(fixture(GetParam()));
    const auto tensor = [&](const char* key) {
        const Value* value = root.find(key);
        return value != nullptr && value->as<Tensor>() != nullptr ? *value->as<Tensor>() : Tensor{};
    };
    using Floats = std::vector<float>;
    using Shape = std::vector<std::int64_t>;

    const TensorMap types = root.find("types")->tensors();
    ASSERT_EQ(types.size(), 10u);
    EXPECT_TRUE(root.find("types")->as<Value::Dict>()->ordered);
    for (const auto& [typeName, one] : types) {
        EXPECT_EQ(typeName, name(one.type));
        EXPECT_EQ(one.shape, Shape{4}) << typeName;
        EXPECT_EQ(one.toFloats(), typeName == "bool" ? (Floats{1, 0, 1, 1}) : (Floats{1, 2, 3, 100}))
            << typeName;
    }

    EXPECT_EQ(tensor("scalar").shape, Shape{});
    EXPECT_EQ(tensor("scalar").toFloats(), Floats{2.5f});
    EXPECT_EQ(tensor("empty").shape, (Shape{0, 5}));
    EXPECT_TRUE(tensor("empty").toFloats().empty());
    const Tensor transposed = tensor("transposed");
    ASSERT_EQ(transposed.shape, (Shape{4, 3, 2}));
    const Floats values = transposed.toFloats();
    for (std::size_t i = 0; i < 4; i++)
        for (std::size_t j = 0; j < 3; j++)
            for (std::size_t k = 0; k < 2; k++)
                EXPECT_EQ(values[(i * 3 + j) * 2 + k], static_cast<float>((k * 3 + j) * 4 + i));
    EXPECT_EQ(tensor("slice").shape, (Shape{2, 2}));
    EXPECT_EQ(tensor("slice").toFloats(), (Floats{16, 18, 20, 22}));
    EXPECT_EQ(tensor("expanded").shape, (Shape{3, 2}));
    EXPECT_EQ(tensor("expanded").toFloats(), Floats(6, 7.0f));
    EXPECT_EQ(tensor("shared_a").toFloats()[23], 23.0f);
    EXPECT_EQ(tensor("shared_b").toFloats(), (Floats{4, 5, 6, 7}));
    EXPECT_EQ(tensor("parameter").toFloats(), (Floats{1, -1}));

    const auto& numbers = root.find("numbers")->items();
    ASSERT_EQ(numbers.size(), 14u);
    const std::int64_t whole[] = {0, 255, 256, 65536, -1, -2147483648LL, 1LL << 40, -(1LL << 62)};
    for (std::size_t i = 0; i < std::size(whole); i++)
        EXPECT_EQ(*numbers[i].as<std::int64_t>(), whole[i]);
    EXPECT_NE(numbers[8].as<Value::Opaque>(), nullptr); // 2^80
    EXPECT_DOUBLE_EQ(*numbers[9].as<double>(), 1.5);
    EXPECT_TRUE(std::isinf(*numbers[10].as<double>()));
    EXPECT_TRUE(*numbers[11].as<bool>());
    EXPECT_FALSE(*numbers[12].as<bool>());
    EXPECT_TRUE(numbers[13].isNone());

    const auto& texts = root.find("texts")->items();
    ASSERT_EQ(texts.size(), 5u);
    EXPECT_EQ(texts[2].text(), "ein Gr\xc3\xbc\xc3\x9f"
                               "en");
    EXPECT_EQ(texts[3].text(), "\xe5\xa3\xb0");
    EXPECT_EQ(texts[4].text(), "line\nbreak \\ quote'");
    EXPECT_EQ(root.find("bytes")->text(), std::string("\0\xff raw", 6));

    const auto& tuples = root.find("tuples")->items();
    ASSERT_EQ(tuples.size(), 5u);
    for (std::size_t i = 0; i < 5; i++)
        ASSERT_EQ(tuples[i].as<Value::Tuple>()->items.size(), i);
    EXPECT_EQ(tuples[4].items()[3].intOr(0), 4);
    EXPECT_EQ(root.find("sets")->items()[0].items()[0].intOr(0), 5);
    EXPECT_EQ(root.find("sets")->items()[1].items()[0].intOr(0), 6);
    EXPECT_EQ(root.find("default")->find("k")->items()[0].intOr(0), 1);
    EXPECT_EQ(root.find("size")->items()[1].intOr(0), 5);
    EXPECT_EQ(root.find("device")->text(), "cpu");
    EXPECT_EQ(root.find("dtype")->as<Value::Opaque>()->className, "torch.float16");
    EXPECT_EQ(root.find("namespace")->as<Value::Opaque>()->className, "argparse.Namespace");
    const auto& ordered = *root.find("ordered")->as<Value::Dict>();
    EXPECT_TRUE(ordered.ordered);
    EXPECT_EQ(ordered.items[0].first.text(), "b");
    bool numberKey = false;
    for (const auto& [key, value] : root.as<Value::Dict>()->items)
        numberKey = numberKey || (key.intOr(0) == 3 && value.text() == "number as key");
    EXPECT_TRUE(numberKey);

    const auto& scalars = root.find("np_scalars")->items();
    ASSERT_EQ(scalars.size(), 5u);
    EXPECT_DOUBLE_EQ(scalars[0].numberOr(0), 0.5);
    EXPECT_DOUBLE_EQ(scalars[1].numberOr(0), 0.25);
    EXPECT_EQ(scalars[2].intOr(0), -7);
    EXPECT_TRUE(*scalars[3].as<bool>());
    EXPECT_EQ(scalars[4].intOr(0), 200);
    EXPECT_EQ(tensor("np_array").toFloats(), (Floats{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(tensor("np_array").shape, (Shape{2, 3}));
    EXPECT_EQ(tensor("np_fortran").toFloats(), (Floats{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(tensor("np_big_endian").toFloats(), (Floats{0, 1, 2}));
    EXPECT_NE(root.find("np_objects")->as<Value::Opaque>(), nullptr);
    if (const Value* complex = root.find("complex")) {
        EXPECT_NE(complex->as<Value::Opaque>(), nullptr);
    }
    EXPECT_EQ(root.find("end")->text(), "end");
}

INSTANTIATE_TEST_SUITE_P(Files, PythonFile,
                         testing::Values("zip.pth", "protocol3.pth", "protocol4.pth", "protocol5.pth",
                                         "legacy.pth"),
                         [](const auto& one) {
                             const std::string file = one.param;
                             return file.substr(0, file.find('.'));
                         });

TEST(ReadPth, TrainingCheckpointWithOptimizer)
{
    const Value root = readPth(fixture("training.pth"));
    EXPECT_EQ(root.find("iteration")->intOr(0), 7);
    EXPECT_DOUBLE_EQ(root.find("learning_rate")->numberOr(0), 1e-4);
    const TensorMap model = root.find("model")->tensors();
    ASSERT_EQ(model.size(), 4u);
    EXPECT_EQ(model.begin()->first, "0.weight");
    const Value* state = root.find("optimizer")->find("state");
    ASSERT_NE(state, nullptr);
    const auto& first = state->as<Value::Dict>()->items.front();
    EXPECT_EQ(first.first.intOr(-1), 0);
    EXPECT_EQ(first.second.find("step")->as<Tensor>()->toFloats(), std::vector{1.0f});
    const auto& group = root.find("optimizer")->find("param_groups")->items()[0];
    EXPECT_DOUBLE_EQ(group.find("eps")->numberOr(0), 1e-9);
    EXPECT_EQ(group.find("params")->items().size(), 4u);
}

TEST(ReadPth, WholeModulesAreInert)
{
    EXPECT_EQ(readPth(fixture("module.pth")).as<Value::Opaque>()->className, "__main__.Tiny");
    EXPECT_EQ(readPth(fixture("module_legacy.pth")).as<Value::Opaque>()->className, "__main__.Tiny");
}

TEST(ReadPth, DeflatedRecordsAreInflated)
{
    const Value root = readPth(fixture("deflated.pth"));
    const Tensor& weight = *root.find("weight")->as<Tensor>();
    ASSERT_EQ(weight.elements(), 1000);
    EXPECT_EQ(weight.toFloats()[999], 999.0f);
}

TEST(ReadPth, AWrongChecksumIsSaidAndTheFileStillRead)
{
    const TemporaryFolder folder;
    std::string bytes = fileBytes(fixture("zip.pth"));
    const auto said = [&] {
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        EXPECT_EQ(readPth(folder.write("damaged.pth", bytes)).find("end")->text(), "end");
        return testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    };
    EXPECT_EQ(said().find("checksum"), std::string::npos);
    const float numbers[] = {5.0f, 6.0f}; // of "shared_a"
    const std::size_t at = bytes.find(std::string(reinterpret_cast<const char*>(numbers), sizeof numbers));
    ASSERT_NE(at, std::string::npos);
    bytes[at + 2] ^= 1;
    EXPECT_NE(said().find("damaged.pth: its checksums do not fit"), std::string::npos);
}

TEST(ReadPth, TensorsOutliveTheReading)
{
    Tensor kept;
    {
        const Value root = readPth(fixture("zip.pth"));
        kept = *root.find("shared_a")->as<Tensor>();
    }
    EXPECT_EQ(kept.toFloats()[5], 5.0f);
}

TEST(ReadPth, ForeignFilesAreNamed)
{
    const TemporaryFolder folder;
    const auto sentence = [&](const std::string& content) {
        return sentenceOf<InvalidInput>([&] { (void)readPth(folder.write("voice.pth", content)); });
    };
    const auto expect = [&](const std::string& content, const char* word) {
        const std::string said = sentence(content);
        EXPECT_NE(said.find(word), std::string::npos) << said;
        EXPECT_NE(said.find("voice.pth"), std::string::npos) << said;
    };
    expect("", "empty");
    expect("<!DOCTYPE html><html><body>404</body></html>", "web page");
    expect("\n  <html lang=en>", "web page");
    expect("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC><html>", "web page");
    expect("<Error><Code>NoSuchKey</Code></Error>", "XML");
    expect("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", "Git LFS pointer");
    expect(std::string(257, '\0') + "ustar" + std::string(250, '\0'), "tar");
    expect(std::string(100, '\0'), "zeros");
    expect("RIFF....WAVEfmt ", "sound");
    expect("hello", "not a model");
    expect("\x80\x02K\x01.", "pickle of Python");
    expect("\x80\x02", "pickle of Python");
    const std::string whole = fileBytes(fixture("zip.pth"));
    expect(whole.substr(0, whole.size() / 2), "cut off");
    const std::string script = sentenceOf<InvalidInput>([] { (void)readPth(fixture("torchscript.pt")); });
    EXPECT_NE(script.find("TorchScript"), std::string::npos) << script;
    const std::string absent = sentenceOf<Missing>([&] { (void)readPth(folder.path() / "absent.pth"); });
    EXPECT_NE(absent.find("absent.pth"), std::string::npos);
    EXPECT_THROW((void)readPth(folder.path()), InvalidInput);
    EXPECT_THROW((void)readPth("/dev/zero"), InvalidInput);
}

} // namespace
} // namespace koe::tensorfile
