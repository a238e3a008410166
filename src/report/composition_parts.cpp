// The section of a municipality's page on what its spending is made of.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "report/municipality_parts.h"
#include "report/page_parts.h"
#include "report/run_charts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::ResultTable;

constexpr const char* kUndivided = "undivided";
// From this part of what was spent on, what is not divided makes the other groups look low.
constexpr double kMuchUndivided = 0.05;

bool AnyMedian(const std::vector<Record>& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const Record& row) {
    return row.Number("peer_median_eur_per_client").has_value();
  });
}

// The kind of care where the amount by head lies furthest from that of comparable municipalities;
// what is not divided is no kind, and a correction no spending.
std::string CompositionSentence(const std::vector<Record>& rows, const std::string& name) {
  const Record* widest = nullptr;
  double difference = -1.0;
  for (const Record& row : rows) {
    const auto own = row.Number("eur_per_client");
    const auto peers = row.Number("peer_median_eur_per_client");
    if (row.Text("spending_group") == kUndivided || !own.has_value() || !peers.has_value() ||
        *own < 0.0 || *peers < 0.0 || std::abs(*own - *peers) <= difference) {
      continue;
    }
    difference = std::abs(*own - *peers);
    widest = &row;
  }
  return widest == nullptr ? Say("report.composition.conclusion_none", {{"name", name}})
                           : Say("report.composition.conclusion",
                                 {{"name", name},
                                  {"group", widest->Text("spending_group_label")},
                                  {"own", widest->Show("eur_per_client")},
                                  {"peers", widest->Show("peer_median_eur_per_client")}});
}

// What keeps the groups from being what they seem.
std::vector<std::string> CompositionNotes(const std::vector<Record>& rows,
                                          const std::string& name) {
  std::vector<std::string> notes;
  double whole = 0.0;
  bool negative = false;
  for (const Record& row : rows) {
    whole += row.Number("spend_eur").value_or(0.0);
    negative = negative || row.Number("spend_eur").value_or(0.0) < 0.0;
  }
  for (const Record& row : rows) {
    if (row.Text("spending_group") == kUndivided &&
        row.Number("spend_eur").value_or(0.0) > kMuchUndivided * whole) {
      notes.push_back(Say("report.composition.undivided",
                          {{"name", name}, {"own", row.Show("eur_per_client")}}));
    }
  }
  if (negative) {
    notes.push_back(Say("report.composition.correction"));
  }
  return notes;
}

// In the place of groups that are not of what was spent: how far the sub-fields are from it.
bool FillGaps(HtmlPart* main,
              const RunTables& run,
              const std::string& id,
              const std::string& name) {
  const ResultTable& gaps = run.Table("sub_field_gaps");
  const std::vector<Record> rows = RecordsWhere(gaps, "id", id);
  if (rows.empty()) {
    return false;
  }
  HtmlPart part = main->Show("COMPOSITION");
  AddFigure(&part,
            {.conclusion = Say("report.composition.gap", {{"name", name}}),
             .charts = {},
             .notes = {},
             .tables = {
                 ViewOf(gaps,
                        rows,
                        {{.name = "task_field"}, {.name = "spend_eur"}, {.name = "sub_fields_eur"}},
                        Say("report.composition.gap_table", {{"name", name}}))}});
  return true;
}

}  // namespace

bool FillComposition(HtmlPart* main,
                     const RunTables& run,
                     const std::string& id,
                     const std::string& name) {
  const ResultTable& groups = run.Table("spending_groups");
  const std::vector<Record> rows = RecordsWhere(groups, "id", id);
  if (rows.empty()) {
    return FillGaps(main, run, id, name);
  }
  HtmlPart part = main->Show("COMPOSITION");
  Figure figure;
  figure.conclusion = CompositionSentence(rows, name);
  const bool compared = AnyMedian(rows);
  figure.charts = {CompositionBars(rows, name, compared)};
  figure.notes = CompositionNotes(rows, name);
  const ResultTable& sub_fields = run.Table("sub_fields");
  std::vector<ViewColumn> columns = {
      {.name = "spending_group_label"}, {.name = "spend_eur"}, {.name = "eur_per_client"}};
  if (compared) {
    columns.push_back({.name = "peer_median_eur_per_client"});
  }
  figure.tables = {
      ViewOf(groups, rows, columns, Say("report.composition.group_table", {{"name", name}})),
      ViewOf(sub_fields,
             RecordsWhere(sub_fields, "id", id),
             {{.name = "sub_field"},
              {.name = "sub_field_label"},
              {.name = "spending_group_label"},
              {.name = "spend_eur"}},
             Say("report.composition.sub_field_table", {{"name", name}}))};
  AddFigure(&part, figure);
  return true;
}

}  // namespace doelmaat::report
