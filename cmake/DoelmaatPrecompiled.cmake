# The standard library is read once instead of once for each source: doelmaat_precompiled(<set> ...) makes
# a precompiled header of it and of the given headers, doelmaat_read_precompiled(<target> <set>) uses it.
# With option DOELMAAT_PRECOMPILED only (presets ci and asan); what a source forgets to include then is
# found by tools/check_includes, and by presets dev and release. See docs/decisions/013.
set(DOELMAAT_STANDARD_HEADERS
    <algorithm>
    <array>
    <charconv>
    <cmath>
    <cstdint>
    <cstring>
    <filesystem>
    <functional>
    <limits>
    <map>
    <memory>
    <numeric>
    <optional>
    <set>
    <span>
    <string>
    <string_view>
    <tuple>
    <utility>
    <vector>)

# doelmaat_precompiled(<set> [<headers>...] [OPTIONS <flags>] [LINKS <targets>]): flags and links are
# those of the targets that will use it, or the compiler refuses it.
function(doelmaat_precompiled set)
  if(NOT DOELMAAT_PRECOMPILED)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 given "" "" "OPTIONS;LINKS")
  add_library(doelmaat_precompiled_${set} OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
  target_link_libraries(doelmaat_precompiled_${set} PRIVATE doelmaat_options ${given_LINKS})
  target_compile_options(doelmaat_precompiled_${set} PRIVATE ${given_OPTIONS})
  target_precompile_headers(doelmaat_precompiled_${set} PRIVATE ${DOELMAAT_STANDARD_HEADERS}
                            ${given_UNPARSED_ARGUMENTS})
endfunction()

function(doelmaat_read_precompiled target set)
  if(DOELMAAT_PRECOMPILED)
    target_precompile_headers(${target} REUSE_FROM doelmaat_precompiled_${set})
  endif()
endfunction()

doelmaat_precompiled(sources)
if(DOELMAAT_SANITIZE)
  doelmaat_precompiled(optimised OPTIONS -O1)
endif()
