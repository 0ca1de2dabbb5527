#include "audio/libav_encoder.h"

#include "audio/libav_pointers.h"
#include "core/error.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/log.h>
}

#include <algorithm>
#include <cerrno>
#include <string>
#include <vector>

namespace koe::audio {
namespace {

struct FreeFormat
{
    void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};
struct FreeIo
{
    void operator()(AVIOContext* io) const
    {
        av_freep(&io->buffer);
        avio_context_free(&io);
    }
};

#if LIBAVFORMAT_VERSION_MAJOR >= 61
using BytesToWrite = const std::uint8_t*;
#else
using BytesToWrite = std::uint8_t*;
#endif

int writeBytes(void* file, BytesToWrite bytes, int count)
{
    const auto size = static_cast<std::size_t>(count);
    return static_cast<PartFile*>(file)->write(bytes, size) == size ? count : AVERROR(EIO);
}

/// The coder's format of float samples, planar or not; none where it has none.
AVSampleFormat floatFormat(const AVCodec* encoder)
{
    const AVSampleFormat* formats = nullptr;
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void* found = nullptr;
    if (avcodec_get_supported_config(nullptr, encoder, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &found, nullptr) >=
        0)
        formats = static_cast<const AVSampleFormat*>(found);
#else
    formats = encoder->sample_fmts;
#endif
    AVSampleFormat best = AV_SAMPLE_FMT_NONE;
    for (; formats != nullptr && *formats != AV_SAMPLE_FMT_NONE; formats++)
        if (*formats == AV_SAMPLE_FMT_FLTP || *formats == AV_SAMPLE_FMT_FLT)
            best = *formats;
    return best;
}

std::int64_t seekBytes(void* file, std::int64_t offset, int whence)
{
    auto& part = *static_cast<PartFile*>(file);
    if ((whence & AVSEEK_SIZE) != 0)
        return part.size();
    return part.seek(offset, whence & ~AVSEEK_FORCE);
}

} // namespace

struct LibavEncoder::State
{
    explicit State(PartFile& target) : file(target) {}

    PartFile& file;
    std::unique_ptr<AVIOContext, FreeIo> io;
    std::unique_ptr<AVFormatContext, FreeFormat> format;
    std::unique_ptr<AVCodecContext, FreeCodec> codec;
    std::unique_ptr<AVPacket, FreePacket> packet;
    std::unique_ptr<AVFrame, FreeFrame> frame;
    AVStream* track = nullptr;
    std::size_t channels = 1;
    std::size_t frameSamples = 0;
    std::vector<float> waiting; ///< interleaved, less than a frame between calls
    std::int64_t next = 0;      ///< number of the first sample that waits

    void succeed(int result) const
    {
        if (result >= 0)
            return;
        file.check();
        char text[AV_ERROR_MAX_STRING_SIZE] = {};
        av_strerror(result, text, sizeof text);
        throw Error(std::string("The sound could not be encoded: ") + text + ".");
    }

    /// nullptr: the end
    void send(AVFrame* samples)
    {
        succeed(avcodec_send_frame(codec.get(), samples));
        for (;;) {
            const int result = avcodec_receive_packet(codec.get(), packet.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF)
                return;
            succeed(result);
            av_packet_rescale_ts(packet.get(), codec->time_base, track->time_base);
            packet->stream_index = track->index;
            succeed(av_interleaved_write_frame(format.get(), packet.get()));
        }
    }

