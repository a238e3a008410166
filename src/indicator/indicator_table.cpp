#include "indicator/indicator_table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace doelmaat::indicator {
namespace {

using result::Cell;
using result::CellState;

// Rows are taken for parts of a total that another table shows, unless the definition says
// otherwise. Municipalities are not compared here, and no table adds up years.
result::AddsUp AddsUpOf(const IndicatorColumn& key) {
  if (key.apart || key.name == "municipality" || key.name == "year") {
    return result::AddsUp::kNo;
  }
  return key.name == "month" ? result::AddsUp::kWithinYear : result::AddsUp::kOverRows;
}

result::Column ColumnOf(const IndicatorColumn& declared) {
  result::Column column;
  column.name = declared.name;
  column.label = declared.label;
  column.guarded_by = declared.guarded_by;
  column.parts_of = declared.parts_of;
  column.mean_over = declared.mean_over;
  switch (declared.kind) {
    case ColumnKind::kKey:
      column.role = result::ColumnRole::kKey;
      column.adds_up = AddsUpOf(declared);
      break;
    case ColumnKind::kPersons:
      column.unit = result::Unit::kPersons;
      column.person_count = true;
      break;
    case ColumnKind::kTrajectories:
      column.unit = result::Unit::kTrajectories;
      column.person_count = true;
      break;
    case ColumnKind::kRecords:
      column.person_count = true;
      break;
    case ColumnKind::kCents:
      column.unit = result::Unit::kEur;
      break;
    case ColumnKind::kShare:
      column.unit = result::Unit::kShare;
      column.decimals = 1;
      // With more digits than its count allows, a share gives the count away.
      if (!declared.of_amounts) {
        column.share_of = declared.share_of.empty() ? declared.guarded_by : declared.share_of;
      }
      break;
    case ColumnKind::kDecimal:
      column.decimals = 1;
      break;
    case ColumnKind::kDays:
    case ColumnKind::kNumber:
      break;
  }
  return column;
}

// A pathway is forms with > between, or the rest of them together.
// texts: care_form.*
std::string PathwayText(const std::string& variant) {
  if (variant == "rare") {
    return base::Say("indicator.rare_pathways");
  }
  std::string text;
  std::size_t from = 0;
  for (std::size_t to = 0; to != std::string::npos; from = to + 1) {
    to = variant.find('>', from);
    text += (from == 0 ? "" : " > ") + base::Say("care_form." + variant.substr(from, to - from));
  }
  return text;
}

Cell CellOf(const IndicatorColumn& column, const Number& value) {
  const ColumnKind kind = column.kind;
  if (const auto* text = std::get_if<std::string>(&value)) {
    return Cell::Text(KeyWord(column.name, *text));
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return kind == ColumnKind::kCents ? Cell::Number(static_cast<double>(*whole) / 100)
                                      : Cell::Integer(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return Cell::Number(kind == ColumnKind::kCents ? *real / 100 : *real);
  }
  return Cell::None(kind == ColumnKind::kKey ? CellState::kMissing : CellState::kNotApplicable);
}

// `late_low` and `late_high` are the ends of the interval of `late_share`, or else of `late`.
void MarkEnds(result::ResultTable* table) {
  for (const auto& [ending, role] :
       {std::pair<std::string_view, result::ColumnRole>("_low", result::ColumnRole::kLow),
        std::pair<std::string_view, result::ColumnRole>("_high", result::ColumnRole::kHigh)}) {
    for (result::Column& column : table->columns) {
      if (!column.name.ends_with(ending)) {
        continue;
      }
      const std::string stem = column.name.substr(0, column.name.size() - ending.size());
      for (const std::string& of : {stem + "_share", stem}) {
        const std::optional<std::size_t> at = table->FindColumn(of);
        if (column.of.empty() && at.has_value()) {
          column.of = of;
          column.role = role;
          column.person_count = table->columns[*at].person_count;
          column.share_of = table->columns[*at].share_of;
          column.mean_over = table->columns[*at].mean_over;
        }
      }
    }
  }
}

}  // namespace

// texts: sector.*
// texts: term.*
// texts: referrer.*
// texts: product_category.*
std::string KeyWord(const std::string& column, const std::string& code) {
  if (column == "next_form") {
    return base::Say("care_form." + code);
  }
  if (column == "pathway") {
    return PathwayText(code);
  }
  if (column == "referrer" && base::HasText("referrer." + code)) {
    return base::Say("referrer." + code);
  }
  if (column == "product_category" && base::HasText("product_category." + code)) {
    return code + " (" + base::Say("product_category." + code) + ")";
  }
  const bool coded = column == "care_form" || column == "sector" || column == "term";
  return coded ? base::Say(column + "." + code) : code;
}

result::ResultTable IndicatorTable(const IndicatorDefinition& definition,
                                   const IndicatorRows& rows) {
  result::ResultTable table;
  table.name = definition.id;
  table.title = definition.title;
  for (const IndicatorColumn& column : definition.columns) {
    table.columns.push_back(ColumnOf(column));
  }
  MarkEnds(&table);
  for (const std::vector<Number>& row : rows.rows) {
    std::vector<Cell> cells;
    for (const IndicatorColumn& column : definition.columns) {
      const auto found = std::find(rows.columns.begin(), rows.columns.end(), column.name);
      DOELMAAT_CHECK(found != rows.columns.end());
      cells.push_back(CellOf(column, row[static_cast<std::size_t>(found - rows.columns.begin())]));
    }
    table.rows.push_back(std::move(cells));
  }
  table.notes = {definition.definition,
                 base::Say("indicator.source", {{"source", definition.source}})};
  return table;
}

}  // namespace doelmaat::indicator
