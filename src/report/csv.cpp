#include "report/csv.h"

#include <algorithm>
#include <string_view>

#include "base/number_text.h"
#include "base/words.h"
#include "report/cell_text.h"
#include "report/flat_table.h"

namespace doelmaat::report {
namespace {

using base::CsvWriter;
using result::Cell;
using result::CellState;
using result::ResultTable;

void AddForExcel(CsvWriter* writer, const result::Column& column, const Cell& cell) {
  if (const auto number = cell.number(); cell.has_value() && number.has_value()) {
    writer->Add(NumberField(*number, CsvKind::kExcelDutch));
  } else if (cell.has_value()) {
    writer->AddText(CellText(column, cell));
  } else {
    writer->Add(StateWord(cell.state));
  }
}

}  // namespace

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

bool HasGaps(const ResultTable& table, std::size_t column) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return !row[column].has_value();
  });
}

std::string NumberField(double number, CsvKind kind) {
  std::string text = base::FormatExact(number);
  if (kind == CsvKind::kExcelDutch) {
    std::replace(text.begin(), text.end(), '.', ',');
  }
  return text;
}

std::string WriteCsv(const disclosure::PublishableTable& publishable, CsvKind kind) {
  if (kind == CsvKind::kMachine) {
    return WriteCsv(Flatten(publishable), kind);
  }
  const ResultTable& table = publishable.table();
  CsvWriter writer(kind);
  for (const result::Column& column : table.columns) {
    writer.AddText(column.label.empty() ? base::NameInWords(column.name) : column.label);
  }
  writer.EndLine();
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      AddForExcel(&writer, table.columns[c], row[c]);
    }
    writer.EndLine();
  }
  return writer.text();
}

}  // namespace doelmaat::report
