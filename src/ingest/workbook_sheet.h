// A sheet of a workbook while it is read: cells at their place, what they may take, and the table
// that they make. Whichever kind of workbook they come from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/table_file.h"

namespace doelmaat::ingest {

// Where something stands in a workbook, for messages.
struct WorkbookPlace {
  std::string file;  // its name as shown
  // Throw kBadData with the sentence of `key`.
  [[noreturn]] void Refuse(std::string_view key,
                           const std::string& sheet,
                           const std::string& cell) const;
  [[noreturn]] void RefuseWhole(std::string_view key) const;
  // Adds to the text of a cell, which has a limit.
  void Append(std::string_view text, std::string* to) const;
};

// 28 is "AC"; columns count from 0.
std::string ColumnName(std::size_t column);
// Of "BC12" that of BC. Nothing for what is no cell.
std::optional<std::size_t> ColumnOf(std::string_view cell);
std::size_t WholeOr(std::string_view text, std::size_t otherwise);
// "85.799999999999997" as a spreadsheet shows the double it stands for, to fifteen digits: "85.8".
std::string ShownNumber(const std::string& text);

inline constexpr std::size_t kMostColumns = 16384;
// Of the texts in one workbook.
inline constexpr std::size_t kMostText = std::size_t{256} << 20;

struct Sheet {
  std::string name;
  // By number, from 1; empty rows are not kept.
  std::vector<std::pair<std::size_t, std::vector<std::string>>> rows;
  bool hidden = false;  // its reader does not see it
};

// Puts cells in the sheets of a workbook and counts what they take: the empty cells of a row up to
// its last as well, and a row that is repeated every time.
class SheetBuilder {
 public:
  explicit SheetBuilder(WorkbookPlace place) : place_(std::move(place)) {}

  void Begin(const std::string& name, bool hidden = false) { sheet_ = {name, {}, hidden}; }
  const std::string& name() const { return sheet_.name; }
  // Rows come in order. Throws kBadData for a workbook that is too large.
  void Put(std::size_t row, std::size_t column, const std::string& text);
  Sheet Take() { return std::move(sheet_); }

 private:
  WorkbookPlace place_;
  Sheet sheet_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
};

// A sheet that is not empty as a table: its first row is the header. Throws kBadData with sheet and
// cell for a column without a name or with that of another, and for a cell beside the header; for a
// sheet of a header alone, and one that is too large with its empty cells.
base::TableFile TableOf(Sheet sheet, const WorkbookPlace& place);

}  // namespace doelmaat::ingest
