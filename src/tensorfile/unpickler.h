#pragma once

#include "tensorfile/pickle_graph.h"

#include <set>
#include <unordered_map>

namespace koe::tensorfile {

/// Reads one pickle (protocols 0 to 5) into a graph. Nothing is imported or called: a fixed list of classes
/// and functions has a meaning of our own (pickle_calls.cpp), all others become inert nodes.
///
/// Steps, nodes, links, marks, the memo and texts are bounded; every index is checked.
class Unpickler
{
public:
    using Id = PickleGraph::Id;

    /// @param bytes must outlive the graph; they may go on after the pickle
    explicit Unpickler(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    /// The root. Call once.
    /// @throws PickleError
    Id run();

    [[nodiscard]] const PickleGraph& graph() const { return m_graph; }
    /// Bytes that the pickle took.
    [[nodiscard]] std::size_t length() const { return m_at; }
    /// Classes and functions that are not built, by name.
    [[nodiscard]] const std::set<std::string>& unknownGlobals() const { return m_unknown; }
    /// Those among them that a model has no business with ("os.system").
    [[nodiscard]] const std::set<std::string>& suspiciousGlobals() const { return m_suspicious; }

private:
    using Kind = PickleGraph::Kind;
    using Node = PickleGraph::Node;

    // unpickler.cpp: the opcodes
    bool step(unsigned char opcode);
    [[nodiscard]] std::string_view take(std::uint64_t count);
    [[nodiscard]] std::uint64_t number(int bytes);
    [[nodiscard]] std::string_view line();
    void push(Id id);
    Id pop();
    [[nodiscard]] Id top() const;
    [[nodiscard]] std::vector<Id> popToMark();
    void memoize(std::uint64_t index);
    void recall(std::uint64_t index);
    void pushInt(std::int64_t value);
    void pushText(Kind kind, std::string_view text);
    void pushNumberLine(std::string_view text);
    void pushLong(std::string_view littleEndian);
    void pushSequence(Kind kind, std::vector<Id> items);
    void pushGlobal(std::string_view module, std::string_view name);

    Id add(Node node);
    [[nodiscard]] Node& node(Id id) { return m_graph.nodes[id]; }
    void link(Id container, std::span<const Id> items);
    void countLinks(std::size_t count);
    std::string_view keep(std::string text);

    // pickle_calls.cpp: what the few known classes and functions mean
    Id call(Id callable, const std::vector<Id>& arguments);
    Id callKnown(std::string_view name, const std::vector<Id>& arguments);
    void build(Id object, Id state);
    Id resolve(Id persistentId);
    Id rebuildTensor(const std::vector<Id>& arguments, bool ownType);
    Id numpyScalar(const std::vector<Id>& arguments);
    Id latin1(const std::vector<Id>& arguments);
    Id listOf(Id items);
    Id dictOf(const std::vector<Id>& arguments, bool ordered);
    Id opaque(std::string_view className);
    void judgeGlobal(std::string_view name);
    [[nodiscard]] std::vector<std::int64_t> integers(Id sequence);
    [[nodiscard]] std::uint64_t count(Id id);

    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    PickleGraph m_graph;
    std::vector<Id> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, Id> m_memo;
    std::unordered_map<std::string, Id> m_globals; ///< nodes of classes and functions by name
    std::uint64_t m_links = 0;
    std::uint64_t m_ownTextBytes = 0;
    std::set<std::string> m_unknown;
    std::set<std::string> m_suspicious;
};

} // namespace koe::tensorfile
