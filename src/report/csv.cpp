#include "report/csv.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/number_text.h"
#include "base/words.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using base::CsvWriter;
using result::Cell;
using result::CellState;
using result::ResultTable;

void AddCell(CsvWriter* writer, const Cell& cell, bool excel) {
  if (!cell.has_value()) {
    writer->Add(excel ? StateWord(cell.state) : "");
    return;
  }
  const auto number = cell.number();
  if (!number.has_value()) {
    writer->AddText(cell.text());
    return;
  }
  writer->Add(NumberField(*number, excel ? CsvKind::kExcelDutch : CsvKind::kMachine));
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
  const ResultTable& table = publishable.table();
  const bool excel = kind == CsvKind::kExcelDutch;
  CsvWriter writer(kind);
  std::vector<bool> with_state;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const result::Column& column = table.columns[c];
    with_state.push_back(!excel && HasGaps(table, c));
    writer.AddText(excel && !column.label.empty() ? column.label : base::NameInWords(column.name));
    if (with_state.back()) {
      writer.Add(base::NameInWords(column.name) + "_state");
    }
  }
  writer.EndLine();
  for (const auto& row : table.rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      AddCell(&writer, row[c], excel);
      if (with_state[c]) {
        writer.Add(StateCode(row[c].state));
      }
    }
    writer.EndLine();
  }
  return writer.text();
}

}  // namespace doelmaat::report
