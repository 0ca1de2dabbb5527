# Every outside library, found once. Targets: koe::torch, koe::faiss and the imported ones below.

find_package(Threads REQUIRED)
find_package(OpenMP REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(CURL 7.87 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
pkg_check_modules(sndfile REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(samplerate REQUIRED IMPORTED_TARGET samplerate)
pkg_check_modules(soxr REQUIRED IMPORTED_TARGET soxr)
pkg_check_modules(portaudio REQUIRED IMPORTED_TARGET portaudio-2.0)
pkg_check_modules(soundservers REQUIRED IMPORTED_TARGET alsa jack)
pkg_check_modules(libav REQUIRED IMPORTED_TARGET libavformat libavcodec libswresample libavutil)

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

find_library(OPENBLAS_LIBRARY NAMES openblas REQUIRED)
list(APPEND CMAKE_MODULE_PATH ${CMAKE_CURRENT_LIST_DIR})
find_package(LibTorch 1.13 REQUIRED)

find_package(faiss REQUIRED)
add_library(koe_faiss INTERFACE)
add_library(koe::faiss ALIAS koe_faiss)
# FAISS names the system's BLAS; OpenBLAS must stand before it on the link line. One word, unlike LibTorch's: CMake
# keeps only the last of equal words, which would be behind FAISS.
target_link_libraries(koe_faiss INTERFACE
    -Wl,--push-state,--no-as-needed,${OPENBLAS_LIBRARY},--pop-state faiss OpenMP::OpenMP_CXX)

if(KOE_BUILD_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Charts Svg Network LinguistTools Test)
endif()
if(KOE_BUILD_TESTS)
    find_package(GTest REQUIRED)
endif()
if(KOE_BUILD_BENCH)
    find_package(benchmark REQUIRED)
endif()
