#pragma once

#include <QList>

class QWidget;

namespace koe::ui {

/// @p all and what is visible in it, in the order in which an eye reads it: as it is laid out, from above and
/// from the left, whenever it was made. (Qt's own order is that in which widgets were made: rows that come
/// later come last.)
[[nodiscard]] QList<QWidget*> readingOrder(QWidget& all);

/// The keyboard goes to what can take it after (or before) what has it, around the end, and it is scrolled
/// to.
/// @return false: nothing in @p order can
bool moveFocus(const QList<QWidget*>& order, bool next);

} // namespace koe::ui
