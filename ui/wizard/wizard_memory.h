#pragma once

#include "ui/wizard/wizard_form.h"

namespace koe::studio {
class Settings;
}

namespace koe::ui {

/// What the wizard keeps for the next run of the program (setting "wizard").
struct WizardMemory
{
    WizardForm::Step step = WizardForm::Step::Name;
    QString name{};
    WizardForm::Care care = WizardForm::Care::Good;
    std::filesystem::path recordings{};
    std::string begun{}; ///< the voice whose training was begun
    bool isMade = false; ///< … and came to its end

    bool operator==(const WizardMemory&) const = default;

    /// The beginning, where nothing is kept or it cannot be read.
    [[nodiscard]] static WizardMemory read(const studio::Settings& settings);
    void keep(studio::Settings& settings) const;
};

} // namespace koe::ui
