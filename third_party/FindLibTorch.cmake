# LibTorch, whoever packed it: Debian's, the archive of its makers, or the one inside PyPI's wheel.
#
# Its own TorchConfig.cmake asks for the whole CUDA toolkit when it was built with CUDA, though a program that only
# links it needs none of it; so the headers and libraries are found by themselves.
#   KOE_TORCH_DIR, CMAKE_PREFIX_PATH   where to look first: the folder with include/ and lib/, or any folder below it
# Gives koe::torch and LibTorch_VERSION.

set(hints ${KOE_TORCH_DIR} ${KOE_TORCH_DIR}/.. ${KOE_TORCH_DIR}/../.. ${KOE_TORCH_DIR}/../../..)
if(KOE_TORCH_DIR)
    set(only NO_DEFAULT_PATH) # a folder that was named and holds none is an error, not a reason to take another
endif()
find_path(LibTorch_API_DIR torch/types.h HINTS ${hints} ${only} PATH_SUFFIXES include/torch/csrc/api/include)
find_path(LibTorch_INCLUDE_DIR ATen/ATen.h HINTS ${hints} ${only} PATH_SUFFIXES include)
foreach(part torch torch_cpu c10)
    find_library(LibTorch_${part}_LIBRARY ${part} HINTS ${hints} ${only} PATH_SUFFIXES lib)
    list(APPEND found LibTorch_${part}_LIBRARY)
endforeach()
include(FindPackageHandleStandardArgs)
if(LibTorch_API_DIR AND EXISTS ${LibTorch_API_DIR}/torch/version.h)
    file(READ ${LibTorch_API_DIR}/torch/version.h version_header)
    if(NOT version_header MATCHES "TORCH_VERSION_MAJOR")
        file(READ ${LibTorch_INCLUDE_DIR}/torch/headeronly/version.h version_header)
    endif()
    foreach(part MAJOR MINOR PATCH)
        string(REGEX MATCH "TORCH_VERSION_${part} ([0-9]+)" ignored "${version_header}")
        list(APPEND numbers "${CMAKE_MATCH_1}")
    endforeach()
    string(REPLACE ";" "." LibTorch_VERSION "${numbers}")
endif()
find_package_handle_standard_args(LibTorch REQUIRED_VARS LibTorch_API_DIR LibTorch_INCLUDE_DIR ${found}
    VERSION_VAR LibTorch_VERSION)

add_library(koe_torch INTERFACE)
add_library(koe::torch ALIAS koe_torch)
# Some wheels carry headers of their fmt; spdlog's must be found first, or it meets a version that it does not know.
if(EXISTS ${LibTorch_INCLUDE_DIR}/fmt AND NOT LibTorch_INCLUDE_DIR STREQUAL "/usr/include")
    find_path(fmt_INCLUDE_DIR fmt/core.h NO_CMAKE_PATH REQUIRED)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/fmt_first)
    file(CREATE_LINK ${fmt_INCLUDE_DIR}/fmt ${PROJECT_BINARY_DIR}/fmt_first/fmt SYMBOLIC)
    target_include_directories(koe_torch SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/fmt_first)
endif()
# As system headers: LibTorch's own warnings are not ours.
target_include_directories(koe_torch SYSTEM INTERFACE ${LibTorch_API_DIR} ${LibTorch_INCLUDE_DIR})

get_filename_component(lib_dir ${LibTorch_torch_cpu_LIBRARY} DIRECTORY)
# Wheels before 2.6 were built with the old std::string.
file(GLOB config ${lib_dir}/../share/cmake/Torch/TorchConfig.cmake)
if(config)
    file(STRINGS ${config} old_abi REGEX "_GLIBCXX_USE_CXX11_ABI=0")
    if(old_abi)
        target_compile_definitions(koe_torch INTERFACE _GLIBCXX_USE_CXX11_ABI=0)
        message(WARNING "This LibTorch was built with the old std::string; Debian's FAISS and spdlog cannot be linked beside it. Take 2.6 or newer.")
    endif()
endif()
# The CUDA half registers itself when it is loaded; nothing refers to it, so it must be kept by force.
set(cuda_libraries)
foreach(part torch_cuda c10_cuda)
    if(EXISTS ${lib_dir}/lib${part}.so)
        list(APPEND cuda_libraries ${lib_dir}/lib${part}.so)
    endif()
endforeach()
# OpenBLAS first and kept, so that sgemm_ binds to it even where the system's BLAS alternative is another one. The
# standard library before all: some wheels (2.11) export parts of an older one, std::filesystem among them.
target_link_libraries(koe_torch INTERFACE
    -Wl,--push-state,--no-as-needed -lstdc++ ${OPENBLAS_LIBRARY} ${LibTorch_torch_LIBRARY} ${cuda_libraries} -Wl,--pop-state
    ${LibTorch_torch_cpu_LIBRARY} ${LibTorch_c10_LIBRARY} OpenMP::OpenMP_CXX)
