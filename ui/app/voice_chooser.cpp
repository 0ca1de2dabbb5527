#include "ui/app/voice_chooser.h"

#include "ui/app/icons.h"
#include "ui/app/voice_library.h"
#include "ui/text/error_words.h"
#include "ui/widgets/words.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace koe::ui {
namespace {

constexpr int kRowHeight = 32;
constexpr int kMostRows = 9;
constexpr int kSentenceHeight = 64; // what is wrong with a voice
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kProblem = Qt::UserRole + 2;

QString detailOf(const voice::VoiceCard& card)
{
    return rateText(card.sampleRateHz) + QStringLiteral(" · ") + QString::fromStdString(card.version);
}

/// The name, and at the right, paler, what kind of voice it is.
class RowPainter : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        painter->setPen(Theme::current().second);
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(kDetailRole).toString());
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const int detail = option->fontMetrics.horizontalAdvance(index.data(kDetailRole).toString());
        option->text =
            option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, option->rect.width() - detail - 56);
    }
};

} // namespace

VoiceChooser::VoiceChooser(VoiceLibrary& voices, QWidget* parent)
    : QWidget(parent), m_voices(voices), m_button(button({})), m_popup(new QFrame(this, Qt::Popup)),
      m_search(new QLineEdit), m_list(new QListWidget), m_hint(words({}, TextSize::Small, "third"))
{
    m_button->setFixedWidth(240);
    m_button->setStyleSheet("text-align: left;");
    auto* arrow = new QLabel;
    arrow->setPixmap(icon("down").pixmap(14, 14));
    auto* inside = new QHBoxLayout(m_button);
    inside->setContentsMargins(0, 0, 10, 0);
    inside->addStretch();
    inside->addWidget(arrow);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* label = words(tr("Voice"), TextSize::Normal, "second");
    label->setBuddy(m_button);
    row->addWidget(label);
    row->addWidget(m_button);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);

    m_popup->setProperty("role", "popup");
    m_list->setIconSize({16, 16});
    m_list->setItemDelegate(new RowPainter(m_list));
    m_search->setPlaceholderText(tr("Search voices"));
    m_search->setAccessibleName(tr("Search voices"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Voices"));
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);

    connect(m_button, &QPushButton::clicked, this, &VoiceChooser::open);
    connect(m_search, &QLineEdit::textChanged, this, &VoiceChooser::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &VoiceChooser::take);
    connect(m_list, &QListWidget::itemClicked, this, &VoiceChooser::take);
    connect(m_list, &QListWidget::currentItemChanged, this, &VoiceChooser::showHint);
    connect(&m_voices, &VoiceLibrary::chosenChanged, this, &VoiceChooser::showChosen);
    connect(&m_voices, &VoiceLibrary::voicesChanged, this, [this] {
        showChosen();
        if (m_popup->isVisible())
            fill();
    });
    showChosen();
}

void VoiceChooser::showChosen()
{
    const voice::VoiceCard* card = m_voices.chosen();
    const bool none = m_voices.isRead() && m_voices.voices().empty();
    const QString text = card != nullptr ? QString::fromStdString(card->name)
                         : none          ? tr("No voices yet")
                                         : tr("Choose a voice");
    m_button->setText(text);
    m_button->setAccessibleName(tr("Voice: %1").arg(text));
    m_button->setToolTip(card != nullptr ? detailOf(*card) : tr("Which voice speaks"));
}

void VoiceChooser::open()
{
    m_search->clear();
    fill();
    const std::size_t broken = m_voices.broken().size();
    const int rows = std::clamp(static_cast<int>(m_voices.voices().size() + broken), 3, kMostRows);
    m_popup->setFixedSize(340, 88 + rows * kRowHeight + (broken > 0 ? kSentenceHeight : 0));
    const QPoint corner =
        m_button->mapToGlobal(QPoint(m_button->width() - m_popup->width(), m_button->height() + 4));
    m_popup->move(corner);
    m_popup->show();
    m_search->setFocus();
}

void VoiceChooser::fill()
{
    std::vector<const voice::VoiceCard*> shown;
    for (const voice::VoiceCard& card : m_voices.voices())
        if (QString::fromStdString(card.name).contains(m_search->text(), Qt::CaseInsensitive))
            shown.push_back(&card);
    const std::vector<std::string> last = m_voices.lastUsed();
    const auto rank = [&](const voice::VoiceCard* card) {
        const auto used = std::find(last.begin(), last.end(), card->name) - last.begin();
        return std::pair(!m_voices.isFavourite(card->name), used);
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });

    m_list->clear();
    for (const voice::VoiceCard* card : shown) {
        const QString name = QString::fromStdString(card->name);
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, name);
        item->setData(kDetailRole, detailOf(*card));
        item->setData(Qt::AccessibleTextRole, name + QStringLiteral(", ") + detailOf(*card));
        item->setIcon(m_voices.isFavourite(card->name) ? icon("star-full", Theme::current().result)
                                                       : icon("star"));
        item->setSizeHint({0, kRowHeight});
        if (m_voices.chosen() == card)
            m_list->setCurrentItem(item);
    }
    for (const voice::BrokenVoice& broken : m_voices.broken()) {
        const QString name = QString::fromStdString(broken.name);
        if (!name.contains(m_search->text(), Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, name);
        item->setData(kDetailRole, tr("cannot be used"));
        item->setData(Qt::AccessibleTextRole, name + QStringLiteral(", ") + tr("cannot be used"));
        const QString problem = errorWords(QString::fromStdString(broken.problem));
        item->setData(kProblem, problem);
        item->setToolTip(problem);
        item->setIcon(icon("wrong", Theme::current().wrong));
        item->setForeground(Theme::current().third);
        item->setSizeHint({0, kRowHeight});
    }
    if (m_list->currentItem() == nullptr && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showHint();
}

/// Why the one below the bar cannot be used, else what can be done here.
void VoiceChooser::showHint()
{
    const QListWidgetItem* item = m_list->currentItem();
    const QString problem = item != nullptr ? item->data(kProblem).toString() : QString();
    m_hint->setText(problem.isEmpty() ? tr("Ctrl+D marks a favourite.") : problem);
    setTone(*m_hint, problem.isEmpty() ? "third" : "wrong");
}

void VoiceChooser::take()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item != nullptr && !item->data(kProblem).isNull())
        return; // the sentence below the list says why
    m_popup->hide();
    if (item != nullptr)
        m_voices.choose(item->data(Qt::UserRole).toString().toStdString());
}

bool VoiceChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        m_popup->hide();
        return true;
    }
    if (key->key() == Qt::Key_D && key->modifiers().testFlag(Qt::ControlModifier)) {
        if (const QListWidgetItem* item = m_list->currentItem();
            item != nullptr && item->data(kProblem).isNull()) {
            const std::string name = item->data(Qt::UserRole).toString().toStdString();
            m_voices.setFavourite(name, !m_voices.isFavourite(name));
        }
        return true;
    }
    if (watched == m_search && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        m_list->setFocus();
        return false;
    }
    if (watched == m_list && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
        take();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace koe::ui
