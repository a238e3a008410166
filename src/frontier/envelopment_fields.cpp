#include "frontier/envelopment_fields.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "base/text.h"
#include "frontier/option_words.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::DeaStatus;
using stats::DeaUnit;
using stats::Orientation;
using stats::ReturnsToScale;

// A score this close to 1 counts as efficient in the summary.
constexpr double kEfficient = 1e-6;
constexpr std::array<std::string_view, 5> kTechnologies = {"vrs", "crs", "drs", "irs", "fdh"};
constexpr std::array<std::string_view, 2> kOrientations = {"in", "out"};

std::string WordOf(Technology technology) {
  return std::string(kTechnologies[static_cast<std::size_t>(technology)]);
}

std::string WordOf(Orientation orientation) {
  return std::string(kOrientations[orientation == Orientation::kInput ? 0 : 1]);
}

FieldValue ReasonOf(const UnitFound& found) {
  if (!found.reason.empty()) {
    return found.reason;
  }
  switch (found.status) {
    case DeaStatus::kSolved:
      return std::monostate();
    case DeaStatus::kInfeasible:
      return Say("frontier.reason_infeasible");
    case DeaStatus::kNotSolved:
      break;
  }
  return Say("frontier.reason_not_solved");
}

// Inputs and outputs by name, or null without them.
FieldValue BothSides(const FrontierTable& table,
                     const std::vector<double>& inputs,
                     const std::vector<double>& outputs) {
  if (inputs.empty()) {
    return {};
  }
  NamedNumbers both = Named(table.columns.inputs, inputs);
  const NamedNumbers more = Named(table.columns.outputs, outputs);
  both.insert(both.end(), more.begin(), more.end());
  return both;
}

std::int64_t Count(std::size_t count) { return static_cast<std::int64_t>(count); }

// The score of a unit counted as reaching the frontier; with super-efficiency also beyond it.
bool IsEfficient(double score, Orientation orientation) {
  return orientation == Orientation::kInput ? score >= 1 - kEfficient : score <= 1 + kEfficient;
}

}  // namespace

ReturnsToScale ReturnsOf(Technology technology) {
  switch (technology) {
    case Technology::kConstant:
      return ReturnsToScale::kConstant;
    case Technology::kDecreasing:
      return ReturnsToScale::kDecreasing;
    case Technology::kIncreasing:
      return ReturnsToScale::kIncreasing;
    case Technology::kVariable:
    case Technology::kFreeDisposal:
      break;
  }
  return ReturnsToScale::kVariable;
}

Technology TechnologyOf(std::string_view word) {
  return static_cast<Technology>(IndexOf(kTechnologies, "--rts", word));
}

Orientation OrientationOf(std::string_view word) {
  return IndexOf(kOrientations, "--orientation", word) == 0 ? Orientation::kInput
                                                            : Orientation::kOutput;
}

Fields OptionFields(const FrontierTable& table,
                    const std::string& method,
                    Technology technology,
                    const std::string& orientation) {
  return {{"method", method},
          {"file", table.file},
          {"id", table.columns.id},
          {"inputs", table.columns.inputs},
          {"outputs", table.columns.outputs},
          {"rts", WordOf(technology)},
          {"orientation", orientation}};
}

Fields OptionFields(const FrontierTable& table,
                    const std::string& method,
                    Technology technology,
                    Orientation orientation) {
  return OptionFields(table, method, technology, WordOf(orientation));
}

std::string WordOf(DeaStatus status) {
  switch (status) {
    case DeaStatus::kSolved:
      return "solved";
    case DeaStatus::kInfeasible:
      return "infeasible";
    case DeaStatus::kNotSolved:
      break;
  }
  return "not_solved";
}

std::string WordOf(stats::LocalReturns local) {
  switch (local) {
    case stats::LocalReturns::kIncreasing:
      return "increasing";
    case stats::LocalReturns::kConstant:
      return "constant";
    case stats::LocalReturns::kDecreasing:
      break;
  }
  return "decreasing";
}

NamedNumbers Named(const std::vector<std::string>& columns, const std::vector<double>& values) {
  DOELMAAT_CHECK(columns.size() == values.size());
  NamedNumbers named;
  for (std::size_t col = 0; col < columns.size(); ++col) {
    named.emplace_back(columns[col], values[col]);
  }
  return named;
}

