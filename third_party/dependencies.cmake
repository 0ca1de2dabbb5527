# Every outside library, found once. Targets: koe::torch, koe::faiss and the imported ones below.

find_package(Threads REQUIRED)
find_package(OpenMP REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(sndfile REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(samplerate REQUIRED IMPORTED_TARGET samplerate)
pkg_check_modules(portaudio REQUIRED IMPORTED_TARGET portaudio-2.0)
pkg_check_modules(libav REQUIRED IMPORTED_TARGET libavformat libavcodec libswresample libavutil)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# LibTorch: the system's, or any from 1.13 to the newest 2.x (KOE_TORCH_DIR, CMAKE_PREFIX_PATH).
if(KOE_TORCH_DIR)
    list(PREPEND CMAKE_PREFIX_PATH ${KOE_TORCH_DIR})
endif()
find_package(Torch REQUIRED)
find_library(OPENBLAS_LIBRARY NAMES openblas REQUIRED)
add_library(koe_torch INTERFACE)
add_library(koe::torch ALIAS koe_torch)
# As system headers: LibTorch's own warnings are not ours.
target_include_directories(koe_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
separate_arguments(torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(koe_torch INTERFACE ${torch_flags})
# OpenBLAS first and kept, so that sgemm_ binds to it even where the system's BLAS alternative is another one.
target_link_libraries(koe_torch INTERFACE
    -Wl,--push-state,--no-as-needed ${OPENBLAS_LIBRARY} -Wl,--pop-state ${TORCH_LIBRARIES} OpenMP::OpenMP_CXX)

find_package(faiss REQUIRED)
add_library(koe_faiss INTERFACE)
add_library(koe::faiss ALIAS koe_faiss)
target_link_libraries(koe_faiss INTERFACE faiss ${OPENBLAS_LIBRARY} OpenMP::OpenMP_CXX)

if(KOE_BUILD_TESTS)
    find_package(GTest REQUIRED)
endif()
