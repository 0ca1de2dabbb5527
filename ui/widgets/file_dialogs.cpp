#include "ui/widgets/file_dialogs.h"

#include "studio/shared_library.h"

#include <QEventLoop>
#include <QFileDialog>
#include <QTimer>

namespace koe::ui {
namespace {

constexpr int kLookMs = 20;

/// Keys and clicks wait meanwhile, as they would behind the dialog.
void letLoadingEnd()
{
    if (!studio::isLibraryBeingLoaded())
        return;
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&loop] {
        if (!studio::isLibraryBeingLoaded())
            loop.quit();
    });
    look.start(kLookMs);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

} // namespace

QStringList askForFiles(QWidget* parent, const QString& title, const QString& kinds, const QString& from)
{
    letLoadingEnd();
    return QFileDialog::getOpenFileNames(parent, title, from, kinds, nullptr,
                                         QFileDialog::HideNameFilterDetails);
}

QString askForFile(QWidget* parent, const QString& title, const QString& kinds)
{
    letLoadingEnd();
    return QFileDialog::getOpenFileName(parent, title, {}, kinds);
}

QString askForFolder(QWidget* parent, const QString& title, const QString& from)
{
    letLoadingEnd();
    return QFileDialog::getExistingDirectory(parent, title, from);
}

QString askForTarget(QWidget* parent, const QString& title, const QString& proposal, const QString& kinds)
{
    letLoadingEnd();
    return QFileDialog::getSaveFileName(parent, title, proposal, kinds);
}

} // namespace koe::ui
