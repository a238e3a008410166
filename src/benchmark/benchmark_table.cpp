#include "benchmark/benchmark_table.h"

#include <algorithm>

#include "base/text.h"
#include "benchmark/table_builder.h"
#include "stats/quantile.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

constexpr int kScoreDecimals = 2;

void Append(std::vector<Cell>* row, std::vector<Cell> cells) {
  row->insert(row->end(), cells.begin(), cells.end());
}

std::vector<Cell> IntervalCells(const std::optional<stats::Interval>& interval) {
  if (!interval.has_value()) {
    return {Cell::None(CellState::kNotApplicable), Cell::None(CellState::kNotApplicable)};
  }
  return {Cell::Number(interval->low), Cell::Number(interval->high)};
}

// The cells of PersonsInterval.
std::vector<Cell> EstimateCells(const Estimate& estimate, Heads heads) {
  if (heads == Heads::kNeed) {
    return {Cell::Number(estimate.value)};
  }
  return {Cell::Number(estimate.value), Cell::Number(estimate.low), Cell::Number(estimate.high)};
}

std::vector<Cell> AmountCells(const Amount& amount) {
  return {Cell::Number(amount.eur), Cell::Number(amount.low), Cell::Number(amount.high)};
}

std::vector<Cell> PositionCells(const PeerPosition& position) {
  return {Cell::Number(position.own),
          Cell::Number(position.first_quartile),
          Cell::Number(position.median),
          Cell::Number(position.third_quartile)};
}

Cell Flag(bool value) { return Cell::Integer(value ? 1 : 0); }

std::vector<Cell> EfficiencyCells(const BenchmarkResult& result, std::size_t k) {
  const UnitEfficiency& unit = result.efficiency.units[k];
  std::vector<Cell> row = {Cell::Number(unit.score),
                           Cell::Optional(unit.bias_corrected, CellState::kNotApplicable)};
  Append(&row, IntervalCells(unit.ci90));
  Append(&row, IntervalCells(unit.ci95));
  row.push_back(Cell::Text(ClassName(unit.ClearClass())));
  for (const double share : unit.class_shares) {
    row.push_back(Cell::Number(share));
  }
  Append(&row,
         {Cell::Optional(unit.rank90.has_value() ? std::optional(unit.rank90->low) : std::nullopt,
                         CellState::kNotApplicable),
          Cell::Optional(unit.rank90.has_value() ? std::optional(unit.rank90->high) : std::nullopt,
                         CellState::kNotApplicable),
          Flag(unit.OnFrontier(k)),
          Flag(unit.spans),
          Flag(unit.beyond_frontier),
          Cell::Optional(unit.score_without_top_spanner, CellState::kNotApplicable),
          unit.top_spanner.has_value() ? Cell::Text(result.UnitAt(*unit.top_spanner).name)
                                       : Cell::None(CellState::kNotApplicable)});
  return row;
}

void AddEfficiencyColumns(TableBuilder* table) {
  table->Measure("score", Unit::kScore, kScoreDecimals)
      .Measure("bias_corrected", Unit::kScore, kScoreDecimals)
      .Ends("ci90", "bias_corrected", Unit::kScore, kScoreDecimals)
      .Measure("ci95_low", Unit::kScore, kScoreDecimals)
      .Measure("ci95_high", Unit::kScore, kScoreDecimals)
      .Label("class")
      .Measure("share_low", Unit::kShare, 1)
      .Measure("share_middle", Unit::kShare, 1)
      .Measure("share_high", Unit::kShare, 1)
      .Measure("rank_low", Unit::kRank)
      .Measure("rank_high", Unit::kRank)
      .Measure("spans", Unit::kNone)
      .Measure("may_span", Unit::kNone)
      .Measure("beyond_frontier", Unit::kNone)
      .Measure("score_without_top_spanner", Unit::kScore, kScoreDecimals)
      .Label("top_spanner_name");
}

}  // namespace

