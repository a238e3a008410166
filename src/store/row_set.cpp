#include "store/row_set.h"

#include <algorithm>
#include <utility>

#include "base/check.h"

namespace doelmaat::store {

RowSet::RowSet(std::vector<std::string> columns, std::vector<std::vector<Value>> rows)
    : columns_(std::move(columns)), rows_(std::move(rows)) {}

bool RowSet::HasColumn(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

bool RowSet::IsNumeric(std::string_view column) const {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (std::holds_alternative<std::string>(At(row, column))) {
      return false;
    }
  }
  return true;
}

const Value& RowSet::At(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  DOELMAAT_CHECK(row < rows_.size() && found != columns_.end());
  return rows_[row][static_cast<std::size_t>(found - columns_.begin())];
}

std::int64_t RowSet::Integer(std::size_t row, std::string_view column) const {
  const auto* number = std::get_if<std::int64_t>(&At(row, column));
  DOELMAAT_CHECK(number != nullptr);
  return *number;
}

const std::string& RowSet::Text(std::size_t row, std::string_view column) const {
  const auto* text = std::get_if<std::string>(&At(row, column));
  DOELMAAT_CHECK(text != nullptr);
  return *text;
}

std::optional<double> RowSet::Number(std::size_t row, std::string_view column) const {
  const Value& value = At(row, column);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<double>(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return *real;
  }
  DOELMAAT_CHECK(std::holds_alternative<std::monostate>(value));
  return std::nullopt;
}

std::string RowSet::TextOrEmpty(std::size_t row, std::string_view column) const {
  const auto* text = std::get_if<std::string>(&At(row, column));
  return text == nullptr ? "" : *text;
}

}  // namespace doelmaat::store
