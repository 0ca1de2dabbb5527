#include "tensorfile/unpickler.h"

#include "core/number_text.h"
#include "tensorfile/pickle_opcodes.h"
#include "tensorfile/pickle_text.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace koe::tensorfile {
namespace {

// Far above what checkpoints have (a G_ file with its optimizer: about 40,000 steps), low enough that a
// hostile file can take neither the memory nor minutes.
constexpr std::uint64_t kMostSteps = 64'000'000;
constexpr std::size_t kMostNodes = 2'000'000;
constexpr std::uint64_t kMostLinks = 32'000'000;
constexpr std::size_t kDeepestStack = 2'000'000;
constexpr std::size_t kMostMarks = 1'000'000;
constexpr std::size_t kMostMemos = 1'000'000;
constexpr std::size_t kLongestLine = 1 << 16;
constexpr std::size_t kLongestName = 1000;
constexpr std::uint64_t kOwnTextFree = 1 << 20;

// Nodes that every graph has, so that they cost nothing.
constexpr PickleGraph::Id kNone = 0;
constexpr PickleGraph::Id kFalse = 1;
constexpr PickleGraph::Id kTrue = 2;

} // namespace

Unpickler::Id Unpickler::run()
{
    m_graph.nodes.resize(3);
    m_graph.nodes[kFalse].kind = Kind::Bool;
    m_graph.nodes[kTrue].kind = Kind::Bool;
    m_graph.nodes[kTrue].flag = true;
    for (std::uint64_t steps = 0; steps < kMostSteps; steps++) {
        const auto opcode = static_cast<unsigned char>(take(1)[0]);
        if (opcode == kStop)
            return pop();
        if (!step(opcode))
            throw PickleError("opcode " + std::to_string(opcode) + " is not one that a model uses");
    }
    throw PickleError("it takes too many steps");
}

