#pragma once

#include <QString>

#include <string>

namespace koe::ui {

/// What a training is at before its first step. @param stage its process's word for it; empty: it starts
[[nodiscard]] QString beginningText(const std::string& stage);

} // namespace koe::ui
