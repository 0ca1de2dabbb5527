#include "pitch/real_weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace koe::pitch::testing {

std::filesystem::path realWeights(const std::string& relativePath)
{
    const char* folder = std::getenv("KOE_REAL_WEIGHTS");
    if (folder == nullptr || *folder == '\0')
        return {};
    const std::filesystem::path file = std::filesystem::path(folder) / relativePath;
    std::error_code error;
    return std::filesystem::exists(file, error) ? file : std::filesystem::path();
}

void expectSamePitch(double ours, double expected, std::size_t frame)
{
    ASSERT_EQ(ours > 0.0, expected > 0.0)
        << "frame " << frame << ": " << ours << " and " << expected << " Hz";
    if (expected > 0.0) {
        EXPECT_LT(std::fabs(1200.0 * std::log2(ours / expected)), 1.0)
            << "frame " << frame << ": " << ours << " and " << expected << " Hz";
    }
}

} // namespace koe::pitch::testing
