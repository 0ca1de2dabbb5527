#include "ui/widgets/play_row.h"

#include "sound/sound.h"
#include "ui/app/icons.h"
#include "ui/text/error_words.h"
#include "ui/widgets/words.h"

#include <QHBoxLayout>

namespace koe::ui {

using sound::Side;

namespace {
constexpr int kLookMs = 80;
}

PlayRow::PlayRow(sound::Sound& sound, QWidget* parent)
    : QWidget(parent), m_sound(sound), m_source(button(tr("The recording"))),
      m_result(button(tr("The voice"))), m_state(words({}, TextSize::Small, "second"))
{
    m_state->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_result);
    row->addWidget(m_source);
    row->addWidget(m_state, 1);
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &PlayRow::look);
    connect(m_source, &QPushButton::clicked, this, [this] { toggle(false); });
    connect(m_result, &QPushButton::clicked, this, [this] { toggle(true); });
    look();
}

PlayRow::~PlayRow() = default;

void PlayRow::setOnly(const QString& name)
{
    m_result->setText(name);
    m_source->hide();
}

void PlayRow::load(const std::filesystem::path& source, const std::filesystem::path& result)
{
    if (source == m_sourceFile && result == m_resultFile)
        return;
    m_sourceFile = source;
    m_resultFile = result;
    m_isLoaded = false;
    if (m_player)
        m_player->pause();
    look();
}

void PlayRow::ready()
{
    if (m_isLoaded)
        return;
    if (!m_player)
        m_player = m_sound.player();
    m_player->load(Side::Source, m_sourceFile);
    m_player->load(Side::Result, m_resultFile);
    m_player->seek(0.0);
    m_isLoaded = true;
}

void PlayRow::playResult()
{
    ready();
    m_player->seek(0.0);
    m_player->choose(Side::Result);
    m_player->play();
    m_timer.start();
    look();
}

QString PlayRow::problem() const
{
    if (!m_player || !m_isLoaded)
        return {};
    const sound::PlayerState state = m_player->state();
    for (const std::string& problem : {state.problem, state.result.problem, state.source.problem})
        if (!problem.empty())
            return errorWords(QString::fromStdString(problem));
    return {};
}

bool PlayRow::isPlaying() const
{
    return m_player && m_player->state().isPlaying;
}

double PlayRow::positionSeconds() const
{
    return m_player ? m_player->state().positionSeconds : 0.0;
}

void PlayRow::toggle(bool result)
{
    ready();
    const sound::PlayerState state = m_player->state();
    const Side side = result ? Side::Result : Side::Source;
    if (state.isPlaying && state.side == side) {
        m_player->pause();
    } else {
        m_player->choose(side);
        if (!state.isPlaying)
            m_player->play();
    }
    m_timer.start();
    look();
}

void PlayRow::look()
{
    const Theme& theme = Theme::current();
    sound::PlayerState state;
    if (m_player && m_isLoaded)
        state = m_player->state();
    const auto sign = [&](bool result) {
        return state.isPlaying && (state.side == Side::Result) == result ? QStringLiteral("pause")
                                                                         : QStringLiteral("play");
    };
    m_source->setIcon(icon(sign(false), theme.source));
    m_result->setIcon(icon(sign(true), theme.result));
    m_source->setEnabled(!m_sourceFile.empty());
    m_result->setEnabled(!m_resultFile.empty());
    const QString problem = this->problem();
    m_state->setText(!problem.isEmpty() ? problem
                     : state.seconds > 0.0
                         ? clockText(state.positionSeconds) + QStringLiteral(" / ") + clockText(state.seconds)
                         : QString());
    if (!state.isPlaying)
        m_timer.stop();
}

} // namespace koe::ui
