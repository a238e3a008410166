#include "base/number_text.h"

#include <gtest/gtest.h>

namespace doelmaat::base {
namespace {

TEST(ParseDecimal, ReadsBothSignsExactly) {
  EXPECT_EQ(ParseDecimal("-1234.56", '.').value.units, -123456);
  EXPECT_EQ(ParseDecimal("-1234.56", '.').value.decimals, 2);
  EXPECT_EQ(ParseDecimal("0,05", ',').value.units, 5);
  EXPECT_EQ(ParseDecimal("12", ',').value.decimals, 0);
}

TEST(ParseDecimal, NamesWhatIsWrong) {
  const struct {
    const char* text;
    char sign;
    NumberProblem problem;
  } kCases[] = {
      {"1.234", ',', NumberProblem::kAmbiguous},
      {"1,234", '.', NumberProblem::kAmbiguous},
      {"1.234.567", ',', NumberProblem::kAmbiguous},
      {"12.34", ',', NumberProblem::kNotANumber},
      {"", '.', NumberProblem::kNotANumber},
      {"-", '.', NumberProblem::kNotANumber},
      {".5", '.', NumberProblem::kNotANumber},
      {"5.", '.', NumberProblem::kNotANumber},
      {"1e5", '.', NumberProblem::kNotANumber},
      {"1.2.3", '.', NumberProblem::kNotANumber},
      {" 5", '.', NumberProblem::kNotANumber},
      {"NaN", '.', NumberProblem::kNotANumber},
      {"1234567890123456789", '.', NumberProblem::kTooLarge},
  };
  for (const auto& [text, sign, problem] : kCases) {
    EXPECT_EQ(ParseDecimal(text, sign).problem, problem) << text;
  }
}

TEST(FormatNumber, WritesDutchAndMachineForms) {
  EXPECT_EQ(FormatNumber(1234567.891, 2, NumberStyle::kDutch), "1.234.567,89");
  EXPECT_EQ(FormatNumber(1234567.891, 2, NumberStyle::kMachine), "1234567.89");
  EXPECT_EQ(FormatNumber(-0.001, 2, NumberStyle::kDutch), "0,00");
  EXPECT_EQ(FormatNumber(999.995, 2, NumberStyle::kDutch), "1.000,00");
  EXPECT_EQ(FormatNumber(0.5, 0, NumberStyle::kDutch), "1");
  EXPECT_EQ(FormatNumber(-12345, 0, NumberStyle::kDutch), "-12.345");
  EXPECT_EQ(FormatInteger(-1234567, NumberStyle::kDutch), "-1.234.567");
}

TEST(FormatExact, WritesOrdinaryNumbersWithoutAnExponent) {
  EXPECT_EQ(FormatExact(100000.0), "100000");
  EXPECT_EQ(FormatExact(0.0001), "0.0001");
  EXPECT_EQ(FormatExact(0.0), "0");
}

TEST(FormatExact, ReadsBackAsTheSameDouble) {
  for (const double value : {0.1, 1.0 / 3.0, 1e300, -1e-300}) {
    EXPECT_EQ(std::stod(FormatExact(value)), value);
  }
}

TEST(FormatExact, KeepsEveryDigitInDutch) {
  EXPECT_EQ(FormatExact(0.25, NumberStyle::kDutch), "0,25");
  EXPECT_EQ(FormatExact(292500, NumberStyle::kDutch), "292.500");
  EXPECT_EQ(FormatExact(-1.5, NumberStyle::kMachine), "-1.5");
  EXPECT_EQ(FormatExact(1e-30, NumberStyle::kDutch), "1e-30");
}

}  // namespace
}  // namespace doelmaat::base
