#include "audio/libav_decoder.h"

#include "audio/libav_pointers.h"
#include "core/error.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
}

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

struct CloseInput
{
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
using Input = std::unique_ptr<AVFormatContext, CloseInput>;
using Codec = std::unique_ptr<AVCodecContext, FreeCodec>;

Input open(const fs::path& path)
{
    // Files that hold their sound themselves: a playlist must not make us fetch or wait for anything.
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist",
                "mov,mp4,m4a,matroska,webm,aac,ac3,eac3,dts,truehd,amr,amrnb,amrwb,ape,asf,avi,flv,mpeg,"
                "mpegts,mp3,mpc,mpc8,"
                "ogg,rm,tak,tta,wv,wav,w64,aiff,au,caf,voc,flac,g722,g729,gsm,sln,oma,aa,aax,dsf,iff,mmf,nut",
                0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    AVFormatContext* context = nullptr;
    const int error = avformat_open_input(&context, ("file:" + path.string()).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (error < 0)
        return nullptr;
    Input input(context);
    return avformat_find_stream_info(context, nullptr) < 0 ? nullptr : std::move(input);
}

/// The samples of @p frame as ±1, interleaved.
template <typename Stored, typename Scale>
void interleave(const AVFrame& frame, std::vector<float>& into, Scale scale)
{
    const bool planar = av_sample_fmt_is_planar(static_cast<AVSampleFormat>(frame.format)) != 0;
    const auto channels = static_cast<std::size_t>(frame.ch_layout.nb_channels);
    const auto count = static_cast<std::size_t>(frame.nb_samples);
    into.resize(count * channels);
    for (std::size_t channel = 0; channel < channels; channel++) {
        const auto* from = reinterpret_cast<const Stored*>(frame.extended_data[planar ? channel : 0]);
        for (std::size_t i = 0; i < count; i++)
            into[i * channels + channel] =
                static_cast<float>(scale(static_cast<double>(from[planar ? i : i * channels + channel])));
    }
}

void interleave(const AVFrame& frame, std::vector<float>& into)
{
    const auto whole = [](double full) { return [full](double value) { return value / full; }; };
    switch (av_get_packed_sample_fmt(static_cast<AVSampleFormat>(frame.format))) {
    case AV_SAMPLE_FMT_U8:
        return interleave<std::uint8_t>(frame, into, [](double value) { return (value - 128.0) / 128.0; });
    case AV_SAMPLE_FMT_S16:
        return interleave<std::int16_t>(frame, into, whole(32768.0));
    case AV_SAMPLE_FMT_S32:
        return interleave<std::int32_t>(frame, into, whole(2147483648.0));
    case AV_SAMPLE_FMT_S64:
        return interleave<std::int64_t>(frame, into, whole(9223372036854775808.0));
    case AV_SAMPLE_FMT_FLT:
        return interleave<float>(frame, into, whole(1.0));
    case AV_SAMPLE_FMT_DBL:
        return interleave<double>(frame, into, whole(1.0));
    default:
        into.clear();
    }
}

/// @p samples with another number of channels: their mean on every channel.
void spread(std::vector<float>& samples, std::size_t channels, std::size_t wanted)
{
    std::vector<float> result(samples.size() / channels * wanted);
    for (std::size_t i = 0; i < samples.size() / channels; i++) {
        double sum = 0.0;
        for (std::size_t channel = 0; channel < channels; channel++)
            sum += static_cast<double>(samples[i * channels + channel]);
        for (std::size_t channel = 0; channel < wanted; channel++)
            result[i * wanted + channel] = static_cast<float>(sum / static_cast<double>(channels));
    }
    samples = std::move(result);
}

/// Seconds that the file says its track lasts; 0 where it does not say (an estimate from its size is no
/// word).
double announcedSeconds(const AVFormatContext& input, const AVStream& stream)
{
    if (input.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE)
        return 0.0;
    if (stream.duration != AV_NOPTS_VALUE)
        return static_cast<double>(stream.duration) * av_q2d(stream.time_base);
    return input.duration != AV_NOPTS_VALUE ? static_cast<double>(input.duration) / AV_TIME_BASE : 0.0;
}

using Take = std::function<void(std::span<const float>, const SoundLayout&)>;

class TrackReader
{
public:
    TrackReader(const fs::path& path, AVFormatContext& input, const AVStream& track, Codec codec,
                const Take& take)
        : m_path(path), m_input(input), m_track(track), m_announced(announcedSeconds(input, track)),
          m_codec(std::move(codec)), m_take(take), m_packet(av_packet_alloc()), m_frame(av_frame_alloc())
    {
        if (!m_packet || !m_frame)
            throw Missing("There is not enough memory to read " + path.string() + ".");
    }

    /// No samples where nothing could be decoded.
    DecodedLength readAll(const Job& job)
    {
        while (av_read_frame(&m_input, m_packet.get()) >= 0) {
            job.throwIfStopped();
            // A damaged packet costs itself; what is missing in all is judged at the end.
            if (m_packet->stream_index == m_track.index) {
                if (m_packet->pts != AV_NOPTS_VALUE && m_packet->duration > 0)
                    m_packetsEnd = std::max(m_packetsEnd, m_packet->pts + m_packet->duration);
                if (avcodec_send_packet(m_codec.get(), m_packet.get()) >= 0)
                    takeFrames();
                if (m_announced > 0.0 && m_layout.sampleRateHz > 0)
                    job.report(static_cast<double>(m_samples) / m_layout.sampleRateHz / m_announced,
                               "reading");
            }
            av_packet_unref(m_packet.get());
        }
        avcodec_send_packet(m_codec.get(), nullptr); // what the decoder still holds
        takeFrames();
        if (m_layout.sampleRateHz > 0)
            handRest();
        const double seconds =
            m_layout.sampleRateHz > 0 ? static_cast<double>(m_samples) / m_layout.sampleRateHz : 0.0;
        if (seconds < m_announced - std::max(1.0, 0.02 * m_announced))
            throw InvalidInput(m_path.string() +
                               " is damaged or cut short: " + std::to_string(static_cast<int>(seconds)) +
                               " of " + std::to_string(static_cast<int>(m_announced)) +
                               " seconds can be read. Copy it again.");
        return {m_samples, m_layout.sampleRateHz, m_layout.channels};
    }

private:
    static constexpr std::size_t kLongestRest = 4096;

    void takeFrames()
    {
        while (avcodec_receive_frame(m_codec.get(), m_frame.get()) >= 0) {
            append(*m_frame);
            av_frame_unref(m_frame.get());
        }
    }

    void append(const AVFrame& frame)
    {
        const int channels = frame.ch_layout.nb_channels;
        if (channels <= 0 || frame.sample_rate <= 0)
            return;
        if (m_layout.sampleRateHz == 0)
            start({frame.sample_rate, channels});
        if (frame.sample_rate != m_layout.sampleRateHz)
            throw InvalidInput("Cannot read " + m_path.string() +
                               ": its sample rate changes on the way; convert it to wav first.");
        interleave(frame, m_block);
        if (channels != m_layout.channels)
            spread(m_block, static_cast<std::size_t>(channels), static_cast<std::size_t>(m_layout.channels));
        hand(m_block);
    }

    void start(const SoundLayout& layout)
    {
        m_layout = layout;
        m_countsSamples = m_track.time_base.num == 1 && m_track.time_base.den == layout.sampleRateHz;
    }

    /// Gives on what cannot be behind the end; the last samples wait, for only then the end is known.
    void hand(std::span<const float> block)
    {
        m_rest.insert(m_rest.end(), block.begin(), block.end());
        const std::size_t kept = kLongestRest * static_cast<std::size_t>(m_layout.channels);
        if (m_rest.size() < 2 * kept)
            return;
        const std::size_t sure = m_rest.size() - kept;
        give(std::span<const float>(m_rest).first(sure));
        m_rest.erase(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(sure));
    }

    /// A last block of a coder with fixed blocks (AAC) is longer than the track: the rest of it was never
    /// recorded. Only where the file counts in samples does it say so exactly.
    void handRest()
    {
        const auto channels = static_cast<std::size_t>(m_layout.channels);
        const std::size_t frames = m_samples + m_rest.size() / channels;
        const std::int64_t end = endSample();
        if (end > 0 && static_cast<std::size_t>(end) < frames &&
            frames < static_cast<std::size_t>(end) + kLongestRest)
            m_rest.resize(
                (static_cast<std::size_t>(end) - std::min(static_cast<std::size_t>(end), m_samples)) *
                channels);
        give(m_rest);
    }

    /// 0 where the file does not say it.
    [[nodiscard]] std::int64_t endSample() const
    {
        if (!m_countsSamples || m_announced <= 0.0)
            return 0;
        const std::int64_t announced = std::llround(m_announced * m_layout.sampleRateHz);
        // An edit list counts in ticks of the whole film, a thousandth or a 600th of a second; the length of
        // the last packet is exact, unless it is that of a padded block.
        const bool sameButForTicks =
            m_packetsEnd > 0 && m_packetsEnd <= announced + m_layout.sampleRateHz / 600;
        return sameButForTicks ? m_packetsEnd : announced;
    }

    void give(std::span<const float> block)
    {
        if (block.empty())
            return;
        m_samples += block.size() / static_cast<std::size_t>(m_layout.channels);
        m_take(block, m_layout);
    }

    const fs::path& m_path;
    AVFormatContext& m_input;
    const AVStream& m_track;
    double m_announced;
    Codec m_codec;
    const Take& m_take;
    std::unique_ptr<AVPacket, FreePacket> m_packet;
    std::unique_ptr<AVFrame, FreeFrame> m_frame;
    SoundLayout m_layout;
    std::size_t m_samples = 0;
    bool m_countsSamples = false; ///< the track's time base is the sample
    std::int64_t m_packetsEnd = 0;
    std::vector<float> m_block, m_rest;
};

} // namespace

std::optional<DecodedLength> decodeWithLibav(const fs::path& path, const Take& take, const Job& job)
{
    static std::once_flag quiet;
    std::call_once(quiet, [] { av_log_set_level(AV_LOG_QUIET); });

    const Input input = open(path);
    if (!input)
        return std::nullopt;
    int stream = -1;
    for (unsigned i = 0; i < input->nb_streams; i++) {
        const bool sound = input->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
        if (sound && stream < 0)
            stream = static_cast<int>(i);
        else
            input->streams[i]->discard = AVDISCARD_ALL; // pictures are not even read
    }
    if (stream < 0)
        return std::nullopt;
    const AVStream& track = *input->streams[stream];
    const AVCodec* decoder = avcodec_find_decoder(track.codecpar->codec_id);
    Codec codec(decoder != nullptr ? avcodec_alloc_context3(decoder) : nullptr);
    if (!codec || avcodec_parameters_to_context(codec.get(), track.codecpar) < 0)
        return std::nullopt;
    codec->pkt_timebase = track.time_base;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0)
        return std::nullopt;
    const DecodedLength length = TrackReader(path, *input, track, std::move(codec), take).readAll(job);
    return length.samples > 0 ? std::optional(length) : std::nullopt;
}

} // namespace koe::audio
