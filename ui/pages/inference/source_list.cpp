#include "ui/pages/inference/source_list.h"

#include "ui/text/error_words.h"
#include "ui/text/figures.h"

#include <QMimeData>
#include <QUrl>

#include <cmath>
#include <iterator>
#include <string>
#include <unordered_set>

namespace koe::ui {

int SourceList::rowOf(const std::filesystem::path& file) const
{
    for (std::size_t row = 0; row < m_sources.size(); row++)
        if (m_sources[row].file.native() == file.native())
            return static_cast<int>(row);
    return -1;
}

bool SourceList::isReadable(const std::filesystem::path& file) const
{
    const int row = rowOf(file);
    return row >= 0 && m_sources[static_cast<std::size_t>(row)].state != Source::State::Broken;
}

std::vector<int> SourceList::add(const std::vector<std::filesystem::path>& files)
{
    std::unordered_set<std::string> there;
    for (const Source& source : m_sources)
        there.insert(source.file.native());
    std::vector<Source> fresh;
    for (const std::filesystem::path& file : files)
        if (there.insert(file.native()).second) {
            fresh.emplace_back();
            fresh.back().file = file;
        }
    std::vector<int> rows;
    if (fresh.empty())
        return rows;
    for (Source& source : m_sources) // a new batch: what is done is not converted a second time
        source.isChecked = source.isChecked && source.state != Source::State::Done;
    if (!m_sources.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    for (std::size_t i = 0; i < fresh.size(); i++)
        rows.push_back(rowCount() + static_cast<int>(i));
    beginInsertRows({}, rows.front(), rows.back());
    m_sources.insert(m_sources.end(), std::make_move_iterator(fresh.begin()),
                     std::make_move_iterator(fresh.end()));
    endInsertRows();
    Q_EMIT changed();
    return rows;
}

void SourceList::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_sources.erase(m_sources.begin() + row);
    endRemoveRows();
    Q_EMIT changed();
}

void SourceList::removeIdle()
{
    beginResetModel(); // row by row, a view would choose and the page load each before it goes
    std::erase_if(m_sources, [](const Source& source) { return !source.isBusy(); });
    endResetModel();
    Q_EMIT changed();
}

int SourceList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sources.size());
}

QVariant SourceList::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Source& source = m_sources[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return QString::fromStdString(source.file.filename().string());
    case Qt::CheckStateRole:
        return source.isChecked ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return source.problem.isEmpty() ? QString::fromStdString(source.file.string())
                                        : errorWords(source.problem);
    case Qt::AccessibleDescriptionRole:
        return stateText(source);
    case SourceRole:
        return QVariant::fromValue(&source);
    default:
        return {};
    }
}

bool SourceList::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    change(index.row(), [&](Source& source) { source.isChecked = value.toInt() == Qt::Checked; });
    return true;
}

Qt::ItemFlags SourceList::flags(const QModelIndex& index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled;
}

QMimeData* SourceList::mimeData(const QModelIndexList& indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex& index : indexes)
        urls.append(QUrl::fromLocalFile(
            QString::fromStdString(m_sources[static_cast<std::size_t>(index.row())].file.string())));
    auto* data = new QMimeData;
    data->setUrls(urls);
    return data;
}

QString SourceList::stateText(const Source& source)
{
    switch (source.state) {
    case Source::State::Reading:
        return tr("reading…");
    case Source::State::Ready:
        return tr("ready");
    case Source::State::Broken:
    case Source::State::Failed:
        return errorWords(source.problem);
    case Source::State::Waiting:
        return tr("waits");
    case Source::State::Converting: {
        const QString done = tr("%1 %").arg(std::floor(100.0 * source.fraction));
        return source.secondsLeft ? done + QStringLiteral(" · ") + timeLeftText(*source.secondsLeft) : done;
    }
    case Source::State::Done:
        return tr("done");
    }
    return {};
}

} // namespace koe::ui
