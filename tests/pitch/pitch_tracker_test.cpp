#include "core/error.h"
#include "identify/made_files.h"
#include "pitch/formula_weights.h"
#include "pitch/pitch_tracker.h"

#include <gtest/gtest.h>

namespace koe::pitch {
namespace {

TEST(PitchTracker, NamesGoBothWays)
{
    for (const Method method : {Method::Rmvpe, Method::Fcpe, Method::Crepe, Method::CrepeTiny,
                                Method::SwiftF0, Method::Harvest, Method::Pm})
        EXPECT_EQ(methodFromName(name(method)), method);
    try {
        (void)methodFromName("dio");
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("rmvpe, fcpe, crepe, crepe-tiny, swiftf0, harvest or pm"),
                  std::string::npos);
    }
}

TEST(PitchTracker, TheFactoryMakesEachMethod)
{
    EXPECT_EQ(makePitchTracker(Method::Pm, {})->track({std::vector<float>(320), 16000}, {}).hz.size(), 3u);
    EXPECT_NE(makePitchTracker(Method::SwiftF0,
                               std::string(KOE_SOURCE_DIR) + "/weights/starter/swift_f0.safetensors"),
              nullptr);
    EXPECT_THROW((void)makePitchTracker(Method::SwiftF0, "nowhere.safetensors"), Missing);
    for (const Method method : {Method::Rmvpe, Method::Fcpe, Method::Crepe, Method::CrepeTiny})
        EXPECT_THROW((void)makePitchTracker(method, "nowhere.pt"), Missing) << name(method);
    EXPECT_EQ(makePitchTracker(Method::Harvest, {})->track({std::vector<float>(320), 16000}, {}).hz.size(),
              3u);
}

TEST(PitchTracker, AFileOfAnotherKindIsNamed)
{
    const TemporaryFolder folder;
    const auto page = folder.write("page.pt", "<!DOCTYPE html><html><body>Sign in</body></html>");
    const auto pointer = folder.write(
        "pointer.pt", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 181184272\n");
    const auto recording = folder.write("song.pt", std::string("RIFF\x24\0\0\0WAVEfmt ", 16));
    const auto voice = folder.path() / "voice.pt", crepe = folder.path() / "tiny.pth";
    tensorfile::writePth(voice, identify::voice());
    tensorfile::Value::Dict state;
    for (const auto& [name, tensor] : testing::formulaCrepe())
        state.items.emplace_back(name, tensor);
    tensorfile::writePth(crepe, tensorfile::Value(state));
    const std::filesystem::path swift = std::string(KOE_SOURCE_DIR) + "/weights/starter/swift_f0.safetensors";
    struct Case
    {
        Method method;
        std::filesystem::path file;
        const char* says;
    };
    for (const auto& [method, file, says] :
         {Case{Method::Rmvpe, page, " is a web page: a link to a page was saved"},
          Case{Method::Rmvpe, pointer, " is a Git LFS pointer"},
          Case{Method::Rmvpe, recording, ", not the pitch model RMVPE."},
          Case{Method::Rmvpe, voice, " is an RVC voice (v2, 40 kHz"},
          Case{Method::Rmvpe, crepe, " is the pitch model CREPE (tiny), not the pitch model RMVPE."},
          Case{Method::Rmvpe, swift, " is the pitch model SwiftF0, not the pitch model RMVPE."},
          Case{Method::Fcpe, crepe, " is the pitch model CREPE (tiny), not the pitch model FCPE."},
          Case{Method::Fcpe, page, " is a web page: "},
          Case{Method::Crepe, voice, ", not the pitch model CREPE."},
          Case{Method::CrepeTiny, pointer, "Git LFS"},
          Case{Method::SwiftF0, crepe, " is the pitch model CREPE (tiny), not the pitch model SwiftF0."},
          Case{Method::SwiftF0, page, " is a web page: "}}) {
        const std::string sentence = sentenceOf<InvalidInput>([&] { (void)makePitchTracker(method, file); });
        EXPECT_EQ(sentence.find(file.string()), 0u) << sentence;
        EXPECT_NE(sentence.find(says), std::string::npos) << sentence;
    }
    // Of the right kind and not whole: the model's own sentence.
    state.items.pop_back();
    tensorfile::writePth(crepe, tensorfile::Value(state));
    const std::string sentence =
        sentenceOf<InvalidInput>([&] { (void)makePitchTracker(Method::CrepeTiny, crepe); });
    EXPECT_NE(sentence.find("is missing"), std::string::npos) << sentence;
}

} // namespace
} // namespace koe::pitch
