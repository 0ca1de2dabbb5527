#include "ui/pages/inference/pitch_proposal.h"

#include "ui/pages/inference/take_text.h"
#include "ui/text/figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace koe::ui {
namespace {

struct ProposalWords
{
    Q_DECLARE_TR_FUNCTIONS(koe::ui::Proposal)
};

QString note(double hz)
{
    return QStringLiteral("%1 (%2 Hz)").arg(noteText(hz)).arg(std::lround(hz));
}

} // namespace

std::optional<Proposal> proposalFor(const PitchTrack& track, double voiceHz)
{
    std::vector<float> voiced;
    std::copy_if(track.hz.begin(), track.hz.end(), std::back_inserter(voiced),
                 [](float hz) { return hz > 0.0F; });
    if (voiced.empty())
        return std::nullopt;
    const auto middle = voiced.begin() + static_cast<std::ptrdiff_t>(voiced.size() / 2);
    std::nth_element(voiced.begin(), middle, voiced.end());
    const auto hz = static_cast<double>(*middle);
    const double semitones = std::round(12.0 * std::log2(voiceHz / hz));
    return Proposal{semitones, 12 * static_cast<int>(std::lround(semitones / 12.0)),
                    ProposalWords::tr("The recording lies around %1, the voice around %2: %3 semitones.")
                        .arg(note(hz), note(voiceHz), signedText(semitones))};
}

} // namespace koe::ui
