#include "convert/sample_store.h"

#include <algorithm>

namespace koe::convert {

void MemorySource::read(std::size_t first, std::span<float> to) const
{
    std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(first), to.size(), to.begin());
}

} // namespace koe::convert
