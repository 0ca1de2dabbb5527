#pragma once

#include "convert/convert.h"

#include <QString>

namespace koe::ui {

/// "+3", "−12", "0": semitones with their sign.
[[nodiscard]] QString signedText(double semitones);

/// What a result was made with, in the words of the page: "Kathleen · +3 st · index 0.75".
[[nodiscard]] QString takeText(const convert::ConvertRequest& request);

/// What another result was made with instead: "+3 → +5 st, index 0.75 → 0.4"; "the same settings" for none.
[[nodiscard]] QString changeText(const convert::ConvertRequest& before, const convert::ConvertRequest& after);

} // namespace koe::ui
