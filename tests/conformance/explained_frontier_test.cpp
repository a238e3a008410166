// Frontiers with causes of inefficiency: the model of Battese and Coelli 1995 against R package
// frontier 1.1-8 (driven to the exact optimum by Newton steps outside R), variances and means that
// differ against sfaR 1.0.1. See frontier/README.md.
#include "stats/explained_frontier.h"

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "conformance_data.h"
#include "frontier_set.h"
#include "panel_set.h"
#include "utility_set.h"

namespace doelmaat::conformance {
namespace {

using stats::Estimate;
using stats::ExplainedFrontierResult;
using stats::FrontierKind;
using stats::InefficiencyLaw;

// In standard errors, of coefficients where sfaR stopped; of scores and of log-likelihoods there.
constexpr double kStopped = 1e-3;
constexpr double kScore = 1e-4;

struct CauseCase {
  const char* model;
  bool own;
  std::vector<std::string> causes;
  bool ones;
};

void PrintTo(const CauseCase& each, std::ostream* out) { *out << each.model; }

const CauseCase kCases[] = {
    {"rice_bc95", false, {"EDYRS", "BANRAT"}, false},
    {"rice_bc95_zint", false, {"EDYRS", "BANRAT"}, true},
    {"syn338_cost_bc95", true, {"z1", "z2", "z3", "z4"}, false},
};

class CauseFit : public testing::TestWithParam<CauseCase> {
 protected:
  void SetUp() override {
    set_ = LoadPanelSet(GetParam().own, false);
    if (!set_.has_value()) {
      GTEST_SKIP() << SkipReason(GetParam().model);
    }
    fit_ = stats::FitExplainedFrontier(
        set_->design,
        set_->response,
        {.mean = Causes(*set_, GetParam().causes, GetParam().ones)},
        {.kind = GetParam().own ? FrontierKind::kCost : FrontierKind::kProduction,
         .law = InefficiencyLaw::kTruncatedNormal});
    ASSERT_TRUE(fit_.usable()) << static_cast<int>(fit_.status);
  }

  std::optional<PanelSet> set_;
  ExplainedFrontierResult fit_;
};

TEST_P(CauseFit, IsTheExactOptimumWithItsStandardErrors) {
  std::map<std::string, Estimate> named{{"sigmaSq", *fit_.sigma_squared}, {"gamma", *fit_.gamma}};
  std::size_t column = 0;
  if (GetParam().ones) {
    named["Z_(Intercept)"] = fit_.mean[column++];
  }
  for (const std::string& cause : GetParam().causes) {
    named["Z_" + cause] = fit_.mean.at(column++);
  }
  ComparePolished(*set_, GetParam().model, fit_.coefficients, named, fit_.log_likelihood);
}

TEST_P(CauseFit, ScoresAreThoseOfFrontier) { CompareScores(*set_, GetParam().model, fit_.units); }

INSTANTIATE_TEST_SUITE_P(Models, CauseFit, testing::ValuesIn(kCases), [](const auto& test) {
  return std::string(test.param.model);
});

class UtilityFit : public testing::TestWithParam<bool> {
 protected:
  const char* Model() const {
    return GetParam() ? "utility_cost_tnormal_muhet_regu" : "utility_cost_hnormal_uhet_regu";
  }

  void SetUp() override {
    const auto folder = ThirdPartyFolder();
    if (!folder.has_value()) {
      GTEST_SKIP() << SkipReason(Model());
    }
    folder_ = *folder / "frontier";
    const UtilitySet set = LoadUtilitySet(folder_ / "data");
    const numerics::Matrix regulated = WithConstant({NumberColumn(set.table, "regu")});
    stats::FrontierCauses causes;
    (GetParam() ? causes.mean : causes.inefficiency) = regulated;
    fit_ = stats::FitExplainedFrontier(
        set.design,
        set.response,
        causes,
        {.law = GetParam() ? InefficiencyLaw::kTruncatedNormal : InefficiencyLaw::kHalfNormal});
    ASSERT_TRUE(fit_.usable()) << static_cast<int>(fit_.status);
  }

  std::filesystem::path folder_;
  ExplainedFrontierResult fit_;
};

TEST_P(UtilityFit, CoefficientsAndLogLikelihoodAreThoseOfSfaR) {
  std::vector<Estimate> ours = fit_.coefficients;
  for (const auto* part : {&fit_.mean, &fit_.inefficiency, &fit_.noise}) {
    ours.insert(ours.end(), part->begin(), part->end());
  }
  std::size_t column = 0;
  for (const auto& row : ReadTable(folder_ / "expected" / "sfa_coef.csv").rows) {
    if (row[0] != Model() || row[2] == "nobs") {
      continue;
    }
    if (row[2] == "logLik") {
      EXPECT_NEAR(fit_.log_likelihood, Number(row[3]), kScore);
      continue;
    }
    const Estimate& each = ours.at(column++);
    EXPECT_NEAR(each.value, Number(row[3]), kStopped * each.standard_error) << row[2];
  }
  EXPECT_EQ(column, ours.size());
}

TEST_P(UtilityFit, ScoresAreThoseOfSfaR) {
  std::size_t scores = 0;
  std::size_t means = 0;
  for (const auto& row : ReadTable(folder_ / "expected" / "sfa_eff.csv").rows) {
    if (row[0] == Model() && row[2] == "teBC") {
      EXPECT_NEAR(fit_.units.at(scores++).efficiency, Number(row[4]), kScore) << row[3];
    } else if (row[0] == Model() && row[2] == "teJLMS") {
      EXPECT_NEAR(std::exp(-fit_.units.at(means++).inefficiency), Number(row[4]), kScore) << row[3];
    }
  }
  EXPECT_EQ(scores, fit_.units.size());
  EXPECT_EQ(means, fit_.units.size());
}

INSTANTIATE_TEST_SUITE_P(Models, UtilityFit, testing::Bool(), [](const auto& test) {
  return test.param ? "MeanByRegulation" : "SpreadByRegulation";
});

}  // namespace
}  // namespace doelmaat::conformance
