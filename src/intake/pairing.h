#pragma once

#include "intake/findings.h"

#include <string>
#include <vector>

namespace koe::intake {

/// "anna" of "anna_e20_s340" (RVC) and "anna_20e_340s" (Applio): what training calls the voices it saves on
/// the way.
[[nodiscard]] std::string experimentOf(const std::string& stem);

/// The step of such a save; 0 for any other name.
[[nodiscard]] std::int64_t stepOf(const std::string& stem);

/// The index that belongs to a voice among all that were found, as RVC pairs them: of the same width, by its
/// name, its folder, or because the two are alone together; "added_…" before others, more vectors before
/// fewer.
/// @return nullptr if none does
[[nodiscard]] const Finding* indexFor(const Finding& voice, const std::vector<Finding>& all);

} // namespace koe::intake
