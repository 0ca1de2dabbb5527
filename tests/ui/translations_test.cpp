// The words of other languages are those of the sources: each in the class that says it, translated, with the
// same places for names and figures.
#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <algorithm>

namespace koe::ui {
namespace {

struct Words
{
    QString translation; ///< of one that counts, the forms one after the other
    bool isFinished = true;
};
using Book = QMap<QPair<QString, QString>, Words>; // by class and English words

Book read(const QString& path)
{
    Book book;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            const bool isFinished = !xml.attributes().hasAttribute("type");
            book.insert({context, source},
                        {xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed(), isFinished});
        }
    }
    EXPECT_FALSE(xml.hasError()) << path.toStdString() << ": " << xml.errorString().toStdString();
    return book;
}

QStringList placesIn(const QString& words)
{
    QStringList places;
    static const QRegularExpression place("%(?:[0-9]|n)");
    for (auto found = place.globalMatch(words); found.hasNext();)
        places << found.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

class Translations : public testing::TestWithParam<const char*>
{
};

TEST_P(Translations, AreThoseOfTheSources)
{
    const QString root = QStringLiteral(KOE_SOURCE_DIR);
    const QString file = root + "/resources/translations/koe_" + GetParam() + ".ts";
    const Book kept = read(file);
    EXPECT_GT(kept.size(), 500);

    const QTemporaryDir folder;
    const QString anew = folder.filePath("anew.ts");
    ASSERT_TRUE(QFile::copy(file, anew));
    ASSERT_TRUE(QFile::setPermissions(anew, QFile::ReadOwner | QFile::WriteOwner));
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.start(KOE_LUPDATE,
                  {"ui", "-I", ".", "-silent", "-locations", "none", "-no-obsolete", "-ts", anew});
    ASSERT_TRUE(lupdate.waitForFinished(-1) && lupdate.exitCode() == 0)
        << lupdate.readAllStandardError().toStdString();
    const Book said = read(anew);

    const auto tell = [](const Book::key_type& words) {
        return (words.first + ": \"" + words.second + "\"").toStdString();
    };
    for (const auto& words : said.keys())
        EXPECT_TRUE(kept.contains(words)) << tell(words) << " is not there: build update_translations";
    for (const auto& [words, translated] : kept.asKeyValueRange()) {
        EXPECT_TRUE(said.contains(words)) << tell(words) << " is said nowhere: build update_translations";
        EXPECT_TRUE(translated.isFinished && !translated.translation.isEmpty())
            << tell(words) << " is not translated";
        EXPECT_EQ(placesIn(translated.translation), placesIn(words.second)) << tell(words);
    }
}

INSTANTIATE_TEST_SUITE_P(InAllLanguages, Translations, testing::Values("ja", "zh_CN"));

} // namespace
} // namespace koe::ui