    void encode(std::span<const float> interleaved)
    {
        const std::size_t count = interleaved.size() / channels;
        AVFrame& out = *frame;
        out.format = codec->sample_fmt;
        out.sample_rate = codec->sample_rate;
        out.nb_samples = static_cast<int>(count);
        succeed(av_channel_layout_copy(&out.ch_layout, &codec->ch_layout));
        succeed(av_frame_get_buffer(&out, 0));
        const bool planar = codec->sample_fmt == AV_SAMPLE_FMT_FLTP;
        for (std::size_t channel = 0; channel < channels; channel++) {
            auto* to = reinterpret_cast<float*>(out.extended_data[planar ? channel : 0]);
            for (std::size_t i = 0; i < count; i++)
                to[planar ? i : i * channels + channel] = interleaved[i * channels + channel];
        }
        out.pts = next;
        next += static_cast<std::int64_t>(count);
        send(&out);
        av_frame_unref(&out);
    }
};

LibavEncoder::LibavEncoder(PartFile& file, const char* container, const char* coder,
                           const SoundLayout& layout, int bitsPerSecond)
    : m_state(std::make_unique<State>(file))
{
    State& state = *m_state;
    av_log_set_level(AV_LOG_QUIET);
    const AVCodec* encoder = avcodec_find_encoder_by_name(coder);
    const AVOutputFormat* muxer = av_guess_format(container, nullptr, nullptr);
    if (encoder == nullptr || muxer == nullptr)
        throw Missing(std::string("This computer's FFmpeg cannot write ") + container + " with " + coder +
                      ": choose another format.");
    constexpr std::size_t kBuffer = 1 << 16;
    state.io.reset(avio_alloc_context(static_cast<unsigned char*>(av_malloc(kBuffer)), kBuffer, 1, &file,
                                      nullptr, writeBytes, seekBytes));
    AVFormatContext* format = nullptr;
    state.succeed(avformat_alloc_output_context2(&format, muxer, nullptr, nullptr));
    state.format.reset(format);
    state.codec.reset(avcodec_alloc_context3(encoder));
    state.packet.reset(av_packet_alloc());
    state.frame.reset(av_frame_alloc());
    state.track = avformat_new_stream(format, nullptr);
    if (!state.io || !state.codec || !state.packet || !state.frame || state.track == nullptr)
        throw Missing("There is not enough memory to encode the sound.");
    format->pb = state.io.get();
    format->flags |= AVFMT_FLAG_BITEXACT; // the same bytes for the same sound

    AVCodecContext& codec = *state.codec;
    codec.sample_fmt = floatFormat(encoder);
    codec.sample_rate = layout.sampleRateHz;
    codec.bit_rate = bitsPerSecond;
    codec.time_base = {1, layout.sampleRateHz};
    codec.flags |= AV_CODEC_FLAG_BITEXACT;
    if ((muxer->flags & AVFMT_GLOBALHEADER) != 0)
        codec.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    av_channel_layout_default(&codec.ch_layout, layout.channels);
    if (codec.sample_fmt == AV_SAMPLE_FMT_NONE || avcodec_open2(&codec, encoder, nullptr) < 0)
        throw InvalidInput(std::string("The coder ") + coder + " does not take " +
                           std::to_string(layout.channels) + " channels at " +
                           std::to_string(layout.sampleRateHz) + " Hz.");
    state.succeed(avcodec_parameters_from_context(state.track->codecpar, &codec));
    state.track->time_base = codec.time_base;
    state.channels = static_cast<std::size_t>(layout.channels);
    state.frameSamples = codec.frame_size > 0 ? static_cast<std::size_t>(codec.frame_size) : 4096;
    // Lengths of mp4 to the sample, not to the millisecond; other containers do not know the option.
    AVDictionary* options = nullptr;
    av_dict_set_int(&options, "movie_timescale", layout.sampleRateHz, 0);
    const int result = avformat_write_header(format, &options);
    av_dict_free(&options);
    state.succeed(result);
}

LibavEncoder::~LibavEncoder() = default;

void LibavEncoder::write(std::span<const float> interleaved)
{
    State& state = *m_state;
    const std::size_t frame = state.frameSamples * state.channels;
    state.waiting.insert(state.waiting.end(), interleaved.begin(), interleaved.end());
    std::size_t done = 0;
    for (; state.waiting.size() - done >= frame; done += frame)
        state.encode(std::span<const float>(state.waiting).subspan(done, frame));
    state.waiting.erase(state.waiting.begin(), state.waiting.begin() + static_cast<std::ptrdiff_t>(done));
}

void LibavEncoder::finish()
{
    State& state = *m_state;
    if (!state.waiting.empty())
        state.encode(state.waiting);
    state.waiting.clear();
    state.send(nullptr);
    state.succeed(av_write_trailer(state.format.get()));
    avio_flush(state.io.get());
    state.file.check();
}

} // namespace koe::audio
