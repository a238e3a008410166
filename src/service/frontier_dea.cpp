#include "service/frontier_dea.h"

#include "base/error.h"
#include "base/text.h"
#include "frontier/cost_analysis.h"
#include "frontier/dea_analysis.h"
#include "service/frontier_input.h"

namespace doelmaat::service {
namespace {

using frontier::OutputRule;

[[noreturn]] void RefuseTogether(const std::string& one, const std::string& other) {
  throw Error(ErrorKind::kBadInput,
              base::Say("frontier.not_together", {{"one", one}, {"other", other}}));
}

}  // namespace

frontier::FrontierReport AnalyseDeaRequest(const FrontierRequest& request,
                                           const numerics::ParallelFor& parallel_for) {
  const frontier::Technology technology = frontier::TechnologyOf(request.returns_to_scale);
  const stats::Orientation orientation = frontier::OrientationOf(request.orientation);
  if (!request.prices.empty()) {
    if (request.super_efficiency) {
      RefuseTogether("--prices", "--super");
    }
    return frontier::AnalyseCost(
        ReadUnits(request, OutputRule::kSomePositive), technology, orientation);
  }
  return frontier::AnalyseDea(ReadUnits(request, OutputRule::kSomePositive),
                              {technology, orientation, request.super_efficiency},
                              parallel_for);
}

}  // namespace doelmaat::service
