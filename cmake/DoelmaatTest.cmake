# doelmaat_test_program(<name> <sources>... [LINKS <targets>])
#
# A GoogleTest program. Tests are built without optimisation; what they test is not.
include(GoogleTest)

doelmaat_precompiled(tests <gtest/gtest.h> OPTIONS -O0 LINKS GTest::gtest_main)

function(doelmaat_test_program name)
  cmake_parse_arguments(PARSE_ARGV 1 test "" "" "LINKS")
  add_executable(${name} ${test_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${test_LINKS} doelmaat_options GTest::gtest_main)
  target_compile_options(${name} PRIVATE -O0)
  doelmaat_read_precompiled(${name} tests)
endfunction()

# Under the sanitizers a program starts a few times instead of once for each test: starting is dear.
function(doelmaat_unit_tests folder target)
  if(NOT DOELMAAT_SANITIZE)
    gtest_discover_tests(${target} TEST_PREFIX "${folder}." PROPERTIES LABELS unit
                         DISCOVERY_MODE PRE_TEST)
    return()
  endif()
  foreach(shard RANGE 3)
    add_test(NAME ${folder}.${shard} COMMAND ${target})
    set_tests_properties(${folder}.${shard} PROPERTIES LABELS unit
                         ENVIRONMENT "GTEST_TOTAL_SHARDS=4;GTEST_SHARD_INDEX=${shard}")
  endforeach()
endfunction()