std::string ClassName(std::optional<EfficiencyClass> its_class) {
  if (!its_class.has_value()) {
    return "niet te zeggen";
  }
  switch (*its_class) {
    case EfficiencyClass::kLow:
      return "laag";
    case EfficiencyClass::kMiddle:
      return "middelmatig";
    case EfficiencyClass::kHigh:
      return "hoog";
  }
  return "";
}

std::string ReferenceName(Reference reference) {
  switch (reference) {
    case Reference::kFrontier:
      return "frontier";
    case Reference::kBestQuartile:
      return "best_quartile";
    case Reference::kMedian:
      return "median";
  }
  return "";
}

ResultTable UnitTable(const BenchmarkResult& result) {
  const Heads heads = HeadsOf(result.input.model);
  TableBuilder table("units", heads);
  table.Key("id")
      .Label("name")
      .Label("province")
      .Measure("population", Unit::kPersons)
      .Measure("youth", Unit::kPersons)
      .Measure("spend_eur", Unit::kEur)
      .PersonsInterval("clients");
  for (const PanelColumn& output : result.input.model.outputs) {
    table.PersonsIntervalLabelled("clients_" + output.column, output.label);
  }
  for (const std::string& head : {std::string("client"), std::string("youth")}) {
    const Unit unit = head == "client" ? Unit::kEurPerClient : Unit::kEurPerYouth;
    table.Measure("eur_per_" + head, unit).GuardedBy("clients");
    table.Measure("peer_q1_eur_per_" + head, unit);
    table.Measure("peer_median_eur_per_" + head, unit);
    table.Measure("peer_q3_eur_per_" + head, unit);
  }
  AddEfficiencyColumns(&table);
  for (const Reference reference :
       {Reference::kFrontier, Reference::kBestQuartile, Reference::kMedian}) {
    table.Interval("potential_" + ReferenceName(reference) + "_eur", Unit::kEur);
    if (reference != Reference::kFrontier) {
      table.GuardIntervalBy("clients");  // with the quantile of the peers it gives the clients back
    }
  }
  table.Measure("peer_stability", Unit::kShare);
  if (!result.input.model.output_note.empty()) {
    table.Note(result.input.model.output_note);
  }
  table.Note(Say("note.not_quality"));
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    const UnitInput& unit = result.UnitAt(k);
    std::vector<Cell> row = {Cell::Text(unit.id),
                             Cell::Text(unit.name),
                             Cell::Text(unit.province),
                             Cell::Number(*unit.population),
                             Cell::Number(*unit.youth),
                             Cell::Number(result.cost_eur[k])};
    Append(&row, EstimateCells(*unit.clients, heads));
    for (const std::optional<Estimate>& output : unit.outputs) {
      Append(&row, EstimateCells(*output, heads));
    }
    Append(&row, PositionCells(result.per_client[k]));
    Append(&row, PositionCells(result.per_youth[k]));
    Append(&row, EfficiencyCells(result, k));
    for (const Amount& amount : result.potential.units[k]) {
      Append(&row, AmountCells(amount));
    }
    row.push_back(Cell::Number(result.peers[k].stability));
    table.Row(std::move(row));
  }
  return table.Take();
}

ResultTable ComparableTable(const BenchmarkResult& result) {
  const std::vector<PeerFeature>& features = result.input.model.peers.features;
  TableBuilder table("comparables", HeadsOf(result.input.model));
  table.Key("id")
      .Measure("position", Unit::kNone)
      .Key("comparable_id")
      .Label("comparable_name")
      .Measure("distance", Unit::kDistance, 2)
      .Label("reason")
      .Persons("clients")
      .Measure("eur_per_client", Unit::kEurPerClient)
      .GuardedBy("clients")
      .Measure("eur_per_youth", Unit::kEurPerYouth)
      .Measure("kept_share", Unit::kShare);
  for (std::size_t k = 0; k < result.peers.size(); ++k) {
    std::int64_t position = 0;
    for (const Comparable& peer : result.peers[k].members) {
      const auto label = [&](std::size_t place) {
        return features[peer.by_closeness[std::min(place, features.size() - 1)]].source.label;
      };
      table.Row(
          {Cell::Text(result.UnitAt(k).id),
           Cell::Integer(++position),
           Cell::Text(result.UnitAt(peer.unit).id),
           Cell::Text(result.UnitAt(peer.unit).name),
           Cell::Number(peer.distance),
           Cell::Text(Say(
               "benchmark.peer_reason",
               {{"first", label(0)}, {"second", label(1)}, {"last", label(features.size() - 1)}})),
           Cell::Number(result.clients[peer.unit]),
           Cell::Number(result.per_client[peer.unit].own),
           Cell::Number(result.per_youth[peer.unit].own),
           Cell::Number(peer.kept_share)});
    }
  }
  return table.Take();
}

