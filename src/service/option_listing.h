#pragma once

#include <string>
#include <vector>

namespace doelmaat::service {

struct OptionListing {
  std::string name;  // with underscores
  std::string help;  // meaning, default, bounds, why the default is what it is; Dutch
};

// The options of a benchmark, from their declaration.
std::vector<OptionListing> ListBenchmarkOptions();

}  // namespace doelmaat::service
