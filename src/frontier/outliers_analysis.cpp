// texts: frontier_field.cloud_*
#include "frontier/outliers_analysis.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "stats/data_cloud.h"
#include "stats/jackstrap.h"

namespace doelmaat::frontier {
namespace {

using base::Say;

// The text report has names for as many.
constexpr std::uint64_t kMostDeleted = 4;

std::string NamesOf(const FrontierTable& table, const std::vector<std::size_t>& units) {
  std::string names;
  for (const std::size_t unit : units) {
    names += (names.empty() ? "" : " + ") + table.ids[unit];
  }
  return names;
}

std::string ColumnsOf(const FrontierTable& table, const std::vector<std::size_t>& columns) {
  std::string names;
  for (const std::size_t column : columns) {
    const std::size_t inputs = table.columns.inputs.size();
    names +=
        (names.empty() ? "" : ", ") +
        (column < inputs ? table.columns.inputs[column] : table.columns.outputs[column - inputs]);
  }
  return names;
}

void SayWhyNoCloud(const FrontierTable& table,
                   const stats::DataCloudResult& cloud,
                   FrontierReport* report) {
  if (cloud.status == stats::DataCloudStatus::kRankDeficient) {
    report->status = "rank_deficient";
    report->message =
        Say("frontier.rank_deficient", {{"columns", ColumnsOf(table, cloud.dependent_columns)}});
  } else if (cloud.status == stats::DataCloudStatus::kTooFewUnits) {
    report->status = "too_few_units";
    report->message = Say("frontier.cloud_too_few");
  }
}

// The smallest number taken away at which the unit is in the set that leaves the smallest volume.
FieldValue FirstSetWith(const stats::DataCloudResult& cloud, std::size_t unit) {
  for (std::size_t size = 0; size < cloud.sets.size(); ++size) {
    const std::vector<std::size_t>& set = cloud.sets[size].front().units;
    if (std::find(set.begin(), set.end(), unit) != set.end()) {
      return static_cast<std::int64_t>(size + 1);
    }
  }
  return {};
}

// ln(R / R_min) of a set; nothing when the smallest leaves no volume at all.
std::optional<double> LogRatio(const stats::DeletedSet& set, const stats::DeletedSet& smallest) {
  if (!(smallest.ratio > 0)) {
    return std::nullopt;
  }
  return std::log(set.ratio / smallest.ratio);
}

// For each number taken away: the set, how far the next one stands, and the nearest sets.
void AddCloud(const FrontierTable& table, const stats::DataCloudResult& cloud, Fields* summary) {
  for (std::size_t size = 0; size < cloud.sets.size(); ++size) {
    const auto& sets = cloud.sets[size];
    const std::string number = std::to_string(size + 1);
    summary->push_back({"cloud_set_" + number, NamesOf(table, sets.front().units)});
    summary->push_back({"cloud_ratio_" + number, sets.front().ratio});
    summary->push_back({"cloud_gap_" + number,
                        sets.size() > 1 ? OrNull(LogRatio(sets[1], sets[0])) : FieldValue()});
    NamedNumbers nearest;
    for (const stats::DeletedSet& set : sets) {
      if (const auto log_ratio = LogRatio(set, sets.front())) {
        nearest.emplace_back(NamesOf(table, set.units), *log_ratio);
      }
    }
    summary->push_back({"cloud_nearest_" + number, nearest});
  }
}

}  // namespace

FrontierReport AnalyseOutliers(const FrontierTable& table,
                               const OutlierRequest& request,
                               const numerics::ParallelFor& parallel_for) {
  if (request.technology == Technology::kFreeDisposal) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_fdh_outliers"));
  }
  if (request.most_deleted > kMostDeleted) {
    throw Error(ErrorKind::kBadInput,
                Say("frontier.too_many_deleted",
                    {{"value", std::to_string(request.most_deleted)},
                     {"most", std::to_string(kMostDeleted)}}));
  }
  const stats::DataCloudResult cloud =
      stats::FindCloudOutliers(table.inputs, table.outputs, {.most_deleted = request.most_deleted});
  const stats::JackstrapResult jackstrap =
      stats::RunJackstrap(table.inputs,
                          table.outputs,
                          {.dea = {.returns_to_scale = ReturnsOf(request.technology),
                                   .orientation = request.orientation},
                           .bubbles = request.bubbles,
                           .bubble_size = request.bubble_size,
                           .seed = request.seed},
                          parallel_for);
  FrontierReport report;
  report.status = "solved";
  SayWhyNoCloud(table, cloud, &report);
  if (!jackstrap.usable()) {
    report.status = "too_many_failures";
    report.message = Say("frontier.too_many_failures");
  }
  report.options = OptionFields(table, "outliers", request.technology, request.orientation);
  report.options.push_back({"deleted", static_cast<std::int64_t>(request.most_deleted)});
  report.options.push_back({"reps", static_cast<std::int64_t>(request.bubbles)});
  report.options.push_back({"seed", static_cast<std::int64_t>(request.seed)});
  report.warnings = table.warnings;
  std::int64_t outliers = 0;
  for (std::size_t row = 0; row < table.ids.size(); ++row) {
    const stats::JackstrapUnit& unit = jackstrap.units[row];
    outliers += unit.outlier ? 1 : 0;
    report.units.push_back(
        {{"id", table.ids[row]},
         {"leverage", OrNull(unit.leverage)},
         {"outlier", jackstrap.usable() ? FieldValue(unit.outlier) : FieldValue()},
         {"drawn", static_cast<std::int64_t>(unit.drawn)},
         {"cloud_ratio", cloud.usable() ? FieldValue(cloud.ratios[row]) : FieldValue()},
         {"cloud_set", FirstSetWith(cloud, row)}});
  }
  report.summary = {{"units", static_cast<std::int64_t>(table.ids.size())},
                    {"outliers", outliers},
                    {"bubble_size", static_cast<std::int64_t>(jackstrap.bubble_size)},
                    {"mean_leverage", jackstrap.mean_leverage},
                    {"leverage_threshold", jackstrap.threshold},
                    {"failed_replications", static_cast<std::int64_t>(jackstrap.failed_bubbles)}};
  AddCloud(table, cloud, &report.summary);
  return report;
}

}  // namespace doelmaat::frontier