ResultTable PeerFeatureTable(const BenchmarkResult& result) {
  const std::vector<PeerFeature>& features = result.input.model.peers.features;
  TableBuilder table("peer_features");
  table.Key("id")
      .Key("feature")
      .Label("label")
      .Label("feature_unit")
      .Measure("weight", Unit::kNone, 2)
      .Measure("own", Unit::kNone, 4)
      .Measure("peer_median", Unit::kNone, 4)
      .Measure("national_median", Unit::kNone, 4);
  for (std::size_t f = 0; f < features.size(); ++f) {
    std::vector<double> all;
    for (std::size_t k = 0; k < result.peers.size(); ++k) {
      all.push_back(*result.UnitAt(k).features[f]);
    }
    for (std::size_t k = 0; k < result.peers.size(); ++k) {
      std::vector<double> around;
      for (const Comparable& peer : result.peers[k].members) {
        around.push_back(all[peer.unit]);
      }
      table.Row({Cell::Text(result.UnitAt(k).id),
                 Cell::Text(features[f].source.column),
                 Cell::Text(features[f].source.label),
                 Cell::Text(features[f].unit),
                 Cell::Number(features[f].weight),
                 Cell::Number(all[k]),
                 Cell::Number(stats::Median(around)),
                 Cell::Number(stats::Median(all))});
    }
  }
  return table.Take();
}

ResultTable SpannerTable(const BenchmarkResult& result) {
  TableBuilder table("spanners");
  table.Key("id").Key("spanner_id").Label("spanner_name").Measure("lambda", Unit::kRatio, 3);
  for (std::size_t k = 0; k < result.efficiency.units.size(); ++k) {
    for (const stats::Weight& weight : result.efficiency.units[k].spanned_by) {
      table.Row({Cell::Text(result.UnitAt(k).id),
                 Cell::Text(result.UnitAt(weight.unit).id),
                 Cell::Text(result.UnitAt(weight.unit).name),
                 Cell::Number(weight.lambda)});
    }
  }
  return table.Take();
}

ResultTable TrendTable(const BenchmarkResult& result) {
  // Another country has no such teams, and no column of them.
  const bool teams_known = result.input.model.country.empty();
  TableBuilder table("trend");
  table.Key("id")
      .Label("name")
      .Measure("year", Unit::kYear)
      .Key("statement")
      .Measure("spend_eur", Unit::kEur);
  if (teams_known) {
    table.Measure("wijkteam_eur", Unit::kEur);
  }
  table.Measure("eur_per_inhabitant", Unit::kEur)
      .Label("break_before")
      .Measure("jump", Unit::kNone)
      .Label("jump_direction")
      .Label("note");
  const bool budgets = std::any_of(result.trend.begin(), result.trend.end(), [](const auto& row) {
    return row.point.budget_eur.has_value();
  });
  for (const TrendRow& row : result.trend) {
    const TrendPoint& point = row.point;
    const std::string note = point.border_changed ? Say("benchmark.border_changed")
                             : point.split        ? Say("benchmark.split")
                                                  : "";
    const auto add = [&](const char* statement,
                         const std::optional<double>& eur,
                         const std::optional<double>& teams,
                         Jump jump) {
      std::vector<Cell> cells = {Cell::Text(point.id),
                                 Cell::Text(point.name),
                                 Cell::Integer(point.year),
                                 Cell::Text(statement),
                                 Cell::Optional(eur)};
      if (teams_known) {
        cells.push_back(Cell::Optional(teams));
      }
      Append(&cells,
             {Cell::Optional(row.PerInhabitant(eur)),
              Cell::Text(row.break_before),
              Flag(jump != Jump::kNone),
              Cell::Text(jump == Jump::kUp     ? "omhoog"
                         : jump == Jump::kDown ? "omlaag"
                                               : ""),
              Cell::Text(note)});
      table.Row(std::move(cells));
    };
    if (point.has_account_year) {
      add("jaarrekening", point.account_eur, point.teams_eur, row.jump);
    }
    if (budgets) {
      add("begroting", point.budget_eur, std::nullopt, Jump::kNone);
    }
  }
  return table.Take();
}

