#pragma once

#include <filesystem>

namespace koe::studio {

/// One of our own libraries: beside the program, else in ../lib/koe-studio.
/// @param what what it is to the user, as in "The engine"
/// @throws Missing naming the places
[[nodiscard]] std::filesystem::path findLibrary(const char* name, const char* what);

/// Maps it until the process ends and gives the one function that it shows.
/// @throws Missing when the library or one that it needs is not there
[[nodiscard]] void* loadFactory(const std::filesystem::path& library, const char* function, const char* what);

/// Whether loadFactory() is at it on some thread: who begins a thread of this process just then, or loads
/// something, waits until it is done.
[[nodiscard]] bool isLibraryBeingLoaded();

} // namespace koe::studio
