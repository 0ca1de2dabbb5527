#include "convert/request_models.h"

#include "content/content_encoder.h"
#include "convert/conversion_line.h"
#include "nn/start.h"

namespace koe::convert {
namespace fs = std::filesystem;

RequestModels::RequestModels(const ConvertRequest& request, std::vector<std::string>& warnings)
    : m_device(nn::chooseDevice(request.device))
{
    m_voice = voice::loadVoice(voice::findVoice(request.home, request.voice));
    const voice::VoiceCard& card = m_voice->card;
    m_f0 = m_voice->config.f0;
    m_indexRate = request.indexRate.value_or(defaultIndexRate(card));
    m_encoderPath = chooseEncoder(request, card);
    checkEncoder(m_encoderPath, request, card, warnings);
    if (m_f0)
        m_pitch = {pitch::choosePitch(request.home, request.pitchMethod, request.pitchModel), m_device,
                   request.filterRadius, request.repairOctaves, request.pitchCache};
    else if (request.transposeSemitones != 0.0 || !request.pitchCurve.empty() || !request.pitchOut.empty())
        warnings.push_back("The voice " + card.name +
                           " has no pitch input: transposition and pitch curves do nothing.");
    if (!m_f0 && !request.autotune.empty())
        warnings.push_back("The voice " + card.name + " has no pitch input: autotune does nothing.");
    if (!m_f0 && request.formantSemitones != 0.0)
        warnings.push_back("The voice " + card.name +
                           " has no pitch input: the formant shift shifts its pitch as well.");
    m_voiceMedianHz = card.medianPitchHz;
    if (m_f0 && request.autoTranspose != "off" && m_voiceMedianHz <= 0.0)
        warnings.push_back("The card of the voice " + card.name +
                           " names no median pitch: --auto-transpose does nothing, use --transpose.");
    m_indexPath = chooseIndex(request, card, warnings);
    if (!m_indexPath.empty())
        m_index = retrieval::FeatureIndex::load(m_indexPath);
    checkFit(m_voice->config, m_index ? &*m_index : nullptr, request.speaker);
}

RequestModels::~RequestModels() = default;

void RequestModels::complete(LineSettings& settings) const
{
    settings.indexRate = m_indexRate;
    settings.voiceMedianHz = m_voiceMedianHz;
}

ModelSizes RequestModels::sizes() const
{
    std::uint64_t voice = 0;
    for (const auto& [name, tensor] : m_voice->weights)
        voice += static_cast<std::uint64_t>(tensor.elements()) * sizeof(float);
    std::error_code error;
    const auto index = m_index ? fs::file_size(m_indexPath, error) : 0;
    // A voice is in memory twice while it is loaded, an index of ours once.
    return {m_f0 ? loadedBytes(m_pitch.choice.model) : 0, loadedBytes(m_encoderPath),
            2 * voice + (error ? 0 : index)};
}

pitch::PitchTracker* RequestModels::tracker()
{
    // Pitch that was kept from another time needs no model.
    if (m_f0 && !m_tracker)
        m_tracker = pitch::makePitchTracker(m_pitch, [this] {
            if (!m_keepAll)
                m_encoder.reset();
        });
    return m_tracker.get();
}

LineModels RequestModels::speakers()
{
    if (!m_encoder) {
        if (!m_keepAll)
            m_tracker.reset();
        m_encoder = content::loadContentEncoder(m_encoderPath, m_device);
    }
    if (!m_generator) {
        m_generator.emplace(m_voice->config, m_voice->weights, m_device);
        m_voice.reset(); // and with it the mapped file
    }
    return {*m_encoder, m_index ? &*m_index : nullptr, *m_generator};
}

} // namespace koe::convert
