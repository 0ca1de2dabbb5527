// Holds the arrows of docs/architecture.md: the table there is what is checked, so house and page cannot
// part.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

const fs::path kSource = fs::path(KOE_SOURCE_DIR) / "src";

/// Rows `| level | module | owns | may include |`: module → what it may include.
std::map<std::string, std::set<std::string>> allowedIncludes()
{
    std::map<std::string, std::set<std::string>> allowed;
    std::ifstream page(fs::path(KOE_SOURCE_DIR) / "docs" / "architecture.md");
    const std::regex row(R"(\| \d \| `([a-z]+)` \|.*\| ([a-z ]+|–) \|)");
    std::smatch match;
    for (std::string line; std::getline(page, line);)
        if (std::regex_match(line, match, row)) {
            std::istringstream words(match.str(2));
            std::set<std::string>& modules = allowed[match.str(1)];
            for (std::string word; words >> word;)
                modules.insert(word);
        }
    return allowed;
}

template <typename OnInclude> void forEachInclude(const OnInclude& onInclude, const fs::path& below = kSource)
{
    const std::regex include(R"(^\s*#\s*include\s*(["<])([^">]+)[">].*)");
    std::smatch match;
    for (const auto& entry : fs::recursive_directory_iterator(below)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
            continue;
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);)
            if (std::regex_match(line, match, include))
                onInclude(entry.path().lexically_relative(below), match.str(1) == "\"", match.str(2));
    }
}

std::string firstFolder(const fs::path& path)
{
    return path.begin()->string();
}

TEST(Architecture, ModulesIncludeOnlyWhatTheTableAllows)
{
    const auto allowed = allowedIncludes();
    ASSERT_GE(allowed.size(), 16U) << "the table of docs/architecture.md is no longer read";
    std::size_t checked = 0;
    forEachInclude([&](const fs::path& file, bool own, const std::string& included) {
        if (!own)
            return;
        const std::string from = firstFolder(file);
        const std::string to = firstFolder(included);
        ASSERT_TRUE(allowed.contains(from)) << from << " is not in the table";
        EXPECT_TRUE(from == to || allowed.at(from).contains(to)) << file << " includes " << included;
        ++checked;
    });
    EXPECT_GT(checked, 100U);
}

TEST(Architecture, TensorsStayInside)
{
    forEachInclude([](const fs::path& file, bool, const std::string& included) {
        const std::string root = firstFolder(included);
        if (root != "torch" && root != "ATen" && root != "c10")
            return;
        const bool inside = firstFolder(file) == "nn" || file.parent_path().filename() == "model";
        EXPECT_TRUE(inside || file.extension() == ".cpp") << file << " includes " << included;
    });
}

TEST(Architecture, FrontEndsAreLight)
{
    const std::set<std::string> heavy{"torch",        "ATen",        "c10",         "faiss",     "sndfile.h",
                                      "samplerate.h", "portaudio.h", "libavformat", "libavcodec"};
    forEachInclude([&](const fs::path& file, bool, const std::string& included) {
        const bool qt = included.size() > 1 && included[0] == 'Q' && std::isupper(included[1]) != 0;
        EXPECT_FALSE(qt || included.starts_with("Qt")) << file << " includes " << included;
        const std::string module = firstFolder(file);
        const bool front =
            module == "cli" || module == "studio" || file == "engine/engine.h" || file == "sound/sound.h";
        EXPECT_FALSE(front && heavy.contains(firstFolder(included))) << file << " includes " << included;
    });
}

TEST(Architecture, WindowsAreLightAndPagesDoNotKnowEachOther)
{
    const std::set<std::string> heavy{"torch",        "ATen",        "c10",         "faiss",     "sndfile.h",
                                      "samplerate.h", "portaudio.h", "libavformat", "libavcodec"};
    std::size_t checked = 0;
    forEachInclude(
        [&](const fs::path& file, bool own, const std::string& included) {
            ++checked;
            EXPECT_FALSE(heavy.contains(firstFolder(included))) << "ui/" << file << " includes " << included;
            const std::string page = file.string().starts_with("pages/") ? file.parent_path().filename() : "";
            if (own && included.starts_with("ui/pages/") && !page.empty() && page != "pages") {
                EXPECT_TRUE(included == "ui/pages/page.h" || included.starts_with("ui/pages/" + page + "/"))
                    << "ui/" << file << " includes " << included;
            }
        },
        fs::path(KOE_SOURCE_DIR) / "ui");
    EXPECT_GT(checked, 50U);
}

} // namespace
