#pragma once

#include <QString>

namespace koe::ui {

enum class ThemeChoice
{
    System,
    Dark,
    Light
};

/// As Settings keeps it: "dark", "light", else "system".
[[nodiscard]] inline QString nameOf(ThemeChoice choice)
{
    return choice == ThemeChoice::Dark    ? QStringLiteral("dark")
           : choice == ThemeChoice::Light ? QStringLiteral("light")
                                          : QStringLiteral("system");
}
[[nodiscard]] inline ThemeChoice themeNamed(const QString& name)
{
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light})
        if (name == nameOf(choice))
            return choice;
    return ThemeChoice::System;
}

} // namespace koe::ui
