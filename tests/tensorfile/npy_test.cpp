#include "tensorfile/npy.h"

#include "core/error.h"
#include "in_memory.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <numeric>

namespace koe::tensorfile {
namespace {

std::string npyOf(const std::string& header, const std::string& data, char major = 1)
{
    std::string padded = header + "\n";
    std::string bytes("\x93NUMPY", 6);
    bytes += major;
    bytes += '\0';
    bytes += static_cast<char>(padded.size() & 0xFF);
    bytes += static_cast<char>(padded.size() >> 8);
    if (major > 1)
        bytes += std::string(2, '\0');
    return bytes + padded + data;
}

TEST(Npy, RoundTripKeepsTypeShapeAndBytes)
{
    const TemporaryFolder folder;
    std::vector<float> many(100000);
    std::iota(many.begin(), many.end(), -5.0f);
    const Tensor tensors[] = {Tensor::fromFloats({2, 3}, {1, 2, 3, 4, 5, 6}),
                              Tensor::fromInts({4}, {1, -2, 3, std::int64_t{1} << 60}),
                              Tensor::fromDoubles({}, {0.25}),
                              Tensor::fromFloats({0, 5}, {}),
                              Tensor::fromFloats({3}, {0.5, 1, 2}).toHalf(),
                              Tensor::fromFloats({100, 1000}, many)}; // large enough to be mapped
    for (const Tensor& tensor : tensors) {
        writeNpy(folder.path() / "a.npy", tensor);
        const Tensor read = readNpy(folder.path() / "a.npy");
        EXPECT_EQ(read.type, tensor.type);
        EXPECT_EQ(read.shape, tensor.shape);
        EXPECT_TRUE(
            std::equal(read.bytes.begin(), read.bytes.end(), tensor.bytes.begin(), tensor.bytes.end()));
    }
}

TEST(Npy, HeaderIsNumPysOwn)
{
    const TemporaryFolder folder;
    writeNpy(folder.path() / "a.npy", Tensor::fromFloats({3}, {1, 2, 3}));
    const std::string bytes = fileBytes(folder.path() / "a.npy");
    EXPECT_EQ(bytes.substr(0, 8), std::string("\x93NUMPY\x01\x00", 8));
    EXPECT_EQ(bytes.substr(10, 59), "{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }  ");
    EXPECT_EQ(bytes.size(), 128u + 12u);
    EXPECT_EQ(bytes[127], '\n');
}

TEST(Npy, ColumnOrderAndBigEndianAreTurned)
{
    const TemporaryFolder folder;
    std::string data;
    for (const char c : {1, 2, 3, 4, 5, 6}) // columns of [2, 3]
        data += std::string{'\0', c};
    const auto file =
        folder.write("a.npy", npyOf("{'descr': '>i2', 'fortran_order': True, 'shape': (2, 3), }", data));
    EXPECT_EQ(readNpy(file).toFloats(), (std::vector{1.0f, 3.0f, 5.0f, 2.0f, 4.0f, 6.0f}));

    const auto rows =
        folder.write("b.npy", npyOf("{'descr':'>i2','fortran_order':False,'shape':(6,)}", data));
    EXPECT_EQ(readNpy(rows).toFloats(), (std::vector{1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f}));
}

TEST(Npy, LaterFormatsAndBadAlignmentAreRead)
{
    const TemporaryFolder folder;
    const std::string data("\0\0\x80\x3f\0\0\0\x40", 8);
    for (const char major : {1, 2, 3})
        for (const std::string pad : {"", " ", "  ", "   "}) {
            const auto file = folder.write(
                "a.npy", npyOf("{'shape': (2,), 'fortran_order': False, 'descr': '<f4'}" + pad, data, major));
            EXPECT_EQ(readNpy(file).toFloats(), (std::vector{1.0f, 2.0f}));
        }
}

TEST(Npy, DamagedFilesAreRefused)
{
    const TemporaryFolder folder;
    const std::string good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
    for (const std::string& header :
         {std::string("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"), // more than is there
          std::string("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4), }"),
          std::string("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 2), }"),
          std::string("{'descr': '|O', 'fortran_order': False, 'shape': (2, 2), }"),
          std::string("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2, 2), }"),
          std::string("{'descr': '<f4', 'shape': (2, 2), }"), std::string("{'descr': '<f4'"),
          std::string("nothing"), std::string("{'descr': '<f4', 'fortran_order': Maybe, 'shape': (2, 2), }")})
        EXPECT_THROW((void)readNpy(folder.write("bad.npy", npyOf(header, std::string(16, '\0')))),
                     InvalidInput)
            << header;
    EXPECT_THROW((void)readNpy(folder.write("bad.npy", npyOf(good, std::string(16, '\0'), 9))), InvalidInput);
    EXPECT_THROW((void)readNpy(folder.write("bad.npy", "hello, I am a text")), InvalidInput);
    EXPECT_THROW((void)readNpy(folder.write("bad.npy", "")), InvalidInput);
    EXPECT_THROW((void)readNpy(folder.path()), InvalidInput);
    EXPECT_THROW((void)readNpy(folder.path() / "none.npy"), Missing);

    const std::string whole = npyOf(good, std::string(16, '\0'));
    for (std::size_t size = 0; size < whole.size(); size++)
        EXPECT_THROW((void)readNpy(inMemory(whole.substr(0, size)), "cut.npy"), InvalidInput) << size;
}

TEST(Npy, RandomDamageNeverCrashes)
{
    const std::string whole =
        npyOf("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 2), }", std::string(16, '\1'));
    std::mt19937 random(1);
    int readable = 0;
    for (int round = 0; round < 3000; round++) {
        std::string mutated = whole;
        for (unsigned i = 0; i < 1 + round % 3u; i++)
            mutated[random() % mutated.size()] = static_cast<char>(random());
        try {
            readable += readNpy(inMemory(mutated), "m.npy").toFloats().size() <= 16 ? 1 : 0;
        } catch (const InvalidInput&) {
        }
    }
    EXPECT_GT(readable, 0);
}

} // namespace
} // namespace koe::tensorfile
