#pragma once

#include "intake/intake.h"

namespace koe::intake {

/// Where everything that was found goes, and what stays out and why. Changes nothing.
/// @param sourceName what the source is called: the voice of "model.pth" in mika.zip is mika
[[nodiscard]] Plan makePlan(const IntakeRequest& request, const std::vector<Finding>& findings,
                            const std::string& sourceName, const Job& job);

} // namespace koe::intake
