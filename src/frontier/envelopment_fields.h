// The fields that every envelopment method reports of a unit and in its summary: the contract of
// docs/user/frontier.md. Shared by the analyses of this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontier/frontier_report.h"
#include "frontier/frontier_table.h"
#include "stats/dea.h"
#include "stats/scale_efficiency.h"

namespace doelmaat::frontier {

enum class Technology { kVariable, kConstant, kDecreasing, kIncreasing, kFreeDisposal };

// "vrs", "crs", "drs", "irs", "fdh". Throws kBadInput naming the words there are.
Technology TechnologyOf(std::string_view word);

// The returns to scale of a technology; those of kFreeDisposal are variable.
stats::ReturnsToScale ReturnsOf(Technology technology);

// "in", "out". Throws kBadInput naming the words there are.
stats::Orientation OrientationOf(std::string_view word);

// What every envelopment method says of its options.
Fields OptionFields(const FrontierTable& table,
                    const std::string& method,
                    Technology technology,
                    stats::Orientation orientation);

// The same for a method with another word for what is to improve.
Fields OptionFields(const FrontierTable& table,
                    const std::string& method,
                    Technology technology,
                    const std::string& orientation);

// What a method found for one unit.
struct UnitFound {
  stats::DeaStatus status = stats::DeaStatus::kNotSolved;
  std::optional<double> score;
  std::string reason = {};  // why a solved unit has no score
  std::optional<double> bias_corrected = {};
  std::vector<Range> intervals = {};  // of 90% and 95%, or none
  std::vector<double> input_slacks = {};
  std::vector<double> output_slacks = {};
  std::vector<double> input_targets = {};
  std::vector<double> output_targets = {};
  std::vector<stats::Weight> peers = {};
};

// Score, slacks and peers of a DEA score, with targets: scaled by the score, then by the slacks.
UnitFound FoundOf(const FrontierTable& table,
                  std::size_t row,
                  const stats::DeaUnit& unit,
                  stats::Orientation orientation);

// id, status, score, reason, bias_corrected, ci90, ci95, slacks, targets, peers.
Fields UnitFields(const FrontierTable& table, std::size_t row, const UnitFound& found);

// units, inputs, outputs.
Fields SizeSummary(const FrontierTable& table);

// SizeSummary, scored, efficient, infeasible, mean_score, score_range.
Fields ScoreSummary(const FrontierTable& table,
                    const std::vector<UnitFound>& units,
                    stats::Orientation orientation);

// Status of the whole, and a message when a unit was not solved.
void SayWhetherSolved(const std::vector<UnitFound>& units, FrontierReport* report);

// "solved", "infeasible", "not_solved"; "increasing", "constant", "decreasing".
std::string WordOf(stats::DeaStatus status);
std::string WordOf(stats::LocalReturns local);

// One value a column, by the names of the columns.
NamedNumbers Named(const std::vector<std::string>& columns, const std::vector<double>& values);

}  // namespace doelmaat::frontier
