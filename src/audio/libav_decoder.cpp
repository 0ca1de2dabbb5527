#include "audio/libav_decoder.h"

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

namespace koe::audio {
namespace fs = std::filesystem;
namespace {

struct CloseInput
{
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct FreeCodec
{
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FreePacket
{
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeFrame
{
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
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

/// One sample of @p format as ±1.
double sampleAt(const AVFrame& frame, AVSampleFormat packed, int channels, int channel, int i)
{
    const bool planar = av_sample_fmt_is_planar(static_cast<AVSampleFormat>(frame.format)) != 0;
    const std::uint8_t* plane = planar ? frame.extended_data[channel] : frame.extended_data[0];
    const std::ptrdiff_t at = planar ? i : static_cast<std::ptrdiff_t>(i) * channels + channel;
    switch (packed) {
    case AV_SAMPLE_FMT_U8:
        return (plane[at] - 128) / 128.0;
    case AV_SAMPLE_FMT_S16:
        return reinterpret_cast<const std::int16_t*>(plane)[at] / 32768.0;
    case AV_SAMPLE_FMT_S32:
        return reinterpret_cast<const std::int32_t*>(plane)[at] / 2147483648.0;
    case AV_SAMPLE_FMT_S64:
        return static_cast<double>(reinterpret_cast<const std::int64_t*>(plane)[at]) / 9223372036854775808.0;
    case AV_SAMPLE_FMT_FLT:
        return static_cast<double>(reinterpret_cast<const float*>(plane)[at]);
    case AV_SAMPLE_FMT_DBL:
        return reinterpret_cast<const double*>(plane)[at];
    default:
        return 0.0;
    }
}

class TrackReader
{
public:
    TrackReader(const fs::path& path, AVFormatContext& input, int stream, Codec codec)
        : m_path(path), m_input(input), m_stream(stream), m_codec(std::move(codec)),
          m_packet(av_packet_alloc()), m_frame(av_frame_alloc())
    {
        if (!m_packet || !m_frame)
            throw Missing("There is not enough memory to read " + path.string() + ".");
    }

    AudioBuffer readAll(const Job& job)
    {
        while (av_read_frame(&m_input, m_packet.get()) >= 0) {
            job.throwIfStopped();
            // A damaged packet costs itself; what is missing in all is judged at the end.
            if (m_packet->stream_index == m_stream && avcodec_send_packet(m_codec.get(), m_packet.get()) >= 0)
                takeFrames();
            av_packet_unref(m_packet.get());
        }
        avcodec_send_packet(m_codec.get(), nullptr); // what the decoder still holds
        takeFrames();
        return std::move(m_audio);
    }

private:
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
        if (m_audio.sampleRateHz == 0)
            m_audio.sampleRateHz = frame.sample_rate;
        if (frame.sample_rate != m_audio.sampleRateHz)
            throw InvalidInput("Cannot read " + m_path.string() +
                               ": its sample rate changes on the way; convert it to wav first.");
        const AVSampleFormat packed = av_get_packed_sample_fmt(static_cast<AVSampleFormat>(frame.format));
        for (int i = 0; i < frame.nb_samples; i++) {
            double sum = 0.0;
            for (int channel = 0; channel < channels; channel++)
                sum += sampleAt(frame, packed, channels, channel, i);
            m_audio.samples.push_back(static_cast<float>(sum / channels));
        }
    }

    const fs::path& m_path;
    AVFormatContext& m_input;
    int m_stream;
    Codec m_codec;
    std::unique_ptr<AVPacket, FreePacket> m_packet;
    std::unique_ptr<AVFrame, FreeFrame> m_frame;
    AudioBuffer m_audio;
};

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

} // namespace

std::optional<AudioBuffer> decodeWithLibav(const fs::path& path, const Job& job)
{
    static std::once_flag quiet;
    std::call_once(quiet, [] { av_log_set_level(AV_LOG_QUIET); });

    const Input input = open(path);
    if (!input)
        return std::nullopt;
    const AVCodec* decoder = nullptr;
    int stream = -1;
    for (unsigned i = 0; i < input->nb_streams && stream < 0; i++)
        if (input->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            stream = static_cast<int>(i);
    if (stream < 0)
        return std::nullopt;
    const AVStream& track = *input->streams[stream];
    decoder = avcodec_find_decoder(track.codecpar->codec_id);
    Codec codec(decoder != nullptr ? avcodec_alloc_context3(decoder) : nullptr);
    if (!codec || avcodec_parameters_to_context(codec.get(), track.codecpar) < 0)
        return std::nullopt;
    codec->pkt_timebase = track.time_base;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0)
        return std::nullopt;

    const double announced = announcedSeconds(*input, track);
    AudioBuffer audio = TrackReader(path, *input, stream, std::move(codec)).readAll(job);
    // A last block of a coder with fixed blocks (AAC) is longer than the track: the rest of it was never
    // recorded.
    const double announcedSamples = announced * audio.sampleRateHz;
    if (track.time_base.num == 1 && track.time_base.den == audio.sampleRateHz && announcedSamples >= 1.0 &&
        static_cast<double>(audio.samples.size()) < announcedSamples + 4096.0)
        audio.samples.resize(
            std::min(audio.samples.size(), static_cast<std::size_t>(std::llround(announcedSamples))));
    if (audio.seconds() < announced - std::max(1.0, 0.02 * announced))
        throw InvalidInput(
            path.string() + " is damaged or cut short: " + std::to_string(static_cast<int>(audio.seconds())) +
            " of " + std::to_string(static_cast<int>(announced)) + " seconds can be read. Copy it again.");
    if (audio.samples.empty())
        return std::nullopt;
    return audio;
}

} // namespace koe::audio
