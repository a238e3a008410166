#include "report/report_fixture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "report/report_fixture_parts.h"

namespace doelmaat::report {
namespace {

using disclosure::Audience;
using disclosure::Policy;
using fixture::Anomalies;
using fixture::Classes;
using fixture::ClassSensitivity;
using fixture::ClassStability;
using fixture::ClassVariants;
using fixture::Count;
using fixture::Features;
using fixture::Identification;
using fixture::IdOf;
using fixture::Influence;
using fixture::Key;
using fixture::Label;
using fixture::MapAreas;
using fixture::MethodPairs;
using fixture::Methods;
using fixture::MethodScores;
using fixture::NameOf;
using fixture::NationalTrend;
using fixture::Noise;
using fixture::Number;
using fixture::Potential;
using fixture::Profiles;
using fixture::Published;
using fixture::RegionMembers;
using fixture::Regions;
using fixture::Spanners;
using fixture::SpendingGroups;
using fixture::SubFieldGaps;
using fixture::SubFields;
using fixture::Trends;
using fixture::Variants;
using result::Cell;
using result::CellState;
using result::Column;
using result::ResultTable;
using result::Unit;

constexpr int kPeers = 20;

double PerClient(int i) { return 10500.0 + 5200.0 * Noise(i, 1) + 1800.0 * Noise(i, 2); }
double PerYouth(int i) { return 1100.0 + 700.0 * Noise(i, 3); }
double Score(int i) { return 0.52 + 0.30 * Noise(i, 4) + 0.12 * Noise(i, 5); }

ResultTable Model() {
  ResultTable table{"model", "Model", {}, {}, {}};
  table.columns = {Key("id"),
                   Label("title", "Titel"),
                   Number("year", "Jaar", Unit::kYear),
                   Label("cost_label", "Kosten"),
                   Label("reference_date", "Peildatum"),
                   Number("class_limit_low", "Grens laag", Unit::kScore, 2),
                   Number("class_limit_high", "Grens hoog", Unit::kScore, 2),
                   Number("replications", "Herhalingen", Unit::kNone),
                   Number("seed", "Startgetal", Unit::kNone),
                   Number("peer_count", "Aantal", Unit::kMunicipalities),
                   Number("peer_weight_shift", "Verschuiving", Unit::kShare)};
  table.rows = {{Cell::Text("nl-2022"),
                 Cell::Text("Kostenvergelijking jeugdhulp 2022"),
                 Cell::Integer(2022),
                 Cell::Text("Iv3 6.72 en 6.82, jaarrekening 2022"),
                 Cell::Text("31-12-2022"),
                 Cell::Number(0.7),
                 Cell::Number(0.8),
                 Cell::Integer(2000),
                 Cell::Integer(1),
                 Cell::Integer(kPeers),
                 Cell::Number(0.25)}};
  return table;
}

ResultTable UnitsHead() {
  ResultTable table{"units", "Gemeenten", {}, {}, {"Aantallen zijn afgerond op vijftallen (CBS)."}};
  table.columns = {Key("id"),
                   Label("name", "Gemeente"),
                   Label("province", "Provincie"),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Count("clients", "Jongeren met jeugdhulp"),
                   Number("eur_per_client", "Euro per jongere met jeugdhulp", Unit::kEurPerClient),
                   Number("eur_per_youth", "Euro per jongere", Unit::kEurPerYouth)};
  for (const char* measure : {"client", "youth"}) {
    for (const char* mark : {"median", "q1", "q3"}) {
      table.columns.push_back({.name = fmt::format("peer_{}_eur_per_{}", mark, measure),
                               .label = mark,
                               .unit = Unit::kEurPerClient});
    }
  }
  for (const auto& [name, label] : std::initializer_list<std::pair<const char*, const char*>>{
           {"score", "Score zonder correctie"},
           {"bias_corrected", "Score (marge)"},
           {"ci90_low", "Laag"},
           {"ci90_high", "Hoog"},
           {"ci95_low", "Laag"},
           {"ci95_high", "Hoog"}}) {
    table.columns.push_back(Number(name, label, Unit::kScore, 2));
  }
  table.columns.push_back(Label("class", "Klasse"));
  for (const auto& [name, label] : std::initializer_list<std::pair<const char*, const char*>>{
           {"share_low", "Kans op laag"},
           {"share_middle", "Kans op middelmatig"},
           {"share_high", "Kans op hoog"},
           {"peer_stability", "Blijft"}}) {
    table.columns.push_back(Number(name, label, Unit::kShare));
  }
  for (const char* name : {"rank_low", "rank_high", "spans", "beyond_frontier"}) {
    table.columns.push_back(Number(name, name, Unit::kRank));
  }
  table.columns.push_back(Label("top_spanner_name", "Bepaalt het meest"));
  table.columns.push_back(Number("score_without_top_spanner", "Zonder", Unit::kScore, 2));
  for (const char* reference : {"frontier", "best_quartile", "median"}) {
    for (const char* end : {"", "_low", "_high"}) {
      table.columns.push_back({.name = fmt::format("potential_{}_eur{}", reference, end),
                               .label = reference,
                               .unit = Unit::kEur});
    }
  }
  return table;
}

std::vector<Cell> UnitRow(int i) {
  const double spend = PerClient(i) * (300.0 + 4000.0 * Noise(i, 6) * Noise(i, 7));
  const double score = Score(i);
  const double width = 0.03 + 0.05 * Noise(i, 8);
  const double high = i == 1 ? 0.81 : i == 2 ? 0.3 : 0.1 + 0.3 * Noise(i, 9);
  const double middle = i == 1 ? 0.15 : i == 2 ? 0.4 : (1.0 - high) * 0.7;
  std::vector<Cell> row = {Cell::Text(IdOf(i)),
                           Cell::Text(NameOf(i)),
                           Cell::Text(i % 3 == 0 ? "Fryslân" : "Noord-Brabant"),
                           Cell::Number(std::round(spend)),
                           Cell::Integer(static_cast<std::int64_t>(spend / PerClient(i))),
                           Cell::Number(PerClient(i)),
                           Cell::Number(PerYouth(i)),
                           Cell::Number(13400.0),
                           Cell::Number(12300.0),
                           Cell::Number(15100.0),
                           Cell::Number(1450.0),
                           Cell::Number(1300.0),
                           Cell::Number(1610.0),
                           Cell::Number(score + 0.03),
                           Cell::Number(score),
                           Cell::Number(score - width),
                           Cell::Number(score + width * 0.8),
                           Cell::Number(score - width * 1.3),
                           Cell::Number(score + width),
                           Cell::Text(score < 0.7   ? "laag"
                                      : score < 0.8 ? "middelmatig"
                                                    : "hoog"),
                           Cell::Number(1.0 - middle - high),
                           Cell::Number(middle),
                           Cell::Number(high),
                           Cell::Number(0.86),
                           Cell::Integer(60 + i % 50),
                           Cell::Integer(140 + i % 90),
                           Cell::Integer(i % 40 == 0 ? 1 : 0),
                           Cell::Integer(0),
                           Cell::Text(NameOf(5)),
                           Cell::Number(score + 0.05)};
  for (const double share : {0.24, 0.11, 0.05}) {
    const double eur = i % 4 == 3 && share < 0.1 ? 0.0 : std::round(spend * share);
    for (const double factor : {1.0, 0.6, 1.4}) {
      row.push_back(Cell::Number(eur * factor));
    }
  }
  return row;
}

ResultTable Units(int count) {
  ResultTable table = UnitsHead();
  for (int i = 0; i < count; ++i) {
    table.rows.push_back(UnitRow(i));
  }
  return table;
}

ResultTable Comparables(int count) {
  ResultTable table{"comparables", "Vergelijkbare gemeenten", {}, {}, {}};
  table.columns = {Key("id"),
                   Number("position", "Plaats", Unit::kRank),
                   Key("comparable_id"),
                   Label("comparable_name", "Gemeente"),
                   Number("distance", "Afstand", Unit::kDistance, 2),
                   Label("reason", "Lijkt het meest op"),
                   Number("eur_per_client", "Euro per jongere met jeugdhulp", Unit::kEurPerClient),
                   Number("eur_per_youth", "Euro per jongere", Unit::kEurPerYouth),
                   Number("kept_share", "Blijft bij andere gewichten", Unit::kShare)};
  for (int i = 0; i < count; ++i) {
    for (int p = 1; p <= kPeers; ++p) {
      const int other = (i + p * 3) % count;
      table.rows.push_back(
          {Cell::Text(IdOf(i)),
           Cell::Integer(p),
           Cell::Text(IdOf(other)),
           Cell::Text(NameOf(other)),
           Cell::Number(0.3 + 0.04 * p),
           Cell::Text("stedelijkheid, aandeel eenoudergezinnen en inkomen"),
           p == 7 ? Cell::None(CellState::kHidden) : Cell::Number(PerClient(other)),
           Cell::Number(PerYouth(other)),
           Cell::Number(1.0 - 0.02 * p)});
    }
  }
  return table;
}

ResultTable Excluded() {
  ResultTable table{"excluded", "Buiten de vergelijking", {}, {}, {}};
  table.columns = {Key("id"),
                   Label("name", "Gemeente"),
                   Label("reason_code", "Code"),
                   Label("reason", "Reden"),
                   Label("measure", "Maat"),
                   Number("value", "Waarde", Unit::kEurPerClient),
                   Number("robust_z", "Afstand tot de mediaan (MAD)", Unit::kNone, 1)};
  table.rows = {{Cell::Text("GM9001"),
                 Cell::Text("Regiostad"),
                 Cell::Text("outlier"),
                 Cell::Text("de uitgaven per jongere met jeugdhulp liggen meer dan 5 MAD boven de "
                            "mediaan; de gemeente boekt waarschijnlijk voor een hele regio."),
                 Cell::Text("euro per jongere met jeugdhulp"),
                 Cell::Number(54012.0),
                 Cell::Number(8.4)},
                {Cell::Text("GM9001"),
                 Cell::Text("Regiostad"),
                 Cell::Text("outlier"),
                 Cell::Text("ook de uitgaven per jongere die er woont vallen buiten de regel."),
                 Cell::Text("euro per jongere"),
                 Cell::Number(6110.0),
                 Cell::Number(6.3)}};
  return table;
}

result::Provenance MadeUpProvenance() {
  result::Provenance provenance;
  provenance.run_id = "3f9a1c7e20b4";
  provenance.analysis = "benchmark";
  provenance.model = "nl-2022";
  provenance.code_version = "0.1.0";
  provenance.input_digest = "b1946ac92492d2347c6235b4d2611184";
  provenance.seed = 1;
  provenance.options = {{"replications", "2000"}, {"class_limit_high", "0.80"}};
  provenance.catalog = {{"catalog/benchmark/nl-2022.toml", "9e107d9d372bb6826bd81d3542a419d6"}};
  provenance.sources = {{"Iv3 lasten per taakveld", "CBS; 45005NED; CC BY 4.0; 2024-11-01"},
                        {"Jeugdzorg per gemeente", "CBS; 85099NED; CC BY 4.0; 2023-10-31"}};
  return provenance;
}

}  // namespace

RunTables MakeFixture(const FixtureOptions& options) {
  RunTables run;
  run.provenance = MadeUpProvenance();
  const auto add = [&](const ResultTable& table) {
    run.tables.emplace(table.name, disclosure::Protect(table, Policy::For(Audience::kPublic)));
  };
  const int count = options.municipalities;
  add(Model());
  add(Units(count));
  add(Comparables(count));
  add(Excluded());
  if (options.optional_tables) {
    for (const ResultTable& table : {Features(count),
                                     Spanners(count),
                                     Trends(count),
                                     NationalTrend(),
                                     Profiles(count),
                                     Classes(count),
                                     Potential(options.check_passed),
                                     Identification(options.check_passed),
                                     Influence(),
                                     Published(),
                                     Anomalies(),
                                     MapAreas(count),
                                     Regions(count),
                                     RegionMembers(count),
                                     SpendingGroups(count),
                                     SubFields(count),
                                     SubFieldGaps(),
                                     Methods(),
                                     MethodPairs(),
                                     MethodScores(count),
                                     Variants(),
                                     ClassVariants(count),
                                     ClassSensitivity(count),
                                     ClassStability()}) {
      add(table);
    }
  }
  return run;
}

}  // namespace doelmaat::report
