#include "core/error.h"
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

} // namespace
} // namespace koe::pitch