bool Unpickler::step(unsigned char opcode)
{
    switch (opcode) {
    case kProto:
        if (number(1) > 5)
            throw PickleError("its pickle protocol is not known");
        return true;
    case kFrame:
        (void)number(8); // only a hint for buffering
        return true;

    case kPushNone:
        push(kNone);
        return true;
    case kNewTrue:
        push(kTrue);
        return true;
    case kNewFalse:
        push(kFalse);
        return true;
    case kBinInt:
        pushInt(static_cast<std::int32_t>(number(4)));
        return true;
    case kBinInt1:
        pushInt(static_cast<std::int64_t>(number(1)));
        return true;
    case kBinInt2:
        pushInt(static_cast<std::int64_t>(number(2)));
        return true;
    case kInt: {
        const std::string_view text = line();
        if (text == "00" || text == "01")
            push(text == "01" ? kTrue : kFalse);
        else
            pushNumberLine(text);
        return true;
    }
    case kLong: {
        std::string_view text = line();
        if (text.ends_with('L'))
            text.remove_suffix(1);
        pushNumberLine(text);
        return true;
    }
    case kLong1:
        pushLong(take(number(1)));
        return true;
    case kLong4:
        pushLong(take(number(4)));
        return true;
    case kFloat: {
        const auto value = parseNumber<double>(line());
        if (!value)
            throw PickleError("a number is garbled");
        Node real;
        real.kind = Kind::Float;
        real.real = *value;
        push(add(std::move(real)));
        return true;
    }
    case kBinFloat: {
        std::uint64_t bits = 0;
        for (const char c : take(8))
            bits = bits << 8 | static_cast<unsigned char>(c);
        Node real;
        real.kind = Kind::Float;
        real.real = std::bit_cast<double>(bits);
        push(add(std::move(real)));
        return true;
    }

    case kString:
        pushText(Kind::Text, keep(decodedLine(line())));
        return true;
    case kUnicode:
        pushText(Kind::Text, keep(rawUnicodeLine(line())));
        return true;
    case kShortBinString:
    case kShortBinUnicode:
        pushText(Kind::Text, take(number(1)));
        return true;
    case kBinString:
    case kBinUnicode:
        pushText(Kind::Text, take(number(4)));
        return true;
    case kBinUnicode8:
        pushText(Kind::Text, take(number(8)));
        return true;
    case kShortBinBytes:
        pushText(Kind::Bytes, take(number(1)));
        return true;
    case kBinBytes:
        pushText(Kind::Bytes, take(number(4)));
        return true;
    case kBinBytes8:
    case kByteArray8:
        pushText(Kind::Bytes, take(number(8)));
        return true;

    case kMark:
        if (m_marks.size() >= kMostMarks)
            throw PickleError("it is nested too deeply");
        m_marks.push_back(m_stack.size());
        return true;
    case kPop:
        // Python's own rule: a mark on top counts as an item.
        if (!m_marks.empty() && m_marks.back() == m_stack.size())
            m_marks.pop_back();
        else
            (void)pop();
        return true;
    case kPopMark:
        (void)popToMark();
        return true;
    case kDup:
        push(top());
        return true;

    case kEmptyTuple:
        pushSequence(Kind::Tuple, {});
        return true;
    case kTuple1:
    case kTuple2:
    case kTuple3: {
        std::vector<Id> items(static_cast<std::size_t>(opcode - kTuple1) + 1);
        for (std::size_t i = items.size(); i-- > 0;)
            items[i] = pop();
        pushSequence(Kind::Tuple, std::move(items));
        return true;
    }
    case kTuple:
        pushSequence(Kind::Tuple, popToMark());
        return true;
    case kEmptyList:
    case kEmptySet:
        pushSequence(Kind::List, {});
        return true;
    case kList:
    case kFrozenSet:
        pushSequence(Kind::List, popToMark());
        return true;
    case kEmptyDict:
        pushSequence(Kind::Dict, {});
        return true;
    case kDict: {
        auto items = popToMark();
        if (items.size() % 2 != 0)
            throw PickleError("a dictionary has a key without a value");
        pushSequence(Kind::Dict, std::move(items));
        return true;
    }
    case kAppend: {
        const Id item = pop();
        link(top(), {&item, 1});
        return true;
    }
    case kAppends:
    case kAddItems: {
        const auto items = popToMark();
        link(top(), items);
        return true;
    }
    case kSetItem: {
        const Id value = pop();
        const Id pair[] = {pop(), value};
        link(top(), pair);
        return true;
    }
    case kSetItems: {
        const auto items = popToMark();
        if (items.size() % 2 != 0)
            throw PickleError("a dictionary has a key without a value");
        link(top(), items);
        return true;
    }

    case kPut: {
        const auto index = parseNumber<std::uint64_t>(line());
        if (!index)
            throw PickleError("a number is garbled");
        memoize(*index);
        return true;
    }
    case kBinPut:
        memoize(number(1));
        return true;
    case kLongBinPut:
        memoize(number(4));
        return true;
    case kMemoize:
        memoize(m_memo.size());
        return true;
    case kGet: {
        const auto index = parseNumber<std::uint64_t>(line());
        if (!index)
            throw PickleError("a number is garbled");
        recall(*index);
        return true;
    }
    case kBinGet:
        recall(number(1));
        return true;
    case kLongBinGet:
        recall(number(4));
        return true;

    case kGlobal: {
        const std::string_view module = line();
        pushGlobal(module, line());
        return true;
    }
    case kStackGlobal: {
        const Id name = pop();
        const Id module = pop();
        if (node(name).kind != Kind::Text || node(module).kind != Kind::Text)
            throw PickleError("the name of a class is garbled");
        pushGlobal(node(module).text, node(name).text);
        return true;
    }
    case kReduce: {
        const Id arguments = pop();
        const Id callable = pop();
        if (node(arguments).kind != Kind::Tuple)
            throw PickleError("the arguments of a class are garbled");
        const std::vector<Id> copy = node(arguments).items; // the arena may move while it is called
        countLinks(copy.size());
        push(call(callable, copy));
        return true;
    }
    case kNewObj:
    case kNewObjEx: {
        if (opcode == kNewObjEx)
            (void)pop(); // keyword arguments
        const Id arguments = pop();
        const Id callable = pop();
        if (node(arguments).kind != Kind::Tuple)
            throw PickleError("the arguments of a class are garbled");
        const std::vector<Id> copy = node(arguments).items;
        countLinks(copy.size());
        push(call(callable, copy));
        return true;
    }
    case kBuild: {
        const Id state = pop();
        build(top(), state);
        return true;
    }
    case kBinPersid:
        push(resolve(pop()));
        return true;

    default:
        // PERSID, INST, OBJ, EXT and out-of-band buffers among them: PyTorch writes none of these.
        return false;
    }
}

std::string_view Unpickler::take(std::uint64_t count)
{
    if (count > m_bytes.size() - m_at)
        throw PickleError("it is cut off");
    const std::string_view text(reinterpret_cast<const char*>(m_bytes.data()) + m_at, count);
    m_at += count;
    return text;
}

std::uint64_t Unpickler::number(int bytes)
{
    const std::string_view raw = take(static_cast<std::uint64_t>(bytes));
    std::uint64_t value = 0;
    for (int i = bytes; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(raw[static_cast<std::size_t>(i)]);
    return value;
}

std::string_view Unpickler::line()
{
    const std::string_view rest(reinterpret_cast<const char*>(m_bytes.data()) + m_at,
                                std::min(m_bytes.size() - m_at, kLongestLine));
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos)
        throw PickleError("it is cut off");
    m_at += end + 1;
    std::string_view text = rest.substr(0, end);
    if (text.ends_with('\r'))
        text.remove_suffix(1);
    return text;
}

