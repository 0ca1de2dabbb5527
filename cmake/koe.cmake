# One helper per kind of target.

add_library(koe_options INTERFACE)
target_compile_options(koe_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>) # g++ 12 warns of its own std::string (GCC bug 105651)
target_compile_features(koe_options INTERFACE cxx_std_20)

# koe_precompiled_qt(koe_ui <QLabel> …): what nearly every file of the windows includes, compiled once: 3 s less for each of them.
# koe_precompiled_qt(test_ui koe_ui): the same one, of another target.
function(koe_precompiled_qt name)
    if(TARGET "${ARGV1}")
        target_precompile_headers(${name} REUSE_FROM ${ARGV1})
        target_compile_options(${name} PRIVATE -fPIC) # as libraries are; Debian 12's Qt asks for it, Debian 13's does not
    else()
        target_precompile_headers(${name} PRIVATE ${ARGN}
            <algorithm> <cmath> <filesystem> <functional> <map> <memory> <optional> <string> <vector>)
    endif()
    if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # else ccache gives up before such a header
        target_compile_options(${name} PRIVATE -fpch-preprocess)
        set_property(TARGET ${name} PROPERTY CXX_COMPILER_LAUNCHER
            ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
    endif()
endfunction()

# koe_module(pitch HEADERS a.h SOURCES a.cpp PUBLIC koe::core PRIVATE koe::nn koe::torch)
function(koe_module name)
    cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(koe_${name} STATIC ${arg_SOURCES})
    add_library(koe::${name} ALIAS koe_${name})
    target_include_directories(koe_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(koe_${name} PUBLIC ${arg_PUBLIC} PRIVATE koe_options ${arg_PRIVATE})
    # Listed privately: the headers belong to the target for IDEs, the include root is src/.
    target_sources(koe_${name} PRIVATE ${arg_HEADERS})
endfunction()

# koe_test(pitch SOURCES a_test.cpp LIBS koe::pitch): GoogleTest, each TEST a ctest entry.
function(koe_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "SOURCES;LIBS" ${ARGN})
    add_executable(test_${name} ${arg_SOURCES})
    target_link_libraries(test_${name} PRIVATE koe_options koe_test_support ${arg_LIBS} GTest::gtest_main)
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    # One ctest entry per executable: a LibTorch start costs 0.4 s, a hundred of them would be most of the time.
    add_test(NAME ${name} COMMAND test_${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "OMP_WAIT_POLICY=passive")
endfunction()
