#include "frontier/malmquist_analysis.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "stats/malmquist.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using stats::DeaStatus;
using stats::MalmquistUnit;

bool AreNumbers(const std::vector<std::string>& periods) {
  return std::all_of(periods.begin(), periods.end(), [](const std::string& period) {
    return base::ParseInteger(period).has_value();
  });
}

std::vector<std::string> PeriodsInOrder(const FrontierTable& table) {
  const std::set<std::string> distinct(table.periods.begin(), table.periods.end());
  std::vector<std::string> periods(distinct.begin(), distinct.end());
  if (AreNumbers(periods)) {
    std::sort(periods.begin(), periods.end(), [](const auto& one, const auto& other) {
      return *base::ParseInteger(one) < *base::ParseInteger(other);
    });
  }
  return periods;
}

// The row of every unit in one period.
std::map<std::string, std::size_t> RowsOf(const FrontierTable& table, const std::string& period) {
  std::map<std::string, std::size_t> rows;
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    if (table.periods[row] == period) {
      rows[table.ids[row]] = row;
    }
  }
  return rows;
}

struct PairOfPeriods {
  std::string from;
  std::string to;
  std::vector<std::string> ids;
  std::vector<std::size_t> rows_from;
  std::vector<std::size_t> rows_to;
};

PairOfPeriods Match(const FrontierTable& table,
                    const std::string& from,
                    const std::string& to,
                    std::set<std::string>* unmatched) {
  PairOfPeriods pair{from, to, {}, {}, {}};
  const auto before = RowsOf(table, from);
  const auto after = RowsOf(table, to);
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    const std::string& id = table.ids[row];
    if (table.periods[row] == from && after.contains(id)) {
      pair.ids.push_back(id);
      pair.rows_from.push_back(row);
      pair.rows_to.push_back(after.at(id));
    } else if ((table.periods[row] == from && !after.contains(id)) ||
               (table.periods[row] == to && !before.contains(id))) {
      unmatched->insert(id);
    }
  }
  if (pair.ids.empty()) {
    throw Error(
        ErrorKind::kBadData,
        Say("frontier.no_common_units", {{"file", table.file}, {"from", from}, {"to", to}}));
  }
  return pair;
}

stats::PeriodData DataOf(const FrontierTable& table, const std::vector<std::size_t>& rows) {
  stats::PeriodData data{numerics::Matrix(rows.size(), table.inputs.cols()),
                         numerics::Matrix(rows.size(), table.outputs.cols())};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(table.inputs.row(rows[row]), data.inputs.row(row).begin());
    std::ranges::copy(table.outputs.row(rows[row]), data.outputs.row(row).begin());
  }
  return data;
}

std::optional<std::string> ReasonOf(DeaStatus status) {
  switch (status) {
    case DeaStatus::kSolved:
      return std::nullopt;
    case DeaStatus::kInfeasible:
      return Say("frontier.reason_other_period");
    case DeaStatus::kNotSolved:
      break;
  }
  return Say("frontier.reason_not_solved");
}

Fields UnitFields(const PairOfPeriods& pair, std::size_t row, const MalmquistUnit& unit) {
  return {{"id", pair.ids[row]},
          {"period_from", pair.from},
          {"period_to", pair.to},
          {"status", WordOf(unit.status)},
          {"malmquist", OrNull(unit.malmquist)},
          {"technical_change", OrNull(unit.technical_change)},
          {"efficiency_change", OrNull(unit.efficiency_change)},
          {"reason", OrNull(ReasonOf(unit.status))},
          {"score_before", OrNull(unit.before)},
          {"score_after", OrNull(unit.after)},
          {"score_after_on_before", OrNull(unit.after_on_before)},
          {"score_before_on_after", OrNull(unit.before_on_after)}};
}

// Mean of logarithms of one index, turned back, over the units that have the whole index: so the
// means multiply as the indices do.
std::optional<double> GeometricMean(const std::vector<MalmquistUnit>& units,
                                    std::optional<double> MalmquistUnit::*index) {
  double sum = 0;
  double count = 0;
  for (const MalmquistUnit& unit : units) {
    const std::optional<double>& value = unit.*index;
    if (unit.malmquist.has_value() && value.has_value()) {
      sum += std::log(*value);
      ++count;
    }
  }
  if (count == 0) {
    return std::nullopt;
  }
  return std::exp(sum / count);
}

void WarnOfUnmatched(const FrontierTable& table,
                     const std::set<std::string>& unmatched,
                     FrontierReport* report) {
  if (unmatched.empty()) {
    return;
  }
  std::string names;
  for (const std::string& id : unmatched) {
    names += (names.empty() ? "" : ", ") + id;
  }
  report->warnings.push_back(
      {"not_in_both_periods",
       Say("frontier.not_in_both_periods",
           {{"file", table.file}, {"count", std::to_string(unmatched.size())}, {"units", names}})});
}

}  // namespace

FrontierReport AnalyseMalmquist(const FrontierTable& table,
                                Technology technology,
                                stats::Orientation orientation) {
  if (table.columns.period.empty()) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_period"));
  }
  if (technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_malmquist"));
  }
  const std::vector<std::string> periods = PeriodsInOrder(table);
  if (periods.size() < 2) {
    throw Error(
        ErrorKind::kBadData,
        Say("frontier.one_period", {{"file", table.file}, {"column", table.columns.period}}));
  }
  FrontierReport report;
  report.options = OptionFields(table, "malmquist", technology, orientation);
  report.options.push_back({"period", table.columns.period});
  report.warnings = table.warnings;
  if (!AreNumbers(periods)) {
    report.warnings.push_back({"periods_by_text",
                               Say("frontier.periods_by_text",
                                   {{"column", table.columns.period},
                                    {"first", periods.front()},
                                    {"last", periods.back()}})});
  }
  std::set<std::string> unmatched;
  std::vector<MalmquistUnit> all;
  for (std::size_t period = 1; period < periods.size(); ++period) {
    const PairOfPeriods pair = Match(table, periods[period - 1], periods[period], &unmatched);
    const std::vector<MalmquistUnit> units = stats::SolveMalmquist(
        DataOf(table, pair.rows_from),
        DataOf(table, pair.rows_to),
        {.returns_to_scale = ReturnsOf(technology), .orientation = orientation});
    for (std::size_t row = 0; row < units.size(); ++row) {
      report.units.push_back(UnitFields(pair, row, units[row]));
    }
    all.insert(all.end(), units.begin(), units.end());
  }
  WarnOfUnmatched(table, unmatched, &report);
  const bool solved = std::all_of(all.begin(), all.end(), [](const MalmquistUnit& unit) {
    return unit.status == DeaStatus::kSolved;
  });
  report.status = solved ? "solved" : "partly_solved";
  if (!solved) {
    report.message = Say("frontier.partly_solved");
  }
  report.summary = {
      {"units", static_cast<std::int64_t>(all.size())},
      {"mean_malmquist", OrNull(GeometricMean(all, &MalmquistUnit::malmquist))},
      {"mean_technical_change", OrNull(GeometricMean(all, &MalmquistUnit::technical_change))},
      {"mean_efficiency_change", OrNull(GeometricMean(all, &MalmquistUnit::efficiency_change))},
      {"interval", Say("frontier.no_index_interval")}};
  return report;
}

}  // namespace doelmaat::frontier
