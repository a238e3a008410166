#include "measure/gum_case.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/case_model.h"
#include "measure/gum_notation.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;
using numerics::DistributionKind;

std::vector<CaseResult> Evaluated(const GumCase& gum_case) {
  return EvaluateCase(gum_case, {20'000, 1}, "proef", numerics::SerialFor());
}

double Number(const std::vector<CaseResult>& results, const std::string& name) {
  for (const CaseResult& result : results) {
    if (result.name == name) {
      return result.values.front();
    }
  }
  ADD_FAILURE() << "no " << name;
  return std::nan("");
}

GumCase Known(const std::string& model, std::vector<Distribution> distributions) {
  GumCase gum_case;
  gum_case.model = model;
  for (auto& distribution : distributions) {
    CaseQuantity quantity;
    quantity.name = "x" + std::to_string(gum_case.quantities.size() + 1);
    quantity.distribution = std::move(distribution);
    gum_case.quantities.push_back(std::move(quantity));
  }
  return gum_case;
}

TEST(Notation, ReadsWhatExamplesWrite) {
  struct Row {
    const char* text;
    DistributionKind kind;
    double mean;
    double u;
    std::size_t count;
  };
  const Row rows[] = {
      {"4 x N(0,1)", DistributionKind::kNormal, 0, 1, 4},
      {"normal -0.1,0.2", DistributionKind::kNormal, -0.1, 0.2, 1},
      {"2 x rectangular(-sqrt3, sqrt3)", DistributionKind::kRectangular, 0, 1, 2},
      {"3 x rectangular(sd 1) + rectangular(sd 10)", DistributionKind::kRectangular, 0, 1, 4},
      {"rectangular 9.5e-6..13.5e-6",
       DistributionKind::kRectangular,
       11.5e-6,
       2e-6 / std::sqrt(3.0),
       1},
      {"rectangular -1..1 with limits known to 0.3",
       DistributionKind::kCurvedTrapezoid,
       0,
       std::sqrt(1.0 / 3 + 0.01),
       1},
      {"arcsine -0.5..0.5", DistributionKind::kArcsine, 0, 0.5 / std::sqrt(2.0), 1},
      {"t(18) 50000623,25", DistributionKind::kStudent, 50000623, 25, 1}};
  for (const Row& row : rows) {
    const auto all = ParseDistributions(row.text);
    ASSERT_EQ(all.size(), row.count) << row.text;
    EXPECT_EQ(all.front().kind(), row.kind) << row.text;
    EXPECT_NEAR(all.front().mean(), row.mean, 1e-12) << row.text;
    EXPECT_NEAR(all.front().uncertainty(), row.u, 1e-12) << row.text;
  }
  EXPECT_NEAR(
      ParseDistributions("3 x rectangular(sd 1) + rectangular(sd 10)")[3].uncertainty(), 10, 1e-12);
}

TEST(Notation, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"",
                           "uniform(0,1)",
                           "N(0,1",
                           "N(0)",
                           "2 N(0,1)",
                           "0 x N(0,1)",
                           "rectangular 2..1",
                           "t(0) 1,1",
                           "N(0,1) N(0,1)",
                           "rectangular 1.2",
                           "1000 x N(0,1)",
                           "normal a,b"}) {
    EXPECT_THROW(ParseDistributions(text), Error) << text;
  }
}

TEST(CaseModel, PutsFormulasInOrderOfUse) {
  const CaseModel model = ParseModel("y = a * 2; a = b + 1; nm, kg/m3; b = x1", "proef");
  ASSERT_EQ(model.definitions.size(), 3U);
  EXPECT_EQ(model.definitions.front().name, "b");
  EXPECT_EQ(model.outcomes, std::vector<std::string>{"y"});
  EXPECT_THROW(ParseModel("a = b; b = a", "proef"), Error);
  EXPECT_THROW(ParseModel("a = 1; a = 2", "proef"), Error);
  EXPECT_THROW(ParseModel("nm", "proef"), Error);
  EXPECT_THROW(ParseModel("y = x; predict at t", "proef"), Error);
}

