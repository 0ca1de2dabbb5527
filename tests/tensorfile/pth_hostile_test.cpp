#include "tensorfile/pth.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "in_memory.h"
#include "support/temporary_folder.h"
#include "tensorfile/zip_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>
#include <zlib.h>

namespace koe::tensorfile {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

std::string le(std::uint64_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; i++)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

std::string text(const std::string& value)
{
    return "X" + le(value.size(), 4) + value;
}

std::string integer(std::int64_t value)
{
    return "\x8a\x08"s + le(static_cast<std::uint64_t>(value), 8);
}

std::string storage(std::int64_t elements, const std::string& key = "0")
{
    return "(" + text("storage") + "ctorch\nFloatStorage\n" + text(key) + text("cuda:0") + integer(elements) +
           "tQ";
}

std::string tensor(std::int64_t elements, std::int64_t offset, const std::vector<std::int64_t>& shape,
                   const std::vector<std::int64_t>& strides)
{
    std::string out = "ctorch._utils\n_rebuild_tensor_v2\n(" + storage(elements) + integer(offset);
    for (const auto* list : {&shape, &strides}) {
        out += '(';
        for (const std::int64_t value : *list)
            out += integer(value);
        out += 't';
    }
    return out + "\x89}tR"; // no OrderedDict: nobody looks at the hooks
}

class Hostile : public testing::Test
{
protected:
    /// A zip with this pickle (between PROTO and STOP) and a storage of 16 bytes.
    fs::path pickled(const std::string& body)
    {
        return zipped({{"root/data.pkl", "\x80\x02" + body + "."}, {"root/data/0", std::string(16, '\1')}});
    }

    fs::path zipped(const std::vector<std::pair<std::string, std::string>>& records)
    {
        AtomicFile file(m_folder.path() / "hostile.pth");
        ZipWriter zip(file);
        for (const auto& [name, content] : records)
            zip.add(name, std::string_view(content));
        zip.finish();
        file.commit();
        return m_folder.path() / "hostile.pth";
    }

    void refused(const std::string& body, const std::string& word = "")
    {
        const std::string said = sentenceOf<InvalidInput>([&] { (void)readPth(pickled(body)); });
        EXPECT_NE(said.find(word), std::string::npos) << said;
        EXPECT_NE(said.find("hostile.pth"), std::string::npos) << said;
    }

