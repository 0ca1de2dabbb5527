#include "compare/stroke_font.h"

#include <algorithm>
#include <vector>

namespace koe::compare {
namespace {

struct Glyph
{
    char letter;
    /// Polylines of points "xy" on a grid: x 0 to 4, y 0 (top of H) to 6 (baseline) to 8; a blank ends a
    /// line.
    std::string_view strokes;
};

constexpr Glyph kGlyphs[] = {
    {'0', "20304145361605011020"},
    {'1', "0120 2026"},
    {'2', "011030414206 0646"},
    {'3', "01103041423323 23334445361605"},
    {'4', "3630 3004 0444"},
    {'5', "4000 0002 02324345361605"},
    {'6', "4020030516364544331304"},
    {'7', "0040 4016"},
    {'8', "23130201103041423323 23130405163645443323"},
    {'9', "0626434130100102133342"},
    {'a', "4332120305163645 4246"},
    {'b', "0006 0312324345361605"},
    {'c', "4332120305163645"},
    {'d', "4046 4332120305163645"},
    {'e', "04444332120305163645"},
    {'f', "40302126 0242"},
    {'g', "4332120305163645 4247381807"},
    {'h', "0006 0312324346"},
    {'i', "2226 2020"},
    {'j', "22271808 2020"},
    {'k', "0006 4204 1346"},
    {'l', "2026"},
    {'m', "0206 03122326 23324346"},
    {'n', "0206 0312324346"},
    {'o', "22324345361605031222"},
    {'p', "0208 0312324345361605"},
    {'q', "4248 4332120305163645"},
    {'r', "0206 031232"},
    {'s', "43321203143445361605"},
    {'t', "10152636 0232"},
    {'u', "0205163645 4246"},
    {'v', "0226 2642"},
    {'w', "0216 1623 2336 3642"},
    {'x', "0246 4206"},
    {'y', "0225 4218"},
    {'z', "0242 4206 0646"},
    {'H', "0006 4046 0343"},
    {'.', "2626"},
    {'-', "0434"},
};

constexpr double kGridPerXHeight = 4.0; // y 2 to 6
constexpr double kGap = 1.9;            // between letters
constexpr double kBlank = 2.2;

using Stroke = std::vector<Point>;

std::vector<Stroke> strokesOf(char letter)
{
    const auto* glyph = std::find_if(std::begin(kGlyphs), std::end(kGlyphs),
                                     [letter](const Glyph& one) { return one.letter == letter; });
    std::vector<Stroke> strokes;
    if (glyph == std::end(kGlyphs))
        return strokes;
    strokes.emplace_back();
    for (std::size_t i = 0; i + 1 < glyph->strokes.size();) {
        if (glyph->strokes[i] == ' ') {
            strokes.emplace_back();
            ++i;
            continue;
        }
        strokes.back().push_back(
            {static_cast<double>(glyph->strokes[i] - '0'), static_cast<double>(glyph->strokes[i + 1] - '0')});
        i += 2;
    }
    return strokes;
}

/// Cuts corners (Chaikin, twice): octagons become round. The ends stay.
Stroke rounded(Stroke stroke)
{
    for (int pass = 0; pass < 2 && stroke.size() > 2; ++pass) {
        Stroke next{stroke.front()};
        for (std::size_t i = 0; i + 1 < stroke.size(); ++i) {
            const Point a = stroke[i];
            const Point b = stroke[i + 1];
            if (i > 0)
                next.push_back({0.75 * a.x + 0.25 * b.x, 0.75 * a.y + 0.25 * b.y});
            if (i + 2 < stroke.size())
                next.push_back({0.25 * a.x + 0.75 * b.x, 0.25 * a.y + 0.75 * b.y});
        }
        next.push_back(stroke.back());
        stroke = std::move(next);
    }
    return stroke;
}

struct Extent
{
    double left = 0.0;
    double right = kBlank;
};

Extent extentOf(char letter, const std::vector<Stroke>& strokes)
{
    if (letter >= '0' && letter <= '9')
        return {0.0, 4.0}; // figures stand in columns
    if (strokes.empty())
        return {};
    Extent extent{8.0, 0.0};
    for (const Stroke& stroke : strokes)
        for (const Point& point : stroke) {
            extent.left = std::min(extent.left, point.x);
            extent.right = std::max(extent.right, point.x);
        }
    return extent;
}

} // namespace

double writeText(Canvas& canvas, std::string_view text, Point at, double xHeight, Colour colour)
{
    const double unit = xHeight / kGridPerXHeight;
    for (const char letter : text) {
        const std::vector<Stroke> strokes = strokesOf(letter);
        const Extent extent = extentOf(letter, strokes);
        const auto place = [&](Point point) {
            return Point{at.x + (point.x - extent.left) * unit, at.y + (point.y - 6.0) * unit};
        };
        for (const Stroke& raw : strokes) {
            const Stroke stroke = rounded(raw);
            for (std::size_t i = 0; i + 1 < stroke.size(); ++i)
                canvas.line(place(stroke[i]), place(stroke[i + 1]), colour, 0.75 * unit);
        }
        at.x += (extent.right - extent.left + kGap) * unit;
    }
    return at.x;
}

double textWidth(std::string_view text, double xHeight)
{
    double width = 0.0;
    for (const char letter : text) {
        const Extent extent = extentOf(letter, strokesOf(letter));
        width += extent.right - extent.left + kGap;
    }
    return std::max(0.0, width - kGap) * xHeight / kGridPerXHeight;
}

} // namespace koe::compare
