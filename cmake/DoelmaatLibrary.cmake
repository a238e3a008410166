# doelmaat_library(<folder> SOURCES ... HEADERS ... [TESTS ...] [USES <folders>] [LINKS <targets>]
#                  [TEST_LINKS <targets>])
#
# One static library a folder under src. USES are folders of ours, as src/LAYERS allows; LINKS are
# libraries of others, private to the folder. TESTS become one GoogleTest program with label unit.

# Headers that no source of `sources` includes first: for those it is still to be shown that they
# compile alone. Tests show it of none: they begin with gtest/gtest.h.
function(doelmaat_unproven_headers out headers sources)
  set(unproven ${headers})
  foreach(source IN LISTS sources)
    get_source_file_property(generated ${source} GENERATED)
    if(generated)
      continue()
    endif()
    file(STRINGS ${source} first REGEX "^#include" LIMIT_COUNT 1)
    if(first MATCHES "^#include \"([^\"]+)\"")
      cmake_path(GET CMAKE_MATCH_1 FILENAME header)
      if(CMAKE_MATCH_1 STREQUAL "${folder}/${header}")
        list(REMOVE_ITEM unproven ${header})
      endif()
    endif()
  endforeach()
  set(${out} ${unproven} PARENT_SCOPE)
endfunction()

function(doelmaat_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 lib "" "" "SOURCES;HEADERS;TESTS;USES;LINKS;TEST_LINKS")
  set(target doelmaat_${folder})
  add_library(${target} STATIC ${lib_SOURCES})
  doelmaat_unproven_headers(unproven "${lib_HEADERS}" "${lib_SOURCES}")
  set(proven ${lib_HEADERS})
  list(REMOVE_ITEM proven ${unproven})
  target_sources(
    ${target} PUBLIC FILE_SET proven TYPE HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${proven}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${unproven})
  set_target_properties(${target} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
  # Under the sanitizers all is built without optimisation, at half the time, but what computes.
  set(precompiled sources)
  if(DOELMAAT_SANITIZE AND folder MATCHES "^(measure|numerics|stats)$")
    target_compile_options(${target} PRIVATE -O1)
    set(precompiled optimised)
  endif()
  list(TRANSFORM lib_USES PREPEND doelmaat_ OUTPUT_VARIABLE uses)
  target_link_libraries(${target} PUBLIC ${uses} PRIVATE doelmaat_options ${lib_LINKS})
  doelmaat_read_precompiled(${target} ${precompiled})
  if(DOELMAAT_TESTS AND lib_TESTS)
    doelmaat_test_program(${target}_test ${lib_TESTS} LINKS ${target} ${lib_TEST_LINKS})
    doelmaat_unit_tests(${folder} ${target}_test)
  endif()
endfunction()