    TemporaryFolder m_folder;
};

TEST_F(Hostile, AnHonestFileOfTheSameMakeIsRead)
{
    const Value value = readPth(pickled(tensor(4, 1, {3}, {1})));
    ASSERT_NE(value.as<Tensor>(), nullptr);
    EXPECT_EQ(value.as<Tensor>()->elements(), 3);
}

TEST_F(Hostile, NothingIsRun)
{
    const fs::path proof = m_folder.path() / "proof";
    const std::string command = text("touch " + proof.string());
    for (const std::string& call :
         {"cos\nsystem\n(" + command + "tR", "cposix\nsystem\n(" + command + "tR",
          "\x8c\x02os\x8c\x06system\x93" + command + "\x85R", "csubprocess\nPopen\n(" + command + "tR",
          "c__builtin__\neval\n(" + command + "tR", "cbuiltins\nexec\n(" + command + "tR",
          "cbuiltins\ngetattr\n(cos\nsystem\n" + text("__call__") + "tR(" + command + "tR",
          "cos\nsystem\n(" + command + "t\x81", "cos\nsystem\n(" + command + "t}\x92"}) {
        const Value value = readPth(pickled("}(" + text("weight") + call + "u"));
        EXPECT_NE(value.find("weight")->as<Value::Opaque>(), nullptr) << call;
        EXPECT_FALSE(fs::exists(proof));
    }
    refused("(ios\nsystem\n", "opcode");  // INST
    refused("(cos\nsystem\no", "opcode"); // OBJ
    refused("P0\n", "opcode");            // PERSID
    refused("\x82\1", "opcode");          // EXT1
    refused("\x97", "opcode");            // NEXT_BUFFER
}

TEST_F(Hostile, TensorsBeyondTheirStorageAreRefused)
{
    const std::int64_t big = std::int64_t{1} << 62;
    refused(tensor(16384, 0, {16384}, {1}), "shorter");
    refused(tensor(4, 0, {5}, {1}), "beyond");
    refused(tensor(4, 4, {1}, {1}), "beyond");
    refused(tensor(4, 1, {4}, {1}), "beyond");
    refused(tensor(4, 0, {2}, {4}), "beyond");
    refused(tensor(4, -1, {1}, {1}));
    refused(tensor(4, 0, {-1}, {1}));
    refused(tensor(4, 0, {2}, {-1}));
    refused(tensor(-4, 0, {1}, {1}));
    refused(tensor(4, big, {1}, {1}), "beyond");
    refused(tensor(4, 0, {2}, {big}), "beyond");
    refused(tensor(4, 0, {3, 3}, {big, big}), "beyond");
    refused(tensor(4, 0, {big, 4}, {1, 1}), "larger than any memory");
    refused(tensor(big, 0, {1}, {1}), "shorter");
    refused(tensor(4, 0, {big >> 3}, {0}), "far more room"); // one number, repeated without end
    refused(tensor(4, 0, {1, 1}, {1}), "strides");
    refused(tensor(4, 0, std::vector<std::int64_t>(65, 1), std::vector<std::int64_t>(65, 1)), "shape");
    refused("ctorch._utils\n_rebuild_tensor_v2\n)R");
    refused("ctorch._utils\n_rebuild_tensor_v2\n(K\1K\1K\1K\1tR");
    refused("ctorch._utils\n_rebuild_tensor_v2\n(" + storage(4, "9") + "K\0(K\1t(K\1ttR"s, "data/9");
    refused("(" + text("storage") + "tQ", "storage");
    refused("NQ", "storage");
    // Sizes whose product is nothing are nothing, however large the others are.
    const Value nothing = readPth(pickled(tensor(4, 0, {0, std::int64_t{1} << 50}, {1, 1})));
    ASSERT_NE(nothing.as<Tensor>(), nullptr);
    EXPECT_EQ(nothing.as<Tensor>()->elements(), 0);
}

TEST_F(Hostile, NestingAndSharingAreBounded)
{
    refused(std::string(200000, ']') + std::string(199999, 'a'), "nested");
    refused(std::string(200000, '(') + std::string(200000, 't'), "nested");
    refused(std::string(2000000, '('), "nested");
    refused("]q\0h\0a"s, "nested"); // a list in itself
    refused("}q\0"s + text("a") + "h\0s"s, "nested");

    // Billion laughs: every level holds the one before ten times.
    std::string laughs = "]q\0"s;
    for (int level = 1; level < 60; level++) {
        const auto previous = static_cast<char>(level - 1);
        laughs += "](";
        for (int i = 0; i < 10; i++)
            laughs += "h"s + previous;
        laughs += "eq"s + static_cast<char>(level);
    }
    refused(laughs, "too many parts");

    // A long text, shared.
    std::string texts = text(std::string(1 << 20, 'a')) + "q\0]("s;
    for (int i = 0; i < 5000; i++)
        texts += "h\0"s;
    refused(texts + "e", "texts");

    // A long list, copied.
    std::string copies = "(" + std::string(1000000, 'N') + "lq\0"s;
    for (int i = 0; i < 100; i++)
        copies += "cbuiltins\nset\n(h\0tR"s;
    refused(copies, "too many parts");
    refused(std::string(5000000, 'N'), "stack");
    refused(std::string(5000000, ']'), "");
}

TEST_F(Hostile, IndicesAndStacksAreChecked)
{
    EXPECT_EQ(readPth(pickled("K\5r\xff\xff\xff\xff"
                              "0j\xff\xff\xff\xff"))
                  .intOr(0),
              5); // a huge memo index costs nothing
    EXPECT_EQ(readPth(pickled("K\5p99999999999999999\n0g99999999999999999\n")).intOr(0), 5);
    for (const std::string& body : {""s,
                                    "0"s,
                                    "1"s,
                                    "2"s,
                                    "h\1"s,
                                    "j\1\0\0\0"s,
                                    "g7\n"s,
                                    "a"s,
                                    "]a"s,
                                    "e"s,
                                    "s"s,
                                    "}Ns"s,
                                    "(u"s,
                                    "}(Nu"s,
                                    "t"s,
                                    "\x85"s,
                                    "\x86"s,
                                    "R"s,
                                    "NR"s,
                                    "NNR"s,
                                    "N)R"s,
                                    "b"s,
                                    "Nb"s,
                                    "Q"s,
                                    "\x93"s,
                                    "NN\x93"s,
                                    "q\0"s,
                                    "(q\0"s,
                                    "K"s,
                                    "J\1\2"s,
                                    "X\xff\xff\xff\xff"s,
                                    "\x8d\xff\xff\xff\xff\xff\xff\xff\xff"s,
                                    "\x8b\xff\xff\xff\xff"s,
                                    "cos\n"s,
                                    "I12x\n"s,
                                    "F1.5.5\n"s,
                                    "L\n"s,
                                    "Sabc\n"s,
                                    "S'a\\xzz'\n"s,
                                    "V\\u12\n"s,
                                    "(Nd"s,
                                    "Na"s,
                                    "N(Ne"s,
                                    "\x80\x09N"s,
                                    "\xfe"s,
                                    "(N"s + "0"s,
                                    "ccollections\nOrderedDict\n(NtR"s,
                                    "c_codecs\nencode\n(X\2\0\0\0\xe5\xa3tR"s})
        EXPECT_THROW((void)readPth(pickled(body)), InvalidInput) << body;
}

TEST_F(Hostile, OldTextOpcodesAreRead)
{
    EXPECT_EQ(readPth(pickled("I-7\n")).intOr(0), -7);
    EXPECT_TRUE(*readPth(pickled("I01\n")).as<bool>());
    EXPECT_EQ(readPth(pickled("L12345678901L\n")).intOr(0), 12345678901);
    EXPECT_DOUBLE_EQ(readPth(pickled("F2.5\n")).numberOr(0), 2.5);
    EXPECT_EQ(readPth(pickled("S'a\\x41\\n\\''\n")).text(), "aA\n'");
    EXPECT_EQ(readPth(pickled("V\\u58f0\xfc\n")).text(), "\xe5\xa3\xb0\xc3\xbc");
    EXPECT_EQ(readPth(pickled("(S'k'\nI1\ndp0\n")).find("k")->intOr(0), 1);
    EXPECT_EQ(readPth(pickled("(lp0\nI1\na")).items().size(), 1u);
    EXPECT_EQ(readPth(pickled("}(" + text("k") + "K\1" + text("k") + "K\2u")).find("k")->intOr(0),
              2); // the later wins
}

TEST_F(Hostile, ForeignDictionariesAndListsStayInert)
{
    const Value value =
        readPth(pickled("}(" + text("dictionary") + "cfairseq.data.dictionary\nDictionary\n)\x81}(" +
                        text("symbols") + "]ub" + text("weight") + "K\1" + text("list") +
                        "cfoo\nList\n)\x81(K\1K\2e" + text("map") + "cfoo\nMap\n)\x81(K\1K\2u" + "u"));
    EXPECT_EQ(value.find("dictionary")->as<Value::Opaque>()->className, "fairseq.data.dictionary.Dictionary");
    EXPECT_EQ(value.find("weight")->intOr(0), 1);
    EXPECT_EQ(value.find("map")->as<Value::Opaque>()->className, "foo.Map");
}

/// Places of the numbers of a zip's directory, patched one by one.
TEST_F(Hostile, ZipDirectoriesThatLieAreRefused)
{
    const std::string whole = fileBytes(pickled(tensor(4, 0, {4}, {1})));
    const std::size_t end = whole.rfind("PK\5\6");
    std::uint32_t directory = 0;
    std::memcpy(&directory, whole.data() + end + 16, 4);
    const std::size_t second = whole.find("PK\1\2", directory + 4);
    const auto patched = [&](std::size_t at, std::uint64_t value, int bytes) {
        std::string copy = whole;
        copy.replace(at, static_cast<std::size_t>(bytes), le(value, bytes));
        return m_folder.write("patched.pth", copy);
    };
    EXPECT_NO_THROW((void)readPth(m_folder.write("patched.pth", whole)));
    const std::uint32_t firstHeader = 0;
    for (const auto& file : {
             patched(second + 20, 1u << 30, 4),    // stored size beyond the file
             patched(second + 24, 1u << 30, 4),    // two sizes
             patched(second + 42, firstHeader, 4), // the header of another record
             patched(second + 42, 7, 4),           // no header there
             patched(second + 42, 0xFFFFFFF0, 4),  // beyond the file
             patched(second + 28, 0xFFFF, 2),      // name beyond the directory
             patched(second, 0, 4),                // no entry there
             patched(directory + 20, whole.size() - 64, 4),
             patched(end + 16, 0xFFFFFF00, 4),                               // directory beyond the file
             patched(end + 12, 0xFFFFFF00, 4), patched(end + 10, 0xFFF0, 2), // more records than there are
             patched(second + 10, 99, 2),                                    // unknown packing
             patched(second + 8, 0x0801, 2),                                 // a password
         })
        EXPECT_THROW((void)readPth(file), InvalidInput);
    // The second record as long as the whole of the first: they overlap.
    std::string overlapping = whole;
    std::uint32_t secondHeader = 0;
    std::memcpy(&secondHeader, whole.data() + second + 42, 4);
    overlapping.replace(directory + 20, 4, le(secondHeader, 4));
    overlapping.replace(directory + 24, 4, le(secondHeader, 4));
    const std::string said =
        sentenceOf<InvalidInput>([&] { (void)readPth(m_folder.write("patched.pth", overlapping)); });
    EXPECT_NE(said.find("overlap"), std::string::npos) << said;

    EXPECT_THROW((void)readPth(zipped({{"a/data.pkl", "\x80\x02N."}, {"a/data.pkl", "\x80\x02N."}})),
                 InvalidInput);
    EXPECT_THROW((void)readPth(zipped({{"a/other.pkl", "\x80\x02N."}})), InvalidInput);
    EXPECT_THROW((void)readPth(zipped({{"a/data.pkl", "\x80\x02N."}, {"a/byteorder", "big"}})), InvalidInput);
    EXPECT_THROW((void)readPth(zipped({})), InvalidInput);
    EXPECT_NO_THROW((void)readPth(zipped({{"a/data.pkl", "\x80\x02N."}, {"a/byteorder", "little"}})));
}

TEST_F(Hostile, ZipBombsAreRefused)
{
    // One record of 3 GB of zeros, deflated to 3 MB.
    const std::size_t size = std::size_t{3} << 30;
    std::string packed;
    z_stream stream = {};
    ASSERT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string zeros(1 << 20, '\0'), out(1 << 20, '\0');
    // 40 MB are packed; the claim alone says 3 GB.
    for (int block = 0; block < 40; block++) {
        stream.next_in = reinterpret_cast<Bytef*>(zeros.data());
        stream.avail_in = static_cast<uInt>(zeros.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = static_cast<uInt>(out.size());
            ASSERT_NE(deflate(&stream, block == 39 ? Z_FINISH : Z_NO_FLUSH), Z_STREAM_ERROR);
            packed.append(out, 0, out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    const auto bomb = [&](std::uint64_t claimed) {
        const std::string name = "a/data.pkl";
        const std::string sizes = le(0, 4) + le(packed.size(), 4) + le(claimed, 4);
        const std::string local =
            "PK\3\4"s + le(20, 2) + le(0, 2) + le(8, 2) + le(0, 4) + sizes + le(name.size(), 2) + le(0, 2);
        const std::string entry = "PK\1\2"s + le(20, 2) + le(20, 2) + le(0, 2) + le(8, 2) + le(0, 4) + sizes +
                                  le(name.size(), 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) +
                                  le(0, 4);
        const std::string body = local + name + packed;
        return m_folder.write("bomb.pth", body + entry + name + "PK\5\6"s + le(0, 4) + le(1, 2) + le(1, 2) +
                                              le(entry.size() + name.size(), 4) + le(body.size(), 4) +
                                              le(0, 2));
    };
    const std::string said = sentenceOf<InvalidInput>([&] { (void)readPth(bomb(size)); });
    EXPECT_NE(said.find("unpack"), std::string::npos) << said;
    const std::string short_ =
        sentenceOf<InvalidInput>([&] { (void)readPth(bomb(100)); }); // longer than it says
    EXPECT_NE(short_.find("unpacked"), std::string::npos) << short_;
}

/// Reads what can be read of it, wholly; anything but an Error is a failure.
bool survives(const std::string& content)
{
    try {
        const Value value = readPth(inMemory(content), "m.pth");
        const std::function<std::size_t(const Value&)> walk = [&](const Value& v) -> std::size_t {
            std::size_t sum = v.text().size();
            if (const auto* t = v.as<Tensor>())
                sum += t->toFloats().size();
            for (const Value& item : v.items())
                sum += walk(item);
            if (const auto* dict = v.as<Value::Dict>())
                for (const auto& [key, item] : dict->items)
                    sum += walk(key) + walk(item);
            return sum;
        };
        return walk(value) > 0;
    } catch (const InvalidInput&) {
        return false;
    }
}

class Damaged : public testing::TestWithParam<const char*>
{
};

TEST_P(Damaged, ThousandsOfMutationsNeverCrash)
{
    const std::string whole = fileBytes(fs::path(KOE_FIXTURES) / "tensorfile" / GetParam());
    std::mt19937 random(7);
    int readable = 0;
    constexpr int kRounds = 4000;
    for (int round = 0; round < kRounds; round++) {
        std::string mutated = whole;
        const unsigned changes = 1 + round % 6u;
        for (unsigned i = 0; i < changes; i++) {
            const std::size_t at = random() % mutated.size();
            switch (random() % 5) {
            case 0:
                mutated[at] = static_cast<char>(random());
                break;
            case 1:
                mutated[at] = static_cast<char>(mutated[at] ^ (1 << random() % 8));
                break;
            case 2:
                mutated.erase(at, 1 + random() % 4);
                break;
            case 3:
                mutated.insert(at, mutated.substr(random() % mutated.size(), 1 + random() % 40));
                break;
            default:
                mutated.replace(at, std::min<std::size_t>(4, mutated.size() - at), "\xff\xff\xff\x7f", 4);
                break;
            }
        }
        readable += survives(mutated) ? 1 : 0;
    }
    EXPECT_GT(readable, 0);       // some damage does no harm
    EXPECT_LT(readable, kRounds); // and some is found
}

/// The zip's directory stays whole: only the pickle is damaged, so that every mutation reaches it.
TEST_P(Damaged, MutatedPicklesNeverCrash)
{
    const std::string whole = fileBytes(fs::path(KOE_FIXTURES) / "tensorfile" / GetParam());
    const std::size_t from = whole.find(std::string("\x80"));
    const std::size_t to = std::min(whole.size(), from + 3000);
    std::mt19937 random(11);
    int readable = 0;
    for (int round = 0; round < 4000; round++) {
        std::string mutated = whole;
        for (unsigned i = 0; i < 1 + round % 4u; i++) {
            const std::size_t at = from + random() % (to - from);
            mutated[at] =
                random() % 2 == 0 ? static_cast<char>(random()) : whole[from + random() % (to - from)];
        }
        readable += survives(mutated) ? 1 : 0;
    }
    EXPECT_GT(readable, 0);
}

TEST_P(Damaged, TruncatedAnywhereIsRefused)
{
    const std::string whole = fileBytes(fs::path(KOE_FIXTURES) / "tensorfile" / GetParam());
    for (std::size_t size = 0; size < whole.size(); size += size < 600 || size + 600 > whole.size() ? 1 : 13)
        ASSERT_THROW((void)readPth(inMemory(whole.substr(0, size)), "cut.pth"), InvalidInput) << size;
}

INSTANTIATE_TEST_SUITE_P(Files, Damaged,
                         testing::Values("zip.pth", "protocol4.pth", "legacy.pth", "training.pth",
                                         "deflated.pth"),
                         [](const auto& one) {
                             const std::string file = one.param;
                             return file.substr(0, file.find('.'));
                         });

} // namespace
} // namespace koe::tensorfile
