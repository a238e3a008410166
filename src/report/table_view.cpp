#include "report/table_view.h"

#include "base/text.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

bool IsNumeric(const Column& column, const std::vector<Record>& records) {
  if (column.role == ColumnRole::kKey || column.role == ColumnRole::kLabel) {
    return false;
  }
  for (const Record& record : records) {
    if (record.At(column.name).has_value()) {
      return record.Number(column.name).has_value();
    }
  }
  return true;
}

std::string HeaderText(const Column& column, const ViewColumn& chosen) {
  if (!chosen.header.empty()) {
    return Say(chosen.header);
  }
  return column.label.empty() ? column.name : column.label;
}

// A number in the unit that its row names; `statistic` is a number without one.
std::string ShowInUnit(const Record& record, const std::string& column, const std::string& unit) {
  const Column as = unit == "share"       ? Column{.unit = result::Unit::kShare, .decimals = 1}
                    : unit == "statistic" ? Column{.decimals = 3}
                                          : Column{};
  return CellText(as, record.At(column));
}

TableView::Field FieldOf(const Record& record, const ViewColumn& chosen, bool numeric) {
  TableView::Field field{record.Show(chosen.name), "", numeric};
  if (!chosen.unit_of.empty()) {
    field.text = ShowInUnit(record, chosen.name, record.Text(chosen.unit_of));
  }
  if (chosen.flag && record.Number(chosen.name).has_value()) {
    field.text = Say(record.Flag(chosen.name) ? "report.cell.yes" : "report.cell.no");
  }
  if (!chosen.low.empty() && record.At(chosen.name).has_value()) {
    const std::string margin = record.Margin(chosen.low, chosen.high);
    field.text += margin.empty() ? "" : " (" + margin + ")";
  }
  if (!chosen.link.empty()) {
    field.link = record.Text(chosen.link);
  }
  return field;
}

}  // namespace

TableView ViewOf(const ResultTable& table,
                 const std::vector<Record>& records,
                 const std::vector<ViewColumn>& columns,
                 const std::string& caption) {
  TableView view;
  view.caption = caption;
  view.notes = table.notes;
  view.lines.resize(records.size());
  for (const ViewColumn& chosen : columns) {
    const auto index = table.FindColumn(chosen.name);
    if (!index.has_value()) {
      continue;
    }
    const Column& column = table.columns[*index];
    // The first column names the row, also when it is a year.
    const bool numeric = !view.headers.empty() && !chosen.flag && IsNumeric(column, records);
    view.headers.push_back({HeaderText(column, chosen), numeric});
    for (std::size_t row = 0; row < records.size(); ++row) {
      view.lines[row].fields.push_back(FieldOf(records[row], chosen, numeric));
    }
  }
  return view;
}

void MarkOwn(TableView* view,
             const std::vector<Record>& records,
             const std::string& column,
             const std::string& id) {
  for (std::size_t row = 0; row < records.size(); ++row) {
    view->lines[row].own = records[row].Text(column) == id;
  }
}

}  // namespace doelmaat::report
