#include "ui/text/dropped_file.h"

#include "identify/identify.h"

#include <QCoreApplication>

#include <algorithm>

namespace koe::ui {
namespace {

struct DroppedWords
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::DroppedFile)
};

using identify::Kind;

/// What goes on after "X is".
QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::Voice:
    case Kind::VoiceWeights:
        return DroppedWords::tr("a voice");
    case Kind::GeneratorCheckpoint:
    case Kind::DiscriminatorCheckpoint:
        return DroppedWords::tr("a training checkpoint");
    case Kind::GeneratorBase:
    case Kind::DiscriminatorBase:
        return DroppedWords::tr("a base to train from");
    case Kind::ContentEncoder:
    case Kind::StarterEncoder:
        return DroppedWords::tr("a speech encoder");
    case Kind::Rmvpe:
    case Kind::Fcpe:
    case Kind::Crepe:
    case Kind::SwiftF0:
        return DroppedWords::tr("a pitch model");
    case Kind::Separator:
        return DroppedWords::tr("a model that separates voice and music");
    case Kind::Index:
    case Kind::EmptyIndex:
    case Kind::OtherIndex:
        return DroppedWords::tr("an index");
    case Kind::Features:
    case Kind::PitchCurve:
    case Kind::Array:
        return DroppedWords::tr("a table of numbers");
    case Kind::Package:
    case Kind::Wheel:
        return DroppedWords::tr("a package");
    case Kind::Onnx:
    case Kind::TorchScript:
    case Kind::OtherModel:
        return DroppedWords::tr("a model of another program");
    case Kind::Audio:
        return DroppedWords::tr("a recording");
    case Kind::Json:
    case Kind::Text:
        return DroppedWords::tr("a text file");
    case Kind::WebPage:
        return DroppedWords::tr("a web page: the download went wrong");
    case Kind::LfsPointer:
        return DroppedWords::tr("a note of Git in place of the file: it was not downloaded");
    case Kind::Empty:
        return DroppedWords::tr("empty");
    case Kind::Damaged:
        return DroppedWords::tr("damaged");
    case Kind::Unreadable:
        return DroppedWords::tr("not to be read");
    case Kind::Foreign:
    case Kind::Unknown:
        break;
    }
    return DroppedWords::tr("of a kind that Koe Studio does not use");
}

/// Of what kind it is in the window's language; where that is English, all that was found.
DroppedFile named(const std::filesystem::path& file, const identify::Identity& identity)
{
    DroppedFile dropped;
    dropped.file = file;
    dropped.isKnown = identity.recognised();
    const QString name = QString::fromStdString(file.filename().string());
    const QString found = name + QLatin1Char(' ') + QString::fromStdString(identity.sentence());
    const char* form = QT_TRANSLATE_NOOP("koe::ui::DroppedFile", "%1 is %2.");
    const QString words = QCoreApplication::translate("koe::ui::DroppedFile", form);
    if (words == QLatin1String(form)) { // what to do about it, the window says
        dropped.sentence = words.arg(name, QString::fromStdString(identity.what));
        dropped.original = found;
    } else {
        dropped.sentence = words.arg(name, kindText(identity.kind));
        dropped.original = found;
    }
    return dropped;
}

} // namespace

DroppedFile lookAt(const std::filesystem::path& file)
{
    using Use = DroppedFile::Use;
    const identify::Identity identity = identify::identify(file);
    DroppedFile dropped = named(file, identity);
    const auto add = [&](const QString& what) { dropped.sentence += QLatin1Char(' ') + what; };
    switch (identity.kind) {
    case Kind::Voice:
    case Kind::VoiceWeights:
    case Kind::Package:
        dropped.use = Use::Open;
        break;
    case Kind::GeneratorCheckpoint:
    case Kind::GeneratorBase:
        dropped.use = Use::Extract;
        add(DroppedWords::tr("A voice can be extracted from it."));
        break;
    case Kind::Index:
        dropped.use = Use::GiveIndex;
        break;
    case Kind::ContentEncoder:
    case Kind::Rmvpe:
    case Kind::Fcpe:
    case Kind::Crepe:
    case Kind::DiscriminatorBase:
    case Kind::Wheel:
        add(DroppedWords::tr("Settings takes base models in."));
        break;
    case Kind::Audio:
        add(DroppedWords::tr("Recordings are converted under Inference."));
        break;
    case Kind::WebPage:
    case Kind::LfsPointer:
    case Kind::Empty:
    case Kind::Damaged:
        add(DroppedWords::tr("Get it again where it came from."));
        break;
    case Kind::Json:
    case Kind::Text:
    case Kind::Features:
    case Kind::PitchCurve:
    case Kind::Array:
    case Kind::Onnx:
    case Kind::TorchScript:
    case Kind::OtherModel:
        add(DroppedWords::tr("Koe Studio has no use for it."));
        break;
    default:
        break;
    }
    return dropped;
}

std::vector<DroppedFile> inPairs(std::vector<DroppedFile> dropped)
{
    using Use = DroppedFile::Use;
    const auto count = [&](Use use) {
        return std::count_if(dropped.begin(), dropped.end(), [use](const DroppedFile& one) {
            return one.use == use && one.file.extension() != ".zip";
        });
    };
    const bool isPair = count(Use::Open) == 1 && count(Use::GiveIndex) == 1;
    for (DroppedFile& voice : dropped) {
        if (voice.use != Use::Open || voice.file.extension() == ".zip")
            continue;
        const QString name = QString::fromStdString(voice.file.stem().string());
        const auto index = std::find_if(dropped.begin(), dropped.end(), [&](const DroppedFile& one) {
            const QString called = QString::fromStdString(one.file.stem().string());
            return one.use == Use::GiveIndex && (isPair || called.contains(name, Qt::CaseInsensitive));
        });
        if (index == dropped.end())
            continue;
        voice.index = index->file;
        index->file.clear();
        index->use = Use::None;
    }
    std::erase_if(dropped, [](const DroppedFile& one) { return one.file.empty(); });
    return dropped;
}

} // namespace koe::ui
