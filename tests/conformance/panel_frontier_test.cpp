// The panel model of Battese and Coelli 1992 against R package frontier 1.1-8, driven to the exact
// optimum by Newton steps outside R. See frontier/README.md.
#include "stats/panel_frontier.h"

#include <map>

#include <gtest/gtest.h>

#include "frontier_set.h"
#include "panel_set.h"

namespace doelmaat::conformance {
namespace {

using stats::Estimate;
using stats::FrontierKind;
using stats::InefficiencyLaw;
using stats::PanelTrend;

struct PanelCase {
  const char* model;
  bool own;
  InefficiencyLaw law;
  PanelTrend trend;
};

void PrintTo(const PanelCase& each, std::ostream* out) { *out << each.model; }

const PanelCase kCases[] = {
    {"rice_bc92_timeinv_hn", false, InefficiencyLaw::kHalfNormal, PanelTrend::kInvariant},
    {"rice_bc92_tvd_hn", false, InefficiencyLaw::kHalfNormal, PanelTrend::kDecay},
    {"rice_bc92_timeinv_tn", false, InefficiencyLaw::kTruncatedNormal, PanelTrend::kInvariant},
    {"rice_bc92_tvd_tn", false, InefficiencyLaw::kTruncatedNormal, PanelTrend::kDecay},
    {"syn338_cost_bc92_timeinv_hn", true, InefficiencyLaw::kHalfNormal, PanelTrend::kInvariant},
    {"syn338_cost_bc92_tvd_hn", true, InefficiencyLaw::kHalfNormal, PanelTrend::kDecay},
    {"syn338_cost_bc92_tvd_tn", true, InefficiencyLaw::kTruncatedNormal, PanelTrend::kDecay},
};

class PanelFit : public testing::TestWithParam<PanelCase> {
 protected:
  void SetUp() override {
    set_ = LoadPanelSet(GetParam().own);
    if (!set_.has_value()) {
      GTEST_SKIP() << SkipReason(GetParam().model);
    }
    fit_ = stats::FitPanelFrontier(
        set_->design,
        set_->response,
        set_->rows,
        {.kind = GetParam().own ? FrontierKind::kCost : FrontierKind::kProduction,
         .law = GetParam().law,
         .trend = GetParam().trend});
    ASSERT_TRUE(fit_.usable()) << static_cast<int>(fit_.status);
  }

  std::optional<PanelSet> set_;
  stats::PanelFrontierResult fit_;
};

TEST_P(PanelFit, IsTheExactOptimumWithItsStandardErrors) {
  std::map<std::string, Estimate> named{{"sigmaSq", fit_.sigma_squared}, {"gamma", fit_.gamma}};
  if (fit_.mu.has_value()) {
    named["mu"] = *fit_.mu;
  }
  if (fit_.eta.has_value()) {
    named["time"] = *fit_.eta;
  }
  ComparePolished(*set_, GetParam().model, fit_.coefficients, named, fit_.log_likelihood);
}

TEST_P(PanelFit, ScoresAreThoseOfFrontier) { CompareScores(*set_, GetParam().model, fit_.rows); }

INSTANTIATE_TEST_SUITE_P(Models, PanelFit, testing::ValuesIn(kCases), [](const auto& test) {
  return std::string(test.param.model);
});

}  // namespace
}  // namespace doelmaat::conformance
