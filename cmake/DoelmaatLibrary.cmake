# doelmaat_library(<folder> SOURCES ... HEADERS ... [TESTS ...] [USES <folders>] [LINKS <targets>]
#                  [TEST_LINKS <targets>])
#
# One static library a folder under src. USES are folders of ours, as src/LAYERS allows; LINKS are
# libraries of others, private to the folder. TESTS become one GoogleTest program with label unit.
include(GoogleTest)

function(doelmaat_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 lib "" "" "SOURCES;HEADERS;TESTS;USES;LINKS;TEST_LINKS")
  set(target doelmaat_${folder})
  add_library(${target} STATIC ${lib_SOURCES})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src
                                  FILES ${lib_HEADERS})
  # Under the sanitizers all is built without optimisation, at half the time, but what computes.
  if(DOELMAAT_SANITIZE AND folder MATCHES "^(measure|numerics|stats)$")
    target_compile_options(${target} PRIVATE -O1)
  endif()
  list(TRANSFORM lib_USES PREPEND doelmaat_ OUTPUT_VARIABLE uses)
  target_link_libraries(${target} PUBLIC ${uses} PRIVATE doelmaat_options ${lib_LINKS})
  if(DOELMAAT_TESTS AND lib_TESTS)
    add_executable(${target}_test ${lib_TESTS})
    target_link_libraries(${target}_test PRIVATE ${target} doelmaat_options GTest::gtest_main
                                                 ${lib_TEST_LINKS})
    gtest_discover_tests(${target}_test TEST_PREFIX "${folder}." PROPERTIES LABELS unit
                         DISCOVERY_MODE PRE_TEST)
  endif()
endfunction()
