// One libFuzzer program per reader (KOE_BUILD_FUZZ): KOE_READER is its name.
#include "core/log.h"
#include "hostile/readers.h"

#include <cstdint>

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    koe::log::start("off");
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const koe::hostile::Reader* const kReader = koe::hostile::reader(KOE_READER);
    (void)kReader->read({reinterpret_cast<const std::byte*>(bytes), size});
    return 0;
}
