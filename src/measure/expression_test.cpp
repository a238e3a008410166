#include "measure/expression.h"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/formula_fixture.h"

namespace doelmaat::measure {
namespace {

double Value(const std::string& formula, const std::vector<double>& point = {2, 3, 5}) {
  return Evaluate(Compiled({formula}), point).front();
}

TEST(Formula, HasTheUsualOrderOfWork) {
  EXPECT_EQ(Value("1 + 2 * 3 - 4 / 2"), 5);
  EXPECT_EQ(Value("-2^2"), -4);
  EXPECT_EQ(Value("(-2)^2"), 4);
  EXPECT_EQ(Value("2 - 3 - 4"), -5);
  EXPECT_EQ(Value("8 / 4 / 2"), 1);
  EXPECT_EQ(Value("2 * -x1"), -6);
  EXPECT_EQ(Value("x0^-1 * 4"), 2);
  EXPECT_EQ(Value("1.5e3 + .5"), 1500.5);
}

TEST(Formula, KnowsItsFunctions) {
  EXPECT_EQ(Value("min(x2, x1, x0) + max(x0, x1)"), 5);
  EXPECT_EQ(Value("clip(x2, 0, 4)"), 4);
  EXPECT_EQ(Value("clip(-1, 0, 4)"), 0);
  EXPECT_EQ(Value("abs(x0 - x1)"), 1);
  EXPECT_NEAR(Value("exp(log(x1)) + sqrt(x0 * x0)"), 5, 1e-14);
  EXPECT_NEAR(Value("sin(x0)^2 + cos(x0)^2"), 1, 1e-15);
  EXPECT_NEAR(Value("tan(1) - sin(1) / cos(1)"), 0, 1e-15);
}

// AEF: the last month counts in full for one month or more, the month before it for what is left.
TEST(Formula, TailCostTakesTheLastMonthsFirst) {
  EXPECT_EQ(Value("tail_cost(0.5, 100, 200, 300)"), 50);
  EXPECT_EQ(Value("tail_cost(1.75, 100, 200, 300)"), 250);
  EXPECT_EQ(Value("tail_cost(2.5, 100, 200, 300)"), 450);
  EXPECT_EQ(Value("tail_cost(9, 100, 200, 300)"), 600);
  EXPECT_EQ(Value("tail_cost(-1, 100, 200, 300)"), 0);
}

TEST(Formula, MayUseAnEarlierOne) {
  FormulaCompiler compiler(Numbered(), {});
  compiler.Add("a", "x0 + x1", "proef");
  compiler.Add("b", "2 * a", "proef");
  const std::vector<std::string> names = {"b", "a"};
  EXPECT_EQ(Evaluate(compiler.Finish(names), std::vector<double>{1, 2}),
            (std::vector<double>{6, 3}));
}

TEST(Formula, OverManyDrawsIsTheFormulaAtEach) {
  const Program program = Compiled({"x0 * x1 - min(x0, 2)", "sqrt(abs(x1)) / x0", "7"});
  const std::vector<std::vector<double>> columns = {{1, 2, 3}, {4, -5, 6}};
  std::vector<std::vector<double>> outputs(3, std::vector<double>(3));
  std::vector<std::span<double>> spans(outputs.begin(), outputs.end());
  std::vector<std::vector<double>> scratch;
  EvaluateDraws(program, columns, 3, &scratch, spans);
  for (std::size_t draw = 0; draw < 3; ++draw) {
    const auto at = Evaluate(program, std::vector<double>{columns[0][draw], columns[1][draw]});
    for (std::size_t output = 0; output < 3; ++output) {
      EXPECT_EQ(outputs[output][draw], at[output]);
    }
  }
}

TEST(Formula, KnowsWhatItDependsOn) {
  const Program program = Compiled({"x0 * x0", "x1 + 3 * x0"});
  EXPECT_EQ(DependsOn(program, program.outputs[0], 3), (std::vector<bool>{true, false, false}));
  EXPECT_EQ(DependsOn(program, program.outputs[1], 3), (std::vector<bool>{true, true, false}));
}

TEST(Formula, ProductWithoutASignOnlyWhenAsked) {
  EXPECT_THROW(Value("x0 x1"), Error);
  FormulaCompiler compiler(Numbered(), {false, true});
  compiler.Add("y", "x0 cos(0) x1 / 3", "proef");
  const std::vector<std::string> names = {"y"};
  EXPECT_EQ(Evaluate(compiler.Finish(names), std::vector<double>{2, 3}).front(), 2);
}

std::optional<Symbol> WithUnits(std::string_view name) {
  const std::vector<std::pair<std::string_view, const char*>> units = {
      {"p", "aandeel"}, {"m", "maand"}, {"c", "eur/maand"}, {"n", "1/jaar"}};
  for (std::size_t index = 0; index < units.size(); ++index) {
    if (units[index].first == name) {
      return Symbol{index, Unit::Parse(units[index].second), 1};
    }
  }
  return std::nullopt;
}

std::string UnitOf(const std::string& formula) {
  FormulaCompiler compiler(WithUnits, {});
  compiler.Add("y", formula, "proef");
  return compiler.UnitOf("y").Text();
}

TEST(Formula, CarriesUnits) {
  EXPECT_EQ(UnitOf("n * p * tail_cost(m, c, c)"), "eur/jaar");
  EXPECT_EQ(UnitOf("m + 2 [maand]"), "maand");
  EXPECT_EQ(UnitOf("max(m, 0)"), "maand");
  EXPECT_EQ(UnitOf("sqrt(m * m)"), "maand");
  EXPECT_EQ(UnitOf("exp(-m / 3 [maand])"), "1");
}

TEST(Formula, RefusesUnitsThatDoNotFit) {
  for (const char* formula : {"m + c",
                              "m + 2",
                              "min(m, p)",
                              "exp(m)",
                              "clip(m, 0, 1)",
                              "tail_cost(m, c, m)",
                              "m - 1 [jaar]"}) {
    EXPECT_THROW(UnitOf(formula), Error) << formula;
  }
}

TEST(Formula, RefusesWhatCannotBeRead) {
  for (const char* formula : {"",
                              "1 +",
                              "(1",
                              "1)",
                              "y9",
                              "min(1)",
                              "clip(1, 2)",
                              "sin(1, 2)",
                              "1 ** 2",
                              "x0^x1",
                              "2 3",
                              "1e999",
                              "sin 1",
                              "x0[maand",
                              "system(1)",
                              "abs()"}) {
    EXPECT_THROW(Compiled({formula}), Error) << formula;
  }
  EXPECT_THROW(Compiled({std::string(5000, '(')}), Error);
  EXPECT_THROW(Compiled({std::string(5000, '-') + "1"}), Error);
  std::string long_sum = "1";
  for (int term = 0; term < 6000; ++term) {
    long_sum += "+1";
  }
  EXPECT_THROW(Compiled({long_sum}), Error);
}

TEST(Formula, SaysWhereItIsWrong) {
  try {
    Compiled({"1 + onbekend"});
    FAIL();
  } catch (const Error& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("proef"), std::string::npos);
    EXPECT_NE(text.find("'onbekend'"), std::string::npos);
  }
}

TEST(Danger, IsSeenInsideTheRanges) {
  const auto danger = [](const char* formula, Range x0, Range x1) {
    const std::vector<Range> ranges = {x0, x1};
    return FindDanger(Compiled({formula}), ranges).danger;
  };
  EXPECT_EQ(danger("1 / x0", {-1, 2}, {0, 0}), Danger::kDivisionByZero);
  EXPECT_EQ(danger("1 / (x0 - x1)", {1, 3}, {2, 4}), Danger::kDivisionByZero);
  EXPECT_EQ(danger("x0^-2", {0, 1}, {0, 0}), Danger::kDivisionByZero);
  EXPECT_EQ(danger("log(x0)", {0, 1}, {0, 0}), Danger::kLogOfNegative);
  EXPECT_EQ(danger("sqrt(x0 - x1)", {1, 3}, {2, 4}), Danger::kRootOfNegative);
  EXPECT_EQ(danger("1 / x0 + log(x1) + sqrt(x0 * x0)", {-2, -1}, {1, 2}), Danger::kNone);
  EXPECT_EQ(danger("1 / (1 + x0 * x0)", {-1, 1}, {0, 0}), Danger::kNone);
  EXPECT_EQ(danger("1 / max(x0, 0.1)", {-1, 1}, {0, 0}), Danger::kNone);
}

}  // namespace
}  // namespace doelmaat::measure
