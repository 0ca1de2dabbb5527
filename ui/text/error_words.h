#pragma once

#include <QString>

#include <string_view>
#include <vector>

namespace koe::ui {

/// What the engine says, in the user's language and in the window's words, where the sentence is a known one;
/// else as it is. The engine speaks English and, since it speaks to terminals too, of options; what people
/// meet in the window most often stands in a table of its sentences with %1, %2 … where names and figures
/// are.
[[nodiscard]] QString errorWords(const QString& sentence);

/// The engine's sentences of that table.
[[nodiscard]] std::vector<std::string_view> knownErrors();

} // namespace koe::ui
