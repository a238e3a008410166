// The tables of what spending is made of.
#include <string>

#include "base/text.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {

using base::Say;
using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

// texts: spending_group.*
ResultTable SpendingGroupTable(const BenchmarkResult& result) {
  TableBuilder table("spending_groups", HeadsOf(result.input.model));
  table.Key("id")
      .Key("spending_group")
      .Label("spending_group_label")
      .Measure("spend_eur", Unit::kEur)
      .Persons("clients")
      .Measure("eur_per_client", Unit::kEurPerClient)
      .GuardedBy("clients")
      .Measure("peer_median_eur_per_client", Unit::kEurPerClient)
      .Note(Say("benchmark.spending_groups"));
  for (const GroupSpending& row : result.composition) {
    table.Row({Cell::Text(row.id),
               Cell::Text(row.group),
               Cell::Text(Say("spending_group." + row.group)),
               Cell::Number(row.spend_eur),
               Cell::Optional(row.clients, CellState::kMissing),
               Cell::Optional(row.eur_per_client, CellState::kMissing),
               Cell::Optional(row.peer_median_eur, CellState::kNotApplicable)});
  }
  return table.Take();
}

// texts: sub_field.*
ResultTable SubFieldTable(const BenchmarkResult& result) {
  TableBuilder table("sub_fields");
  table.Key("id")
      .Key("sub_field")
      .Label("sub_field_label")
      .Label("spending_group_label")
      .Measure("spend_eur", Unit::kEur);
  for (const SubFieldSpending& row : result.input.sub_fields) {
    std::string key = row.sub_field;
    key[key.find('.')] = '_';
    key.insert(0, "sub_field.");
    table.Row({Cell::Text(row.id),
               Cell::Text(row.sub_field),
               // A code of a catalogue of one's own has no name.
               Cell::Text(base::HasText(key) ? Say(key) : row.sub_field),
               Cell::Text(Say("spending_group." + row.group)),
               Cell::Number(row.spend_eur)});
  }
  return table.Take();
}

ResultTable SubFieldGapTable(const BenchmarkResult& result) {
  TableBuilder table("sub_field_gaps");
  table.Key("id")
      .Key("task_field")
      .Measure("spend_eur", Unit::kEur)
      .Measure("sub_fields_eur", Unit::kEur);
  for (const SubFieldGap& row : result.input.sub_field_gaps) {
    table.Row({Cell::Text(row.id),
               Cell::Text(row.task_field),
               Cell::Number(row.spend_eur),
               Cell::Number(row.sub_fields_eur)});
  }
  return table.Take();
}

}  // namespace doelmaat::benchmark