void Unpickler::push(Id id)
{
    if (m_stack.size() >= kDeepestStack)
        throw PickleError("its stack grows too high");
    m_stack.push_back(id);
}

Unpickler::Id Unpickler::pop()
{
    if (m_stack.empty() || (!m_marks.empty() && m_marks.back() >= m_stack.size()))
        throw PickleError("it takes more than it gave");
    const Id id = m_stack.back();
    m_stack.pop_back();
    return id;
}

Unpickler::Id Unpickler::top() const
{
    if (m_stack.empty() || (!m_marks.empty() && m_marks.back() >= m_stack.size()))
        throw PickleError("it takes more than it gave");
    return m_stack.back();
}

std::vector<Unpickler::Id> Unpickler::popToMark()
{
    if (m_marks.empty())
        throw PickleError("it takes more than it gave");
    const auto from = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    m_marks.pop_back();
    std::vector<Id> items(from, m_stack.end());
    m_stack.erase(from, m_stack.end());
    return items;
}

void Unpickler::memoize(std::uint64_t index)
{
    if (m_memo.size() >= kMostMemos)
        throw PickleError("it remembers too much");
    m_memo[index] = top();
}

void Unpickler::recall(std::uint64_t index)
{
    const auto found = m_memo.find(index);
    if (found == m_memo.end())
        throw PickleError("it recalls what it never said");
    push(found->second);
}

void Unpickler::pushInt(std::int64_t value)
{
    Node integer;
    integer.kind = Kind::Int;
    integer.number = value;
    push(add(std::move(integer)));
}

void Unpickler::pushText(Kind kind, std::string_view text)
{
    Node node;
    node.kind = kind;
    node.text = text;
    push(add(std::move(node)));
}

void Unpickler::pushNumberLine(std::string_view text)
{
    const auto value = parseNumber<std::int64_t>(text);
    if (!value)
        throw PickleError("a number is garbled or too large");
    pushInt(*value);
}

void Unpickler::pushLong(std::string_view littleEndian)
{
    if (littleEndian.size() > 8) {
        pushText(Kind::BigInt, littleEndian);
        return;
    }
    std::uint64_t value = 0;
    for (std::size_t i = littleEndian.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(littleEndian[i]);
    if (!littleEndian.empty() && littleEndian.size() < 8 && (littleEndian.back() & 0x80) != 0)
        value |= ~std::uint64_t{0} << (8 * littleEndian.size());
    pushInt(static_cast<std::int64_t>(value));
}

void Unpickler::pushSequence(Kind kind, std::vector<Id> items)
{
    countLinks(items.size());
    Node node;
    node.kind = kind;
    node.items = std::move(items);
    push(add(std::move(node)));
}

void Unpickler::pushGlobal(std::string_view module, std::string_view name)
{
    if (module.size() + name.size() > kLongestName) // looked up each time that it is said
        throw PickleError("the name of a class is garbled");
    std::string full;
    full.append(module).append(".").append(name);
    const auto known = m_globals.find(full);
    if (known != m_globals.end()) {
        push(known->second);
        return;
    }
    judgeGlobal(full);
    pushText(Kind::Global, keep(full));
    m_globals.emplace(std::move(full), top());
}

Unpickler::Id Unpickler::add(Node node)
{
    if (m_graph.nodes.size() >= kMostNodes)
        throw PickleError("it has too many parts");
    m_graph.nodes.push_back(std::move(node));
    return static_cast<Id>(m_graph.nodes.size() - 1);
}

void Unpickler::countLinks(std::size_t count)
{
    m_links += count;
    if (m_links > kMostLinks)
        throw PickleError("it has too many parts");
}

void Unpickler::link(Id container, std::span<const Id> items)
{
    Node& target = node(container);
    switch (target.kind) {
    case Kind::List:
    case Kind::Dict:
        break;
    case Kind::Opaque:
        return; // a foreign list or dictionary: inert
    default:
        throw PickleError("it adds to something that holds nothing");
    }
    if (target.kind == Kind::Dict && items.size() % 2 != 0)
        throw PickleError("a dictionary has a key without a value");
    countLinks(items.size());
    target.items.insert(target.items.end(), items.begin(), items.end());
}

std::string_view Unpickler::keep(std::string text)
{
    m_ownTextBytes += text.size();
    if (m_ownTextBytes > 2 * std::uint64_t{m_bytes.size()} + kOwnTextFree)
        throw PickleError("its texts grow too large");
    m_graph.ownText.push_back(std::move(text));
    return m_graph.ownText.back();
}

} // namespace koe::tensorfile
