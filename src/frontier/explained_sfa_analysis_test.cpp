#include "frontier/explained_sfa_analysis.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/number_text.h"
#include "numerics/random_stream.h"

namespace doelmaat::frontier {
namespace {

const CauseColumns kMean{.mean = {"z"}};

// 400 units whose inefficiency spreads with z: σ_u = 0.3 exp(0.4 z). With a second column that
// follows from z.
std::string Text() {
  numerics::RandomStream stream(1, "explained_sfa_analysis_test", 0);
  std::string text = "n,cost,a,z,zz\n";
  for (int row = 0; row < 400; ++row) {
    const double log_a = stream.Normal();
    const double z = stream.Normal();
    const double u = std::abs(0.3 * std::exp(0.4 * z) * stream.Normal());
    text += "u" + std::to_string(row);
    for (const double value :
         {std::exp(2 + 0.7 * log_a + 0.1 * stream.Normal() + u), std::exp(log_a), z, 1 - 2 * z}) {
      text += "," + base::FormatExact(value);
    }
    text += "\n";
  }
  return text;
}

FrontierReport Analyse(const CauseColumns& causes, const FunctionRequest& request = {}) {
  FrontierColumns columns{"n", {"cost"}, {"a"}, {}, {}};
  columns.causes = causes.Distinct();
  return AnalyseExplainedSfa(
      ReadFrontierTable(Text(), "f.csv", columns, OutputRule::kAllPositive), request, causes);
}

std::vector<std::string> NamesOf(const FrontierReport& report) {
  std::vector<std::string> names;
  for (const Fields& row : report.coefficients) {
    names.push_back(std::get<std::string>(row[0].value));
  }
  return names;
}

TEST(AnalyseExplainedSfa, NamesTheCausesOfTheMean) {
  const FrontierReport report = Analyse(kMean);
  ASSERT_EQ(report.status, "converged") << report.message;
  EXPECT_EQ(NamesOf(report),
            (std::vector<std::string>{
                "(Intercept)", "log(a)", "Z_(Intercept)", "Z_z", "sigmaSq", "gamma"}));
  EXPECT_EQ(report.units.size(), 400U);
  for (const Field& field : report.options) {
    if (field.name == "law") {
      EXPECT_EQ(std::get<std::string>(field.value), "truncated-normal");
    }
  }
}

TEST(AnalyseExplainedSfa, NamesTheCausesOfTheSpreads) {
  const FrontierReport report = Analyse({.inefficiency = {"z"}, .noise = {"z"}});
  ASSERT_EQ(report.status, "converged") << report.message;
  EXPECT_EQ(NamesOf(report),
            (std::vector<std::string>{
                "(Intercept)", "log(a)", "Zu_(Intercept)", "Zu_z", "Zv_(Intercept)", "Zv_z"}));
  const double slope = std::get<double>(report.coefficients[3][1].value);
  EXPECT_NEAR(slope, 0.8, 0.3);
  const FrontierReport one = Analyse({.inefficiency = {"z"}});
  EXPECT_EQ(NamesOf(one).back(), "Zv_(Intercept)");
}

TEST(AnalyseExplainedSfa, NamesADependentCause) {
  const FrontierReport report = Analyse({.noise = {"z", "zz"}});
  EXPECT_EQ(report.status, "rank_deficient");
  EXPECT_NE(report.message.find("Zv_z"), std::string::npos) << report.message;
  EXPECT_TRUE(std::holds_alternative<std::monostate>(report.units[0][2].value));
}

TEST(AnalyseExplainedSfa, RefusesAMeanOfTheExponentialLaw) {
  EXPECT_THROW(Analyse(kMean, {.law = stats::InefficiencyLaw::kExponential}), Error);
}

}  // namespace
}  // namespace doelmaat::frontier