// JCGM 100:2008, H.2, as printed.
TEST(GumCase, ReproducesTheImpedance) {
  GumCase gum_case;
  gum_case.model = "R=V cos(phi)/I; X=V sin(phi)/I; Z=V/I";
  gum_case.quantities = {{"V", {}, {5.007, 4.994, 5.005, 4.99, 4.999}, false},
                         {"I_mA", {}, {19.663, 19.639, 19.64, 19.685, 19.678}, false},
                         {"phi", {}, {1.0456, 1.0438, 1.0468, 1.0428, 1.0433}, false}};
  const auto results = Evaluated(gum_case);
  EXPECT_NEAR(Number(results, "R"), 127.732, 5e-4);
  EXPECT_NEAR(Number(results, "uR"), 0.071, 5e-4);
  EXPECT_NEAR(Number(results, "rRX"), -0.588, 5e-4);
  EXPECT_NEAR(Number(results, "rVI"), -0.36, 5e-3);
  EXPECT_NEAR(Number(results, "nu_eff"), 4, 1e-9);  // five observations of everything
}

TEST(GumCase, FitsALineThroughPointsOnIt) {
  GumCase gum_case;
  gum_case.model = "b(t)=y1+y2*(t-20); predict at t=30";
  gum_case.quantities = {{"t", {}, {18, 20, 22, 25}, false}, {"b", {}, {1, 2, 3, 4.5}, false}};
  const auto results = Evaluated(gum_case);
  EXPECT_NEAR(Number(results, "y1"), 2, 1e-12);
  EXPECT_NEAR(Number(results, "y2"), 0.5, 1e-12);
  EXPECT_NEAR(Number(results, "b30"), 7, 1e-12);
  EXPECT_NEAR(Number(results, "s"), 0, 1e-12);
}

TEST(GumCase, OfASumAgreesInAllModes) {
  const auto results =
      Evaluated(Known("y = x1 + x2", {Distribution::Normal(1, 3), Distribution::Normal(2, 4)}));
  EXPECT_NEAR(Number(results, "mean"), 3, 1e-12);
  EXPECT_NEAR(Number(results, "u_exact"), 5, 1e-12);
  EXPECT_NEAR(Number(results, "gum_u"), 5, 1e-12);
  EXPECT_NEAR(Number(results, "u_mc"), 5, 4 * 5 / std::sqrt(4e4));
  EXPECT_NEAR(Number(results, "half95"), 1.959963985 * 5, 4 * Number(results, "half95_se"));
}

TEST(GumCase, OfEstimatesWithoutDegreesIsNormal) {
  GumCase gum_case = Known("y = x1", {Distribution::Normal(1, 2)});
  gum_case.quantities[0].budget = true;
  const auto results = Evaluated(gum_case);
  EXPECT_NEAR(Number(results, "k95"), 1.959963985, 1e-8);
  for (const CaseResult& result : results) {
    EXPECT_NE(result.name, "nu_eff");
  }
}

TEST(GumCase, RefusesObservationsThatDoNotFit) {
  GumCase gum_case = Known("y = x1 + x2", {Distribution::Normal(1, 3)});
  gum_case.quantities.push_back({"x2", {}, {1, 2, 3}, false});
  EXPECT_THROW(Evaluated(gum_case), Error);
  gum_case.quantities[0] = {"x1", {}, {1, 2}, false};
  EXPECT_THROW(Evaluated(gum_case), Error);
  GumCase line = gum_case;
  line.quantities[0].observations = {1, 2, 3};
  line.model = "x2(x1) = a * a + x1";
  EXPECT_THROW(Evaluated(line), Error);
  line.model = "x2(x9) = a + x9";
  EXPECT_THROW(Evaluated(line), Error);
}

}  // namespace
}  // namespace doelmaat::measure
