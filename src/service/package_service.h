// Packages of measures: what they save together.
#pragma once

#include <cstdint>
#include <string>

#include "base/embedded_files.h"
#include "measure/package.h"
#include "numerics/parallel.h"

namespace doelmaat::service {

struct PackageRequest {
  std::string package;      // an id of the catalogue, or a file that ends in .toml
  std::uint64_t draws = 0;  // 0: the default
  std::uint64_t seed = 1;
};

// Measures of a package are ids of the catalogue, or files beside the file of the package.
measure::Package LoadPackage(const base::Catalog& catalog, const std::string& name);
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
