#pragma once

#include "convert/convert.h"
#include "ui/app/desk.h"

#include <QString>

#include <functional>
#include <string>
#include <vector>

class QObject;

namespace koe::ui {

/// Base models that a voice of that encoder needs to convert so, and that are not here.
[[nodiscard]] std::vector<std::string> missingForConversion(const Home& home, const std::string& encoder,
                                                            const convert::ConvertRequest& settings);

/// "This needs contentvec, not here yet (361 MB)"; @p names as the list of base models has them, not empty.
[[nodiscard]] QString missingText(const std::vector<std::string>& names);
/// "Get it (361 MB)"
[[nodiscard]] QString getText(const std::vector<std::string>& names);

/// Gets them, a job each; @p done is called after each, with why it was not got or nothing.
void getModels(Desk& desk, const std::vector<std::string>& names, QObject* context,
               const std::function<void(const QString& problem)>& done);

} // namespace koe::ui
