#include "compare/canvas.h"

#include <algorithm>
#include <cmath>

namespace koe::compare {

Colour mixed(Colour from, Colour to, double share)
{
    const auto mix = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0)));
    };
    return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue)};
}

Canvas::Canvas(int width, int height, Colour ground)
    : m_width(width), m_height(height),
      m_pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ground)
{
}

void Canvas::set(int x, int y, Colour colour)
{
    if (inside(x, y))
        m_pixels[index(x, y)] = colour;
}

void Canvas::blend(int x, int y, Colour colour, double cover)
{
    if (inside(x, y))
        m_pixels[index(x, y)] = mixed(m_pixels[index(x, y)], colour, cover);
}

void Canvas::fill(int left, int top, int width, int height, Colour colour)
{
    for (int y = top; y < top + height; ++y)
        for (int x = left; x < left + width; ++x)
            set(x, y, colour);
}

void Canvas::line(Point from, Point to, Colour colour, double width)
{
    const double reach = width / 2 + 1;
    const int left = static_cast<int>(std::floor(std::min(from.x, to.x) - reach));
    const int right = static_cast<int>(std::ceil(std::max(from.x, to.x) + reach));
    const int top = static_cast<int>(std::floor(std::min(from.y, to.y) - reach));
    const int bottom = static_cast<int>(std::ceil(std::max(from.y, to.y) + reach));
    const double dx = to.x - from.x;
    const double dy = to.y - from.y;
    const double squaredLength = dx * dx + dy * dy;
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x) {
            const double along =
                squaredLength > 0
                    ? std::clamp(((x - from.x) * dx + (y - from.y) * dy) / squaredLength, 0.0, 1.0)
                    : 0.0;
            const double distance = std::hypot(x - from.x - along * dx, y - from.y - along * dy);
            const double cover = std::clamp(width / 2 + 0.5 - distance, 0.0, 1.0);
            if (cover > 0)
                blend(x, y, colour, cover);
        }
}

} // namespace koe::compare
