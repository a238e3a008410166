#include "frontier/sfa_analysis.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/number_text.h"
#include "frontier/report_fixture.h"
#include "numerics/random_stream.h"

namespace doelmaat::frontier {
namespace {

using fixture::At;

// Cost of two outputs and one circumstance; with sign −1 what should be inefficiency lowers cost.
std::string Made(double sign = 1) {
  numerics::RandomStream stream(1, "sfa_analysis_test", 0);
  std::string text = "n,cost,a,b,z\n";
  for (int row = 0; row < 150; ++row) {
    const double a = std::exp(stream.Normal());
    const double b = std::exp(stream.Normal());
    const double z = stream.Uniform();
    const double u = std::abs(0.5 * stream.Normal());
    const double log_cost =
        3 + 0.5 * std::log(a) + 0.4 * std::log(b) + z + 0.1 * stream.Normal() + sign * u;
    text += "u" + std::to_string(row);
    for (const double value : {std::exp(log_cost), a, b, z}) {
      text += "," + base::FormatExact(value);
    }
    text += "\n";
  }
  return text;
}

FrontierTable Table(const std::string& bytes, std::vector<std::string> environment = {"z"}) {
  return ReadFrontierTable(bytes,
                           "f.csv",
                           {"n", {"cost"}, {"a", "b"}, std::move(environment), {}},
                           OutputRule::kAllPositive);
}

TEST(AnalyseSfa, NamesEveryCoefficientAndFindsTheElasticities) {
  const FrontierReport report = AnalyseSfa(Table(Made()), {});
  ASSERT_EQ(report.status, "converged");
  const char* names[] = {
      "(Intercept)", "log(a)", "log(b)", "z", "sigmaSq", "gamma", "sigmaU", "sigmaV"};
  ASSERT_EQ(report.coefficients.size(), 8U);
  for (std::size_t each = 0; each < 8; ++each) {
    EXPECT_EQ(std::get<std::string>(At(report.coefficients[each], "name")), names[each]);
    EXPECT_GT(std::get<double>(At(report.coefficients[each], "se")), 0);
  }
  const double error = std::get<double>(At(report.coefficients[1], "se"));
  EXPECT_NEAR(std::get<double>(At(report.coefficients[1], "estimate")), 0.5, 4 * error);
  for (const Fields& unit : report.units) {
    const double score = std::get<double>(At(unit, "score"));
    EXPECT_GT(score, 0);
    EXPECT_LT(score, 1);
    EXPECT_LT(std::get<double>(At(unit, "jlms")), score);
    EXPECT_LT(std::get<Range>(At(unit, "ci95")).low, score);
  }
}

TEST(AnalyseSfa, WrongSkewHasLeastSquaresAndNoScores) {
  const FrontierReport report = AnalyseSfa(Table(Made(-1)), {});
  EXPECT_EQ(report.status, "wrong_skew");
  EXPECT_NE(report.message, "");
  EXPECT_EQ(report.coefficients.size(), 4U);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(report.units[0], "score")));
  EXPECT_EQ(std::get<std::string>(At(report.units[0], "reason")), report.message);
  EXPECT_LT(std::get<double>(At(report.fit, "skewness")), 0);
}

TEST(DesignOf, TheTranslogHasSquaresAndProducts) {
  const FrontierTable table = Table("n,cost,a,b,z\nA,2,3,4,5\nB,1,2,2,2\n");
  const FrontierDesign design = DesignOf(table, {.form = FunctionalForm::kTranslog});
  EXPECT_EQ(design.names,
            (std::vector<std::string>{"(Intercept)",
                                      "log(a)",
                                      "log(b)",
                                      "0.5*log(a)^2",
                                      "log(a)*log(b)",
                                      "0.5*log(b)^2",
                                      "z"}));
  EXPECT_NEAR(design.response[0], std::log(2.0), 1e-15);
  EXPECT_NEAR(design.columns(0, 3), 0.5 * std::log(3.0) * std::log(3.0), 1e-15);
  EXPECT_NEAR(design.columns(0, 4), std::log(3.0) * std::log(4.0), 1e-15);
  EXPECT_EQ(design.columns(0, 6), 5);
}

TEST(AnalyseSfa, AFormThatNeedsMoreThanTheFileHasSaysSo) {
  const FrontierReport few = AnalyseSfa(Table("n,cost,a,b,z\nA,2,3,4,5\nB,1,2,2,2\n"), {});
  EXPECT_EQ(few.status, "too_few_rows");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(At(few.fit, "loglik")));
  std::string twice = "n,cost,a,b,z\n";
  for (int row = 1; row < 20; ++row) {
    const std::string a = std::to_string(row);
    twice += "u" + a + "," + std::to_string(row * row + row % 3) + "," + a + "," + a + ",0\n";
  }
  const FrontierReport dependent = AnalyseSfa(Table(twice, {}), {});
  EXPECT_EQ(dependent.status, "rank_deficient");
  EXPECT_NE(dependent.message.find("log("), std::string::npos);
}

TEST(AnalyseSfa, RefusesTwoInputsForCostAndUnknownWords) {
  EXPECT_THROW(AnalyseSfa(ReadFrontierTable("n,x,w,y\nA,1,2,3\n",
                                            "f.csv",
                                            {"n", {"x", "w"}, {"y"}, {}, {}},
                                            OutputRule::kAllPositive),
                          {}),
               Error);
  EXPECT_THROW(KindOf("kosten"), Error);
  EXPECT_THROW(LawOf("gamma"), Error);
  EXPECT_THROW(FormOf("log"), Error);
  EXPECT_EQ(LawOf("truncated-normal"), stats::InefficiencyLaw::kTruncatedNormal);
}

}  // namespace
}  // namespace doelmaat::frontier
