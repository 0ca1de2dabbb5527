// Holds the window's table of sentences against the engine's sources: what is thrown or warned of there is
// either in the table, or in a list of what no window meets.
#include "ui/app/language.h"
#include "ui/text/error_words.h"

#include <gtest/gtest.h>

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

constexpr char kPlace = '\1'; // where a sentence has a name or a figure

std::string textOf(const fs::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// @return where the string or character that begins at @p quote ends
std::size_t endOfQuoted(std::string_view code, std::size_t quote)
{
    std::size_t i = quote + 1;
    while (i < code.size() && code[i] != code[quote])
        i += code[i] == '\\' ? 2 : 1;
    return i;
}

/// Without comments, raw strings and characters, which may hold anything.
std::string plainCode(const std::string& source)
{
    std::string code;
    for (std::size_t i = 0; i < source.size(); i++) {
        const char c = source[i];
        if (source.compare(i, 2, "//") == 0) {
            while (i + 1 < source.size() && source[i + 1] != '\n')
                i++;
        } else if (source.compare(i, 3, "R\"(") == 0) {
            i = std::min(source.find(")\"", i), source.size() - 2) + 1;
            code += "\"\"";
        } else if (c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(source[i - 1])) == 0) {
            i = endOfQuoted(source, i);
            code += '0';
        } else if (c == '"') {
            const std::size_t end = endOfQuoted(source, i);
            code.append(source, i, end + 1 - i);
            i = end;
        } else {
            code += c;
        }
    }
    return code;
}

/// Calls @p see with each place outside of brackets and strings, up to where the expression at @p from ends.
/// @return where that is
template <typename See> std::size_t eachAtTop(std::string_view code, std::size_t from, const See& see)
{
    int depth = 0;
    for (std::size_t i = from; i < code.size(); i++) {
        if (code[i] == '"') {
            i = endOfQuoted(code, i);
        } else if (std::string_view("([{").find(code[i]) != std::string_view::npos) {
            depth++;
        } else if (std::string_view(")]}").find(code[i]) != std::string_view::npos) {
            if (--depth < 0)
                return i;
        } else if (depth == 0 && code[i] == ';') {
            return i;
        } else if (depth == 0) {
            see(i);
        }
    }
    return code.size();
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\n";
    const std::size_t first = text.find_first_not_of(kSpace);
    return first == text.npos ? std::string_view()
                              : text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

/// "A: " followed by strings alone, as the compiler joins them; nothing for any other expression.
bool joinedStrings(std::string_view code, std::string& joined)
{
    for (std::size_t i = 0; i < code.size(); i++) {
        if (std::isspace(static_cast<unsigned char>(code[i])) != 0)
            continue;
        if (code[i] != '"')
            return false;
        const std::size_t end = endOfQuoted(code, i);
        for (std::size_t at = i + 1; at < end; at++) {
            if (code[at] != '\\') {
                joined += code[at];
                continue;
            }
            at++;
            joined += code[at] == 'n' ? '\n' : code[at];
        }
        i = end;
    }
    return true;
}

/// All that an expression of strings can come to; what is no string in the source is a place.
// NOLINTNEXTLINE(misc-no-recursion): as deep as brackets
std::vector<std::string> textsOf(std::string_view expression, const std::string& file)
{
    expression = trimmed(expression);
    std::size_t question = expression.npos;
    std::size_t colon = expression.npos;
    int choices = 0;
    std::vector<std::size_t> sums;
    eachAtTop(expression, 0, [&](std::size_t i) {
        const char c = expression[i];
        const bool isScope =
            c == ':' && (expression.substr(i, 2) == "::" || (i > 0 && expression[i - 1] == ':'));
        if (c == '?') {
            question = std::min(question, i);
            choices++;
        } else if (c == ':' && !isScope && colon == expression.npos && --choices == 0) {
            colon = i;
        } else if (c == '+' && expression.substr(i, 2) != "++" && (i == 0 || expression[i - 1] != '+')) {
            sums.push_back(i);
        }
    });
    if (question != expression.npos && colon != expression.npos) {
        std::vector<std::string> both = textsOf(expression.substr(question + 1, colon - question - 1), file);
        for (std::string& text : textsOf(expression.substr(colon + 1), file))
            both.push_back(std::move(text));
        return both;
    }
    if (!sums.empty()) {
        std::vector<std::string> all{""};
        sums.push_back(expression.size());
        std::size_t from = 0;
        for (const std::size_t to : sums) {
            std::vector<std::string> longer;
            for (const std::string& piece : textsOf(expression.substr(from, to - from), file))
                for (const std::string& before : all)
                    longer.push_back(before + piece);
            all = std::move(longer);
            from = to + 1;
        }
        return all;
    }
    if (expression.starts_with("std::string("))
        expression.remove_prefix(std::string_view("std::string").size());
    if (expression.starts_with('(') && expression.ends_with(')'))
        return textsOf(expression.substr(1, expression.size() - 2), file);
    std::string text;
    if (expression.starts_with('"') && joinedStrings(expression, text))
        return {text};
    if (expression.starts_with('k'))
        for (const char* form : {" =", "[] ="}) {
            const std::size_t at = file.find(std::string(expression) + form);
            const std::size_t begin = at == file.npos ? at : file.find('=', at) + 1;
            if (begin != file.npos &&
                joinedStrings(file.substr(begin, file.find(";\n", begin) - begin), text))
                return {text};
        }
    return {std::string(1, kPlace)};
}

/// With %1, %2 … for the places.
std::string numbered(const std::string& text)
{
    std::string sentence;
    int number = 0;
    for (std::size_t i = 0; i < text.size(); i++) {
        if (text[i] != kPlace)
            sentence += text[i];
        else if (i == 0 || text[i - 1] != kPlace)
            sentence.append(1, '%').append(std::to_string(++number));
    }
    return sentence;
}

/// What the engine throws and warns of, each with the file that says so.
const std::map<std::string, std::string>& engineSentences()
{
    static const std::map<std::string, std::string> all = [] {
        constexpr std::array kBegin{"InvalidInput(",       "Missing(",      "UsageError(",
                                    "throw Error(",        "OtherNetwork(", "warn(",
                                    "warnings.push_back(", "problem = ",    "sentence = "};
        std::map<std::string, std::string> sentences;
        const fs::path source = fs::path(KOE_SOURCE_DIR) / "src";
        for (const auto& entry : fs::recursive_directory_iterator(source)) {
            const std::string name = entry.path().lexically_relative(source).string();
            if ((!name.ends_with(".cpp") && !name.ends_with(".h")) || name.starts_with("cli/"))
                continue;
            const std::string code = plainCode(textOf(entry.path()));
            for (const char* begin : kBegin)
                for (std::size_t at = code.find(begin); at != code.npos; at = code.find(begin, at + 1)) {
                    const std::size_t from = at + std::string_view(begin).size();
                    if (code.substr(at - std::min<std::size_t>(at, 5), 5) == "log::")
                        continue;
                    const std::size_t to = eachAtTop(code, from, [](std::size_t) {});
                    for (const std::string& text :
                         textsOf(std::string_view(code).substr(from, to - from), code))
                        if (std::count_if(text.begin(), text.end(),
                                          [](unsigned char c) { return std::isalpha(c) != 0; }) >= 8)
                            sentences.emplace(numbered(text), name);
                }
        }
        return sentences;
    }();
    return all;
}

std::set<std::string> neverInTheWindow()
{
    std::set<std::string> lines;
    std::ifstream file(fs::path(KOE_SOURCE_DIR) / "tests" / "ui" / "never_in_the_window.txt");
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && !line.starts_with('#'))
            lines.insert(line);
    return lines;
}

