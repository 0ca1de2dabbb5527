#pragma once

#include <QString>

#include <optional>

namespace koe::ui {

/// How a piece of work ended: with a value, or with a sentence for the user.
template <typename Value> struct Outcome
{
    std::optional<Value> value;
    QString kind;     ///< of the failure: "bad-input", "missing", "stopped", "failed" …
    QString sentence; ///< of the failure

    explicit operator bool() const { return value.has_value(); }
    [[nodiscard]] bool stopped() const { return kind == "stopped"; }
};

} // namespace koe::ui
