#include "report/report_fixture_parts.h"

#include <cmath>

#include <fmt/format.h>

namespace doelmaat::report::fixture {

using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

Column Key(const char* name) { return {.name = name, .label = name, .role = ColumnRole::kKey}; }
Column Label(const char* name, const char* label) {
  return {.name = name, .label = label, .role = ColumnRole::kLabel};
}
Column Number(const char* name, const char* label, Unit unit, int decimals) {
  return {.name = name, .label = label, .unit = unit, .decimals = decimals};
}
Column Count(const char* name, const char* label) {
  return {.name = name, .label = label, .unit = Unit::kPersons, .person_count = true};
}

std::string IdOf(int i) { return fmt::format("GM{:04}", i + 1); }

std::string NameOf(int i) {
  constexpr const char* kFirst[] = {"Ooster",
                                    "Wester",
                                    "Noorder",
                                    "Zuider",
                                    "Midden",
                                    "Hoge",
                                    "Lage",
                                    "Nieuw",
                                    "Oud",
                                    "Groot",
                                    "Klein"};
  constexpr const char* kLast[] = {"dijk",
                                   "veen",
                                   "broek",
                                   "wolde",
                                   "hout",
                                   "lo",
                                   "kerk",
                                   "dam",
                                   "beek",
                                   "hoven",
                                   "rade",
                                   "stein",
                                   "meer en Buitenlanden"};
  if (i == 0) {
    return "<script>alert('x')</script> & \"Zn\"";
  }
  return std::string(kFirst[i % 11]) + kLast[(i * 5) % 13] +
         (i >= 143 ? " " + std::to_string(i / 143 + 1) : "");
}

double Noise(int i, int purpose) {
  const auto bits =
      static_cast<unsigned>(i) * 2654435761u + static_cast<unsigned>(purpose) * 40503u;
  return static_cast<double>((bits ^ (bits >> 15)) % 10007u) / 10007.0;
}

ResultTable Features(int count) {
  ResultTable table{"peer_features", "Kenmerken", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("feature"),
                   Label("label", "Kenmerk"),
                   Number("own", "Eigen", Unit::kShare, 1),
                   Number("peer_median", "Mediaan vergelijkbaar", Unit::kShare, 1),
                   Number("national_median", "Mediaan Nederland", Unit::kShare, 1)};
  for (int i = 0; i < count; ++i) {
    for (const char* label :
         {"Eenoudergezinnen", "Huishoudens met bijstand", "Jongeren van 10 tot 15 jaar"}) {
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text(label),
                            Cell::Text(label),
                            Cell::Number(0.081),
                            Cell::Number(0.079),
                            Cell::Number(0.064)});
    }
  }
  return table;
}

ResultTable Spanners(int count) {
  ResultTable table{"spanners", "Bepalende gemeenten", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("spanner_id"),
                   Label("spanner_name", "Gemeente"),
                   Number("lambda", "Gewicht", Unit::kRatio, 2)};
  for (int i = 0; i < count; ++i) {
    table.rows.push_back(
        {Cell::Text(IdOf(i)), Cell::Text(IdOf(5)), Cell::Text(NameOf(5)), Cell::Number(0.62)});
    table.rows.push_back(
        {Cell::Text(IdOf(i)), Cell::Text(IdOf(9)), Cell::Text(NameOf(9)), Cell::Number(0.38)});
  }
  return table;
}

namespace {

const char* BreakBefore(int year) {
  if (year == 2021) {
    return "het CBS telt vanaf 2021 meer aanbieders mee";
  }
  return year == 2023 ? "Iv3 splitst jeugdhulp vanaf 2023 in meer taakvelden" : "";
}

void AddStatement(ResultTable* table,
                  const Cell& id,
                  const Cell& name,
                  const std::string& statement,
                  double base) {
  const bool account = statement == "jaarrekening";
  for (int year = 2017; year <= (account ? 2023 : 2024); ++year) {
    const double eur = base * std::pow(account ? 1.065 : 1.05, year - 2017);
    const bool missing = account && year == 2019;
    const bool jump = account && year == 2022;
    table->rows.push_back({id,
                           name,
                           Cell::Integer(year),
                           Cell::Text(statement),
                           missing ? Cell::None(CellState::kMissing)
                                   : Cell::Number(std::round(jump ? eur * 1.2 : eur)),
                           Cell::Number(std::round(eur / 8.0)),
                           Cell::Number(eur / 41000.0),
                           Cell::Text(BreakBefore(year)),
                           Cell::Integer(jump ? 1 : 0),
                           Cell::Text(jump ? "omhoog" : ""),
                           Cell::Text(jump ? "uitgaven stegen 28%, het aantal jongeren 1%" : "")});
  }
}

void AddTrend(ResultTable* table, const std::string& id, const std::string& name, double base) {
  for (const char* statement : {"jaarrekening", "begroting"}) {
    AddStatement(table, Cell::Text(id), Cell::Text(name), statement, base);
  }
}

}  // namespace

