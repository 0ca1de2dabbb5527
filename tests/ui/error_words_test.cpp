// What the engine says, in the user's words, and how jobs are called.
#include "core/atomic_file.h"
#include "ui/app/language.h"
#include "ui/jobs/beginning_text.h"
#include "ui/jobs/job_row.h"
#include "ui/jobs/job_title.h"
#include "ui/text/error_words.h"
#include "ui/widgets/message_line.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace koe::ui {
namespace {
namespace fs = std::filesystem;

/// The table's sentence as it would come.
QString said(std::string_view known)
{
    QString sentence = QString::fromUtf8(known.data(), static_cast<qsizetype>(known.size()));
    for (int number = 1; number <= 9; number++)
        sentence.replace(QStringLiteral("%%1").arg(number), QStringLiteral("<%1>").arg(number));
    return sentence;
}

class ErrorWords : public testing::Test
{
protected:
    void TearDown() override { useLanguage("en"); }
};

TEST_F(ErrorWords, NamesAndFiguresStay)
{
    EXPECT_EQ(errorWords("/a/声 %2.wav is cut short: it ends before its own header says. Copy it again."),
              "/a/声 %2.wav is cut short: it ends before its own header says. Copy it again.");
    EXPECT_EQ(
        errorWords("The voice 声 needs the encoder contentvec, which is not there; run: koe assets get "
                   "contentvec (361 MB), or name one that you have with --content."),
        "The voice 声 needs the base model contentvec, which is not here yet: Settings gets it, or takes it "
        "over from RVC.");
    EXPECT_EQ(errorWords("Nobody has said this before."), "Nobody has said this before.");
}

TEST_F(ErrorWords, WhatStandsInAPlaceHasWordsToo)
{
    const QString merge =
        "These voices cannot be merged: Mika is of 40000 Hz, Robin is of 48000 Hz. Only voices "
        "of one version, rate, pitch setting and size can.";
    const QString wrong =
        "/a/x.pth is a zip package with 3 files of use in it, not a voice. Download or copy it again.";
    const QString earlier =
        "/logs/Mika/G_20.pth is damaged (cut). Download or copy it again. The save before it "
        "is used.";
    EXPECT_EQ(errorWords(merge), "These voices cannot be merged: Mika is of 40000 Hz, Robin is of 48000 Hz.");
    EXPECT_EQ(errorWords(earlier),
              "/logs/Mika/G_20.pth is damaged: download or copy it again. The save before it is used.");
    useLanguage("ja");
    EXPECT_EQ(errorWords(merge), "この 2 つは混ぜられません：Mika は サンプリング周波数 40000 Hz、Robin は "
                                 "サンプリング周波数 48000 Hz です。");
    EXPECT_EQ(errorWords(earlier),
              "/logs/Mika/G_20.pth は壊れています。もう一度ダウンロードするか、コピーしてく"
              "ださい。その前の保存を使います。");
    EXPECT_FALSE(errorWords(wrong).replace("/a/x.pth", "").contains("voice"))
        << errorWords(wrong).toStdString();
    // Of those that fit, the one that says most: not "%1 cannot be read: %2."
    useLanguage("en");
    EXPECT_EQ(errorWords("Cannot read /a/b: it is not there, or not yours to read."),
              "/a/b cannot be read: it is not there, or not yours to read.");
}

TEST_F(ErrorWords, EveryLanguageHasThemAll)
{
    for (const char* language : {"ja", "zh_CN"}) {
        useLanguage(language);
        for (const std::string_view known : knownErrors()) {
            const QString words = errorWords(said(known));
            EXPECT_TRUE(std::any_of(words.begin(), words.end(), [](QChar c) { return c.unicode() > 0x3000; }))
                << language << ": " << words.toStdString();
        }
        EXPECT_FALSE(
            errorWords("There is no microphone here that could be used: plug one in, or start the sound "
                       "server (PipeWire, PulseAudio or JACK).")
                .contains("microphone"));
    }
}

TEST_F(ErrorWords, EachLineOfAMessageIsASentenceOfItsOwn)
{
    const QString lines =
        "1 voice: 11 MB to be copied.\n/a/b.wav is cut short: it ends before its own header "
        "says. Copy it again.\nCannot write /c: No space left on device.";
    EXPECT_EQ(errorWords(lines),
              "1 voice: 11 MB to be copied.\n/a/b.wav is cut short: it ends before its own "
              "header says. Copy it again.\n/c cannot be written: the disk is full.");
    useLanguage("ja");
    const QStringList words = errorWords(lines).split('\n');
    ASSERT_EQ(words.size(), 3);
    EXPECT_EQ(words[0], "1 voice: 11 MB to be copied.");
    EXPECT_TRUE(words[1].startsWith("/a/b.wav") && !words[1].contains("header"));
    EXPECT_TRUE(words[2].startsWith("/c ") && !words[2].contains("disk"));
}

TEST_F(ErrorWords, WhatTheSystemSaysHasWordsToo)
{
    QStringList reasons;
    for (const int number :
         {ENOENT, EACCES,    EPERM,   ENOSPC,       EDQUOT, EFBIG,  EROFS,    EIO,        ENOTDIR,
          EISDIR, ENOTEMPTY, EEXIST,  ENAMETOOLONG, ELOOP,  EXDEV,  EMFILE,   ENFILE,     ENOMEM,
          EAGAIN, EBUSY,     ETXTBSY, ENODEV,       ENXIO,  ESTALE, ENOTCONN, EOPNOTSUPP, EINVAL})
        reasons << QString::fromLocal8Bit(std::strerror(number));
    // FFmpeg's own: av_strerror() of AVERROR_INVALIDDATA, _EOF, _STREAM_NOT_FOUND, _DECODER_NOT_FOUND …
    reasons << "Invalid data found when processing input"
            << "End of file"
            << "Stream not found"
            << "Decoder not found"
            << "Demuxer not found"
            << "Encoder not found"
            << "Muxer not found";
    for (const char* language : {"en", "ja", "zh_CN"}) {
        useLanguage(language);
        for (const QString& reason : reasons) {
            const QString words = errorWords("Cannot write /1/2: " + reason + ".");
            EXPECT_FALSE(words.contains(reason)) << language << ": " << words.toStdString();
            EXPECT_TRUE(words.contains("/1/2"));
            static const QRegularExpression latin("[a-zA-Z]");
            EXPECT_TRUE(language == std::string_view("en") ||
                        !QString(words).remove("FFmpeg").contains(latin))
                << language << ": " << words.toStdString();
        }
    }
    useLanguage("en");
    EXPECT_EQ(errorWords("Cannot write /a/b.zip: No space left on device."),
              "/a/b.zip cannot be written: the disk is full.");
    useLanguage("ja");
    EXPECT_FALSE(errorWords("The sound could not be encoded: Invalid data found when processing input.")
                     .contains("Invalid"));
}

TEST_F(ErrorWords, AJobIsNamedInTheLanguageOfTheWindow)
{
    useLanguage("en");
    const std::string training = jobTitle("Training «%1»", {"%1 of Mika"});
    const std::string merging = jobTitle("Merging «%1» and «%2»", {"%2", "Robin"});
    const std::string converting = jobTitle("Converting %n files", 3);
    EXPECT_EQ(jobTitleText(training, JobTense::Running), "Training «%1 of Mika»");
    EXPECT_EQ(jobTitleText(merging, JobTense::Running), "Merging «%2» and «Robin»");
    EXPECT_EQ(jobTitleText(merging, JobTense::Over), "Merge of «%2» and «Robin»");
    EXPECT_EQ(jobTitleText(converting, JobTense::Running), "Converting 3 files");
    EXPECT_EQ(jobTitleText(converting, JobTense::Over), "Conversion of 3 files");
    EXPECT_EQ(jobTitleText("Training «Mika»", JobTense::Over), "Training «Mika»") << "of an older version";
    useLanguage("ja");
    EXPECT_EQ(jobTitleText(training, JobTense::Running), "「%1 of Mika」の学習");
    EXPECT_EQ(jobTitleText(converting, JobTense::Running), "3 ファイルを変換中");
    EXPECT_EQ(jobTitleText(converting, JobTense::Over), "3 ファイルの変換");
}

/// All that src/ reports to be at, but for the command line.
std::set<std::string> stages()
{
    std::set<std::string> found;
    const std::regex report(R"re(\breport\(([^;]*?)\);)re");
    const std::regex word(R"re("([a-z][a-z: -]*)")re");
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOE_SOURCE_DIR) / "src")) {
        if (entry.path().extension() != ".cpp" || entry.path().parent_path().filename() == "cli")
            continue;
        const std::string source = readTextFile(entry.path());
        for (std::sregex_iterator at(source.begin(), source.end(), report), end; at != end; ++at) {
            const std::string arguments = (*at)[1];
            for (std::sregex_iterator of(arguments.begin(), arguments.end(), word); of != end; ++of)
                found.insert((*of)[1]);
        }
        const std::regex part(R"re("(index: [a-z-]+)")re"); // handed on by a parameter
        for (std::sregex_iterator at(source.begin(), source.end(), part), end; at != end; ++at)
            found.insert((*at)[1]);
    }
    return found;
}

