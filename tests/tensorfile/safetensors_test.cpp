#include "tensorfile/safetensors.h"

#include "core/error.h"
#include "in_memory.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace koe::tensorfile {
namespace {

std::string fileOf(const std::string& header, const std::string& data)
{
    std::string bytes;
    for (int i = 0; i < 8; i++)
        bytes += static_cast<char>(static_cast<std::uint64_t>(header.size()) >> (8 * i) & 0xFF);
    return bytes + header + data;
}

TEST(Safetensors, RoundTripKeepsOrderTypesAndMetadata)
{
    const TemporaryFolder folder;
    Safetensors content;
    content.metadata = {{"format", "pt"}, {"note", "ein \"Gr\u00fc\u00dfen\"\n"}};
    content.tensors.add("z.odd",
                        Tensor::fromFloats({3}, {1, 2, 3}).toHalf()); // 6 bytes: what follows is unaligned
    content.tensors.add("a", Tensor::fromFloats({2, 2}, {1, 2, 3, 4}));
    content.tensors.add("number", Tensor::fromInts({}, {-5}));
    content.tensors.add("nothing", Tensor::fromDoubles({0, 3}, {}));
    content.tensors.add("m", Tensor::fromDoubles({1}, {0.125}));
    writeSafetensors(folder.path() / "a.safetensors", content);

    const Safetensors read = readSafetensors(folder.path() / "a.safetensors");
    EXPECT_EQ(read.metadata, content.metadata);
    ASSERT_EQ(read.tensors.size(), content.tensors.size());
    for (const auto& [name, tensor] : content.tensors) {
        const Tensor* other = read.tensors.find(name);
        ASSERT_NE(other, nullptr) << name;
        EXPECT_EQ(other->type, tensor.type);
        EXPECT_EQ(other->shape, tensor.shape);
        EXPECT_EQ(other->toFloats(), tensor.toFloats());
        EXPECT_EQ(reinterpret_cast<std::uintptr_t>(other->bytes.data()) % byteSize(tensor.type), 0u) << name;
    }
    EXPECT_EQ(read.tensors.begin()->first, "z.odd");
}

TEST(Safetensors, DamagedFilesAreRefused)
{
    const TemporaryFolder folder;
    const std::string data(16, '\0');
    const auto refused = [&](const std::string& bytes) {
        EXPECT_THROW((void)readSafetensors(inMemory(bytes), "bad.safetensors"), InvalidInput) << bytes;
    };
    const auto entry = [](const char* type, const char* shape, const char* offsets) {
        return std::string(R"({"a":{"dtype":")") + type + R"(","shape":)" + shape + R"(,"data_offsets":)" +
               offsets + "}}";
    };
    EXPECT_EQ(readSafetensors(folder.write("good.safetensors", fileOf(entry("F32", "[4]", "[0,16]"), data)))
                  .tensors.size(),
              1u);
    refused(fileOf(entry("F32", "[5]", "[0,20]"), data));
    refused(fileOf(entry("F32", "[3]", "[0,12]"), data)); // a rest that belongs to nothing
    refused(fileOf(entry("F32", "[3]", "[4,16]"), data)); // a hole
    refused(fileOf(entry("F32", "[4]", "[16,0]"), data));
    refused(fileOf(entry("F32", "[4]", "[0,18446744073709551615]"), data));
    refused(fileOf(entry("F32", "[4611686018427387904,4]", "[0,16]"), data));
    refused(fileOf(entry("F32", "[-4]", "[0,16]"), data));
    refused(fileOf(entry("F32", "[4.0]", "[0,16]"), data));
    refused(fileOf(entry("F8_E4M3", "[16]", "[0,16]"), data));
    refused(fileOf(
        R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[3],"data_offsets":[4,16]}})",
        data));
    refused(fileOf(R"({"a":5})", data));
    refused(fileOf(R"({"__metadata__":{"a":5}})", ""));
    refused(fileOf(R"([1,2])", data));
    refused(fileOf("{\"a\":", data));
    refused("");
    refused("short");
    refused(std::string(8, '\xff') + "{}");
    refused(fileOf(std::string(200000, '['), data));
    refused(fileOf("{\"a\":" + std::string(200000, '['), data));
    EXPECT_THROW((void)readSafetensors(folder.path() / "none"), Missing);

    const std::string whole = fileOf(entry("F32", "[4]", "[0,16]"), data);
    for (std::size_t size = 0; size < whole.size(); size++)
        refused(whole.substr(0, size));
}

TEST(Safetensors, RandomDamageNeverCrashes)
{
    const TemporaryFolder folder;
    Safetensors content;
    content.metadata = {{"format", "pt"}};
    content.tensors.add("first", Tensor::fromFloats({2, 2}, {1, 2, 3, 4}));
    content.tensors.add("second", Tensor::fromInts({2}, {1, 2}));
    writeSafetensors(folder.path() / "a", content);
    const std::string whole = fileBytes(folder.path() / "a");
    std::mt19937 random(2);
    int readable = 0;
    for (int round = 0; round < 3000; round++) {
        std::string mutated = whole;
        for (unsigned i = 0; i < 1 + round % 3u; i++)
            mutated[random() % mutated.size()] = static_cast<char>(random());
        try {
            const Safetensors read = readSafetensors(inMemory(mutated), "m");
            for (const auto& [name, tensor] : read.tensors)
                readable += tensor.toFloats().empty() ? 0 : 1;
        } catch (const InvalidInput&) {
        }
    }
    EXPECT_GT(readable, 0);
}

TEST(Safetensors, TwoTensorsOfOneNameAreNotWritten)
{
    const TemporaryFolder folder;
    Safetensors content;
    content.tensors.add("a", Tensor::fromFloats({1}, {1}));
    content.tensors.add("a", Tensor::fromFloats({1}, {2}));
    EXPECT_THROW(writeSafetensors(folder.path() / "a", content), InvalidInput);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "a"));
}

} // namespace
} // namespace koe::tensorfile
