#pragma once

namespace koe {

/// The speech encoder of RVC, whose voices name none: as cards, experiments and the list of base models call it.
inline constexpr const char* kRvcEncoder = "contentvec";

} // namespace koe
