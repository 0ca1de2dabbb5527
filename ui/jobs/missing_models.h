#pragma once

#include "convert/convert.h"
#include "core/home.h"

#include <QString>

#include <string>
#include <vector>

namespace koe::ui {

/// Base models that a voice of that encoder needs to convert so, and that are not here.
[[nodiscard]] std::vector<std::string> missingForConversion(const Home& home, const std::string& encoder,
                                                            const convert::ConvertRequest& settings);

/// "First get contentvec (361 MB)"; @p names as the list of base models has them, not empty.
[[nodiscard]] QString missingText(const std::vector<std::string>& names);

} // namespace koe::ui
