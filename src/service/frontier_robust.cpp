#include "service/frontier_robust.h"

#include <array>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "frontier/conditional_analysis.h"
#include "frontier/dea_analysis.h"
#include "frontier/option_words.h"
#include "frontier/outliers_analysis.h"
#include "frontier/partial_analysis.h"
#include "frontier/subsampling_analysis.h"
#include "service/frontier_input.h"

namespace doelmaat::service {
namespace {

using frontier::FrontierReport;
using frontier::OutputRule;

constexpr std::array<std::string_view, 2> kBootMethods = {"smoothed", "subsampling"};

}  // namespace

FrontierReport AnalyseOutlierRequest(const FrontierRequest& request,
                                     const numerics::ParallelFor& parallel_for) {
  const frontier::OutlierRequest outliers{frontier::TechnologyOf(request.returns_to_scale),
                                          frontier::OrientationOf(request.orientation),
                                          request.most_deleted,
                                          request.replications,
                                          request.bubble_size,
                                          request.seed};
  return frontier::AnalyseOutliers(
      ReadUnits(request, OutputRule::kSomePositive), outliers, parallel_for);
}

FrontierReport AnalysePartialRequest(const FrontierRequest& request,
                                     const numerics::ParallelFor& parallel_for) {
  const bool order_m = request.method == FrontierMethod::kOrderM;
  frontier::PartialRequest partial;
  partial.frontier.kind = order_m ? stats::PartialKind::kOrderM : stats::PartialKind::kOrderAlpha;
  partial.frontier.orientation = frontier::OrientationOf(request.orientation);
  partial.frontier.m = request.m;
  partial.frontier.alpha = request.alpha;
  partial.replications = request.replications;
  partial.seed = request.seed;
  return frontier::AnalysePartial(
      ReadUnits(request, OutputRule::kSomePositive), partial, parallel_for);
}

FrontierReport AnalyseConditionalRequest(const FrontierRequest& request,
                                         const numerics::ParallelFor& parallel_for) {
  const frontier::Technology technology = frontier::TechnologyOf(request.returns_to_scale);
  if (technology == frontier::Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, base::Say("frontier.no_fdh_conditional"));
  }
  stats::ConditionalOptions options;
  options.measure = frontier::ConditionalMeasureOf(request.conditional_measure);
  options.orientation = frontier::OrientationOf(request.orientation);
  options.returns_to_scale = frontier::ReturnsOf(technology);
  options.m = request.m;
  options.alpha = request.alpha;
  options.neighbours = request.neighbours;
  return frontier::AnalyseConditional(
      ReadUnits(request, OutputRule::kSomePositive), options, parallel_for);
}

FrontierReport AnalyseSubsamplingRequest(const FrontierRequest& request,
                                         const numerics::ParallelFor& parallel_for) {
  const frontier::SubsamplingRequest subsampling{frontier::TechnologyOf(request.returns_to_scale),
                                                 frontier::OrientationOf(request.orientation),
                                                 request.replications,
                                                 request.subsample,
                                                 request.seed};
  return frontier::AnalyseSubsampling(
      ReadUnits(request, OutputRule::kSomePositive), subsampling, parallel_for);
}

bool AsksSubsampling(const FrontierRequest& request) {
  return frontier::IndexOf(kBootMethods, "--method", request.boot_method) == 1;
}

}  // namespace doelmaat::service
