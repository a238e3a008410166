// Least squares against the certified values of NIST's Statistical Reference Datasets, see
// regression/README.md.
#include "stats/ols.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "conformance_data.h"

namespace doelmaat::conformance {
namespace {

struct NistCase {
  const char* name;
  int power;  // 0: the columns as they are; k: 1, x, ..., x^k
  bool intercept;
  // Digits asked of every coefficient, standard error and summary. Filip's powers of x are rounded
  // to double before the fit begins, which alone leaves 7: the condition number is about 1e15.
  double digits = 9;
};

void PrintTo(const NistCase& each, std::ostream* out) { *out << each.name; }

const NistCase kCases[] = {{"norris", 1, true},
                           {"pontius", 2, true},
                           {"noint1", 0, false},
                           {"filip", 10, true, 7},
                           {"longley", 0, true},
                           {"wampler1", 5, true},
                           {"wampler2", 5, true},
                           {"wampler3", 5, true}};

class NistStrd : public testing::TestWithParam<NistCase> {};

numerics::Matrix Design(const base::TableFile& table, const NistCase& strd) {
  std::vector<std::string> names(table.header.begin(), table.header.end());
  std::erase(names, "y");
  const numerics::Matrix columns = Columns(table, names);
  if (strd.power > 0) {
    numerics::Matrix design(columns.rows(), static_cast<std::size_t>(strd.power) + 1, 1);
    for (std::size_t row = 0; row < design.rows(); ++row) {
      for (std::size_t col = 1; col < design.cols(); ++col) {
        design(row, col) = std::pow(columns(row, 0), static_cast<double>(col));
      }
    }
    return design;
  }
  const std::size_t first = strd.intercept ? 1 : 0;
  numerics::Matrix design(columns.rows(), columns.cols() + first, 1);
  for (std::size_t row = 0; row < design.rows(); ++row) {
    std::ranges::copy(columns.row(row),
                      design.row(row).begin() + static_cast<std::ptrdiff_t>(first));
  }
  return design;
}

// Log relative error; of a certified 0 the log absolute error in units of `scale`.
double Digits(double ours, double certified, double scale) {
  const double size = certified == 0 ? scale : std::abs(certified);
  const double difference = std::abs(ours - certified) / size;
  return difference == 0 ? 15 : std::min(15.0, -std::log10(difference));
}

TEST_P(NistStrd, GivesTheCertifiedDigits) {
  const std::string name = std::string("nist_") + GetParam().name;
  const std::filesystem::path folder = OwnFolder() / "regression";
  const base::TableFile table = ReadTable(folder / (name + ".csv"));
  const base::TableFile expected = ReadTable(folder / (name + "_expected.csv"));
  const std::vector<double> response = NumberColumn(table, "y");
  const stats::OlsResult fit = stats::FitOls(Design(table, GetParam()), response);
  ASSERT_EQ(fit.status, stats::OlsStatus::kFitted);
  double size = 0;
  for (const double y : response) {
    size = std::max(size, std::abs(y));
  }
  double fewest = 15;
  for (const auto& row : expected.rows) {
    const double certified = Number(row[2]);
    std::optional<double> ours;
    double scale = size;
    if (row[0] == "coef" || row[0] == "se") {
      const auto term =
          static_cast<std::size_t>(std::stoi(row[1].substr(1))) - (GetParam().intercept ? 0 : 1);
      ours = row[0] == "coef" ? fit.coefficients[term] : fit.standard_errors[term];
      scale = 1;
    } else if (row[0] == "residual_sd") {
      ours = fit.sigma;
    } else if (row[0] == "r_squared") {
      ours = fit.r_squared;
    }
    if (ours.has_value()) {
      const double digits = Digits(*ours, certified, scale);
      EXPECT_GE(digits, GetParam().digits) << row[0] << " " << row[1];
      fewest = std::min(fewest, digits);
    }
  }
  RecordProperty("fewest_digits", std::to_string(fewest));
}

INSTANTIATE_TEST_SUITE_P(Sets, NistStrd, testing::ValuesIn(kCases), [](const auto& test) {
  return std::string(test.param.name);
});

}  // namespace
}  // namespace doelmaat::conformance
