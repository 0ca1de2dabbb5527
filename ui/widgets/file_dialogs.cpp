#include "ui/widgets/file_dialogs.h"

#include "studio/shared_library.h"

#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
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

QString askForFile(QWidget* parent, const QString& title, const QString& kinds, const QString& from)
{
    letLoadingEnd();
    return QFileDialog::getOpenFileName(parent, title, from, kinds);
}

QString askForFolder(QWidget* parent, const QString& title, const QString& from)
{
    letLoadingEnd();
    return QFileDialog::getExistingDirectory(parent, title, from);
}

QString askForTarget(QWidget* parent, const QString& title, const QString& proposal, const QString& kinds)
{
    letLoadingEnd();
    const QFileInfo proposed(proposal);
    QFileDialog dialog(parent, title, proposed.path(), kinds); // the ready-made one gives no endings
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setFileMode(QFileDialog::AnyFile);
    dialog.setDefaultSuffix(proposed.suffix());
    dialog.selectFile(proposed.fileName());
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace koe::ui
