#include "ui/pages/dataset/clip_list.h"

#include "ui/app/icons.h"
#include "ui/app/theme.h"
#include "ui/jobs/job_bridge.h"
#include "ui/text/doctor_words.h"
#include "ui/widgets/words.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <string_view>

namespace koe::ui {
namespace {

constexpr std::size_t kBins = 160;
constexpr int kAskedAtOnce = 1; // the doctor is at work too
constexpr int kRowHeight = 52;
constexpr int kNarrow = 440; // of a row: its name needs the room more than its wave
constexpr int kNarrowWave = 48;

QColor toneColor(const char* tone)
{
    const Theme& theme = Theme::current();
    const QLatin1String name(tone);
    return name == QLatin1String("wrong")  ? theme.wrong
           : name == QLatin1String("care") ? theme.care
                                           : theme.second;
}

} // namespace

ClipModel::ClipModel(Desk& desk, DatasetForm& form, QObject* parent)
    : QAbstractListModel(parent), m_desk(desk), m_form(form)
{
    connect(&m_form, &DatasetForm::clipsChanged, this, &ClipModel::follow);
    follow();
}

/// The list keeps its place where the recordings are still the same.
void ClipModel::follow()
{
    std::vector<std::string> names;
    for (const ClipRow& clip : m_form.clips())
        names.push_back(clip.name);
    if (names == m_names) {
        if (!names.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_names = std::move(names);
    endResetModel();
}

int ClipModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

const ClipRow* ClipModel::clip(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row());
    return index.isValid() && row < m_form.clips().size() ? &m_form.clips()[row] : nullptr;
}

QVariant ClipModel::data(const QModelIndex& index, int role) const
{
    const ClipRow* row = clip(index);
    if (row == nullptr)
        return {};
    if (role == Qt::DisplayRole)
        return QString::fromStdString(row->name);
    if (role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    QStringList lines{QString::fromStdString(row->name)};
    if (row->heard)
        lines[0] += QStringLiteral(" · ") + clockText(row->seconds);
    if (row->leftOut)
        lines << tr("Left out; the file stays where it is.");
    if (m_form.report())
        for (const dataset::FileFigures& file : m_form.report()->files)
            if (file.file == row->name)
                for (const dataset::Finding& finding : row->findings)
                    lines << findingText(finding, &file);
    return lines.join(QLatin1Char('\n'));
}

const sound::Overview* ClipModel::wave(const ClipRow& clip)
{
    const QString key = QString::fromStdString(clip.path.string());
    if (const auto found = m_waves.constFind(key); found != m_waves.constEnd())
        return found->has_value() ? &**found : nullptr;
    m_waves.insert(key, std::nullopt);
    m_wanted.push_back(clip.path);
    askNext();
    return nullptr;
}

void ClipModel::askNext()
{
    if (m_asked >= kAskedAtOnce || m_wanted.empty())
        return;
    const std::filesystem::path file = m_wanted.back(); // what was looked at last comes first
    m_wanted.pop_back();
    m_asked++;
    m_desk.jobs.ask<sound::Overview>(
        [&sound = m_desk.sound, file](const Job& job) { return sound.overview(file, kBins, job); }, this,
        [this, file](Outcome<sound::Overview> outcome) {
            m_asked--;
            if (outcome) {
                m_waves.insert(QString::fromStdString(file.string()), std::move(*outcome.value));
                for (int row = 0; row < rowCount(); row++)
                    if (m_form.clips()[static_cast<std::size_t>(row)].path == file)
                        Q_EMIT dataChanged(index(row), index(row));
            }
            askNext();
        });
}

void ClipModel::setPlaying(const std::string& name, double share)
{
    const std::string before = m_playing;
    m_playing = name;
    m_playedShare = share;
    for (int row = 0; row < rowCount(); row++) {
        const std::string& each = m_form.clips()[static_cast<std::size_t>(row)].name;
        if (each == name || each == before)
            Q_EMIT dataChanged(index(row), index(row));
    }
}

ClipDelegate::ClipDelegate(ClipModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

ClipDelegate::Places ClipDelegate::places(const QRect& row)
{
    const QRect inside = row.adjusted(4, 2, -8, -2);
    Places places;
    places.play = QRect(inside.left(), inside.center().y() - 15, 30, 30);
    places.keep = QRect(inside.right() - 66, inside.center().y() - 13, 66, 26);
    places.length = QRect(places.keep.left() - 56, inside.top(), 48, inside.height());
    const int waveWidth = inside.width() < kNarrow ? kNarrowWave : inside.width() * 3 / 10;
    places.wave = QRect(places.play.right() + 8, inside.top() + 6, waveWidth, inside.height() - 12);
    places.words = QRect(places.wave.right() + 14, inside.top(),
                         std::max(40, places.length.left() - places.wave.right() - 22), inside.height());
    return places;
}

void ClipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const ClipRow* clip = m_model.clip(index);
    if (clip == nullptr)
        return;
    const Theme& theme = Theme::current();
    const Places at = places(option.rect);
    const bool playing = m_model.playing() == clip->name;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? theme.raised : theme.card);
        painter->drawRoundedRect(option.rect.adjusted(0, 1, -2, -1), 8, 8);
    }
    const qreal strength = clip->leftOut ? 0.45 : 1.0;
    icon(playing ? "pause" : "play", playing ? theme.source : theme.second)
        .paint(painter, at.play.adjusted(6, 6, -6, -6));

    painter->setOpacity(strength);
    if (const sound::Overview* wave = m_model.wave(*clip); wave != nullptr && !wave->highest.empty()) {
        const double middle = at.wave.center().y();
        const double half = at.wave.height() / 2.0;
        const auto bins = static_cast<double>(wave->highest.size());
        float top = 0.05F;
        for (std::size_t i = 0; i < wave->highest.size(); i++)
            top = std::max({top, wave->highest[i], -wave->lowest[i]});
        for (int x = 0; x < at.wave.width(); x += 2) {
            const double share = static_cast<double>(x) / at.wave.width();
            const auto bin = static_cast<std::size_t>(share * bins);
            const double up = half * static_cast<double>(wave->highest[bin] / top);
            const double down = half * static_cast<double>(-wave->lowest[bin] / top);
            const bool played = playing && share < m_model.playedShare();
            painter->setPen(QPen(played ? theme.text : theme.source, 1.4));
            painter->drawLine(QPointF(at.wave.left() + x, middle - std::max(up, 0.6)),
                              QPointF(at.wave.left() + x, middle + std::max(down, 0.6)));
        }
    } else {
        painter->setPen(QPen(theme.line, 1));
        painter->drawLine(at.wave.left(), at.wave.center().y(), at.wave.right(), at.wave.center().y());
    }

    QStringList flags;
    const char* tone = "second";
    for (const dataset::Finding& finding : clip->findings) {
        flags << troubleWord(finding.trouble);
        tone = finding.drop ? "wrong" : (tone == std::string_view("wrong") ? tone : "care");
    }
    painter->setOpacity(1.0); // words are read, also those of what is left out
    QFont font = option.font;
    painter->setFont(font);
    painter->setPen(clip->leftOut ? theme.third : theme.text);
    QRect name = at.words;
    if (!flags.isEmpty() || clip->leftOut)
        name.setHeight(name.height() / 2 + 2);
    painter->drawText(
        name, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(QString::fromStdString(clip->name), Qt::ElideMiddle, name.width()));
    font.setPixelSize(12);
    painter->setFont(font);
    if (!flags.isEmpty() || clip->leftOut) {
        QRect line = at.words;
        line.setTop(line.center().y() + 1);
        const bool wrong = tone == std::string_view("wrong");
        if (!flags.isEmpty()) {
            icon(wrong ? "wrong" : "care", toneColor(tone))
                .paint(painter, QRect(line.left(), line.top() + 2, 14, 14));
            line.setLeft(line.left() + 18);
        }
        painter->setPen(!flags.isEmpty() ? toneColor(tone) : clip->leftOut ? theme.third : theme.second);
        const QString said = flags.isEmpty() ? ClipModel::tr("left out") : flags.join(QStringLiteral(" · "));
        painter->drawText(line, Qt::AlignTop | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(said, Qt::ElideRight, line.width()));
    }
    if (clip->heard && clip->seconds > 0.0) {
        painter->setPen(clip->leftOut ? theme.third : theme.second);
        painter->drawText(at.length, Qt::AlignVCenter | Qt::AlignRight, clockText(clip->seconds));
    }
    painter->setPen(QPen(theme.line, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(at.keep).adjusted(0.5, 0.5, -0.5, -0.5), 13, 13);
    painter->setPen(clip->leftOut ? theme.care : theme.second);
    painter->drawText(at.keep, Qt::AlignCenter,
                      clip->leftOut ? ClipModel::tr("dropped") : ClipModel::tr("kept"));
    painter->restore();
}

QSize ClipDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {kNarrow / 2, kRowHeight};
}

bool ClipDelegate::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const QPoint point = static_cast<QMouseEvent*>(event)->position().toPoint();
    const Places at = places(option.rect);
    if (at.keep.adjusted(-4, -8, 4, 8).contains(point)) {
        Q_EMIT keepToggled(index);
        return true;
    }
    if (at.play.contains(point)) {
        Q_EMIT playWanted(index, -1.0);
        return true;
    }
    if (at.wave.contains(point)) {
        Q_EMIT playWanted(index, static_cast<double>(point.x() - at.wave.left()) / at.wave.width());
        return true;
    }
    return false;
}

void ClipList::keyPressEvent(QKeyEvent* event)
{
    if (currentIndex().isValid() && event->key() == Qt::Key_Space)
        Q_EMIT playWanted(currentIndex());
    else if (currentIndex().isValid() && event->key() == Qt::Key_Delete)
        Q_EMIT keepToggled(currentIndex());
    else
        QListView::keyPressEvent(event);
}

} // namespace koe::ui
