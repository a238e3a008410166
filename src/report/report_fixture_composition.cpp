// What spending is made of, of the made-up run.
#include <array>
#include <tuple>

#include "report/report_fixture_parts.h"

namespace doelmaat::report::fixture {

using result::Cell;
using result::ResultTable;
using result::Unit;

namespace {

struct Part {
  const char* group;
  const char* group_label;
  const char* sub_field;
  const char* sub_field_label;
  double eur_per_client;  // before noise
  double peers;
};

// Everything of a group stands on one sub-field. What is not divided is a correction.
constexpr std::array<Part, 4> kParts = {{
    {"without_stay", "hulp zonder verblijf", "6.72a", "begeleiding", 6100.0, 5800.0},
    {"with_stay", "hulp met verblijf", "6.73b", "gezinsgericht", 3900.0, 4200.0},
    {"protection", "bescherming", "6.82a", "jeugdbescherming", 700.0, 750.0},
    {"undivided", "niet verdeeld", "6.72", "niet verdeeld", -20.0, 0.0},
}};

double PerClient(int i, const Part& part) {
  return part.eur_per_client * (0.9 + 0.2 * Noise(i, 50));
}

}  // namespace

ResultTable SpendingGroups(int count) {
  ResultTable table{"spending_groups", "Uitgaven naar soort", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("spending_group"),
                   Label("spending_group_label", "Soort"),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Number("eur_per_client", "Per jongere met jeugdzorg", Unit::kEurPerClient),
                   Number("peer_median_eur_per_client", "Vergelijkbaar", Unit::kEurPerClient)};
  for (int i = 0; i < count; ++i) {
    for (const Part& part : kParts) {
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text(part.group),
                            Cell::Text(part.group_label),
                            Cell::Number(PerClient(i, part) * 1200.0),
                            Cell::Number(PerClient(i, part)),
                            Cell::Number(part.peers)});
    }
  }
  // One that is not compared, with a large part that is not divided.
  for (const auto& [group, label, eur] : {std::tuple("without_stay", "hulp zonder verblijf", 9.0e6),
                                          std::tuple("undivided", "niet verdeeld", 3.0e6)}) {
    table.rows.push_back({Cell::Text("GM9001"),
                          Cell::Text(group),
                          Cell::Text(label),
                          Cell::Number(eur),
                          Cell::Number(eur / 1000.0),
                          Cell::None(result::CellState::kNotApplicable)});
  }
  return table;
}

ResultTable SubFields(int count) {
  ResultTable table{"sub_fields", "Uitgaven per deeltaakveld", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("sub_field"),
                   Label("sub_field_label", "Omschrijving"),
                   Label("spending_group_label", "Soort"),
                   Number("spend_eur", "Uitgaven", Unit::kEur)};
  for (int i = 0; i < count; ++i) {
    for (const Part& part : kParts) {
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text(part.sub_field),
                            Cell::Text(part.sub_field_label),
                            Cell::Text(part.group_label),
                            Cell::Number(PerClient(i, part) * 1200.0)});
    }
  }
  return table;
}

// Shown where a municipality has no groups.
ResultTable SubFieldGaps() {
  ResultTable table{"sub_field_gaps", "Deeltaakvelden die niet optellen", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("task_field"),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Number("sub_fields_eur", "Deeltaakvelden samen", Unit::kEur)};
  table.rows.push_back(
      {Cell::Text("GM0003"), Cell::Text("6.72"), Cell::Number(9.0e6), Cell::Number(7.0e6)});
  return table;
}

}  // namespace doelmaat::report::fixture
