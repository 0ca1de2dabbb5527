#include "voice/encoder_name.h"

#include "core/rvc_encoder.h"
#include "tensorfile/printable.h"

#include <algorithm>

namespace koe::voice {

std::string encoderNamed(std::string_view label)
{
    while (!label.empty() && (label.back() == '/' || label.back() == '\\' || label.back() == ' '))
        label.remove_suffix(1);
    if (const std::size_t slash = label.find_last_of("/\\"); slash != std::string_view::npos)
        label.remove_prefix(slash + 1);
    std::string name(label);
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const std::string_view ending : {".pt", ".pth", ".bin", ".safetensors", ".onnx"})
        if (name.ends_with(ending))
            name.resize(name.size() - ending.size());

    for (const char* mark : {kRvcEncoder, "checkpoint-best-legacy"})
        if (name.find(mark) != std::string::npos)
            return kRvcEncoder;
    for (const char* same : {"", "none", "null", "hubert", "hubert-base", "vec256", "vec768"})
        if (name == same)
            return kRvcEncoder;
    if (name == "spin-v2" || name == "spinv2" || name == "spin2")
        return "spin-v2";
    for (const char* language : {"chinese-hubert-base", "japanese-hubert-base", "korean-hubert-base"})
        if (name == language)
            return name;
    if (name == "spin" || name.starts_with("koe-"))
        return name;
    return tensorfile::printable(label);
}

} // namespace koe::voice
