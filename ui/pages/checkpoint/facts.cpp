#include "ui/pages/checkpoint/facts.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QRegularExpression>
#include <QUrl>

namespace koe::ui {

QWidget* factTable(const std::vector<std::pair<QString, QString>>& facts)
{
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, 104);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [name, value] : facts) {
        if (value.isEmpty())
            continue;
        auto* left = words(name, TextSize::Normal, "second");
        left->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        // The name of a file has no place to be broken at.
        const bool breaks = value.contains(QLatin1Char(' ')) || value.size() < 24;
        QLabel* right = breaks ? words(value) : new ElidedLabel(value, "", Qt::ElideMiddle);
        if (breaks) {
            right->setWordWrap(true);
            right->setMinimumWidth(0);
            right->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            right->setFocusPolicy(Qt::NoFocus);
        }
        right->setAccessibleName(name + ": " + value);
        grid->addWidget(left, row, 0);
        grid->addWidget(right, row++, 1);
    }
    return table;
}

QString noteLine(const std::string& note)
{
    const QString line = QString::fromStdString(note).section(QLatin1Char('\n'), 0, 0);
    static const QRegularExpression epochs(QStringLiteral("^(\\d{1,9})epoch$"));
    const QRegularExpressionMatch match = epochs.match(line);
    if (!match.hasMatch())
        return line;
    return match.captured(1) == QLatin1String("1")
               ? QCoreApplication::translate("koe::ui::CheckpointPage", "1 epoch")
               : QCoreApplication::translate("koe::ui::CheckpointPage", "%1 epochs").arg(match.captured(1));
}

void showInFolder(const std::string& path)
{
    const QFileInfo info(QString::fromStdString(path));
    QDesktopServices::openUrl(QUrl::fromLocalFile(info.isDir() ? info.filePath() : info.path()));
}

} // namespace koe::ui
