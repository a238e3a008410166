// The tables of how one municipality stands in the year of the model: its figures, whom it is
// compared with, what spans it, and who its clients are.
#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "benchmark/benchmark_table.h"
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
    // What was not drawn has no class.
    row.push_back(unit.bias_corrected.has_value() ? Cell::Number(share)
                                                  : Cell::None(CellState::kNotApplicable));
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

std::vector<Cell> SignalCells(const UnitSignals& signals) {
  const CellState none = CellState::kNotApplicable;
  return {Cell::Optional(signals.clients_before, none),
          signals.clients_before.has_value() ? Flag(signals.clients_jump != Jump::kNone)
                                             : Cell::None(none),
          Cell::Optional(signals.teams_per_inhabitant, none),
          Cell::Optional(signals.peer_median_teams_per_inhabitant, none)};
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

TableBuilder UnitColumns(const BenchmarkModel& model) {
  TableBuilder table("units", HeadsOf(model));
  table.Key("id")
      .Label("name")
      .Label("province")
      .Measure("population", Unit::kPersons)
      .Measure("youth", Unit::kPersons)
      .Measure("spend_eur", Unit::kEur)
      .PersonsInterval("clients");
  for (const PanelColumn& output : model.outputs) {
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
  table.Measure("peer_stability", Unit::kShare)
      .Persons("previous_clients")
      .Measure("jump_in_clients", Unit::kNone)
      .GuardedBy("clients")
      .Measure("teams_eur_per_inhabitant", Unit::kEur)
      .Measure("peer_median_teams_eur_per_inhabitant", Unit::kEur);
  if (ScoresTellPersons(model)) {
    table.GuardBy("clients",
                  {"score",
                   "bias_corrected",
                   "ci95_low",
                   "ci95_high",
                   "score_without_top_spanner",
                   "potential_frontier_eur"});
  }
  if (!model.output_note.empty()) {
    table.Note(model.output_note);
  }
  table.Note(Say("note.not_quality"));
  return table;
}

}  // namespace

ResultTable UnitTable(const BenchmarkResult& result) {
  const Heads heads = HeadsOf(result.input.model);
  TableBuilder table = UnitColumns(result.input.model);
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    const UnitInput& unit = result.UnitAt(k);
    // A unit that was kept lacks no figure of the model (SelectUnits).
    std::vector<Cell> row = {Cell::Text(unit.id),
                             Cell::Text(unit.name),
                             Cell::Text(unit.province),
                             Cell::Number(Present(unit.population)),
                             Cell::Number(Present(unit.youth)),
                             Cell::Number(result.cost_eur[k])};
    Append(&row, EstimateCells(Present(unit.clients), heads));
    for (const std::optional<Estimate>& output : unit.outputs) {
      Append(&row, EstimateCells(Present(output), heads));
    }
    Append(&row, PositionCells(result.per_client[k]));
    Append(&row, PositionCells(result.per_youth[k]));
    Append(&row, EfficiencyCells(result, k));
    for (const Amount& amount : result.potential.units[k]) {
      Append(&row, AmountCells(amount));
    }
    row.push_back(Cell::Number(result.peers[k].stability));
    Append(&row, SignalCells(result.signals[k]));
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
    all.reserve(result.peers.size());
    for (std::size_t k = 0; k < result.peers.size(); ++k) {
      all.push_back(Present(result.UnitAt(k).features[f]));
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
  table.GuardScores(result.input.model, {"lambda"});  // the output is that of these, by weight
  for (std::size_t k = 0; k < result.efficiency.units.size(); ++k) {
    for (const stats::Weight& weight : result.efficiency.units[k].spanned_by) {
      table.RowOf(
          std::min(result.clients[k], result.clients[weight.unit]),  // either gives the other
          {Cell::Text(result.UnitAt(k).id),
           Cell::Text(result.UnitAt(weight.unit).id),
           Cell::Text(result.UnitAt(weight.unit).name),
           Cell::Number(weight.lambda)});
    }
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

}  // namespace doelmaat::benchmark
