#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace koe::audio {

// How std::unique_ptr gives libav's own objects back; for the .cpp files that speak with libav.

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

} // namespace koe::audio
