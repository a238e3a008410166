#include "service/frontier_service.h"

#include "base/error.h"
#include "base/text.h"
#include "frontier/dea_analysis.h"
#include "frontier/explained_sfa_analysis.h"
#include "frontier/iwls_analysis.h"
#include "frontier/malmquist_analysis.h"
#include "frontier/panel_sfa_analysis.h"
#include "frontier/sfa_analysis.h"
#include "frontier/two_stage_analysis.h"
#include "service/frontier_dea.h"
#include "service/frontier_input.h"
#include "service/frontier_robust.h"
#include "service/thread_pool.h"

namespace doelmaat::service {
namespace {

using frontier::FrontierReport;
using frontier::OutputRule;

FrontierReport Bootstrap(const FrontierRequest& request,
                         const numerics::ParallelFor& parallel_for) {
  const frontier::BootstrapRequest bootstrap{frontier::TechnologyOf(request.returns_to_scale),
                                             frontier::OrientationOf(request.orientation),
                                             request.replications,
                                             request.seed};
  return frontier::AnalyseBootstrap(
      ReadUnits(request, OutputRule::kSomePositive), bootstrap, parallel_for);
}

FrontierReport TwoStage(const FrontierRequest& request, const numerics::ParallelFor& parallel_for) {
  const frontier::TwoStageRequest two_stage{frontier::TechnologyOf(request.returns_to_scale),
                                            frontier::OrientationOf(request.orientation),
                                            request.algorithm,
                                            request.bias_replications,
                                            request.replications,
                                            request.seed};
  return frontier::AnalyseTwoStage(
      ReadUnits(request, OutputRule::kSomePositive), two_stage, parallel_for);
}

frontier::FunctionRequest FunctionOf(const FrontierRequest& request) {
  return {
      frontier::KindOf(request.kind), frontier::LawOf(request.law), frontier::FormOf(request.form)};
}

FrontierReport Stochastic(const FrontierRequest& request) {
  const frontier::FunctionRequest function = FunctionOf(request);
  const frontier::CauseColumns causes{request.explain,
                                      !request.explain_without_constant,
                                      request.explain_spread,
                                      request.explain_noise};
  const auto trend = frontier::TrendOf(request.panel);
  if (!causes.empty()) {
    if (trend.has_value()) {
      throw Error(ErrorKind::kBadInput, base::Say("frontier.panel_or_explain"));
    }
    return frontier::AnalyseExplainedSfa(
        ReadUnits(request, OutputRule::kAllPositive, causes.Distinct()), function, causes);
  }
  if (trend.has_value()) {
    // Asked before the file is read: without a period every second row of a unit is refused.
    if (request.period.empty()) {
      throw Error(ErrorKind::kBadInput, base::Say("frontier.no_period"));
    }
    return frontier::AnalysePanelSfa(
        ReadUnits(request, OutputRule::kAllPositive), function, *trend);
  }
  return frontier::AnalyseSfa(ReadUnits(request, OutputRule::kAllPositive), function);
}

FrontierReport Weighted(const FrontierRequest& request) {
  const frontier::IwlsRequest weighted{FunctionOf(request), request.far_weight};
  return frontier::AnalyseIwls(ReadUnits(request, OutputRule::kAllPositive), weighted);
}

FrontierReport Analyse(const FrontierRequest& request, const numerics::ParallelFor& parallel_for) {
  switch (request.method) {
    case FrontierMethod::kDea:
      return AnalyseDeaRequest(request, parallel_for);
    case FrontierMethod::kBootstrap:
      return AsksSubsampling(request) ? AnalyseSubsamplingRequest(request, parallel_for)
                                      : Bootstrap(request, parallel_for);
    case FrontierMethod::kTwoStage:
      return TwoStage(request, parallel_for);
    case FrontierMethod::kMalmquist:
      return frontier::AnalyseMalmquist(ReadUnits(request, OutputRule::kSomePositive),
                                        frontier::TechnologyOf(request.returns_to_scale),
                                        frontier::OrientationOf(request.orientation));
    case FrontierMethod::kOrderM:
    case FrontierMethod::kOrderAlpha:
      return AnalysePartialRequest(request, parallel_for);
    case FrontierMethod::kConditional:
      return AnalyseConditionalRequest(request, parallel_for);
    case FrontierMethod::kOutliers:
      return AnalyseOutlierRequest(request, parallel_for);
    case FrontierMethod::kReturns:
      return AnalyseReturnsRequest(request, parallel_for);
    case FrontierMethod::kMergers:
      return AnalyseMergersRequest(request);
    case FrontierMethod::kWeighted:
      return Weighted(request);
    case FrontierMethod::kStochastic:
      break;
  }
  return Stochastic(request);
}

}  // namespace

FrontierOutcome RunFrontier(const FrontierRequest& request,
                            const base::ProgressListener& progress) {
  FrontierReport report = Analyse(request, ThreadedFor(request.threads, progress));
  for (const std::string& option : request.unused) {
    report.warnings.push_back(
        {"option_not_used", base::Say("frontier.option_not_used", {{"option", option}})});
  }
  FrontierOutcome outcome;
  for (const frontier::Warning& warning : report.warnings) {
    outcome.warnings.push_back(warning.text);
  }
  if (!report.message.empty()) {
    outcome.warnings.push_back(report.message);
  }
  switch (request.format) {
    case FrontierFormat::kJson:
      outcome.text = frontier::FrontierJson(report) + "\n";
      break;
    case FrontierFormat::kCsv:
      outcome.text = frontier::FrontierCsv(report);
      break;
    case FrontierFormat::kText:
      outcome.text = frontier::FrontierText(report);
      break;
  }
  return outcome;
}

}  // namespace doelmaat::service
