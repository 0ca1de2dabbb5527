// Holds the arrows of docs/architecture.md: the table there is what is checked, so house and page cannot
// part.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

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

const fs::path kUi = fs::path(KOE_SOURCE_DIR) / "ui";

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
            // The wizard asks a form of the Training page; of pages it knows nothing.
            const bool byWizard = file.string().starts_with("wizard/") && included.starts_with("ui/pages/");
            EXPECT_TRUE(!byWizard || included == "ui/pages/page.h" || included.ends_with("_form.h"))
                << "ui/" << file << " includes " << included;
            const fs::path ownHeader = "ui" / fs::path(file).replace_extension(".h");
            EXPECT_TRUE(!included.ends_with("_page.h") || file == "app/program.cpp" || included == ownHeader)
                << "ui/" << file << " includes " << included;
        },
        kUi);
    EXPECT_GT(checked, 50U);
}

/// It lets the engine be loaded first: see there.
TEST(Architecture, OneFileAsksForFiles)
{
    forEachInclude(
        [](const fs::path& file, bool, const std::string& included) {
            EXPECT_TRUE(included != "QFileDialog" || file == "widgets/file_dialogs.cpp") << file;
        },
        fs::path(KOE_SOURCE_DIR) / "ui");
}

TEST(Architecture, FormsKnowNoWidgets)
{
    std::map<std::string, std::set<std::string>> includes; // of each file below ui/
    forEachInclude([&](const fs::path& file, bool,
                       const std::string& included) { includes["ui/" + file.string()].insert(included); },
                   kUi);
    const std::set<std::string> plain{"QAbstractListModel",
                                      "QCoreApplication",
                                      "QFileInfo",
                                      "QFileSystemWatcher",
                                      "QLocale",
                                      "QMetaObject",
                                      "QMimeData",
                                      "QObject",
                                      "QPointer",
                                      "QRegularExpression",
                                      "QStringList",
                                      "QStandardPaths",
                                      "QString",
                                      "QThreadPool",
                                      "QTimer",
                                      "QUrl"}; // all of QtCore
    std::set<std::string> seen;
    std::vector<std::string> open;
    for (const auto& [file, all] : includes)
        if (file.ends_with("_form.h"))
            open.push_back(file);
    EXPECT_GE(open.size(), 8U);
    const auto also = [&](const std::string& file) {
        if (includes.contains(file) && seen.insert(file).second)
            open.push_back(file);
    };
    while (!open.empty()) {
        const std::string file = open.back();
        open.pop_back();
        for (const std::string& included : includes[file]) {
            const bool qt = included.size() > 1 && included[0] == 'Q' && std::isupper(included[1]) != 0;
            EXPECT_TRUE(!qt || plain.contains(included))
                << file << ", which a form needs, includes " << included;
            EXPECT_FALSE(included.starts_with("Qt")) << file << " includes " << included;
            also(included);
        }
        if (file.ends_with(".h"))
            also(fs::path(file).replace_extension(".cpp").string()); // what it stands on
    }
    EXPECT_GT(seen.size(), 40U);
}

TEST(Architecture, FilesOfTheWindowFitSomeScreens)
{
    for (const auto& entry : fs::recursive_directory_iterator(kUi)) {
        if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp")
            continue;
        std::ifstream file(entry.path());
        const auto lines = std::count(std::istreambuf_iterator<char>(file), {}, '\n');
        EXPECT_LE(lines, 400) << entry.path()
                              << ": a page hides a widget, a form a part with a state of its own";
    }
}

} // namespace
