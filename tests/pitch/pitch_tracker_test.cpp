#include "core/error.h"
#include "pitch/pitch_tracker.h"

#include <gtest/gtest.h>

namespace koe::pitch {
namespace {

TEST(PitchTracker, NamesGoBothWays)
{
    for (const Method method : {Method::Pm, Method::SwiftF0, Method::Rmvpe})
        EXPECT_EQ(methodFromName(name(method)), method);
    try {
        (void)methodFromName("crepe");
        FAIL();
    } catch (const UsageError& error) {
        EXPECT_NE(std::string(error.what()).find("pm, swiftf0 or rmvpe"), std::string::npos);
    }
}

TEST(PitchTracker, TheFactoryMakesEachMethod)
{
    EXPECT_EQ(makePitchTracker(Method::Pm, {})->track({std::vector<float>(320), 16000}, {}).hz.size(), 3u);
    EXPECT_NE(makePitchTracker(Method::SwiftF0,
                               std::string(KOE_SOURCE_DIR) + "/weights/starter/swift_f0.safetensors"),
              nullptr);
    EXPECT_THROW((void)makePitchTracker(Method::SwiftF0, "nowhere.safetensors"), Missing);
    EXPECT_THROW((void)makePitchTracker(Method::Rmvpe, "nowhere.pt"), Missing);
}

} // namespace
} // namespace koe::pitch
