#pragma once

#include <QScrollArea>

namespace koe::ui {

/// What may be higher than its place, and is as wide. It is laid out when it is first seen: by setWidget() it
/// would be at once, before the page has looks or a size, and a page is made twice as slowly.
class ScrollColumn : public QScrollArea
{
public:
    explicit ScrollColumn(QWidget* content);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* m_content;
};

} // namespace koe::ui
