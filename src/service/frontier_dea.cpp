#include "service/frontier_dea.h"

#include <string>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "frontier/cost_analysis.h"
#include "frontier/dea_analysis.h"
#include "frontier/measure_analysis.h"
#include "frontier/merger_analysis.h"
#include "frontier/returns_analysis.h"
#include "service/frontier_input.h"

namespace doelmaat::service {
namespace {

using frontier::OutputRule;

constexpr const char* kGiven = "--non-discretionary";
constexpr const char* kBounds = "--weight-bounds";

[[noreturn]] void RefuseTogether(const std::string& one, const std::string& other) {
  throw Error(ErrorKind::kBadInput,
              base::Say("frontier.not_together", {{"one", one}, {"other", other}}));
}

std::string Or(const std::string& word, const std::string& usual) {
  return word.empty() ? usual : word;
}

// Each of these asks for a method of its own, or for something of one method only. What would have
// no effect is refused, not ignored.
void CheckTogether(const FrontierRequest& request) {
  const std::string measure = "--measure " + request.measure;
  const bool radial = request.measure == "radial";
  struct Asked {
    std::string option;
    bool asked = false;
  };
  const Asked prices{"--prices", !request.prices.empty()};
  const Asked super{"--super", request.super_efficiency};
  const Asked given{kGiven, !request.non_discretionary.empty()};
  const Asked bounds{kBounds, !request.weight_bounds.empty()};
  const Asked not_radial{measure, !radial};
  const std::pair<Asked, Asked> pairs[] = {
      {prices, super},
      {prices, not_radial},
      {prices, given},
      {prices, bounds},
      {super, not_radial},
      {given, not_radial},
      {bounds, not_radial},
      {{"--direction", !request.direction.empty()}, {measure, request.measure != "directional"}},
      {{"--slack-weights", !request.slack_weights.empty()},
       {measure, request.measure != "additive"}}};
  for (const auto& [one, other] : pairs) {
    if (one.asked && other.asked) {
      RefuseTogether(one.option, other.option);
    }
  }
}

}  // namespace

frontier::FrontierReport AnalyseDeaRequest(const FrontierRequest& request,
                                           const numerics::ParallelFor& parallel_for) {
  const frontier::Technology technology = frontier::TechnologyOf(request.returns_to_scale);
  CheckTogether(request);
  if (!request.prices.empty()) {
    return frontier::AnalyseCost(ReadUnits(request, OutputRule::kSomePositive),
                                 technology,
                                 frontier::OrientationOf(Or(request.orientation, "in")));
  }
  const frontier::Measure measure = frontier::MeasureOf(request.measure);
  if (measure != frontier::Measure::kRadial) {
    const std::string usual = measure == frontier::Measure::kAdditive ? "both" : "in";
    return frontier::AnalyseMeasure(ReadUnits(request, OutputRule::kSomePositive),
                                    {measure,
                                     technology,
                                     frontier::ImproveOf(Or(request.orientation, usual)),
                                     frontier::DirectionOf(Or(request.direction, "mean")),
                                     frontier::SlackWeightOf(Or(request.slack_weights, "mean"))},
                                    parallel_for);
  }
  return frontier::AnalyseDea(ReadUnits(request, OutputRule::kSomePositive),
                              {technology,
                               frontier::OrientationOf(Or(request.orientation, "in")),
                               request.super_efficiency,
                               request.non_discretionary,
                               request.weight_bounds},
                              parallel_for);
}

frontier::FrontierReport AnalyseReturnsRequest(const FrontierRequest& request,
                                               const numerics::ParallelFor& parallel_for) {
  const frontier::ReturnsRequest returns{
      frontier::OrientationOf(request.orientation), request.replications, request.seed};
  return frontier::AnalyseReturns(
      ReadUnits(request, OutputRule::kSomePositive), returns, parallel_for);
}

frontier::FrontierReport AnalyseMergersRequest(const FrontierRequest& request) {
  const frontier::FrontierTable table = ReadUnits(request, OutputRule::kSomePositive);
  return frontier::AnalyseMergers(
      table,
      frontier::ReadMergers(
          base::ReadFile(request.mergers), request.mergers.filename().string(), table),
      frontier::TechnologyOf(request.returns_to_scale),
      frontier::OrientationOf(request.orientation));
}

}  // namespace doelmaat::service
