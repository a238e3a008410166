# Efficiency, regression and measures: numbers against numbers.
doelmaat_conformance_program(conformance_cost_efficiency_test cost_efficiency_test.cpp
                             frontier_set.cpp)
doelmaat_conformance_program(conformance_dea_measures_test dea_measures_test.cpp frontier_set.cpp)
doelmaat_conformance_program(conformance_dea_test dea_test.cpp frontier_set.cpp)
doelmaat_conformance_program(conformance_dea_bootstrap_test dea_bootstrap_test.cpp frontier_set.cpp)
doelmaat_conformance_program(conformance_ols_test ols_test.cpp)
doelmaat_conformance_program(conformance_score_calibration_test score_calibration_test.cpp
                             known_truth_panel.cpp)
doelmaat_conformance_program(conformance_stochastic_frontier_test stochastic_frontier_test.cpp
                             frontier_set.cpp utility_set.cpp)
doelmaat_conformance_program(conformance_explained_frontier_test explained_frontier_test.cpp
                             panel_set.cpp frontier_set.cpp utility_set.cpp)
doelmaat_conformance_program(conformance_panel_frontier_test panel_frontier_test.cpp panel_set.cpp
                             frontier_set.cpp)
doelmaat_conformance_program(conformance_malmquist_test malmquist_test.cpp frontier_set.cpp)
doelmaat_conformance_program(conformance_two_stage_test two_stage_test.cpp)
doelmaat_conformance_program(conformance_weighted_frontier_simulation_test
                             weighted_frontier_simulation_test.cpp known_truth_panel.cpp)

foreach(name
        conformance_cost_efficiency_test
        conformance_dea_measures_test
        conformance_dea_test
        conformance_explained_frontier_test
        conformance_malmquist_test
        conformance_ols_test
        conformance_panel_frontier_test
        conformance_stochastic_frontier_test
        conformance_two_stage_test
        conformance_weighted_frontier_simulation_test)
  gtest_discover_tests(${name} TEST_PREFIX "conformance." PROPERTIES LABELS conformance
                       DISCOVERY_MODE PRE_TEST)
endforeach()

# 460 samples, each with 99 replications.
doelmaat_conformance_program(conformance_returns_to_scale_simulation_test
                             returns_to_scale_simulation_test.cpp)
add_test(NAME conformance.ReturnsToScale COMMAND conformance_returns_to_scale_simulation_test)
set_tests_properties(conformance.ReturnsToScale PROPERTIES LABELS "conformance;slow" COST 100)

# gtest_discover_tests takes one label only; these have two.
foreach(set syn338_2023_costsw charnes1981)
  add_test(NAME conformance.DeaBootstrap/${set} COMMAND conformance_dea_bootstrap_test
                                                        --gtest_filter=*/${set})
  set_tests_properties(conformance.DeaBootstrap/${set}
                       PROPERTIES LABELS "conformance;slow" COST 100
                                  SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
endforeach()

# Slow: four bootstraps of 338 units.
add_test(NAME conformance.ScoreCalibration COMMAND conformance_score_calibration_test)
set_tests_properties(conformance.ScoreCalibration PROPERTIES LABELS "conformance;slow")

# Measures: worked examples of uncertainty and the published bandwidths.
add_executable(conformance_measures_test measures_test.cpp conformance_data.cpp)
target_link_libraries(conformance_measures_test PRIVATE doelmaat_service doelmaat_options
                                                        nlohmann_json::nlohmann_json
                                                        GTest::gtest_main)
target_compile_definitions(
  conformance_measures_test PRIVATE DOELMAAT_CONFORMANCE_OWN="${CMAKE_CURRENT_SOURCE_DIR}"
                                    DOELMAAT_CONFORMANCE_THIRD_PARTY="${DOELMAAT_CONFORMANCE}")
gtest_discover_tests(conformance_measures_test TEST_PREFIX "conformance." PROPERTIES LABELS
                     conformance DISCOVERY_MODE PRE_TEST)
