#include "core/memory.h"

#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kKilo = 1024;

class FreeMemory : public testing::Test
{
protected:
    FreeMemory() { write("proc/meminfo", "MemTotal:  24000000 kB\nMemAvailable:   8000000 kB\n"); }
    void write(const fs::path& name, const std::string& text) const
    {
        fs::create_directories((folder.path() / name).parent_path());
        std::ofstream(folder.path() / name) << text;
    }
    [[nodiscard]] std::uint64_t found() const { return freeMemoryBytes(folder.path()); }

    TemporaryFolder folder;
};

TEST_F(FreeMemory, IsWhatTheSystemCallsAvailable)
{
    EXPECT_EQ(found(), 8'000'000 * kKilo);
    write("proc/self/cgroup", "0::/user.slice\n"); // a group without a limit
    write("sys/fs/cgroup/user.slice/memory.max", "max\n");
    write("sys/fs/cgroup/user.slice/memory.current", "1000\n");
    EXPECT_EQ(found(), 8'000'000 * kKilo);
    write("proc/meminfo", "what is this\n");
    EXPECT_EQ(found(), 0u);
    EXPECT_GT(freeMemoryBytes(), 0u);
    EXPECT_GT(heldMemoryBytes(), 1'000'000u);
}

TEST_F(FreeMemory, OfAGroupIsWhatItsLimitLeaves)
{
    write("proc/self/cgroup", "0::/system.slice/koe.service\n");
    write("sys/fs/cgroup/system.slice/koe.service/memory.max", "2000000000\n");
    write("sys/fs/cgroup/system.slice/koe.service/memory.current", "700000000\n");
    write("sys/fs/cgroup/system.slice/koe.service/memory.stat", "anon 1\ninactive_file 200000000\n");
    EXPECT_EQ(found(), 1'500'000'000u);
    // The group above is narrower.
    write("sys/fs/cgroup/system.slice/memory.max", "1000000000\n");
    write("sys/fs/cgroup/system.slice/memory.current", "900000000\n");
    EXPECT_EQ(found(), 100'000'000u);
    write("sys/fs/cgroup/system.slice/memory.current", "1900000000\n"); // over its limit
    EXPECT_EQ(found(), 0u);
}

TEST_F(FreeMemory, OldGroupsCountToo)
{
    write("proc/self/cgroup", "12:cpuset:/x\n9:memory:/docker/abc\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "3000000000\n"); // all that a container sees
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1000000000\n");
    write("sys/fs/cgroup/memory/memory.stat", "total_inactive_file 500000000\n");
    EXPECT_EQ(found(), 2'500'000'000u);
}

} // namespace
} // namespace koe