TEST_F(ErrorWords, WhatAJobIsAtIsSaidInTheLanguageOfTheWindow)
{
    const std::set<std::string> words = stages();
    EXPECT_TRUE(words.contains("prepared") && words.contains("index: k-means") && words.size() > 30);
    studio::JobCard card;
    card.state = studio::JobState::Running;
    for (const char* language : {"ja", "zh_CN"}) {
        useLanguage(language);
        for (const std::string& word : words) {
            card.stage = word;
            EXPECT_FALSE(JobRow::stateText(card).contains(QString::fromStdString(word)))
                << word << " in " << language << ": " << JobRow::stateText(card).toStdString();
        }
    }
}

TEST_F(ErrorWords, WhatATrainingIsAtBeforeItsFirstStepIsSaid)
{
    const std::set<std::string> words = stages();
    std::set<QString> sentences{beginningText("")};
    for (const char* language : {"en", "ja", "zh_CN"}) {
        useLanguage(language);
        for (const char* word : {"waiting", "loading", "slicing", "pitch", "features", "networks",
                                 "nearest speaker", "first step"}) {
            EXPECT_TRUE(words.contains(word)) << word;
            EXPECT_TRUE(sentences.insert(beginningText(word)).second) << word << " in " << language;
        }
    }
}

TEST_F(ErrorWords, AJobThatIsOverIsNotSaidToGoOn)
{
    static const QRegularExpression title(
        QStringLiteral("jobTitle\\(\\s*QT_TRANSLATE_N?_?NOOP\\(\\s*\"koe::ui::JobTitle\",\\s*\"([^\"]+)\""));
    int titles = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(KOE_SOURCE_DIR) / "ui")) {
        if (entry.path().extension() != ".cpp")
            continue;
        std::ifstream file(entry.path());
        const std::string source{std::istreambuf_iterator<char>(file), {}};
        auto found = title.globalMatch(QString::fromStdString(source));
        while (found.hasNext()) {
            const QString words = found.next().captured(1);
            const QByteArray kept = words.toUtf8();
            const std::string card =
                words.contains("%n")
                    ? jobTitle(kept.constData(), 3)
                    : jobTitle(kept.constData(), QStringList{"A", "B"}.mid(0, words.count('%')));
            titles++;
            for (const char* language : {"en", "ja", "zh_CN"}) {
                useLanguage(language);
                const QString over = jobTitleText(card, JobTense::Over);
                EXPECT_FALSE(over.contains("正在") || over.contains("ています") || over.contains("中"))
                    << language << ": " << over.toStdString();
                EXPECT_TRUE(language != std::string_view("en") ||
                            over != jobTitleText(card, JobTense::Running))
                    << kept.constData();
            }
        }
    }
    EXPECT_GE(titles, 12);
}

TEST_F(ErrorWords, TheOriginalIsOneClickAway)
{
    MessageLine line;
    const auto label = [&](const QString& text) {
        const auto all = line.findChildren<QLabel*>();
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const QLabel* one) { return one->text() == text; });
        return found == all.end() ? nullptr : *found;
    };
    const QString original = "song.wav holds no sound.";
    line.showWrong(original);
    EXPECT_EQ(line.sentence(), original);
    for (const QPushButton* one : line.findChildren<QPushButton*>())
        EXPECT_TRUE(one->isHidden()) << "the sentence is the original: there are no details";
    useLanguage("ja");
    line.showWrong(original);
    ASSERT_NE(label(original), nullptr);
    EXPECT_TRUE(label(original)->isHidden());
    ASSERT_NE(label(errorWords(original)), nullptr);
    auto* details = line.findChild<QPushButton*>("details");
    ASSERT_NE(details, nullptr);
    details->click();
    EXPECT_FALSE(label(original)->isHidden());
    line.showWrong("Another one.");
    EXPECT_TRUE(details->isHidden());
}

} // namespace
} // namespace koe::ui