ResultTable Trends(int count) {
  ResultTable table{"trend", "Verloop", {}, {}, {}};
  table.columns = {Key("id"),
                   Label("name", "Gemeente"),
                   Number("year", "Jaar", Unit::kYear),
                   Label("statement", "Stuk"),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Number("wijkteam_eur", "Wijkteams", Unit::kEur),
                   Number("eur_per_inhabitant", "Euro per inwoner", Unit::kEur),
                   Label("break_before", "Breuk"),
                   Number("jump", "Sprong", Unit::kNone),
                   Label("jump_direction", "Richting"),
                   Label("note", "Opmerking")};
  for (int i = 0; i < count; ++i) {
    AddTrend(&table, IdOf(i), NameOf(i), 9.0e6 + 6.0e6 * Noise(i, 10));
  }
  AddTrend(&table, "GM9001", "Regiostad", 31.0e6);
  return table;
}

ResultTable NationalTrend() {
  ResultTable table{"national_trend", "Nederland", {}, {}, {}};
  table.columns = {Number("year", "Jaar", Unit::kYear),
                   Label("statement", "Stuk"),
                   Number("spend_eur", "Uitgaven", Unit::kEur),
                   Number("municipalities", "Gemeenten", Unit::kMunicipalities),
                   Number("without_return", "Zonder opgave", Unit::kMunicipalities),
                   Label("break_before", "Breuk")};
  for (int year = 2017; year <= 2023; ++year) {
    table.rows.push_back(
        {Cell::Integer(year),
         Cell::Text("jaarrekening"),
         Cell::Number(4.175e9 + 0.33e9 * (year - 2017)),
         Cell::Integer(388 - 7 * (year - 2017)),
         Cell::Integer(3),
         Cell::Text(year == 2023 ? "Iv3 splitst jeugdhulp vanaf 2023 in meer taakvelden" : "")});
  }
  return table;
}

ResultTable Profiles(int count) {
  ResultTable table{"profile", "Jongeren", {}, {}, {}};
  table.columns = {Key("id"),
                   Key("kind"),
                   Key("category"),
                   Label("label", "Groep"),
                   Count("clients", "Jongeren"),
                   {.name = "share",
                    .label = "Aandeel",
                    .unit = Unit::kShare,
                    .decimals = 1,
                    .guarded_by = "clients"},
                   Number("peer_median_share", "Mediaan vergelijkbaar", Unit::kShare, 1)};
  struct Group {
    const char* kind;
    const char* label;
    double share;
  };
  constexpr Group kGroups[] = {
      {"leeftijd", "0 tot 4 jaar", 0.08},
      {"leeftijd", "4 tot 12 jaar", 0.43},
      {"leeftijd", "12 tot 18 jaar", 0.42},
      {"leeftijd", "18 tot 23 jaar", 0.07},
      {"huishouden", "Tweeoudergezin", 0.58},
      {"huishouden", "Eenoudergezin", 0.33},
      {"huishouden", "Anders of onbekend", 0.09},
      {"verwijzer", "Gemeente", 0.31},
      {"verwijzer", "Huisarts", 0.36},
      {"verwijzer", "Medisch specialist", 0.05},
      {"verwijzer", "Gecertificeerde instelling", 0.10},
      {"verwijzer", "Rechter, Openbaar Ministerie of justitiële inrichting", 0.01},
      {"verwijzer", "Geen verwijzer", 0.17}};
  for (int i = 0; i < count; ++i) {
    int g = 0;
    for (const Group& group : kGroups) {
      const double share = group.share * (0.8 + 0.4 * Noise(i + 31 * ++g, 11));
      table.rows.push_back({Cell::Text(IdOf(i)),
                            Cell::Text(group.kind),
                            Cell::Text(group.label),
                            Cell::Text(group.label),
                            Cell::Integer(static_cast<std::int64_t>(600.0 * share)),
                            Cell::Number(share),
                            Cell::Number(group.share)});
    }
  }
  return table;
}

ResultTable Classes(int count) {
  ResultTable table{"classes", "Klassen", {}, {}, {}};
  table.columns = {Label("class", "Klasse"),
                   Number("count", "Gemeenten", Unit::kMunicipalities),
                   Label("largest", "Drie grootste"),
                   Label("limit", "Grens")};
  table.rows = {{Cell::Text("laag"),
                 Cell::Integer(count / 3),
                 Cell::Text("Oosterdijk, Westerhout, Kleinbeek"),
                 Cell::Text("onder 0,70")},
                {Cell::Text("middelmatig"),
                 Cell::Integer(count / 3),
                 Cell::Text("Hogeveen, Grootdam, Nieuwlo"),
                 Cell::Text("0,70 tot 0,80")},
                {Cell::Text("hoog"),
                 Cell::Integer(count - 2 * (count / 3)),
                 Cell::Text("Laagkerk, Oudhout, Middenrade"),
                 Cell::Text("vanaf 0,80")}};
  return table;
}

