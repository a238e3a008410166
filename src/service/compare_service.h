// Measures side by side: every way of computing, and which quantity matters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "measure/compare.h"
#include "numerics/parallel.h"
#include "service/own_figures.h"

namespace doelmaat::service {

struct CompareRequest {
  std::vector<std::string> measures;  // ids of the catalogue, or files that end in .toml
  std::uint64_t draws = 0;            // 0: the default
  std::uint64_t seed = 1;
  OwnRequest own;
};

struct ComparedMeasure {
  measure::Measure measure;
  measure::MeasureComparison comparison;
  std::optional<OwnMeasure> own;
};
std::vector<ComparedMeasure> CompareMeasures(const base::Catalog& catalog,
                                             const CompareRequest& request,
                                             const numerics::ParallelFor& parallel);

// docs/user/maatregelen.md has the fields. Same request, same bytes for any number of threads.
std::string CompareMeasuresText(const base::Catalog& catalog,
                                const CompareRequest& request,
                                bool json,
                                const numerics::ParallelFor& parallel);

// Codes as they stand in the JSON: aef, aef_correlated, gum, mc.
const char* ReadingName(measure::Reading reading);

}  // namespace doelmaat::service
