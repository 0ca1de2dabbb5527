#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace koe::identify {

/// What is known of a file, by name, in the order of telling. A fact that the file does not give is left out.
///
/// voice, checkpoints, bases: "version" (v1, v2), "rate_hz", "f0", "speakers", "encoder", "vocoder", "info",
/// "author",
///   "epoch", "precision", "width" (of the content features), "config" (false: none in the file)
/// content encoder: "form" (fairseq, transformers), "layers", "width", "projection" (width after final_proj)
/// crepe: "size" (full, tiny); fcpe: "attention"; starter encoder: "id", "width"
/// index: "type" (IVF-Flat, Flat …), "lists", "probes", "width", "vectors"
/// npy: "shape" ("298x768"), "type"
/// onnx: "producer", "inputs", "outputs", "role" (what the network looks like)
/// audio: "format"; with the engine also "rate_hz", "channels", "seconds"
/// all models: "container" (zip, legacy, safetensors), "tensors"
class Facts
{
public:
    using Fact = std::variant<bool, std::int64_t, double, std::string>;

    void add(std::string name, Fact fact) { m_facts.emplace_back(std::move(name), std::move(fact)); }
    [[nodiscard]] bool has(std::string_view name) const { return find(name) != nullptr; }
    /// 0 where there is none of that name
    [[nodiscard]] std::int64_t number(std::string_view name) const { return get<std::int64_t>(name); }
    [[nodiscard]] std::string text(std::string_view name) const { return get<std::string>(name); }
    [[nodiscard]] bool flag(std::string_view name) const { return get<bool>(name); }
    [[nodiscard]] auto begin() const { return m_facts.begin(); }
    [[nodiscard]] auto end() const { return m_facts.end(); }

private:
    [[nodiscard]] const Fact* find(std::string_view name) const
    {
        for (const auto& [known, fact] : m_facts)
            if (known == name)
                return &fact;
        return nullptr;
    }
    template <typename T> [[nodiscard]] T get(std::string_view name) const
    {
        const Fact* fact = find(name);
        return fact != nullptr && std::holds_alternative<T>(*fact) ? std::get<T>(*fact) : T();
    }

    std::vector<std::pair<std::string, Fact>> m_facts;
};

} // namespace koe::identify
