#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace doelmaat::store {

// A value of the store: nothing (NULL), a whole number, a real number or text. DECIMAL comes out as
// the nearest double, BOOLEAN as 0 or 1, DATE ("2026-01-31") and UUID as text; money is kept in
// whole cents.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

// The rows a query gave, by column name.
class RowSet {
 public:
  RowSet(std::vector<std::string> columns, std::vector<std::vector<Value>> rows);

  std::size_t size() const { return rows_.size(); }
  const std::vector<std::string>& columns() const { return columns_; }

  bool HasColumn(std::string_view column) const;
  // Whether no value of the column is text.
  bool IsNumeric(std::string_view column) const;
  const Value& At(std::size_t row, std::string_view column) const;
  // Whole numbers and text are never NULL where these are used; a NULL is a bug of the query.
  std::int64_t Integer(std::size_t row, std::string_view column) const;
  const std::string& Text(std::size_t row, std::string_view column) const;
  // A number, whole or real; nothing for NULL.
  std::optional<double> Number(std::size_t row, std::string_view column) const;
  // Text, or "" for NULL.
  std::string TextOrEmpty(std::size_t row, std::string_view column) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<Value>> rows_;
};

}  // namespace doelmaat::store
