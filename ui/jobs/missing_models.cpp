#include "ui/jobs/missing_models.h"

#include "assets/installed.h"
#include "assets/manifest.h"
#include "core/is_there.h"
#include "core/rvc_encoder.h"
#include "ui/text/figures.h"

#include <QCoreApplication>
#include <QStringList>

namespace koe::ui {
namespace {

struct MissingModels
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::MissingModels)
};

QString sizeOf(const std::vector<std::string>& names)
{
    double bytes = 0.0;
    for (const std::string& name : names)
        if (const assets::Asset* asset = assets::findAsset(name))
            bytes += static_cast<double>(asset->bytes());
    return bytesText(bytes);
}

} // namespace

std::vector<std::string> missingForConversion(const Home& home, const std::string& encoder,
                                              const convert::ConvertRequest& settings)
{
    std::vector<std::string> missing;
    // Whatever lies in a folder of encoders may be it under another name: the engine looks.
    if (encoder == kRvcEncoder && settings.content.empty() &&
        assets::locateEncoder(home.weights, kRvcEncoder).empty() && !isThere(home.weights / "embedders") &&
        !isThere(home.weights / "encoders"))
        missing.emplace_back(kRvcEncoder);
    if (settings.pitchModel.empty())
        for (const char* method : {"rmvpe", "fcpe", "crepe", "crepe-tiny"})
            if (settings.pitchMethod == method && assets::locate(home.weights, method).empty())
                missing.emplace_back(method);
    return missing;
}

QString missingText(const std::vector<std::string>& names)
{
    QStringList all;
    for (const std::string& name : names)
        all << QString::fromStdString(name);
    return MissingModels::tr("First get %1 (%2)").arg(all.join(MissingModels::tr(" and ")), sizeOf(names));
}

} // namespace koe::ui
