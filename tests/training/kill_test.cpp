// Killed with SIGKILL at random moments, training goes on from its last save and draws the same curve.
#include "core/number_text.h"
#include "support/temporary_folder.h"
#include "tiny_set.h"
#include "voice/checkpoint_files.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <map>
#include <random>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace koe::training {
namespace {
namespace fs = std::filesystem;

/// Lines "epoch 1 step 3 D 5.1 …" of one process. @returns its exit status; −1 if it was killed
int runDriver(const std::vector<std::string>& arguments, const fs::path& output, double killAfterSeconds)
{
    std::vector<char*> argv;
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    pid_t child = 0;
    const int failure = posix_spawn(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0)
        return 127;
    int status = 0;
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(killAfterSeconds);
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (killAfterSeconds > 0 && std::chrono::steady_clock::now() >= end)
            kill(child, SIGKILL);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// "D 5.1 G …" by step, of every whole line. @param first the first step of this process; 0 if it made none
std::map<std::int64_t, std::string> curveOf(const fs::path& output, std::int64_t& first)
{
    std::map<std::int64_t, std::string> curve;
    std::ifstream in(output);
    first = 0;
    for (std::string line; std::getline(in, line);) {
        int epoch = 0, read = 0;
        long long step = 0;
        const auto end = line.find(" | ");
        if (end == std::string::npos ||
            std::sscanf(line.c_str(), "epoch %d step %lld %n", &epoch, &step, &read) != 2)
            continue;
        curve[step] = std::to_string(epoch) + " " +
                      line.substr(static_cast<std::size_t>(read), end - static_cast<std::size_t>(read));
        if (first == 0)
            first = step;
    }
    return curve;
}

TEST(Kill, TwentyTimesAndTheCurveIsTheSame)
{
    const TemporaryFolder folder;
    TrainRequest request = tiny::request(folder.path(), "whole");
    tiny::writeExperiment(folder.path() / "logs/killed");
    const std::string driver = std::string(KOE_BIN_DIR) + "/train_driver";
    const auto arguments = [&](const char* name) {
        return std::vector<std::string>{driver,
                                        folder.path().string(),
                                        name,
                                        "--base",
                                        "none",
                                        "--config",
                                        request.modelConfig.string(),
                                        "--epochs",
                                        "12",
                                        "--batch",
                                        "2",
                                        "--save-every",
                                        "1",
                                        "--threads",
                                        "1"};
    };
    std::int64_t first = 0;
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(runDriver(arguments("whole"), folder.path() / "whole.txt", 0), 0);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    const auto whole = curveOf(folder.path() / "whole.txt", first);
    ASSERT_EQ(whole.size(), 36u);

    // From before the first step to well into the run, wherever that falls: steps, saves, starting up.
    std::mt19937_64 random(20260701);
    std::map<std::int64_t, std::string> curve;
    int kills = 0;
    std::int64_t reached = 0;
    for (int attempt = 0; attempt < 200 && kills < 20; attempt++) {
        const double wait = seconds * (0.2 + 0.6 * static_cast<double>(random() % 1000) / 1000.0);
        const int status = runDriver(arguments("killed"), folder.path() / "killed.txt", wait);
        const auto pairs = voice::listCheckpoints(folder.path() / "logs/killed");
        const auto part = curveOf(folder.path() / "killed.txt", first);
        if (first != 0) {
            // It went on right after a save, and no more than one epoch before where the last one was killed.
            EXPECT_EQ((first - 1) % 3, 0) << first;
            EXPECT_GE(first, reached - 3);
            reached = part.rbegin()->first;
        }
        for (const auto& [step, figures] : part)
            EXPECT_EQ(figures, whole.at(step)) << step;
        curve.insert(part.begin(), part.end());
        if (status == 0) { // it came to its end between two kills: begin again
            fs::remove_all(folder.path() / "logs/killed");
            tiny::writeExperiment(folder.path() / "logs/killed");
            reached = 0;
            continue;
        }
        ASSERT_EQ(status, -1);
        kills++;
    }
    EXPECT_EQ(kills, 20);
    // And to the end. Nothing half-written is left that counts.
    ASSERT_EQ(runDriver(arguments("killed"), folder.path() / "killed.txt", 0), 0);
    const auto rest = curveOf(folder.path() / "killed.txt", first);
    for (const auto& [step, figures] : rest)
        EXPECT_EQ(figures, whole.at(step)) << step;
    curve.insert(rest.begin(), rest.end());
    EXPECT_EQ(curve.rbegin()->first, 36);
}

} // namespace
} // namespace koe::training
