#include "frontier/panel_sfa_analysis.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/number_text.h"
#include "numerics/random_stream.h"

namespace doelmaat::frontier {
namespace {

// 60 units in 3 years; inefficiency stays. With sign −1 what should be inefficiency lowers cost.
FrontierTable Made(const std::string& first_year = "2020", double sign = 1) {
  numerics::RandomStream stream(1, "panel_sfa_analysis_test", 0);
  std::string text = "n,t,cost,a\n";
  for (int unit = 0; unit < 60; ++unit) {
    const double u = sign * std::abs(0.4 * stream.Normal());
    for (const std::string& year : {first_year, std::string("2021"), std::string("2022")}) {
      const double log_a = stream.Normal();
      const double log_cost = 2 + 0.7 * log_a + 0.1 * stream.Normal() + u;
      text += "u" + std::to_string(unit) + "," + year + "," +
              base::FormatExact(std::exp(log_cost)) + "," + base::FormatExact(std::exp(log_a)) +
              "\n";
    }
  }
  return ReadFrontierTable(
      text, "f.csv", {"n", {"cost"}, {"a"}, {}, "t"}, OutputRule::kAllPositive);
}

TEST(AnalysePanelSfa, NamesTheTrendAndScoresEveryRow) {
  const FrontierReport decay = AnalysePanelSfa(Made(), {}, stats::PanelTrend::kDecay);
  ASSERT_EQ(decay.status, "converged");
  EXPECT_EQ(decay.units.size(), 180U);
  EXPECT_EQ(std::get<std::string>(decay.coefficients.back()[0].value), "eta");
  const FrontierReport invariant = AnalysePanelSfa(Made(), {}, stats::PanelTrend::kInvariant);
  ASSERT_EQ(invariant.status, "converged");
  // The score is the fourth field: id, period, status, score.
  EXPECT_EQ(invariant.units[0][3].name, "score");
  EXPECT_EQ(std::get<double>(invariant.units[0][3].value),
            std::get<double>(invariant.units[1][3].value));
}

TEST(AnalysePanelSfa, WarnsOfUnitsThatDifferToTheWrongSide) {
  EXPECT_TRUE(AnalysePanelSfa(Made(), {}, stats::PanelTrend::kDecay).warnings.empty());
  const FrontierReport wrong = AnalysePanelSfa(Made("2020", -1), {}, stats::PanelTrend::kInvariant);
  ASSERT_EQ(wrong.status, "converged");
  ASSERT_EQ(wrong.warnings.size(), 1U);
  EXPECT_EQ(wrong.warnings[0].code, "wrong_skew");
}

TEST(AnalysePanelSfa, RefusesNoPeriodAndAPeriodThatIsNoNumber) {
  EXPECT_THROW(AnalysePanelSfa(Made("vorig"), {}, stats::PanelTrend::kDecay), Error);
  const FrontierTable plain = ReadFrontierTable(
      "n,x,y\nA,1,2\nB,2,3\n", "f.csv", {"n", {"x"}, {"y"}, {}, {}}, OutputRule::kAllPositive);
  EXPECT_THROW(AnalysePanelSfa(plain, {}, stats::PanelTrend::kDecay), Error);
  EXPECT_THROW(TrendOf("trend"), Error);
  EXPECT_FALSE(TrendOf("none").has_value());
  EXPECT_EQ(TrendOf("decay"), stats::PanelTrend::kDecay);
}

}  // namespace
}  // namespace doelmaat::frontier
