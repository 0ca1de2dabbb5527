#include "content/content_encoder.h"
#include "content/fixtures.h"
#include "content/starter_file.h"
#include "core/error.h"
#include "support/golden.h"
#include "tensorfile/npy.h"
#include "tensorfile/safetensors.h"

#include <gtest/gtest.h>

#include <cmath>

namespace koe::content {
namespace {
namespace fs = std::filesystem;

const fs::path kFixtures = KOE_FIXTURES;
const fs::path kEncoder = fs::path(KOE_SOURCE_DIR) / "weights/starter/encoder.safetensors";

AudioBuffer clip(const std::string& name)
{
    return readWav(kFixtures / "speech" / (name + "_16k.wav"));
}

AudioBuffer longSpeech()
{
    AudioBuffer audio = clip("kathleen");
    const AudioBuffer other = clip("flemishguy");
    audio.samples.insert(audio.samples.end(), other.samples.begin(), other.samples.end());
    const std::size_t period = audio.samples.size();
    for (std::size_t i = 0; audio.samples.size() < 328000; i++)
        audio.samples.push_back(audio.samples[i % period]);
    audio.samples.resize(328000);
    return audio;
}

class StarterEncoder : public ::testing::Test
{
protected:
    static void SetUpTestSuite() { s_encoder = loadContentEncoder(kEncoder, golden::device()); }
    static void TearDownTestSuite() { s_encoder.reset(); }
    static inline std::unique_ptr<ContentEncoder> s_encoder;
};

void expectClose(std::span<const float> ours, const std::string& fixture)
{
    const auto reference = tensorfile::readNpy(kFixtures / "content" / (fixture + ".npy")).toFloats();
    ASSERT_EQ(ours.size(), reference.size());
    const auto difference = golden::compare(ours, reference);
    EXPECT_LT(difference.largest, 1e-3) << fixture;
    EXPECT_LT(difference.rms, 1e-4) << fixture;
    std::cout << fixture << ": largest " << difference.largest << ", rms " << difference.rms << '\n';
}

TEST_F(StarterEncoder, EqualsASecondComputation)
{
    EXPECT_EQ(s_encoder->id(), "koe-starter-1");
    EXPECT_TRUE(s_encoder->offers(256));
    EXPECT_FALSE(s_encoder->offers(768));
    expectClose(s_encoder->encode(clip("kathleen"), 256, Job()).values, "kathleen");
}

TEST_F(StarterEncoder, LongSoundInWindows)
{
    const FeatureMatrix features = s_encoder->encode(longSpeech(), 256, Job());
    std::vector<float> everyTenth;
    for (std::size_t frame = 0; frame < features.frames; frame += 10)
        everyTenth.insert(everyTenth.end(), features.row(frame).begin(), features.row(frame).end());
    expectClose(everyTenth, "long");
}

TEST_F(StarterEncoder, FrameRuleAtTheEdges)
{
    AudioBuffer speech = longSpeech();
    for (const std::size_t samples : {400u, 719u, 720u, 128079u, 128400u}) {
        AudioBuffer part{
            {speech.samples.begin(), speech.samples.begin() + static_cast<std::ptrdiff_t>(samples)}, 16000};
        EXPECT_EQ(s_encoder->encode(part, 256, Job()).frames, (samples - 80) / 320) << samples;
    }
    EXPECT_THROW((void)s_encoder->encode({std::vector<float>(399), 16000}, 256, Job()), InvalidInput);
    EXPECT_THROW((void)s_encoder->encode(speech, 768, Job()), InvalidInput);
    speech.sampleRateHz = 44100;
    EXPECT_THROW((void)s_encoder->encode(speech, 256, Job()), InvalidInput);
}

TEST_F(StarterEncoder, FeaturesAreAboutUnitSize)
{
    const FeatureMatrix features = s_encoder->encode(clip("kathleen"), 256, Job());
    double power = 0;
    for (const float value : features.values)
        power += static_cast<double>(value) * static_cast<double>(value);
    const double rms = std::sqrt(power / static_cast<double>(features.values.size()));
    EXPECT_GT(rms, 0.3);
    EXPECT_LT(rms, 1.5);
}

TEST_F(StarterEncoder, SilenceGivesNumbers)
{
    const FeatureMatrix features = s_encoder->encode({std::vector<float>(16000), 16000}, 256, Job());
    for (const float value : features.values)
        ASSERT_TRUE(std::isfinite(value));
}

TEST_F(StarterEncoder, StopsBetweenWindows)
{
    std::stop_source stop;
    int reports = 0;
    const Job job(stop.get_token(), [&](double, std::string_view) {
        if (++reports == 2)
            stop.request_stop();
    });
    EXPECT_THROW((void)s_encoder->encode(longSpeech(), 256, job), Cancelled);
}

class StarterFileForms : public ::testing::Test
{
protected:
    StarterFileForms() : content(tensorfile::readSafetensors(kEncoder)) {}

    void expectRefused(const std::string& word) const
    {
        const fs::path file = folder.path / "encoder.safetensors";
        tensorfile::writeSafetensors(file, content);
        try {
            (void)readStarterFile(file);
            FAIL() << "was taken";
        } catch (const InvalidInput& error) {
            EXPECT_NE(std::string(error.what()).find(word), std::string::npos) << error.what();
            EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos) << error.what();
        }
    }
    void replace(const std::string& name, const tensorfile::Tensor* with)
    {
        tensorfile::TensorMap changed;
        for (const auto& [key, tensor] : content.tensors)
            if (key != name)
                changed.add(key, tensor);
            else if (with != nullptr)
                changed.add(key, *with);
        content.tensors = changed;
    }

    TempFolder folder;
    tensorfile::Safetensors content;
};

TEST_F(StarterFileForms, ForeignAndDamagedFilesAreNamed)
{
    content.metadata["heads"] = "7";
    expectRefused("divide");
    content.metadata["heads"] = "eight";
    expectRefused("\"heads\"");
    content.metadata["heads"] = "8";
    content.metadata["version"] = "2";
    expectRefused("another version");
    content.metadata["format"] = "pt";
    expectRefused("HuBERT");
}

TEST_F(StarterFileForms, MissingOrChangedTensorsAreNamed)
{
    const auto short_ = tensorfile::Tensor::fromFloats({2}, {1, 2});
    replace("blocks.3.mlp.0.weight.scale", &short_);
    expectRefused("blocks.3.mlp.0.weight");
    replace("blocks.3.mlp.0.weight.scale", nullptr);
    expectRefused("blocks.3.mlp.0.weight");
    content = tensorfile::readSafetensors(kEncoder);
    const auto hole = tensorfile::Tensor::fromFloats(
        {512}, std::vector<float>(512, std::numeric_limits<float>::infinity()));
    replace("conv2.bias", &hole);
    expectRefused("conv2.bias");
    replace("conv2.bias", nullptr);
    expectRefused("conv2.bias");
}

} // namespace
} // namespace koe::content
