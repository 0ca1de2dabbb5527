#include "pitch/pitch_choice.h"

#include "core/error.h"
#include "pitch/formula_weights.h"
#include "support/temporary_folder.h"
#include "tensorfile/pth.h"

#include <gtest/gtest.h>

#include <fstream>

namespace koe::pitch {
namespace {

namespace fs = std::filesystem;

void touch(const fs::path& file)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "weights";
}

TEST(PitchChoice, TheBestThatIsThere)
{
    const TemporaryFolder folder;
    const Home home{folder.path() / "weights", {}, folder.path() / "starter"};
    EXPECT_EQ(choosePitch(home, "auto", {}).method, Method::Pm);
    touch(home.starter / "swift_f0.safetensors");
    EXPECT_EQ(choosePitch(home, "auto", {}).method, Method::SwiftF0);
    touch(home.weights / "rmvpe/rmvpe.pt");
    EXPECT_EQ(choosePitch(home, "auto", {}).method, Method::Rmvpe);
    EXPECT_EQ(choosePitch(home, "auto", {}).model, home.weights / "rmvpe/rmvpe.pt");
    touch(home.weights / "fcpe/fcpe_c_v001.pt");
    EXPECT_EQ(choosePitch(home, "fcpe", {}).model, home.weights / "fcpe/fcpe_c_v001.pt");
    touch(home.weights / "crepe/full.pth");
    EXPECT_EQ(choosePitch(home, "crepe", {}).model, home.weights / "crepe/full.pth");
    EXPECT_EQ(choosePitch(home, "harvest", {}).model, "");
    EXPECT_THROW((void)choosePitch(home, "dio", {}), UsageError);
    EXPECT_THROW((void)choosePitch(home, "auto", folder.path() / "none.pt"), Missing);
}

TEST(PitchChoice, SaysHowToGetWhatIsMissing)
{
    const TemporaryFolder folder;
    const Home home{folder.path() / "weights", {}, folder.path() / "starter"};
    for (const auto& [method, size] : std::initializer_list<std::pair<std::string, std::string>>{
             {"rmvpe", "181"}, {"fcpe", "43"}, {"crepe", "89"}, {"crepe-tiny", "2"}})
        try {
            (void)choosePitch(home, method, {});
            ADD_FAILURE() << method;
        } catch (const Missing& error) {
            const std::string sentence = error.what();
            EXPECT_NE(sentence.find("koe assets get " + method + " (" + size), std::string::npos) << sentence;
        }
    EXPECT_THROW((void)choosePitch(home, "swiftf0", {}), Missing);
}

TEST(PitchChoice, ANamedFileIsWhatItHolds)
{
    const TemporaryFolder folder;
    const Home home{folder.path() / "weights", {}, folder.path() / "starter"};
    const fs::path file = folder.path() / "model.pt";
    tensorfile::Value::Dict state;
    for (const auto& [name, tensor] : testing::formulaCrepe())
        state.items.emplace_back(name, tensor);
    tensorfile::writePth(file, tensorfile::Value(state));
    EXPECT_EQ(choosePitch(home, "auto", file).method, Method::CrepeTiny);
    tensorfile::Value::Dict checkpoint;
    checkpoint.items.emplace_back("config_dict", tensorfile::Value(tensorfile::Value::Dict{}));
    tensorfile::Value::Dict net;
    for (const auto& [name, tensor] : testing::formulaFcpe(false))
        net.items.emplace_back(name, tensor);
    checkpoint.items.emplace_back("model", tensorfile::Value(net));
    tensorfile::writePth(file, tensorfile::Value(checkpoint));
    EXPECT_EQ(choosePitch(home, "auto", file).method, Method::Fcpe);
    tensorfile::Value::Dict foreign;
    foreign.items.emplace_back("weight", tensorfile::Tensor::fromFloats({1}, {1.0f}));
    tensorfile::writePth(file, tensorfile::Value(foreign));
    EXPECT_THROW((void)choosePitch(home, "auto", file), InvalidInput);
    EXPECT_EQ(choosePitch(home, "rmvpe", file).model, file); // as it is told; the tracker looks inside
}

} // namespace
} // namespace koe::pitch
