#include "report/traffic_reading.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/translated.h"
#include "report/cell_text.h"
#include "report/traffic_charts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

std::string FirstCount(const ResultTable& table) {
  for (const Column& column : table.columns) {
    if (column.person_count) {
      return column.name;
    }
  }
  return "";
}

// The rows with the key a reading asks for.
std::vector<Record> RowsWithKey(const ResultTable& table, const TrafficItem& item) {
  std::vector<Record> rows = Records(table);
  if (!item.at_key.empty()) {
    const std::string word = base::TranslatedWord(item.at_value);
    std::erase_if(rows, [&](const Record& row) { return row.Show(item.at_key) != word; });
  }
  if (table.FindColumn("pathway").has_value()) {  // the rest together is no pathway
    const std::string rest = Say("indicator.rare_pathways");
    std::erase_if(rows, [&](const Record& row) { return row.Text("pathway") == rest; });
  }
  return rows;
}

// Of those the ones a reading may be of: with a number of persons that is shown, of the last period
// that is complete.
std::vector<Record> RowsForReading(const TrafficReport& report, const TrafficItem& item) {
  const ResultTable& table = report.run.Table(item.id);
  std::vector<Record> rows = RowsWithKey(table, item);
  const std::string count = FirstCount(table);
  std::erase_if(rows,
                [&](const Record& row) { return !count.empty() && !row.At(count).has_value(); });
  if (table.FindColumn("month").has_value()) {
    const std::size_t complete = FirstIncomplete(table, rows);
    if (complete > 0) {
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(complete), rows.end());
    }
    if (!rows.empty()) {
      const std::string month = rows.back().Text("month");
      std::erase_if(rows, [&](const Record& row) { return row.Text("month") != month; });
    }
  } else if (table.FindColumn("year").has_value()) {
    const std::string year = YearToShow(report, table);
    std::erase_if(rows, [&](const Record& row) { return row.Text("year") != year; });
  }
  return rows;
}

std::optional<std::string> FillReading(const ResultTable& table,
                                       const Record& row,
                                       const std::string& reading) {
  std::string text;
  std::size_t at = 0;
  for (std::size_t open = reading.find('{'); open != std::string::npos;
       open = reading.find('{', at)) {
    const std::size_t close = reading.find('}', open);
    const auto words = InWords(table, row, reading.substr(open + 1, close - open - 1));
    if (!words.has_value()) {
      return std::nullopt;
    }
    text += reading.substr(at, open - at) + *words;
    at = close + 1;
  }
  return text + reading.substr(at);
}

}  // namespace

std::string MarginOf(const ResultTable& table, const Record& row, const std::string& name) {
  return row.Margin(EndOf(table, name, ColumnRole::kLow), EndOf(table, name, ColumnRole::kHigh));
}

std::optional<Record> RowForReading(const TrafficReport& report, const TrafficItem& item) {
  const std::vector<Record> rows = RowsForReading(report, item);
  const std::string count = FirstCount(report.run.Table(item.id));
  const auto largest =
      std::max_element(rows.begin(), rows.end(), [&](const Record& a, const Record& b) {
        return a.Number(count).value_or(-1.0) < b.Number(count).value_or(-1.0);
      });
  return largest == rows.end() ? std::nullopt : std::optional(*largest);
}

std::optional<std::string> InWords(const ResultTable& table,
                                   const Record& row,
                                   const std::string& placeholder) {
  if (placeholder.starts_with('-')) {
    const CellState state = row.At(placeholder.substr(1)).state;
    const bool unknown = state == CellState::kNotApplicable || state == CellState::kMissing;
    return unknown ? std::optional(std::string()) : std::nullopt;
  }
  const bool margin = placeholder.ends_with('~');
  const std::string name = margin ? placeholder.substr(0, placeholder.size() - 1) : placeholder;
  if (!row.At(name).has_value()) {
    return std::nullopt;
  }
  const bool money = table.columns[table.ColumnIndex(name)].unit == result::Unit::kEur;
  const std::optional<double> number = row.Number(name);
  std::string shown = name == "month"                                 ? MonthText(row.Text(name))
                      : money && number.has_value() && *number >= 1e6 ? EuroInWords(*number)
                                                                      : row.Show(name);
  if (!margin) {
    return shown;
  }
  const std::string ends = MarginOf(table, row, name);
  return shown + " (" +
         (ends.empty() ? NoMarginText(table, row, name) : Say("traffic.margin", {{"ends", ends}})) +
         ")";
}

std::string ReadingOf(const TrafficReport& report, const TrafficItem& item) {
  const std::optional<Record> row = RowForReading(report, item);
  if (!row.has_value()) {
    return "";
  }
  for (const std::string& reading : item.readings) {
    if (const auto text = FillReading(report.run.Table(item.id), *row, reading)) {
      return *text;
    }
  }
  return "";
}

bool IsReadingWithheld(const TrafficReport& report, const TrafficItem& item) {
  const ResultTable& table = report.run.Table(item.id);
  const auto withheld = [](const result::Cell& cell) {
    return cell.state == CellState::kSuppressed;
  };
  if (const std::optional<Record> row = RowForReading(report, item)) {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
      return withheld(row->At(column.name)) &&
             std::any_of(item.readings.begin(), item.readings.end(), [&](const auto& reading) {
               return reading.find("{" + column.name + "}") != std::string::npos ||
                      reading.find("{" + column.name + "~}") != std::string::npos;
             });
    });
  }
  const std::string count = FirstCount(table);
  const std::vector<Record> rows = RowsWithKey(table, item);
  return !count.empty() && std::any_of(rows.begin(), rows.end(), [&](const Record& row) {
    return withheld(row.At(count));
  });
}

}  // namespace doelmaat::report
