#pragma once

#include <QColor>
#include <QIcon>

namespace koe::ui {

/// One of resources/icons in @p color, or in the theme's colours (second; text when hovered; third when
/// disabled). Sharp at any scale.
[[nodiscard]] QIcon icon(const QString& name);
[[nodiscard]] QIcon icon(const QString& name, const QColor& color);

} // namespace koe::ui
