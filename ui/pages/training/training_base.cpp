#include "ui/pages/training/training_base.h"

#include "assets/installed.h"
#include "assets/manifest.h"
#include "core/file_pair.h"
#include "core/is_there.h"
#include "ui/text/figures.h"

#include <QCoreApplication>

namespace koe::ui {
namespace fs = std::filesystem;
namespace {

struct BaseWords
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::TrainingBase)
};

} // namespace

std::vector<TrainingBase> trainingBases(const Home& home, const training::TrainRequest& request)
{
    std::vector<TrainingBase> bases;
    if (isThere(home.starter / "base_G.pth"))
        bases.push_back({"starter", BaseWords::tr("Starter (comes with Koe, quick)"), true, kStarterVersion,
                         kStarterRateHz, true});
    std::vector<TrainingBase> absent;
    for (const assets::Asset& asset : assets::manifest()) {
        if (!asset.base)
            continue;
        const bool here = !assets::locate(home.weights, asset.name).empty();
        TrainingBase choice{asset.name,          QString::fromStdString(asset.name), here,
                            asset.base->version, asset.base->sampleRateHz,           asset.base->f0};
        if (!here)
            choice.title +=
                QStringLiteral(" · ") +
                BaseWords::tr("not here yet, %1").arg(bytesText(static_cast<double>(asset.bytes())));
        if (here)
            bases.push_back(choice);
        else if (asset.role == assets::Role::Base)
            absent.push_back(choice);
    }
    bases.push_back({"none", BaseWords::tr("Nothing (from scratch, slow)"), true, "", 0, true});
    if (const auto files = filePair(request.base)) {
        const fs::path& generator = files->first;
        bases.push_back({request.base,
                         BaseWords::tr("The experiment «%1»")
                             .arg(QString::fromStdString(generator.parent_path().filename().string())),
                         isThere(generator), request.version, request.sampleRateHz, request.f0});
    }
    bases.insert(bases.end(), absent.begin(), absent.end());
    return bases;
}

} // namespace koe::ui
