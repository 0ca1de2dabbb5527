#include "compare/png.h"
#include "compare/stroke_font.h"
#include "core/atomic_file.h"
#include "core/error.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <filesystem>
#include <unistd.h>

namespace koe::compare {
namespace {

constexpr Colour kBlack{0, 0, 0};
constexpr Colour kWhite{255, 255, 255};

std::uint32_t bigEndian(const std::string& bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// Content of the chunk of that type; every checksum on the way is checked.
std::string chunk(const std::string& png, const std::string& wanted)
{
    std::string found;
    for (std::size_t at = 8; at < png.size();) {
        const std::size_t length = bigEndian(png, at);
        const std::string body = png.substr(at + 4, 4 + length);
        EXPECT_EQ(bigEndian(png, at + 8 + length),
                  ::crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size())));
        if (body.substr(0, 4) == wanted)
            found = body.substr(4);
        at += 12 + length;
    }
    return found;
}

int ink(const Canvas& canvas)
{
    int sum = 0;
    for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x)
            sum += canvas.at(x, y).red;
    return sum;
}

TEST(Png, HoldsEveryPixel)
{
    Canvas canvas(5, 3, {10, 20, 30});
    canvas.set(4, 2, {255, 0, 7});
    const auto file =
        std::filesystem::temp_directory_path() / ("koe-png-" + std::to_string(::getpid()) + ".png");
    writePng(file, canvas);
    const std::string png = readTextFile(file);
    std::filesystem::remove(file);
    ASSERT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
    const std::string header = chunk(png, "IHDR");
    EXPECT_EQ(bigEndian(header, 0), 5U);
    EXPECT_EQ(bigEndian(header, 4), 3U);
    const std::string packed = chunk(png, "IDAT");
    std::string rows(3 * (1 + 5 * 3), '\0');
    uLongf size = rows.size();
    ASSERT_EQ(::uncompress(reinterpret_cast<Bytef*>(rows.data()), &size,
                           reinterpret_cast<const Bytef*>(packed.data()), packed.size()),
              Z_OK);
    ASSERT_EQ(size, rows.size());
    for (int y = 0; y < 3; ++y) {
        const std::size_t row = static_cast<std::size_t>(y) * 16;
        ASSERT_EQ(rows[row], 1); // filter: the difference from the pixel at the left
        unsigned char red = 0;
        unsigned char blue = 0;
        for (int x = 0; x < 5; ++x) {
            const std::size_t pixel = row + 1 + static_cast<std::size_t>(x) * 3;
            red = static_cast<unsigned char>(red + rows[pixel]);
            blue = static_cast<unsigned char>(blue + rows[pixel + 2]);
            EXPECT_EQ(red, canvas.at(x, y).red);
            EXPECT_EQ(blue, canvas.at(x, y).blue);
        }
    }
}

TEST(Png, APlaceThatIsNotThereIsASentence)
{
    EXPECT_THROW(writePng("/proc/nothing/a.png", Canvas(1, 1, kBlack)), InvalidInput);
}

TEST(Canvas, LinesCoverAsMuchAsTheyAreWide)
{
    Canvas canvas(60, 20, kBlack);
    canvas.line({10, 10}, {50, 10}, kWhite, 2.0);
    EXPECT_NEAR(ink(canvas) / 255.0, 40 * 2.0 + 3.14, 2.0); // a bar with round ends
    EXPECT_EQ(canvas.at(30, 5).red, 0);
}

TEST(Canvas, WhatLiesOutsideIsNotDrawn)
{
    Canvas canvas(4, 4, kBlack);
    canvas.line({-100, -100}, {-50, -50}, kWhite, 3.0);
    canvas.fill(10, 10, 5, 5, kWhite);
    canvas.set(-1, 0, kWhite);
    EXPECT_EQ(ink(canvas), 0);
}

TEST(StrokeFont, HasEveryLetterOfTheLabels)
{
    for (const char letter : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789H.-")) {
        Canvas canvas(40, 40, kBlack);
        const double end = writeText(canvas, std::string_view(&letter, 1), {10, 28}, 12, kWhite);
        EXPECT_GT(ink(canvas), 255) << letter;
        EXPECT_GT(end, 10.0);
    }
    Canvas canvas(40, 40, kBlack);
    writeText(canvas, " ", {10, 28}, 12, kWhite);
    EXPECT_EQ(ink(canvas), 0);
}

TEST(StrokeFont, FiguresStandInColumns)
{
    EXPECT_EQ(textWidth("111", 8), textWidth("888", 8));
    EXPECT_LT(textWidth("il", 8), textWidth("mm", 8));
}

} // namespace
} // namespace koe::compare
