#include "result/result_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"

namespace doelmaat::result {

Cell Cell::Text(std::string text) { return {CellState::kValue, std::move(text)}; }

Cell Cell::Integer(std::int64_t number) { return {CellState::kValue, number}; }

Cell Cell::Number(double number) {
  DOELMAAT_CHECK(std::isfinite(number));
  return {CellState::kValue, number};
}

Cell Cell::Optional(std::optional<double> number, CellState otherwise) {
  return number.has_value() ? Number(*number) : None(otherwise);
}

Cell Cell::None(CellState reason) {
  DOELMAAT_CHECK(reason != CellState::kValue);
  return {reason, {}};
}

std::optional<double> Cell::number() const {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<double>(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return *real;
  }
  return std::nullopt;
}

const std::string& Cell::text() const {
  static const std::string kEmpty;
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? kEmpty : *text;
}

std::optional<std::size_t> ResultTable::FindColumn(std::string_view column) const {
  const auto found = std::find_if(
      columns.begin(), columns.end(), [&](const auto& each) { return each.name == column; });
  if (found == columns.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - columns.begin());
}

std::size_t ResultTable::ColumnIndex(std::string_view column) const {
  const std::optional<std::size_t> index = FindColumn(column);
  DOELMAAT_CHECK(index.has_value());
  return *index;
}

const Cell& ResultTable::At(std::size_t row, std::string_view column) const {
  DOELMAAT_CHECK(row < rows.size());
  return rows[row][ColumnIndex(column)];
}

std::optional<std::size_t> ResultTable::FindRow(std::string_view column,
                                                std::string_view key) const {
  const std::size_t index = ColumnIndex(column);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row][index].text() == key) {
      return row;
    }
  }
  return std::nullopt;
}

}  // namespace doelmaat::result
