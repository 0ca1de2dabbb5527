#include "identify/onnx.h"

#include "tensorfile/printable.h"

#include <algorithm>
#include <string_view>

namespace koe::identify {
namespace {

// Field numbers of onnx.proto.
constexpr unsigned kModelIrVersion = 1;
constexpr unsigned kModelProducer = 2;
constexpr unsigned kModelGraph = 7;
constexpr unsigned kModelFields = 25;
constexpr unsigned kGraphInput = 11;
constexpr unsigned kGraphOutput = 12;
constexpr unsigned kValueName = 1;
constexpr std::size_t kMostFields = 1'000'000;
constexpr std::size_t kMostNames = 32;

enum Wire : unsigned
{
    kVarint = 0,
    kFixed64 = 1,
    kLengthGiven = 2,
    kFixed32 = 5
};

struct Field
{
    unsigned number = 0;
    unsigned wire = 0;
    std::uint64_t value = 0; ///< of a varint
    std::string_view bytes;
};

/// Fields of one protobuf message, one after the other.
class Message
{
public:
    explicit Message(std::string_view bytes) : m_left(bytes) {}

    /// Nothing at the end, or where the bytes are no field: see `whole`.
    std::optional<Field> next()
    {
        if (m_left.empty())
            return {};
        m_whole = false;
        const auto key = varint();
        if (!key || *key >> 3 == 0 || *key >> 3 > 0xFFFF)
            return {};
        Field field{static_cast<unsigned>(*key >> 3), static_cast<unsigned>(*key & 7), 0, {}};
        std::optional<std::uint64_t> length;
        switch (field.wire) {
        case kVarint:
            if (const auto value = varint())
                field.value = *value;
            else
                return {};
            length = 0;
            break;
        case kFixed64:
            length = 8;
            break;
        case kLengthGiven:
            length = varint();
            break;
        case kFixed32:
            length = 4;
            break;
        default:
            return {};
        }
        if (!length || *length > m_left.size())
            return {};
        field.bytes = m_left.substr(0, static_cast<std::size_t>(*length));
        m_left.remove_prefix(field.bytes.size());
        m_whole = true;
        return field;
    }

    /// Whether all bytes so far were fields.
    [[nodiscard]] bool whole() const { return m_whole; }

private:
    std::optional<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_left.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_left.front());
            m_left.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7Fu) << shift;
            if ((byte & 0x80u) == 0)
                return value;
        }
        return {};
    }

    std::string_view m_left;
    bool m_whole = true;
};

void addName(std::string_view valueInfo, std::vector<std::string>& names)
{
    Message message(valueInfo);
    while (const auto field = message.next())
        if (field->number == kValueName && field->wire == kLengthGiven && names.size() < kMostNames)
            names.push_back(tensorfile::printable(field->bytes));
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// What the network looks like by its inputs; empty for others.
const char* roleOf(const std::vector<std::string>& inputs)
{
    const auto has = [&](const char* name) {
        return std::find(inputs.begin(), inputs.end(), name) != inputs.end();
    };
    if (has("phone") && has("phone_lengths"))
        return "voice";
    if (has("mel"))
        return "pitch model, RMVPE's kind";
    if (has("input_audio"))
        return "pitch model, SwiftF0's kind";
    return "";
}

} // namespace

std::optional<Identity> identifyOnnx(std::span<const std::byte> bytes)
{
    if (bytes.empty() || bytes[0] != std::byte{kModelIrVersion << 3})
        return {};
    Message model({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    std::string_view graph, producer;
    std::uint64_t irVersion = 0;
    for (std::size_t i = 0; i < kMostFields; i++) {
        const auto field = model.next();
        if (!field)
            break;
        if (field->number > kModelFields)
            return {};
        if (field->number == kModelIrVersion && field->wire == kVarint)
            irVersion = field->value;
        if (field->number == kModelProducer && field->wire == kLengthGiven)
            producer = field->bytes;
        if (field->number == kModelGraph && field->wire == kLengthGiven)
            graph = field->bytes;
    }
    if (irVersion == 0 || irVersion > 100 || (graph.empty() && producer.empty()))
        return {};
    if (graph.empty() || !model.whole())
        return Identity{
            Kind::Damaged, "an ONNX model that is cut off or damaged", "Download or copy it again.", {}, {}};

    std::vector<std::string> inputs, outputs;
    Message content(graph);
    for (std::size_t i = 0; i < kMostFields; i++) {
        const auto field = content.next();
        if (!field)
            break;
        if (field->wire == kLengthGiven && field->number == kGraphInput)
            addName(field->bytes, inputs);
        if (field->wire == kLengthGiven && field->number == kGraphOutput)
            addName(field->bytes, outputs);
    }
    if (!content.whole() || outputs.empty())
        return Identity{Kind::Damaged, "an ONNX model that is damaged", "Download or copy it again.", {}, {}};

    Identity found{Kind::Onnx, "an ONNX model", {}, {}, {}};
    if (!producer.empty())
        found.facts.add("producer", tensorfile::printable(producer));
    found.facts.add("inputs", joined(inputs));
    found.facts.add("outputs", joined(outputs));
    if (const std::string role = roleOf(inputs); !role.empty()) {
        found.facts.add("role", role);
        found.what += " (a " + role + ")";
    } else if (!inputs.empty()) {
        found.what += " (inputs: " + joined(inputs) + ")";
    }
    found.advice = "Koe Studio reads the file of PyTorch (.pth, .pt) or .safetensors that it was made from.";
    return found;
}

} // namespace koe::identify
