#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace doelmaat::result {

// What a result rests on: enough to make it again, bit for bit.
struct Provenance {
  struct Item {
    std::string name;
    std::string value;
  };

  std::string run_id;    // digest of all that follows; the same run has the same id
  std::string analysis;  // for example "benchmark"
  std::string model;     // for example "nl-2022"
  std::string code_version;
  std::string input_digest;  // of the deliveries that were read and the SQL that shaped them
  std::uint64_t seed = 0;
  std::vector<Item> options;  // every option used, in order of declaration
  std::vector<Item> catalog;  // path and digest of every catalogue file used
  // What is not as shipped: own options, catalogue or figures; in words.
  std::vector<std::string> deviations;
  // Title, and "publisher; tables; licence; date", of every delivery used.
  std::vector<Item> sources;
};

}  // namespace doelmaat::result
