// The data sets of the frontier tests: inputs and outputs of a set by its name.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::conformance {

struct FrontierSet {
  std::filesystem::path expected;  // folder with <name>_eff.csv and so on
  std::string name;
  std::vector<std::string> ids;
  // The rows of the expected files that belong to inputs and outputs, in order. R scores a unit
  // without any output; we refuse it, and leave it out here.
  std::vector<std::size_t> expected_rows;
  numerics::Matrix inputs;
  numerics::Matrix outputs;
};

struct FrontierSetName {
  const char* name;
  bool own;  // copied into tests/conformance/frontier
};

inline void PrintTo(const FrontierSetName& set, std::ostream* out) { *out << set.name; }

// Every set, ours first.
const std::vector<FrontierSetName>& FrontierSetNames();

// Nothing when it is a third-party set and its folder is not there.
std::optional<FrontierSet> LoadFrontierSet(const FrontierSetName& set);

// Why a test of a set that is not there is skipped.
std::string SkipReason(const std::string& name);

}  // namespace doelmaat::conformance