UnitFound FoundOf(const FrontierTable& table,
                  std::size_t row,
                  const DeaUnit& unit,
                  Orientation orientation) {
  UnitFound found{.status = unit.status, .score = unit.score};
  found.input_slacks = unit.input_slacks;
  found.output_slacks = unit.output_slacks;
  found.peers = unit.spanned_by;
  if (unit.input_slacks.empty() || !unit.score.has_value()) {
    return found;
  }
  const bool input = orientation == Orientation::kInput;
  for (std::size_t col = 0; col < table.inputs.cols(); ++col) {
    const double scaled = (input ? *unit.score : 1) * table.inputs(row, col);
    found.input_targets.push_back(scaled - unit.input_slacks[col]);
  }
  for (std::size_t col = 0; col < table.outputs.cols(); ++col) {
    const double scaled = (input ? 1 : *unit.score) * table.outputs(row, col);
    found.output_targets.push_back(scaled + unit.output_slacks[col]);
  }
  return found;
}

Fields UnitFields(const FrontierTable& table, std::size_t row, const UnitFound& found) {
  const auto interval = [&](std::size_t level) {
    return found.intervals.size() > level ? FieldValue(found.intervals[level]) : FieldValue();
  };
  NamedNumbers peers;
  for (const stats::Weight& weight : found.peers) {
    peers.emplace_back(table.ids[weight.unit], weight.lambda);
  }
  return {{"id", table.ids[row]},
          {"status", WordOf(found.status)},
          {"score", OrNull(found.score)},
          {"reason", ReasonOf(found)},
          {"bias_corrected", OrNull(found.bias_corrected)},
          {"ci90", interval(0)},
          {"ci95", interval(1)},
          {"slacks", BothSides(table, found.input_slacks, found.output_slacks)},
          {"targets", BothSides(table, found.input_targets, found.output_targets)},
          {"peers", peers}};
}

void WarnOfFewReplications(std::size_t replications, FrontierReport* report) {
  constexpr std::size_t kFew = 100;
  if (replications < kFew) {
    report->warnings.push_back(
        {"few_replications",
         Say("frontier.few_replications",
             {{"reps", std::to_string(replications)}, {"least", std::to_string(kFew)}})});
  }
}

Fields SizeSummary(const FrontierTable& table) {
  return {{"units", Count(table.ids.size())},
          {"inputs", Count(table.inputs.cols())},
          {"outputs", Count(table.outputs.cols())}};
}

Fields ScoreSummary(const FrontierTable& table,
                    const std::vector<UnitFound>& units,
                    Orientation orientation) {
  std::size_t efficient = 0;
  std::size_t scored = 0;
  std::size_t infeasible = 0;
  double sum = 0;
  std::optional<Range> range;
  for (const UnitFound& unit : units) {
    infeasible += unit.status == DeaStatus::kInfeasible ? 1U : 0U;
    if (unit.score.has_value()) {
      ++scored;
      sum += *unit.score;
      efficient += IsEfficient(*unit.score, orientation) ? 1U : 0U;
      range = range.has_value()
                  ? Range{std::min(range->low, *unit.score), std::max(range->high, *unit.score)}
                  : Range{*unit.score, *unit.score};
    }
  }
  const auto mean = scored == 0 ? std::nullopt : std::optional(sum / static_cast<double>(scored));
  Fields summary = SizeSummary(table);
  const Fields scores = {{"scored", Count(scored)},
                         {"efficient", Count(efficient)},
                         {"infeasible", Count(infeasible)},
                         {"mean_score", OrNull(mean)},
                         {"score_range", OrNull(range)}};
  summary.insert(summary.end(), scores.begin(), scores.end());
  return summary;
}

void SayWhetherSolved(const std::vector<UnitFound>& units, FrontierReport* report) {
  const bool all = std::all_of(units.begin(), units.end(), [](const UnitFound& unit) {
    return unit.status == DeaStatus::kSolved;
  });
  report->status = all ? "solved" : "partly_solved";
  if (!all) {
    report->message = Say("frontier.partly_solved");
  }
}

}  // namespace doelmaat::frontier
