// Trains an experiment that is prepared already, without the studio around it: for long runs and
// measurements. train_driver KOE_HOME NAME [--epochs N] [--batch N] [--save-every N] [--base B] [--config
// JSON] [--minutes N] [--threads N] [--latest]
#include "core/error.h"
#include "core/log.h"
#include "core/number_text.h"
#include "nn/start.h"
#include "training/train.h"

#include <csignal>
#include <cstdio>
#include <cstring>

namespace {
std::stop_source stopSource;
volatile std::sig_atomic_t stopSignal = 0;
} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "train_driver KOE_HOME NAME [options]\n");
        return 2;
    }
    koe::training::TrainRequest request;
    const std::filesystem::path root = arguments[1];
    request.home = {root / "weights", root / "logs", root / "weights" / "starter"};
    request.name = arguments[2];
    for (int i = 3; i < count; i++) {
        const std::string option = arguments[i];
        const auto next = [&] { return std::string(i + 1 < count ? arguments[++i] : ""); };
        const auto number = [&] { return koe::parseNumber<int>(next()).value_or(0); };
        if (option == "--epochs")
            request.epochs = number();
        else if (option == "--batch")
            request.batch = number();
        else if (option == "--save-every")
            request.saveEvery = number();
        else if (option == "--base")
            request.base = next();
        else if (option == "--config")
            request.modelConfig = next();
        else if (option == "--version")
            request.version = next();
        else if (option == "--minutes")
            request.stopAfterMinutes = number();
        else if (option == "--seed")
            request.seed = static_cast<std::uint64_t>(number());
        else if (option == "--threads")
            koe::nn::start(number());
        else if (option == "--latest")
            request.latestOnly = true;
        else {
            std::fprintf(stderr, "unknown option %s\n", option.c_str());
            return 2;
        }
    }
    koe::log::start("info");
    std::signal(SIGINT, [](int) { stopSignal = 1; });
    std::signal(SIGTERM, [](int) { stopSignal = 1; });
    try {
        const auto report = koe::training::train(
            request, koe::Job(stopSource.get_token(), {}), [](const koe::training::StepReport& s) {
                if (stopSignal != 0)
                    stopSource.request_stop();
                std::printf("epoch %d step %lld D %.4f G %.4f fm %.4f mel %.4f kl %.4f | norms G %.3g D %.3g "
                            "| %.3f s\n",
                            s.epoch, static_cast<long long>(s.step), s.lossD, s.lossG, s.lossFm, s.lossMel,
                            s.lossKl, s.gradNormG, s.gradNormD, s.secondsPerStep);
                std::fflush(stdout);
            });
        for (const auto& warning : report.warnings)
            std::printf("warning: %s\n", warning.c_str());
        std::printf("%s\n%s\n", report.voice.c_str(), report.index.c_str());
        return 0;
    } catch (const koe::Cancelled&) {
        return koe::kExitStopped;
    } catch (const koe::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return error.exitCode();
    }
}
