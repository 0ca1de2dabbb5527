#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace koe::compare {

struct Colour
{
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

/// @param share of @p to, in [0, 1]
[[nodiscard]] Colour mixed(Colour from, Colour to, double share);

struct Point
{
    double x = 0.0;
    double y = 0.0;
};

/// A picture in memory; 0, 0 is the middle of the pixel at the top left. What lies outside is not drawn.
class Canvas
{
public:
    Canvas(int width, int height, Colour ground);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] Colour at(int x, int y) const { return m_pixels[index(x, y)]; }

    void set(int x, int y, Colour colour);
    /// @param cover how much of the pixel is hidden, in [0, 1]
    void blend(int x, int y, Colour colour, double cover);
    void fill(int left, int top, int width, int height, Colour colour);
    /// A smooth line with round ends, @p width pixels thick.
    void line(Point from, Point to, Colour colour, double width);

private:
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }
    [[nodiscard]] bool inside(int x, int y) const { return x >= 0 && y >= 0 && x < m_width && y < m_height; }

    int m_width;
    int m_height;
    std::vector<Colour> m_pixels; // [height, width]
};

} // namespace koe::compare