class EngineSentences : public testing::Test
{
protected:
    void SetUp() override { useLanguage("ja"); }
    void TearDown() override { useLanguage("en"); }
    static bool isKnown(const std::string& sentence)
    {
        const QString said = QString::fromStdString(sentence);
        return errorWords(said) != said;
    }
};

TEST_F(EngineSentences, AreInTheTableOrNeverInTheWindow)
{
    ASSERT_GT(engineSentences().size(), 350U) << "the sources are no longer read";
    const std::set<std::string> never = neverInTheWindow();
    for (const auto& [sentence, file] : engineSentences())
        EXPECT_TRUE(isKnown(sentence) || never.contains(sentence))
            << file << " says «" << sentence
            << "». Give it words in ui/text/errors_of_*.cpp, or a line in tests/ui/never_in_the_window.txt "
               "where no window meets it.";
}

TEST_F(EngineSentences, TheListOfWhatNoWindowMeetsIsNoLongerThanItMustBe)
{
    for (const std::string& line : neverInTheWindow()) {
        EXPECT_TRUE(engineSentences().contains(line)) << "nobody says «" << line << "»";
        EXPECT_FALSE(isKnown(line)) << "the window has words for «" << line << "»";
    }
}

TEST_F(EngineSentences, OfTheTableAreStillSaid)
{
    std::string literals;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOE_SOURCE_DIR) / "src")) {
        if (!entry.is_regular_file())
            continue;
        const std::string code = plainCode(textOf(entry.path()));
        for (std::size_t i = code.find('"'); i < code.size(); i = code.find('"', endOfQuoted(code, i) + 1))
            joinedStrings(std::string_view(code).substr(i, endOfQuoted(code, i) + 1 - i), literals);
        literals += '\2';
    }
    ASSERT_GT(literals.size(), 100'000U);
    // One that the engine puts together at several places is held by its pieces.
    static const QRegularExpression borders(QStringLiteral("%[1-9]|(?<=\\.) |\n|, not | is |” | \\("));
    for (const std::string_view known : knownErrors()) {
        if (engineSentences().contains(std::string(known)))
            continue;
        const QString sentence = QString::fromUtf8(known.data(), static_cast<qsizetype>(known.size()));
        for (QString piece : sentence.split(borders, Qt::SkipEmptyParts)) {
            piece = piece.trimmed();
            if (piece.endsWith(u'.'))
                piece.chop(1);
            EXPECT_NE(literals.find(piece.toStdString()), std::string::npos)
                << "nobody says «" << piece.toStdString() << "» of: " << known;
        }
    }
}

} // namespace
} // namespace koe::ui
