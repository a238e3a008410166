#include "utility_set.h"

#include <cmath>
#include <utility>

#include "conformance_data.h"

namespace doelmaat::conformance {

numerics::Matrix WithConstant(const std::vector<std::vector<double>>& columns) {
  numerics::Matrix design(columns.front().size(), columns.size() + 1, 1);
  for (std::size_t col = 0; col < columns.size(); ++col) {
    for (std::size_t row = 0; row < design.rows(); ++row) {
      design(row, col + 1) = columns[col][row];
    }
  }
  return design;
}

std::vector<double> Logs(const base::TableFile& table, const char* column) {
  std::vector<double> values = NumberColumn(table, column);
  for (double& value : values) {
    value = std::log(value);
  }
  return values;
}

UtilitySet LoadUtilitySet(const std::filesystem::path& folder) {
  base::TableFile table = ReadTable(folder / "utility.csv");
  const std::vector<double> y = Logs(table, "y");
  const std::vector<double> fuel = Logs(table, "wf");
  std::vector<double> labour = Logs(table, "wl");
  std::vector<double> capital = Logs(table, "wk");
  std::vector<double> response = Logs(table, "tc");
  for (std::size_t row = 0; row < fuel.size(); ++row) {
    labour[row] -= fuel[row];
    capital[row] -= fuel[row];
    response[row] -= fuel[row];
  }
  const auto product =
      [](double factor, const std::vector<double>& one, const std::vector<double>& other) {
        std::vector<double> values(one.size());
        for (std::size_t row = 0; row < values.size(); ++row) {
          values[row] = factor * one[row] * other[row];
        }
        return values;
      };
  numerics::Matrix design = WithConstant({y,
                                          product(0.5, y, y),
                                          labour,
                                          capital,
                                          product(0.5, labour, labour),
                                          product(0.5, capital, capital),
                                          product(1, labour, capital),
                                          product(1, y, labour),
                                          product(1, y, capital)});
  return {std::move(table), std::move(design), std::move(response)};
}

}  // namespace doelmaat::conformance