ResultTable NationalTrendTable(const BenchmarkResult& result) {
  TableBuilder table("national_trend");
  table.Measure("year", Unit::kYear)
      .Key("statement")
      .Measure("spend_eur", Unit::kEur)
      .Measure("municipalities", Unit::kMunicipalities)
      .Measure("without_return", Unit::kMunicipalities)
      .Label("break_before");
  for (const NationalPoint& point : result.input.national) {
    table.Row({Cell::Integer(point.year),
               Cell::Text(point.statement == "account" ? "jaarrekening" : "begroting"),
               Cell::Number(point.spend_eur),
               Cell::Integer(point.municipalities),
               Cell::Integer(point.without_return),
               Cell::Text(BreakBefore(result.input.model, point.year))});
  }
  return table.Take();
}

// texts: topic.*
ResultTable ProfileTable(const BenchmarkResult& result) {
  TableBuilder table("profile");
  table.Key("id")
      .Label("kind")
      .Key("category")
      .Label("label")
      .PersonsLabelled("clients", Say("benchmark.persons_or_trajectories"))
      .Measure("share", Unit::kShare, 1)
      .GuardedBy("clients")
      .Measure("peer_median_share", Unit::kShare, 1);
  for (const ProfileRow& row : result.profile) {
    const std::string kind = row.kind == "age"         ? "leeftijd"
                             : row.kind == "household" ? "huishouden"
                                                       : "verwijzer";
    table.Row(
        {Cell::Text(row.id),
         Cell::Text(kind),
         Cell::Text(row.topic),
         Cell::Text(Say("topic." + row.topic)),
         row.persons.has_value() ? Cell::Integer(*row.persons) : Cell::None(CellState::kHidden),
         Cell::Optional(row.share, CellState::kHidden),
         Cell::Optional(row.peer_median_share, CellState::kNotApplicable)});
  }
  return table.Take();
}

ResultTable WordTable(const BenchmarkResult& result) {
  TableBuilder table("words");
  table.Key("language").Key("from").Key("to");
  for (const base::Word& word : result.input.model.words) {
    table.Row({Cell::Text(word.language), Cell::Text(word.from), Cell::Text(word.to)});
  }
  return table.Take();
}

std::vector<ResultTable> BenchmarkTables(const BenchmarkResult& result) {
  std::vector<ResultTable> tables = {
      ModelTable(result),          UnitTable(result),          ComparableTable(result),
      PeerFeatureTable(result),    SpannerTable(result),       ExcludedTable(result),
      AnomalyTable(result),        ClassTable(result),         PotentialTable(result),
      IdentificationTable(result), InfluenceTable(result),     PublishedTable(result),
      TrendTable(result),          NationalTrendTable(result), ProfileTable(result),
      MethodTable(result),         MethodPairTable(result),    MethodScoreTable(result),
      VariantTable(result),        ClassVariantTable(result),  ClassSensitivityTable(result),
      ClassStabilityTable(result)};
  if (!result.regions.empty()) {
    tables.push_back(RegionTable(result));
    tables.push_back(RegionMemberTable(result));
  }
  if (!result.input.areas.empty()) {
    tables.push_back(MapTable(result));
  }
  if (!result.neighbours.units.empty()) {
    tables.push_back(NeighbourTable(result));
    tables.push_back(NeighbourMeanTable(result));
  }
  if (!result.input.model.words.empty()) {
    tables.push_back(WordTable(result));
  }
  return tables;
}

}  // namespace doelmaat::benchmark
