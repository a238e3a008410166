// Measures: what there are, what one saves, and our numbers beside published ones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "numerics/parallel.h"
#include "service/own_figures.h"

namespace doelmaat::service {

struct MeasureRequest {
  std::string measure;  // an id of the catalogue, or a file that ends in .toml
  std::string mode = "mc";
  std::uint64_t draws = 0;  // 0: the default; of mode mc
  std::uint64_t seed = 1;
  bool adaptive = false;
  OwnRequest own;
  std::vector<std::string> unused;  // options given that mean nothing in this mode
};

// One line a measure: id, title, what is known.
std::string ListMeasures(const base::Catalog& catalog, bool json);
// Everything a measure is made of.
std::string ShowMeasure(const base::Catalog& catalog,
                        const std::string& measure,
                        const OwnRequest& own,
                        bool json);
// A measure file with the figures of a municipality in it, for the user to go on with.
std::string OwnMeasureText(const base::Catalog& catalog,
                           const std::string& measure,
                           const OwnRequest& own);
// Computes a measure; docs/user/maatregelen.md has the fields. Same request, same bytes for any
// number of threads. Throws kBadInput for an unknown mode.
std::string RunMeasureText(const base::Catalog& catalog,
                           const MeasureRequest& request,
                           bool json,
                           const numerics::ParallelFor& parallel);
// Every published number with PASS, NOTE or DIFF.
std::string GaugeMeasures(const base::Catalog& catalog, bool json);

}  // namespace doelmaat::service
