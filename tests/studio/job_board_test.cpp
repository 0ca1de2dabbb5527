// The studio's jobs and settings: lanes, stops, pauses, and what is left after an end at any moment.
#include "core/error.h"
#include "studio/job_board.h"
#include "studio/settings.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <future>
#include <latch>

namespace {
namespace fs = std::filesystem;
using namespace koe;
using namespace koe::studio;
using namespace std::chrono_literals;

class Jobs : public testing::Test
{
protected:
    void SetUp() override
    {
        folder = fs::temp_directory_path() / ("koe 声 jobs " + std::to_string(::getpid()));
        fs::remove_all(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    static JobCard card(const JobBoard& board, std::int64_t id)
    {
        for (const JobCard& one : board.cards())
            if (one.id == id)
                return one;
        return {};
    }
    static JobCard awaitEnd(const JobBoard& board, std::int64_t id)
    {
        for (int i = 0; i < 12'000 && !isOver(card(board, id).state); ++i)
            std::this_thread::sleep_for(10ms);
        return card(board, id);
    }
    static JobBoard::Order order(JobBoard::Work work, Lane lane = Lane::Engine)
    {
        return {"convert", "Converting", "{}", lane, std::move(work), {}};
    }
    static std::string untilStopped(const Job& job)
    {
        while (true) {
            job.throwIfStopped();
            std::this_thread::sleep_for(5ms);
        }
    }

    fs::path folder;
};

TEST_F(Jobs, EndGoodBadAndStopped)
{
    JobBoard board(folder / "jobs.json");
    const auto good = board.add(order([](const Job& job) {
        job.report(0.5, "pitch");
        return std::string("Three files were written.");
    }));
    const auto bad = board.add(order([](const Job&) -> std::string { throw Missing("The disk is full."); }));
    const auto stopped = board.add(order(&Jobs::untilStopped));
    const auto waiting = board.add(order([](const Job&) { return std::string(); }));
    EXPECT_EQ(awaitEnd(board, good).sentence, "Three files were written.");
    EXPECT_EQ(awaitEnd(board, good).fraction, 1.0);
    EXPECT_EQ(awaitEnd(board, bad).state, JobState::Failed);
    EXPECT_EQ(card(board, bad).sentence, "The disk is full.");
    board.stop(waiting);
    EXPECT_EQ(card(board, waiting).state, JobState::Stopped);
    EXPECT_TRUE(board.isBusy());
    board.stop(stopped);
    EXPECT_EQ(awaitEnd(board, stopped).state, JobState::Stopped);
    EXPECT_FALSE(board.isBusy());
}

TEST_F(Jobs, LanesDoNotWaitForEachOther)
{
    JobBoard board(folder / "jobs.json");
    const auto slow = board.add(order(&Jobs::untilStopped, Lane::Training));
    const auto quick = board.add(order([](const Job&) { return std::string(); }));
    EXPECT_EQ(awaitEnd(board, quick).state, JobState::Done);
    EXPECT_FALSE(isOver(card(board, slow).state));
}

TEST_F(Jobs, PauseReachesTheWork)
{
    JobBoard board(folder / "jobs.json");
    std::atomic<bool> paused = false;
    JobBoard::Order one = order(&Jobs::untilStopped, Lane::Training);
    one.pause = [&](bool on) { paused = on; };
    const auto id = board.add(std::move(one));
    while (card(board, id).state != JobState::Running)
        std::this_thread::sleep_for(5ms);
    board.pause(id, true);
    EXPECT_TRUE(paused);
    EXPECT_EQ(card(board, id).state, JobState::Paused);
    board.pause(id, false);
    EXPECT_FALSE(paused);
    EXPECT_EQ(card(board, id).state, JobState::Running);
}

TEST_F(Jobs, WhatIsOverStaysSo)
{
    JobBoard board(folder / "jobs.json");
    std::promise<void> go;
    std::int64_t id = 0;
    JobBoard::Order late = order(
        [wait = go.get_future().share()](const Job&) {
            wait.wait();
            return std::string("Written.");
        },
        Lane::Training);
    late.pause = [&](bool) { // just then it ends
        go.set_value();
        awaitEnd(board, id);
    };
    id = board.add(std::move(late));
    for (int i = 0; i < 12'000 && card(board, id).state != JobState::Running; ++i)
        std::this_thread::sleep_for(10ms);
    board.pause(id, true);
    EXPECT_EQ(card(board, id).state, JobState::Done);
    EXPECT_EQ(card(board, id).sentence, "Written.");
    EXPECT_FALSE(board.isBusy());
}

TEST_F(Jobs, ListenersHearStatesAndNoMoreThanTwentyReportsASecond)
{
    std::mutex mutex;
    std::vector<JobCard> heard;
    JobBoard board(folder / "jobs.json");
    board.listen([&](const JobCard& one) {
        const std::lock_guard lock(mutex);
        heard.push_back(one);
    });
    const auto began = std::chrono::steady_clock::now();
    board.add(order([](const Job& job) {
        for (int i = 0; i <= 10'000; ++i)
            job.report(i / 10'000.0, "pitch");
        return std::string();
    }));
    const auto hasEnded = [&] { // told a moment after the card says so
        const std::lock_guard lock(mutex);
        return !heard.empty() && isOver(heard.back().state);
    };
    while (!hasEnded() && std::chrono::steady_clock::now() - began < 2min)
        std::this_thread::sleep_for(5ms);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const std::lock_guard lock(mutex);
    ASSERT_GE(heard.size(), 4U);
    EXPECT_LT(static_cast<double>(heard.size()), 10.0 + 20.0 * seconds);
    EXPECT_EQ(heard.front().state, JobState::Waiting);
    EXPECT_EQ(heard.back().state, JobState::Done);
}

/// Where one stage takes nearly all the time, the others' pace says nothing of it.
TEST_F(Jobs, TimeLeftIsTheLongStagesOrWhatWasExpected)
{
    JobBoard board(folder / "jobs.json");
    std::latch looked(1);
    std::latch go(1);
    JobBoard::Order training = order([&](const Job& job) {
        job.report(0.05, "features");
        std::this_thread::sleep_for(2100ms);
        job.report(0.19, "features"); // at this pace ten seconds more
        looked.arrive_and_wait();
        go.wait();
        job.report(0.2, "train");
        std::this_thread::sleep_for(2100ms);
        job.report(0.25, "train");
        return untilStopped(job);
    });
    training.paceStage = "train";
    training.paceEnds = 0.95;
    training.expectedSeconds = 500.0;
    JobBoard::Order unknown = order(
        [&](const Job& job) {
            job.report(0.05, "features");
            std::this_thread::sleep_for(2100ms);
            job.report(0.19, "features");
            return untilStopped(job);
        },
        Lane::Files);
    unknown.paceStage = "train";
    const std::int64_t id = board.add(std::move(training));
    const std::int64_t other = board.add(std::move(unknown));
    looked.wait();
    ASSERT_TRUE(card(board, id).secondsLeft.has_value());
    EXPECT_LT(*card(board, id).secondsLeft, 498.5);
    EXPECT_GT(*card(board, id).secondsLeft, 400.0);
    go.count_down();
    for (int i = 0; i < 3000 && card(board, id).fraction < 0.225; ++i)
        std::this_thread::sleep_for(10ms);
    // 2.1 s for 5 hundredths, 70 of them to the end of the stage; the expectation does not count any more
    ASSERT_TRUE(card(board, id).secondsLeft.has_value());
    EXPECT_GT(*card(board, id).secondsLeft, 29.0);
    EXPECT_LT(*card(board, id).secondsLeft, 300.0);
    EXPECT_EQ(card(board, other).fraction, 0.19);
    EXPECT_FALSE(card(board, other).secondsLeft.has_value()) << "nothing was expected of it";
    board.stop(id);
    board.stop(other);
    EXPECT_EQ(awaitEnd(board, id).state, JobState::Stopped);
    EXPECT_EQ(awaitEnd(board, other).state, JobState::Stopped);
}

TEST_F(Jobs, WhatHadNotEndedIsInterruptedNextTime)
{
    {
        JobBoard board(folder / "jobs.json");
        board.add(order([](const Job&) { return std::string("Done."); }));
        board.add(order(&Jobs::untilStopped, Lane::Training));
        board.add(order(&Jobs::untilStopped, Lane::Files));
        board.add(order([](const Job&) { return std::string(); }, Lane::Files));
        while (board.cards()[0].state != JobState::Done || board.cards()[1].state != JobState::Running)
            std::this_thread::sleep_for(5ms);
    }
    JobBoard board(folder / "jobs.json");
    const auto cards = board.cards();
    ASSERT_EQ(cards.size(), 4U);
    EXPECT_EQ(cards[0].state, JobState::Done);
    for (int i : {1, 2, 3})
        EXPECT_EQ(cards[static_cast<std::size_t>(i)].state, JobState::Interrupted) << i;
    board.forget(cards[1].id);
    EXPECT_EQ(board.cards().size(), 3U);
    EXPECT_GT(board.add(order([](const Job&) { return std::string(); })), cards[3].id);
}

TEST_F(Jobs, ABrokenFileIsKeptAside)
{
    fs::create_directories(folder);
    for (const auto& [aside, text] : {std::pair("jobs.json.broken", "[{\"id\": 3,"), // what lies aside stays
                                      std::pair("jobs.json.broken2", R"([{"id": 3, "kind": "convert"}])")}) {
        std::ofstream(folder / "jobs.json") << text;
        const JobBoard board(folder / "jobs.json");
        EXPECT_TRUE(board.cards().empty());
        EXPECT_TRUE(fs::exists(folder / aside));
        EXPECT_NE(board.setAside().find(aside), std::string::npos) << board.setAside();
    }
    fs::remove(folder / "jobs.json");
    EXPECT_EQ(JobBoard(folder / "jobs.json").setAside(), "") << "the first start of all";
}

TEST_F(Jobs, SettingsAreThereAgainAndOthersWordsStay)
{
    Home home;
    home.weights = folder / "weights";
    fs::create_directories(folder);
    std::ofstream(folder / "settings.json") << R"({"mirror": "https://mirror.example", "theme": 5})";
    {
        Settings settings(home);
        EXPECT_EQ(settings.text("theme", "system"), "system") << "a number is no theme";
        settings.set("theme", "light");
        settings.set("scale", 1.25);
        settings.set("favourites", std::vector<std::string>{"声", "Kathleen"});
        settings.set("fold", true);
        EXPECT_EQ(settings.problem(), "");
    }
    const Settings settings(home);
    EXPECT_EQ(settings.text("theme"), "light");
    EXPECT_EQ(settings.number("scale", 1.0), 1.25);
    EXPECT_EQ(settings.texts("favourites"), (std::vector<std::string>{"声", "Kathleen"}));
    EXPECT_TRUE(settings.flag("fold", false));
    EXPECT_EQ(settings.text("mirror"), "https://mirror.example");
}

TEST_F(Jobs, SettingsThatCannotBeReadBeginAnew)
{
    Home home;
    home.weights = folder / "weights";
    fs::create_directories(folder);
    std::ofstream(folder / "settings.json") << "[1, 2";
    Settings settings(home);
    EXPECT_EQ(settings.text("theme", "system"), "system");
    EXPECT_TRUE(fs::exists(folder / "settings.json.broken"));
    EXPECT_NE(settings.setAside().find("settings.json.broken"), std::string::npos) << settings.setAside();
    std::string said;
    settings.onProblem([&](const std::string& sentence) { said = sentence; });
    fs::create_directories(folder / "settings.json");
    settings.set("theme", "dark");
    EXPECT_NE(settings.problem(), "");
    EXPECT_EQ(said, settings.problem());
    EXPECT_EQ(settings.text("theme"), "dark");
}

} // namespace
