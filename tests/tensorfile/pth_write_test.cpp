#include "tensorfile/pth.h"

#include "core/error.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <cstring>
#include <sys/mount.h>
#include <unistd.h>

namespace koe::tensorfile {
namespace {

namespace fs = std::filesystem;

Tensor ofType(DType type, std::size_t count)
{
    auto block = std::make_shared<std::vector<std::byte>>(count * byteSize(type));
    for (std::size_t i = 0; i < block->size(); i++)
        (*block)[i] = static_cast<std::byte>(type == DType::Bool ? i % 2 : i * 7 % 113);
    Tensor tensor;
    tensor.type = type;
    tensor.shape = {static_cast<std::int64_t>(count)};
    tensor.bytes = *block;
    tensor.owner = block;
    return tensor;
}

constexpr DType kAllTypes[] = {DType::Float64, DType::Float32, DType::Float16, DType::BFloat16, DType::Int64,
                               DType::Int32,   DType::Int16,   DType::Int8,    DType::UInt8,    DType::Bool};

/// One of every kind of value, as pth_load_check.py expects it.
Value everything()
{
    Value::Dict weight;
    weight.ordered = true;
    for (const DType type : kAllTypes)
        weight.items.emplace_back(name(type), ofType(type, 5));
    weight.items.emplace_back("scalar", Tensor::fromFloats({}, {2.5f}));
    weight.items.emplace_back("empty", Tensor::fromFloats({0, 5}, {}));
    weight.items.emplace_back("matrix", Tensor::fromFloats({2, 3}, {0, 1, 2, 3, 4, 5}));
    weight.items.emplace_back("half", Tensor::fromFloats({2}, {0.5f, -2.0f}).toHalf());
    weight.items.emplace_back("\xe5\xa3\xb0", Tensor::fromInts({1}, {7}));
    Value::List many;
    for (int i = 0; i < 2500; i++)
        many.emplace_back(i);
    Value::Dict plain;
    plain.items = {{"a", 1},
                   {5, "number as key"},
                   {"nested", Value::Dict{{{"deep", Value::List{Value::Tuple{{1, 2}}}}}, false}}};
    Value::Dict root;
    root.items = {{"weight", weight},
                  {"plain", plain},
                  {"numbers", Value::List{0, 255, 256, 65535, 65536, -1, std::int64_t{-2147483648LL},
                                          std::int64_t{1} << 40, -(std::int64_t{1} << 62), 1.5, -0.0, true,
                                          false, Value()}},
                  {"tuples", Value::List{Value::Tuple{}, Value::Tuple{{1}}, Value::Tuple{{1, 2}},
                                         Value::Tuple{{1, 2, 3}}, Value::Tuple{{1, 2, 3, 4}}}},
                  {"texts", Value::List{"",
                                        "ein Gr\xc3\xbc\xc3\x9f"
                                        "en",
                                        "line\nbreak"}},
                  {"bytes", std::string("\x00\xff raw", 6)},
                  {"many", many},
                  {"empty_list", Value::List{}},
                  {"empty_dict", Value::Dict{}}};
    return root;
}

bool same(const Value& a, const Value& b)
{
    if (a.data.index() != b.data.index())
        return false;
    if (const auto* left = a.as<Tensor>()) {
        const auto* right = b.as<Tensor>();
        return left->type == right->type && left->shape == right->shape &&
               left->bytes.size() == right->bytes.size() &&
               (left->bytes.empty() ||
                std::memcmp(left->bytes.data(), right->bytes.data(), left->bytes.size()) == 0);
    }
    if (const auto* left = a.as<Value::Dict>()) {
        const auto* right = b.as<Value::Dict>();
        if (left->ordered != right->ordered || left->items.size() != right->items.size())
            return false;
        for (std::size_t i = 0; i < left->items.size(); i++)
            if (!same(left->items[i].first, right->items[i].first) ||
                !same(left->items[i].second, right->items[i].second))
                return false;
        return true;
    }
    if (a.as<Value::List>() != nullptr || a.as<Value::Tuple>() != nullptr) {
        if (a.items().size() != b.items().size())
            return false;
        for (std::size_t i = 0; i < a.items().size(); i++)
            if (!same(a.items()[i], b.items()[i]))
                return false;
        return true;
    }
    if (a.as<std::int64_t>() != nullptr)
        return *a.as<std::int64_t>() == *b.as<std::int64_t>();
    return a.text() == b.text() && a.numberOr(0) == b.numberOr(0) && a.isNone() == b.isNone();
}

TEST(WritePth, WhatWasWrittenIsRead)
{
    const TemporaryFolder folder;
    const Value root = everything();
    writePth(folder.path() / "a.pth", root);
    EXPECT_TRUE(same(readPth(folder.path() / "a.pth"), root));
}

TEST(WritePth, EqualContentGivesEqualFiles)
{
    const TemporaryFolder folder;
    writePth(folder.path() / "a.pth", everything());
    writePth(folder.path() / "b.pth", readPth(folder.path() / "a.pth"));
    EXPECT_EQ(fileBytes(folder.path() / "a.pth"), fileBytes(folder.path() / "b.pth"));
}

TEST(WritePth, RecordsStartAtMultiplesOf64)
{
    const TemporaryFolder folder;
    std::string marked(100, 'q');
    const auto owner = std::make_shared<const std::string>(marked);
    Tensor tensor;
    tensor.type = DType::UInt8;
    tensor.shape = {100};
    tensor.owner = owner;
    tensor.bytes = std::as_bytes(std::span(*owner));
    writePth(folder.path() / "a.pth",
             Value::Dict{{{"a", Tensor::fromFloats({1}, {1})}, {"b", tensor}}, false});
    const std::string bytes = fileBytes(folder.path() / "a.pth");
    EXPECT_EQ(bytes.find(marked) % 64, 0u);
    EXPECT_EQ(bytes.find("\x80\x02}") % 64, 0u);
}

TEST(WritePth, TensorsThatShareBytesAreStoredOnce)
{
    const TemporaryFolder folder;
    const Tensor shared = ofType(DType::Float32, 10000);
    writePth(folder.path() / "a.pth", Value::List{shared, shared, shared});
    EXPECT_LT(fs::file_size(folder.path() / "a.pth"), 50000u);
    EXPECT_EQ(readPth(folder.path() / "a.pth").items()[2].as<Tensor>()->elements(), 10000);
}

TEST(WritePth, WhatCannotBeWrittenLeavesNothingBehind)
{
    const TemporaryFolder folder;
    writePth(folder.path() / "a.pth", Value(1));
    EXPECT_THROW(writePth(folder.path() / "a.pth", Value::List{Value::Opaque{"os.system"}}), InvalidInput);
    Value deep(1);
    for (int i = 0; i < 1100; i++)
        deep = Value::List{std::move(deep)};
    EXPECT_THROW(writePth(folder.path() / "a.pth", deep), InvalidInput);
    EXPECT_EQ(readPth(folder.path() / "a.pth").intOr(0), 1); // the old file stands
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    EXPECT_THROW(writePth(folder.path() / "no such folder" / "a.pth", Value(1)), InvalidInput);
}

TEST(WritePth, FullDiskIsSaidAndTheOldFileStands)
{
    const TemporaryFolder folder;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=256k") != 0)
        GTEST_SKIP() << "needs the right to mount a small disk (root)";
    writePth(folder.path() / "a.pth", Value(1));
    const std::string said = sentenceOf<Missing>(
        [&] { writePth(folder.path() / "a.pth", Value::List{ofType(DType::UInt8, 1 << 20)}); });
    EXPECT_NE(said.find("room"), std::string::npos) << said;
    EXPECT_EQ(readPth(folder.path() / "a.pth").intOr(0), 1);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
    ::umount(folder.path().c_str());
}

TEST(WritePth, ReadOnlyFolderIsSaid)
{
    const TemporaryFolder folder;
    const bool mounted = ::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_RDONLY, "size=256k") == 0;
    if (!mounted) {
        if (::geteuid() == 0)
            GTEST_SKIP() << "root without the right to mount: nothing is read-only for it";
        fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    }
    const std::string said = sentenceOf<InvalidInput>([&] { writePth(folder.path() / "a.pth", Value(1)); });
    EXPECT_NE(said.find("cannot be written"), std::string::npos) << said;
    if (mounted)
        ::umount(folder.path().c_str());
    else
        fs::permissions(folder.path(), fs::perms::owner_all);
}

/// KOE_PYTHON_TORCH: another Python to ask; else the system's.
TEST(WritePth, PyTorchOpensIt)
{
    const char* chosen = std::getenv("KOE_PYTHON_TORCH");
    const std::string python = chosen != nullptr ? chosen : "/usr/bin/python3";
    if (std::system((python + " -c 'import torch' > /dev/null 2>&1").c_str()) != 0)
        GTEST_SKIP() << "needs Python with PyTorch (KOE_PYTHON_TORCH or python3-torch)";
    const TemporaryFolder folder;
    writePth(folder.path() / "a.pth", everything());
    const std::string command = python + " " + KOE_SOURCE_DIR + "/tests/tensorfile/pth_load_check.py " +
                                (folder.path() / "a.pth").string();
    EXPECT_EQ(std::system(command.c_str()), 0);
}

} // namespace
} // namespace koe::tensorfile