ResultTable Potential(bool check_passed) {
  ResultTable table{"potential", "Maatstaven", {}, {}, {}};
  table.columns = {Key("reference"),
                   Label("label", "Maatstaf"),
                   Number("eur", "Bedrag", Unit::kEur),
                   Number("low", "Laag", Unit::kEur),
                   Number("high", "Hoog", Unit::kEur),
                   Number("headline", "Eerste", Unit::kNone)};
  const auto row = [](const char* reference, double eur, bool headline) {
    return std::vector<Cell>{Cell::Text(reference),
                             Cell::Text(reference),
                             Cell::Number(eur),
                             Cell::Number(eur * 0.8),
                             Cell::Number(eur * 1.2),
                             Cell::Integer(headline ? 1 : 0)};
  };
  table.rows = {row("frontier", 1.31e9, check_passed),
                row("best_quartile", 0.74e9, false),
                row("median", 0.412e9, !check_passed)};
  return table;
}

ResultTable Identification(bool check_passed) {
  ResultTable table{"identification", "Controles", {}, {}, {}};
  table.columns = {Key("check"),
                   Label("label", "Controle"),
                   Number("value", "Uitkomst", Unit::kNone, 2),
                   Number("limit", "Grens", Unit::kNone, 2),
                   Number("passed", "Doorstaan", Unit::kNone),
                   Label("explanation", "Uitleg")};
  table.rows = {{Cell::Text("skew"),
                 Cell::Text("Scheefheid van de resten"),
                 Cell::Number(check_passed ? 0.42 : -0.04),
                 Cell::Number(0.0),
                 Cell::Integer(check_passed ? 1 : 0),
                 Cell::Text("Wat het model niet verklaart is niet scheef verdeeld; ondoelmatigheid "
                            "zou het naar één kant trekken.")},
                {Cell::Text("influence"),
                 Cell::Text("Verandering zonder de tien meest bepalende gemeenten"),
                 Cell::Number(0.12),
                 Cell::Number(0.25),
                 Cell::Integer(1),
                 Cell::Text("Het bedrag hangt niet aan enkele gemeenten.")}};
  return table;
}

ResultTable Influence() {
  ResultTable table{"influence", "Invloed", {}, {}, {}};
  table.columns = {Number("removed", "Weggelaten", Unit::kMunicipalities),
                   Label("names", "Gemeenten"),
                   Number("total_eur", "Bedrag", Unit::kEur),
                   Number("change_share", "Verandering", Unit::kShare, 1)};
  table.rows = {
      {Cell::Integer(1), Cell::Text("Oosterdijk"), Cell::Number(1.25e9), Cell::Number(-0.046)},
      {Cell::Integer(5),
       Cell::Text("Oosterdijk, Westerhout, Kleinbeek, Hogeveen, Grootdam"),
       Cell::Number(1.18e9),
       Cell::Number(-0.099)},
      {Cell::Integer(10),
       Cell::Text("en vijf andere"),
       Cell::Number(1.15e9),
       Cell::Number(-0.122)}};
  return table;
}

ResultTable Published() {
  ResultTable table{"published", "Gepubliceerd", {}, {}, {}};
  table.columns = {Label("source", "Bron"),
                   Label("figure", "Getal"),
                   Label("theirs", "Zij"),
                   Label("ours", "Wij"),
                   Label("why", "Waarom het verschilt")};
  table.rows = {
      {Cell::Text("IPSE Studies 2025"),
       Cell::Text("totaal tegen de best presterende, 2023"),
       Cell::Text("€ 1,8 miljard"),
       Cell::Text("€ 1,31 miljard"),
       Cell::Text("Ander jaar, andere kosten, en zonder gemeenten die voor een regio boeken.")}};
  return table;
}

ResultTable Anomalies() {
  ResultTable table{"anomalies", "Boekingsafwijkingen", {}, {}, {}};
  table.columns = {Number("year", "Jaar", Unit::kYear),
                   Key("id"),
                   Label("name", "Gemeente"),
                   Label("measure", "Maat"),
                   Number("value", "Waarde", Unit::kEurPerClient),
                   Number("robust_z", "Afstand (MAD)", Unit::kNone, 1),
                   Label("verdict", "Oordeel")};
  table.rows = {{Cell::Integer(2022),
                 Cell::Text(IdOf(3)),
                 Cell::Text(NameOf(3)),
                 Cell::Text("euro per jongere"),
                 Cell::Number(702.0),
                 Cell::Number(-4.6),
                 Cell::Text("bijna uitgesloten")}};
  return table;
}

}  // namespace doelmaat::report::fixture
