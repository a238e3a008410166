// The tables on other methods and on the firmness of classes, of the made-up run.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/report_fixture_parts.h"

namespace doelmaat::report::fixture {
namespace {

using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

constexpr std::array<const char*, 4> kMethods = {"dea_corrected", "fdh", "two_stage", "sfa"};
constexpr std::array<const char*, 4> kMethodLabels = {"DEA met correctie (deze benchmark)",
                                                      "FDH: één gemeente tegelijk",
                                                      "DEA met omgeving",
                                                      "SFA: kostenfunctie met toeval"};
constexpr std::size_t kFailed = 2;  // this method has no outcome
constexpr std::array<const char*, 3> kClasses = {"laag", "middelmatig", "hoog"};
constexpr int kVariants = 14;

Cell None() { return Cell::None(CellState::kNotApplicable); }
Cell Unless(bool none, Cell cell) { return none ? None() : std::move(cell); }

// The second municipality keeps its class everywhere, the third has none.
bool Kept(int i, int variant) { return i == 1 || Noise(i, 40 + variant) < 0.6; }
bool Judged(int i, int variant) { return i != 2 && (variant != 3 || i == 1); }
std::string BaseClass(int i) { return kClasses[static_cast<std::size_t>(3.0 * Noise(i, 30))]; }

}  // namespace

ResultTable Methods() {
  ResultTable table{"methods", "Methoden", {}, {}, {"Elke methode meet op een eigen hoogte."}};
  table.columns = {Key("method"),
                   Label("method_label", "Methode"),
                   Label("method_meaning", "Wat zij doet"),
                   Label("method_status", "Uitkomst"),
                   Number("judged", "Beoordeeld", Unit::kMunicipalities),
                   Number("method_mean", "Gemiddelde score", Unit::kRatio, 2),
                   Number("at_low", "Laag", Unit::kMunicipalities),
                   Number("at_middle", "Middelmatig", Unit::kMunicipalities),
                   Number("at_high", "Hoog", Unit::kMunicipalities),
                   Number("tied", "Zelfde score", Unit::kMunicipalities),
                   Number("same_order", "Zelfde volgorde", Unit::kShare),
                   Number("spearman", "Spearman", Unit::kNone, 2),
                   Number("kendall", "Kendall", Unit::kNone, 2)};
  for (std::size_t m = 0; m < kMethods.size(); ++m) {
    const double agreement = 1.0 - 0.1 * static_cast<double>(m);
    std::vector<Cell> row = {Cell::Text(kMethods[m]),
                             Cell::Text(kMethodLabels[m]),
                             Cell::Text("Vergelijkt op een eigen manier."),
                             Cell::Text(m == kFailed ? "geen uitkomst" : "berekend")};
    for (const double number : {328.0,
                                0.71,
                                160.0,
                                80.0,
                                88.0,
                                12.0,
                                0.5 + agreement / 2.0,
                                agreement,
                                agreement - 0.1}) {
      row.push_back(m == kFailed ? None() : Cell::Number(number));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable MethodPairs() {
  ResultTable table{"method_pairs", "Samenhang", {}, {}, {}};
  table.columns = {Key("method"),
                   Key("other_method"),
                   Label("method_label", "Methode"),
                   Label("other_method_label", "Andere methode"),
                   Number("judged", "Beoordeeld", Unit::kMunicipalities),
                   Number("spearman", "Spearman", Unit::kNone, 2),
                   Number("kendall", "Kendall", Unit::kNone, 2)};
  for (const auto& [first, second] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 3}, {1, 3}}) {
    table.rows.push_back({Cell::Text(kMethods[first]),
                          Cell::Text(kMethods[second]),
                          Cell::Text(kMethodLabels[first]),
                          Cell::Text(kMethodLabels[second]),
                          Cell::Integer(328),
                          Cell::Number(0.83),
                          Cell::Number(0.66)});
  }
  return table;
}

ResultTable MethodScores(int count) {
  ResultTable table{"method_scores", "Score per methode", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("method"),
                   Label("method_label", "Methode"),
                   Number("method_score", "Score", Unit::kRatio, 2),
                   Number("place", "Plaats (1 is best)", Unit::kRank),
                   Label("class", "Klasse")};
  for (int i = 0; i < count; ++i) {
    for (std::size_t m = 0; m < kMethods.size(); ++m) {
      const bool none = m == kFailed;
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text(kMethods[m]),
                            Cell::Text(kMethodLabels[m]),
                            none ? None() : Cell::Number(0.5 + 0.4 * Noise(i, 20 + int(m))),
                            none ? None() : Cell::Integer(1 + i),
                            none ? None() : Cell::Text(BaseClass(i))});
    }
  }
  return table;
}

