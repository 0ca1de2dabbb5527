#include "ui/text/error_words.h"

#include "ui/text/known_errors.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

namespace koe::ui {
namespace {

/// A sentence of the engine, cut at its places.
struct Pattern
{
    QStringList pieces;
    qsizetype length = 0; ///< of all pieces
    const char* words = nullptr;
};

bool isPlace(const QString& text, qsizetype at)
{
    return text[at] == u'%' && at + 1 < text.size() && text[at + 1] >= u'1' && text[at + 1] <= u'9';
}

Pattern patternOf(const KnownError& known)
{
    const QString engine = QString::fromUtf8(known.engine);
    Pattern pattern;
    pattern.words = known.words != nullptr ? known.words : known.engine;
    qsizetype from = 0;
    for (qsizetype at = 0; at < engine.size(); at++)
        if (isPlace(engine, at)) {
            pattern.pieces << engine.mid(from, at - from);
            from = at + 2;
        }
    pattern.pieces << engine.mid(from);
    pattern.length = std::accumulate(pattern.pieces.begin(), pattern.pieces.end(), qsizetype(0),
                                     [](qsizetype sum, const QString& piece) { return sum + piece.size(); });
    return pattern;
}

/// What the engine says itself.
std::array<std::span<const KnownError>, 6> tables()
{
    return {ErrorWords::ofFiles(),  ErrorWords::ofSound(),    ErrorWords::ofVoices(),
            ErrorWords::ofModels(), ErrorWords::ofTraining(), ErrorWords::ofPlaces()};
}

const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const auto& table : tables())
            for (const KnownError& known : table)
                made.push_back(patternOf(known));
        for (const KnownError& known : ErrorWords::ofSystem())
            made.push_back(patternOf(known));
        return made;
    }();
    return all;
}

/// What stands in the places, each as short as can be; nothing where the sentence is another one.
std::optional<QStringList> partsOf(const QString& sentence, const Pattern& pattern)
{
    const QStringList& pieces = pattern.pieces;
    if (pieces.size() == 1)
        return sentence == pieces.front() ? std::optional(QStringList()) : std::nullopt;
    if (sentence.size() < pattern.length + pieces.size() - 1 || !sentence.startsWith(pieces.front()) ||
        !sentence.endsWith(pieces.back()))
        return std::nullopt;
    QStringList parts;
    qsizetype at = pieces.front().size();
    const qsizetype end = sentence.size() - pieces.back().size();
    for (qsizetype i = 1; i + 1 < pieces.size(); i++) {
        const qsizetype found = sentence.indexOf(pieces[i], at + 1);
        if (found < 0 || found + pieces[i].size() >= end)
            return std::nullopt;
        parts << sentence.mid(at, found - at);
        at = found + pieces[i].size();
    }
    parts << sentence.mid(at, end - at);
    return parts;
}

/// No place holds a piece of another line: each line of a message is a sentence of its own, but for those
/// that the engine says in two.
bool isOneSentence(const QStringList& parts, const Pattern& pattern)
{
    const auto breaks = [](const QString& text) { return text.contains(QLatin1Char('\n')); };
    return std::any_of(pattern.pieces.begin(), pattern.pieces.end(), breaks) ||
           std::none_of(parts.begin(), parts.end(), breaks);
}

} // namespace

QString errorWords(const QString& sentence)
{
    if (sentence.isEmpty())
        return sentence;
    // Of those that fit, the one that says most counts.
    const Pattern* best = nullptr;
    QStringList parts;
    for (const Pattern& pattern : patterns()) {
        if (best != nullptr && best->length >= pattern.length)
            continue;
        if (auto found = partsOf(sentence, pattern); found && isOneSentence(*found, pattern)) {
            best = &pattern;
            parts = std::move(*found);
        }
    }
    if (best == nullptr && sentence.contains(QLatin1Char('\n'))) {
        QStringList lines = sentence.split(QLatin1Char('\n'));
        for (QString& line : lines)
            line = errorWords(line);
        return lines.join(QLatin1Char('\n'));
    }
    if (best == nullptr)
        return sentence;
    for (QString& part : parts)
        part = errorWords(part); // a sentence in a sentence, or a word in it; names stay
    const QString words = QCoreApplication::translate("koe::ui::ErrorWords", best->words);
    // In one go: a file may be called "%2".
    QString filled;
    for (qsizetype at = 0; at < words.size(); at++) {
        const int number = isPlace(words, at) ? words[at + 1].digitValue() : 0;
        if (number >= 1 && number <= parts.size()) {
            filled += parts[number - 1];
            at++;
        } else {
            filled += words[at];
        }
    }
    return filled;
}

std::vector<std::string_view> knownErrors()
{
    std::vector<std::string_view> all;
    for (const auto& table : tables())
        for (const KnownError& known : table)
            all.emplace_back(known.engine);
    return all;
}

} // namespace koe::ui
