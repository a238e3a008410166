// The tables of spending over the years.
#include <algorithm>

#include "base/text.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using result::Cell;
using result::ResultTable;
using result::Unit;

std::string JumpName(Jump jump) {
  switch (jump) {
    case Jump::kNone:
      return "";
    case Jump::kUp:
      return "omhoog";
    case Jump::kDown:
      return "omlaag";
  }
  return "";
}

}  // namespace

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
      cells.insert(cells.end(),
                   {Cell::Optional(row.PerInhabitant(eur)),
                    Cell::Text(row.break_before),
                    Cell::Integer(jump != Jump::kNone ? 1 : 0),
                    Cell::Text(JumpName(jump)),
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

}  // namespace doelmaat::benchmark
