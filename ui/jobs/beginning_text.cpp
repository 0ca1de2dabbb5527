#include "ui/jobs/beginning_text.h"

#include <QCoreApplication>

namespace koe::ui {
namespace {

struct BeginningText
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::BeginningText)
};

} // namespace

QString beginningText(const std::string& stage)
{
    if (stage == "waiting")
        return BeginningText::tr("The training before this one is still saving…");
    if (stage == "loading")
        return BeginningText::tr("Reading the models that listen to the recordings…");
    if (stage == "slicing")
        return BeginningText::tr("Cutting the recordings into clips…");
    if (stage == "pitch")
        return BeginningText::tr("Finding the pitch of each clip…");
    if (stage == "features" || stage == "prepared")
        return BeginningText::tr("Hearing what is said in each clip…");
    if (stage == "networks")
        return BeginningText::tr("Reading the networks…");
    if (stage == "nearest speaker")
        return BeginningText::tr("Looking for the speaker of the base who is nearest…");
    if (stage == "first step")
        return BeginningText::tr("The first step…");
    return BeginningText::tr("Starting…");
}

} // namespace koe::ui
