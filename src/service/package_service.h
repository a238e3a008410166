// Packages of measures: what they save together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "measure/package.h"
#include "numerics/parallel.h"
#include "service/own_figures.h"

namespace doelmaat::service {

struct PackageRequest {
  std::string package;      // an id of the catalogue, or a file that ends in .toml
  std::uint64_t draws = 0;  // 0: the default
  std::uint64_t seed = 1;
  OwnRequest own;
};

struct LoadedPackage {
  measure::Package package;
  std::vector<OwnMeasure> own;  // of its measures, when figures of one's own are asked
};
// Measures of a package are ids of the catalogue, or files beside the file of the package.
LoadedPackage LoadPackage(const base::Catalog& catalog, const PackageRequest& request);
measure::PackageOptions OptionsOf(const PackageRequest& request);

// Computes a package; docs/user/maatregelen.md has the fields. Same request, same bytes for any
// number of threads.
std::string RunPackageText(const base::Catalog& catalog,
                           const PackageRequest& request,
                           bool json,
                           const numerics::ParallelFor& parallel);

// Codes as they stand in files and in the JSON.
const char* PairRuleName(measure::PairRule rule);
const char* EffectName(measure::EffectRule rule);

}  // namespace doelmaat::service
