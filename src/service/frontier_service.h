#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"

namespace doelmaat::service {

enum class FrontierMethod {
  kDea,
  kBootstrap,
  kStochastic,
  kWeighted,
  kTwoStage,
  kMalmquist,
  kOrderM,
  kOrderAlpha,
  kConditional,
  kOutliers,
  kReturns,
  kMergers
};
enum class FrontierFormat { kText, kJson, kCsv };

// What the user asks of `doelmaat frontier`; the words are those of the command line.
struct FrontierRequest {
  FrontierMethod method = FrontierMethod::kDea;
  std::filesystem::path file;
  std::string id;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<std::string> environment;
  std::string period;
  std::vector<std::string> prices;
  std::string returns_to_scale = "vrs";
  std::string orientation = "in";  // dea: empty is what the measure usually has
  bool super_efficiency = false;
  std::string measure = "radial";
  std::string direction;      // of measure directional; empty: mean
  std::string slack_weights;  // of measure additive; empty: mean
  std::vector<std::string> non_discretionary;
  std::vector<std::string> weight_bounds;
  std::filesystem::path mergers;
  std::string kind = "cost";
  std::string law = "half-normal";
  std::string form = "cobb-douglas";
  std::string panel = "none";
  std::vector<std::string> explain;
  bool explain_without_constant = false;
  std::vector<std::string> explain_spread;
  std::vector<std::string> explain_noise;
  double far_weight = 0.1;
  std::uint64_t algorithm = 2;
  std::uint64_t bias_replications = 100;
  std::uint64_t m = 25;
  double alpha = 0.95;
  std::string conditional_measure = "order-m";
  std::optional<std::uint64_t> neighbours;  // conditional; none: by cross-validation
  std::string boot_method = "smoothed";
  std::optional<std::uint64_t> subsample;  // boot by subsampling; none: by the number of units
  std::uint64_t most_deleted = 3;          // outliers
  std::optional<std::uint64_t> bubble_size;
  std::uint64_t replications = 2000;
  std::uint64_t seed = 1;
  std::vector<std::string> unused;  // options that were given and that this method has no use for
  int threads = 1;
  FrontierFormat format = FrontierFormat::kText;
};

struct FrontierOutcome {
  std::string text;                   // in the format asked
  std::vector<std::string> warnings;  // for the user, beside the text
};

// Reads a file of units, runs the method and writes the outcome. Throws kNotFound, kBadData with
// file, line and column, and kBadInput: see frontier/frontier_table.h and the methods. Same file
// and request, same text for any number of threads.
FrontierOutcome RunFrontier(const FrontierRequest& request, const base::ProgressListener& progress);

}  // namespace doelmaat::service
