# Efficiency, regression and measures: numbers against numbers.

# The sets of units that several programs compute on.
add_library(doelmaat_frontier_sets STATIC frontier_set.cpp known_truth_panel.cpp panel_set.cpp
                                          utility_set.cpp)
target_sources(doelmaat_frontier_sets PUBLIC FILE_SET HEADERS FILES frontier_set.h known_truth_panel.h
                                                                    panel_set.h utility_set.h)
target_link_libraries(doelmaat_frontier_sets PUBLIC doelmaat_conformance_data doelmaat_dea_oracle
                                             PRIVATE doelmaat_options)

foreach(
  name
  cost_efficiency
  dea
  dea_measures
  explained_frontier
  malmquist
  ols
  panel_frontier
  stochastic_frontier
  two_stage
  weighted_frontier_simulation)
  doelmaat_conformance_test(${name} ${name}_test.cpp LINKS doelmaat_frontier_sets)
endforeach()

# 460 samples, each with 99 replications.
doelmaat_conformance_program(returns_to_scale_simulation returns_to_scale_simulation_test.cpp
                             LINKS doelmaat_stats)
add_test(NAME conformance.ReturnsToScale COMMAND conformance_returns_to_scale_simulation_test)
set_tests_properties(conformance.ReturnsToScale PROPERTIES LABELS "conformance;slow" COST 100)

doelmaat_conformance_program(dea_bootstrap dea_bootstrap_test.cpp LINKS doelmaat_frontier_sets)
# gtest_discover_tests takes one label only; these have two.
foreach(set syn338_2023_costsw charnes1981)
  add_test(NAME conformance.DeaBootstrap/${set} COMMAND conformance_dea_bootstrap_test
                                                        --gtest_filter=*/${set})
  set_tests_properties(conformance.DeaBootstrap/${set}
                       PROPERTIES LABELS "conformance;slow" COST 100
                                  SKIP_REGULAR_EXPRESSION "\\[  SKIPPED \\]")
endforeach()

# Slow: four bootstraps of 338 units.
doelmaat_conformance_program(score_calibration score_calibration_test.cpp
                             LINKS doelmaat_frontier_sets)
add_test(NAME conformance.ScoreCalibration COMMAND conformance_score_calibration_test)
set_tests_properties(conformance.ScoreCalibration PROPERTIES LABELS "conformance;slow")

# Measures: worked examples of uncertainty and the published bandwidths.
doelmaat_conformance_test(measures measures_test.cpp
                          LINKS doelmaat_service nlohmann_json::nlohmann_json)
