#include "ingest/workbook_sheet.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kMostCells = 10000000;

// Spreadsheets keep a double and show fifteen digits: what is behind is the noise of a sum.
double ToShownDigits(double number) {
  constexpr int kDigits = 15;
  std::array<char, 64> text{};
  const auto written = std::to_chars(
      text.data(), text.data() + text.size(), number, std::chars_format::scientific, kDigits - 1);
  double shown = number;
  std::from_chars(text.data(), written.ptr, shown);
  return shown;
}

void CheckHeader(const Sheet& sheet,
                 const std::vector<std::string>& header,
                 const WorkbookPlace& place) {
  for (std::size_t c = 0; c < header.size(); ++c) {
    const bool twice = std::count(header.begin(), header.end(), header[c]) > 1;
    if (header[c].empty() || twice) {
      place.Refuse(twice && !header[c].empty() ? "sheet.column_twice" : "sheet.column_empty",
                   sheet.name,
                   ColumnName(c) + std::to_string(sheet.rows.front().first));
    }
  }
}

}  // namespace

void WorkbookPlace::Refuse(std::string_view key,
                           const std::string& sheet,
                           const std::string& cell) const {
  throw Error(ErrorKind::kBadData, Say(key, {{"file", file}, {"sheet", sheet}, {"cell", cell}}));
}

void WorkbookPlace::RefuseWhole(std::string_view key) const {
  throw Error(ErrorKind::kBadData, Say(key, {{"file", file}}));
}

void WorkbookPlace::Append(std::string_view text, std::string* to) const {
  if (to->size() + text.size() > kMostText) {
    RefuseWhole("sheet.too_large");
  }
  *to += text;
}

std::string ColumnName(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  }
  return name;
}

std::optional<std::size_t> ColumnOf(std::string_view cell) {
  std::size_t column = 0;
  std::size_t letters = 0;
  while (letters < cell.size() && cell[letters] >= 'A' && cell[letters] <= 'Z') {
    column = column * 26 + static_cast<std::size_t>(cell[letters] - 'A') + 1;
    if (++letters > 3) {
      return std::nullopt;
    }
  }
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

std::size_t WholeOr(std::string_view text, std::size_t otherwise) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

std::string ShownNumber(const std::string& text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = problem == std::errc() && end == text.data() + text.size();
  return good && std::isfinite(number) ? base::FormatExact(ToShownDigits(number)) : text;
}

void SheetBuilder::Put(std::size_t row, std::size_t column, const std::string& text) {
  if (text.empty()) {
    return;
  }
  if (column >= kMostColumns) {
    place_.RefuseWhole("sheet.too_large");
  }
  if (sheet_.rows.empty() || sheet_.rows.back().first != row) {
    sheet_.rows.emplace_back(row, std::vector<std::string>());
  }
  std::vector<std::string>& cells = sheet_.rows.back().second;
  const std::size_t grown = cells.size() <= column ? column + 1 - cells.size() : 0;
  cells_ += grown;
  bytes_ += text.size();
  if (cells_ > kMostCells || bytes_ > kMostText) {
    place_.RefuseWhole("sheet.too_large");
  }
  cells.resize(cells.size() + grown);
  cells[column] = text;
}

base::TableFile TableOf(Sheet sheet, const WorkbookPlace& place) {
  base::TableFile table;
  table.name = place.file;
  table.header = std::move(sheet.rows.front().second);
  if (sheet.rows.size() > kMostCells / table.header.size()) {
    place.RefuseWhole("sheet.too_large");
  }
  CheckHeader(sheet, table.header, place);
  for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
    auto& [number, cells] = sheet.rows[r];
    if (cells.size() > table.header.size()) {
      place.Refuse(
          "sheet.beside_header", sheet.name, ColumnName(cells.size() - 1) + std::to_string(number));
    }
    cells.resize(table.header.size());
    table.rows.push_back(std::move(cells));
    table.lines.push_back(number);
  }
  if (table.rows.empty()) {
    place.RefuseWhole("sheet.empty");
  }
  return table;
}

}  // namespace doelmaat::ingest