ResultTable Variants() {
  ResultTable table{"variants", "Proefberekeningen", {}, {}, {}};
  table.columns = {Key("variant"),
                   Label("variant_kind", "Wat er anders is"),
                   Label("variant_label", "Proefberekening"),
                   Number("judged", "Beoordeeld", Unit::kMunicipalities),
                   Number("changed", "Andere klasse", Unit::kMunicipalities),
                   Number("changed_share", "Aandeel", Unit::kShare)};
  for (int v = 0; v < kVariants; ++v) {
    table.rows.push_back({Cell::Text("variant_" + std::to_string(v)),
                          Cell::Text("andere klassegrenzen"),
                          Cell::Text("Proef " + std::to_string(v + 1)),
                          Cell::Integer(328),
                          Cell::Integer(std::int64_t{10} * v),
                          Cell::Number(10.0 * v / 328.0)});
  }
  return table;
}

ResultTable ClassVariants(int count) {
  ResultTable table{"class_variants", "Klasse per proefberekening", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("variant"),
                   Label("variant_kind", "Wat er anders is"),
                   Label("variant_label", "Proefberekening"),
                   Number("method_score", "Score", Unit::kRatio, 2),
                   Label("class", "Klasse"),
                   Number("kept", "Zelfde klasse", Unit::kNone)};
  for (int i = 0; i < count; ++i) {
    for (int v = 0; v < kVariants; ++v) {
      const bool none = !Judged(i, v);
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text("variant_" + std::to_string(v)),
                            Cell::Text(v < 7 ? "andere methode" : "andere klassegrenzen"),
                            Cell::Text("Proef " + std::to_string(v + 1)),
                            Cell::Number(0.5 + 0.4 * Noise(i, 20)),
                            Unless(none, Cell::Text(Kept(i, v) ? BaseClass(i) : "middelmatig")),
                            Unless(none, Cell::Integer(Kept(i, v) ? 1 : 0))});
    }
  }
  return table;
}

namespace {

ResultTable ClassSensitivityHead() {
  ResultTable table{"class_sensitivity", "Wat de klasse zou veranderen", {}, {}, {}};
  table.columns = {Key("id"),
                   Label("name", "Gemeente"),
                   Label("base_class", "Klasse van de score"),
                   Number("bias_corrected", "Score", Unit::kScore, 2)};
  for (const char* name : {"variants_judged", "variants_kept", "booking_redraws"}) {
    table.columns.push_back(Number(name, name, Unit::kNone));
  }
  for (const char* name :
       {"booking_error_share", "booking_low", "booking_middle", "booking_high", "booking_kept"}) {
    table.columns.push_back(Number(name, name, Unit::kShare));
  }
  for (const char* side : {"better", "worse"}) {
    const std::string name = side;
    table.columns.push_back({.name = name + "_eur", .label = name, .unit = Unit::kEur});
    table.columns.push_back({.name = name + "_change", .label = name, .decimals = 3});
    table.columns.push_back(
        {.name = name + "_class", .label = name, .role = result::ColumnRole::kLabel});
  }
  for (const char* name : {"decisive", "left_out", "place_best", "place_worst"}) {
    table.columns.push_back(Number(name, name, Unit::kMunicipalities));
  }
  return table;
}

}  // namespace

ResultTable ClassSensitivity(int count) {
  ResultTable table = ClassSensitivityHead();
  for (int i = 0; i < count; ++i) {
    const bool none = i == 2;
    std::int64_t judged = 0;
    std::int64_t kept = 0;
    for (int v = 0; v < kVariants; ++v) {
      judged += Judged(i, v) ? 1 : 0;
      kept += Judged(i, v) && Kept(i, v) ? 1 : 0;
    }
    std::vector<Cell> row = {Cell::Text(IdOf(i)),
                             Cell::Text(NameOf(i)),
                             Unless(none, Cell::Text(BaseClass(i))),
                             Unless(none, Cell::Number(0.5 + 0.4 * Noise(i, 20))),
                             Cell::Integer(judged),
                             Cell::Integer(kept),
                             Cell::Integer(200),
                             Cell::Number(0.15)};
    for (const double share : {0.2, 0.5, 0.3, 0.5}) {
      row.push_back(Unless(none, Cell::Number(share)));
    }
    const bool on_frontier = none || i % 40 == 0;
    for (const double sign : {-1.0, 1.0}) {
      row.push_back(Unless(on_frontier, Cell::Number(sign * 1.3e6)));
      row.push_back(Unless(on_frontier, Cell::Number(sign * 0.057)));
      row.push_back(Unless(on_frontier, Cell::Text("middelmatig")));
    }
    for (const int number : {i % 3, 18, 20 + i % 50, 200 + i % 90}) {
      row.push_back(Cell::Integer(number));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable ClassStability() {
  ResultTable table{"class_stability", "Hoe vast de klassen staan", {}, {}, {}};
  table.columns = {Key("stability"),
                   Label("stability_label", "Proefberekeningen met dezelfde klasse"),
                   Number("count", "Gemeenten", Unit::kMunicipalities)};
  table.rows = {{Cell::Text("all"), Cell::Text("in alle"), Cell::Integer(81)},
                {Cell::Text("most"), Cell::Text("in driekwart"), Cell::Integer(86)},
                {Cell::Text("half"), Cell::Text("in de helft"), Cell::Integer(111)},
                {Cell::Text("few"), Cell::Text("in minder"), Cell::Integer(50)}};
  return table;
}

}  // namespace doelmaat::report::fixture
