#include "report/csv.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/number_text.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using result::Cell;
using result::CellState;
using result::ResultTable;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";

std::string Quoted(const std::string& field, char separator) {
  const std::string special = std::string("\"\r\n") + separator;
  if (field.find_first_of(special) == std::string::npos) {
    return field;
  }
  std::string quoted = "\"";
  for (const char c : field) {
    quoted += c;
    if (c == '"') {
      quoted += '"';
    }
  }
  return quoted + '"';
}

std::string WithoutFormula(const std::string& text) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos;
  return formula ? "'" + text : text;
}

std::string_view StateCode(CellState state) {
  switch (state) {
    case CellState::kValue:
      return "value";
    case CellState::kMissing:
      return "missing";
    case CellState::kHidden:
      return "hidden";
    case CellState::kNotApplicable:
      return "not_applicable";
    case CellState::kSuppressed:
      return "suppressed";
  }
  return "";
}

std::string Field(const Cell& cell, CsvKind kind) {
  const bool excel = kind == CsvKind::kExcelDutch;
  if (!cell.has_value()) {
    return excel ? StateWord(cell.state) : "";
  }
  const auto number = cell.number();
  if (!number.has_value()) {
    return excel ? WithoutFormula(cell.text()) : cell.text();
  }
  std::string text = base::FormatExact(*number);
  if (excel) {
    std::replace(text.begin(), text.end(), '.', ',');
  }
  return text;
}

bool HasGaps(const ResultTable& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return !row[column].has_value();
  });
}

class Writer {
 public:
  explicit Writer(char separator) : separator_(separator) {}

  void Add(const std::string& field) {
    if (!first_) {
      text_ += separator_;
    }
    text_ += Quoted(field, separator_);
    first_ = false;
  }
  void EndLine() {
    text_ += kLineEnd;
    first_ = true;
  }
  const std::string& text() const { return text_; }

 private:
  char separator_;
  bool first_ = true;
  std::string text_;
};

}  // namespace

std::string WriteCsv(const disclosure::PublishableTable& publishable, CsvKind kind) {
  const ResultTable& table = publishable.table();
  const bool excel = kind == CsvKind::kExcelDutch;
  Writer writer(excel ? ';' : ',');
  std::vector<bool> with_state;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const result::Column& column = table.columns[c];
    with_state.push_back(!excel && HasGaps(table, c));
    writer.Add(excel && !column.label.empty() ? WithoutFormula(column.label) : column.name);
    if (with_state.back()) {
      writer.Add(column.name + "_state");
    }
  }
  writer.EndLine();
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      writer.Add(Field(row[c], kind));
      if (with_state[c]) {
        writer.Add(std::string(StateCode(row[c].state)));
      }
    }
    writer.EndLine();
  }
  return (excel ? std::string(kByteOrderMark) : "") + writer.text();
}

}  // namespace doelmaat::report
