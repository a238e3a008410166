// The tables of a benchmark that are about the country and the method, not about one municipality.
#include <array>
#include <cmath>
#include <optional>

#include "base/check.h"
#include "base/number_text.h"
#include "base/text.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {
namespace {

using base::FormatNumber;
using base::NumberStyle;
using base::Say;
using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

constexpr double kMillion = 1e6;
constexpr std::array<Reference, kReferenceCount> kReferences = {
    Reference::kFrontier, Reference::kBestQuartile, Reference::kMedian};
constexpr std::array<EfficiencyClass, kClassCount> kClasses = {
    EfficiencyClass::kLow, EfficiencyClass::kMiddle, EfficiencyClass::kHigh};

std::string JoinNames(const BenchmarkResult& result, const std::vector<std::size_t>& kept) {
  std::string names;
  for (const std::size_t k : kept) {
    names += (names.empty() ? "" : ", ") + result.UnitAt(k).name;
  }
  return names;
}

std::string Million(double eur) {
  return Say("benchmark.million", {{"eur", FormatNumber(eur / kMillion, 0, NumberStyle::kSpoken)}});
}

// With the decimals that it has, two at most: "70", "70,5".
std::string Percent(double share) {
  const double percent = 100.0 * share;
  for (int decimals = 0; decimals < 2; ++decimals) {
    const double scale = decimals == 0 ? 1.0 : 10.0;
    if (std::abs(percent * scale - std::round(percent * scale)) < 1e-9) {
      return FormatNumber(percent, decimals, NumberStyle::kSpoken);
    }
  }
  return FormatNumber(percent, 2, NumberStyle::kSpoken);
}

std::string MeasureText(AnomalyMeasure measure) {
  return Say(measure == AnomalyMeasure::kEurPerClient ? "benchmark.eur_per_client"
                                                      : "benchmark.eur_per_youth");
}

// What an amount is divided by: a key, for a municipality may be far off in both.
std::string HeadCode(AnomalyMeasure measure) {
  return measure == AnomalyMeasure::kEurPerClient ? "client" : "youth";
}

std::string ReasonCode(ExclusionReason reason) {
  switch (reason) {
    case ExclusionReason::kNoReturn:
      return "no_return";
    case ExclusionReason::kNotPositive:
      return "not_positive";
    case ExclusionReason::kNoClients:
      return "no_clients";
    case ExclusionReason::kHiddenOutput:
      return "hidden_output";
    case ExclusionReason::kZeroOutput:
      return "zero_output";
    case ExclusionReason::kNoBackground:
      return "no_background";
    case ExclusionReason::kSplit:
      return "split";
    case ExclusionReason::kBookingAnomaly:
      return "booking_anomaly";
  }
  return "";
}

// texts: excluded.*
std::string ReasonText(const Exclusion& exclusion, const BenchmarkModel& model) {
  const std::string year = std::to_string(model.year);
  switch (exclusion.reason) {
    case ExclusionReason::kNoReturn:
      return Say("excluded.no_return", {{"year", year}});
    case ExclusionReason::kNotPositive:
      return Say("excluded.not_positive", {{"year", year}});
    case ExclusionReason::kNoClients:
      return Say("excluded.no_clients", {{"year", year}});
    case ExclusionReason::kHiddenOutput:
      return Say("excluded.hidden_output", {{"what", exclusion.detail}});
    case ExclusionReason::kZeroOutput:
      return Say("excluded.zero_output", {{"what", exclusion.detail}});
    case ExclusionReason::kNoBackground:
      return Say("excluded.no_background", {{"what", exclusion.detail}});
    case ExclusionReason::kSplit:
      return Say("excluded.split");
    case ExclusionReason::kBookingAnomaly: {
      const Deviation& deviation = Present(exclusion.deviation);
      return Say(deviation.robust_z > 0 ? "excluded.booked_high" : "excluded.booked_low",
                 {{"measure", MeasureText(deviation.measure)},
                  {"eur", FormatNumber(deviation.eur, 0, NumberStyle::kSpoken)},
                  {"year", year}});
    }
  }
  return "";
}

// One check of whether the frontier is identified.
struct Check {
  std::string name;
  std::string label;
  std::string unit;
  std::optional<double> value;
  std::optional<double> limit;  // none: a figure to read, not to pass
  bool passed = true;
  std::string explanation;
};

void CheckRow(const Check& check, TableBuilder* table) {
  table->Row({Cell::Text(check.name),
              Cell::Text(check.label),
              Cell::Text(check.unit),
              Cell::Optional(check.value),
              Cell::Optional(check.limit, CellState::kNotApplicable),
              Cell::Integer(check.passed ? 1 : 0),
              Cell::Text(check.explanation)});
}

std::string OurFigure(const BenchmarkResult& result, const std::string& which) {
  const National& national = result.national;
  if (which == "mean_bias_corrected") {
    return Say(
        "benchmark.ours_mean",
        {{"plain", FormatNumber(national.mean_score, 2, NumberStyle::kSpoken)},
         {"corrected", FormatNumber(national.mean_bias_corrected, 2, NumberStyle::kSpoken)}});
  }
  if (which == "class_counts") {
    std::string counts;
    for (const std::size_t count : national.class_counts) {
      counts += (counts.empty() ? "" : " / ") + std::to_string(count);
    }
    return Say("benchmark.ours_classes",
               {{"counts", counts}, {"unclear", std::to_string(national.unclear)}});
  }
  if (which == "potential_frontier") {
    const Amount& total = result.potential.total[static_cast<std::size_t>(Reference::kFrontier)];
    return Say(
        "benchmark.ours_potential",
        {{"eur", Million(total.eur)}, {"low", Million(total.low)}, {"high", Million(total.high)}});
  }
  return "";
}

}  // namespace

ResultTable ModelTable(const BenchmarkResult& result) {
  const BenchmarkModel& model = result.input.model;
  TableBuilder table("model");
  table.Key("id")
      .Label("title")
      .Measure("year", Unit::kYear)
      .Label("cost_label")
      .Label("reference_date")
      .Measure("class_limit_low", Unit::kScore, 2)
      .Measure("class_limit_high", Unit::kScore, 2)
      .Measure("replications", Unit::kNone)
      .Measure("seed", Unit::kNone)
      .Measure("peer_count", Unit::kMunicipalities)
      .Measure("peer_weight_shift", Unit::kShare)
      .Measure("span_minimum_population", Unit::kPersons)
      .Measure("municipalities", Unit::kMunicipalities)
      .Measure("mean_score", Unit::kScore, 3)
      .Measure("mean_bias_corrected", Unit::kScore, 3)
      .Measure("bandwidth", Unit::kNone, 4)
      .Measure("failed_replications", Unit::kNone);
  table.Row({Cell::Text(model.id),
             Cell::Text(model.title),
             Cell::Integer(model.year),
             Cell::Text(model.cost_label),
             Cell::Text(Say("benchmark.book_year", {{"year", std::to_string(model.year)}})),
             Cell::Number(model.options.class_limit_low),
             Cell::Number(model.options.class_limit_high),
             Cell::Integer(model.options.replications),
             Cell::Integer(model.options.seed),
             Cell::Integer(model.options.peer_count),
             Cell::Number(model.options.peer_weight_shift),
             Cell::Integer(model.options.span_minimum_population),
             Cell::Integer(static_cast<std::int64_t>(result.selection.kept.size())),
             Cell::Number(result.national.mean_score),
             Cell::Number(result.national.mean_bias_corrected),
             Cell::Number(result.efficiency.bandwidth),
             Cell::Integer(static_cast<std::int64_t>(result.efficiency.failed_replications))});
  return table.Take();
}

ResultTable ExcludedTable(const BenchmarkResult& result) {
  TableBuilder table("excluded");
  table.Key("id")
      .Label("name")
      .Label("reason_code")
      .Label("reason")
      .Key("per")
      .Label("measure")
      .Measure("value", Unit::kEur)
      .Measure("robust_z", Unit::kNone, 1);
  for (const Exclusion& exclusion : result.selection.excluded) {
    const UnitInput& unit = result.input.units[exclusion.unit];
    const auto& deviation = exclusion.deviation;
    table.Row(
        {Cell::Text(unit.id),
         Cell::Text(unit.name),
         Cell::Text(ReasonCode(exclusion.reason)),
         Cell::Text(ReasonText(exclusion, result.input.model)),
         deviation.has_value() ? Cell::Text(HeadCode(deviation->measure)) : Cell::Text("none"),
         deviation.has_value() ? Cell::Text(MeasureText(deviation->measure))
                               : Cell::None(CellState::kNotApplicable),
         deviation.has_value() ? Cell::Number(deviation->eur)
                               : Cell::None(CellState::kNotApplicable),
         deviation.has_value() ? Cell::Number(deviation->robust_z)
                               : Cell::None(CellState::kNotApplicable)});
  }
  return table.Take();
}

ResultTable AnomalyTable(const BenchmarkResult& result) {
  TableBuilder table("anomalies");
  table.Measure("year", Unit::kYear)
      .Key("id")
      .Label("name")
      .Key("per")
      .Label("measure")
      .Measure("value", Unit::kEur)
      .Measure("robust_z", Unit::kNone, 1)
      .Label("verdict");
  table.Note(Say("note.anomaly_rule"));
  for (const Anomaly& anomaly : result.anomalies) {
    table.Row({Cell::Integer(anomaly.year),
               Cell::Text(anomaly.id),
               Cell::Text(anomaly.name),
               Cell::Text(HeadCode(anomaly.deviation.measure)),
               Cell::Text(MeasureText(anomaly.deviation.measure)),
               Cell::Number(anomaly.deviation.eur),
               Cell::Number(anomaly.deviation.robust_z),
               Cell::Text(Say(anomaly.excluded ? "benchmark.anomaly" : "benchmark.near_miss"))});
  }
  return table.Take();
}

ResultTable ClassTable(const BenchmarkResult& result) {
  const BenchmarkOptions& options = result.input.model.options;
  const std::string low = Percent(options.class_limit_low);
  const std::string high = Percent(options.class_limit_high);
  const std::array<std::string, kClassCount> limits = {
      Say("benchmark.below", {{"limit", low}}),
      Say("benchmark.between", {{"low", low}, {"high", high}}),
      Say("benchmark.from", {{"limit", high}})};
  TableBuilder table("classes");
  table.Key("class").Measure("count", Unit::kMunicipalities).Label("largest").Label("limit");
  for (const EfficiencyClass each : kClasses) {
    const auto c = static_cast<std::size_t>(each);
    table.Row({Cell::Text(ClassName(each)),
               Cell::Integer(static_cast<std::int64_t>(result.national.class_counts[c])),
               Cell::Text(JoinNames(result, result.national.largest[c])),
               Cell::Text(limits[c])});
  }
  table.Row({Cell::Text(ClassName(std::nullopt)),
             Cell::Integer(static_cast<std::int64_t>(result.national.unclear)),
             Cell::Text(""),
             Cell::Text(Say("benchmark.no_majority"))});
  return table.Take();
}

// texts: reference.*
ResultTable PotentialTable(const BenchmarkResult& result) {
  TableBuilder table("potential");
  table.Key("reference")
      .Label("label")
      .Measure("eur", Unit::kEur)
      .EndsNamed("low", "high", "eur", Unit::kEur)
      .Measure("headline", Unit::kNone);
  table.Note(Say("note.not_quality"));
  for (const Reference reference : kReferences) {
    const Amount& total = result.potential.total[static_cast<std::size_t>(reference)];
    table.Row({Cell::Text(ReferenceName(reference)),
               Cell::Text(Say("reference." + ReferenceName(reference))),
               Cell::Number(total.eur),
               Cell::Number(total.low),
               Cell::Number(total.high),
               Cell::Integer(reference == result.headline() ? 1 : 0)});
  }
  return table.Take();
}

// texts: check.*
ResultTable IdentificationTable(const BenchmarkResult& result) {
  const stats::Identification& found = result.identification;
  const BenchmarkOptions& options = result.input.model.options;
  TableBuilder table("identification");
  table.Key("check")
      .Label("label")
      .Label("value_unit")
      .Measure("value", Unit::kNone, 3)
      .Measure("limit", Unit::kNone, 3)
      .Measure("passed", Unit::kNone)
      .Label("explanation");
  CheckRow({"r_squared",
            Say("check.r_squared"),
            "share",
            found.r_squared,
            std::nullopt,
            true,
            Say("check.r_squared_why")},
           &table);
  CheckRow({"skewness",
            Say("check.skewness"),
            "statistic",
            found.skewness,
            0.0,
            found.right_side,
            Say(found.right_side ? "check.skewness_right" : "check.skewness_wrong")},
           &table);
  CheckRow({"p_value",
            Say("check.p_value"),
            "share",
            found.p_value,
            options.skew_level,
            found.tells_from_noise,
            Say(found.tells_from_noise ? "check.p_value_small" : "check.p_value_large")},
           &table);
  for (const stats::Influence& influence : found.influence) {
    const bool stable = std::abs(influence.change_share) <= options.total_change_limit;
    const std::string count = std::to_string(influence.removed);
    CheckRow({"influence_" + count,
              Say("check.influence", {{"count", count}}),
              "share",
              influence.change_share,
              options.total_change_limit,
              stable,
              Say(stable ? "check.influence_small" : "check.influence_large", {{"count", count}})},
             &table);
  }
  return table.Take();
}

ResultTable InfluenceTable(const BenchmarkResult& result) {
  TableBuilder table("influence");
  table.Note(Say("note.influence"));
  table.Key("removed")
      .Label("names")
      .Measure("total_eur", Unit::kEur)
      .Measure("change_share", Unit::kShare, 1);
  table.Row({Cell::Integer(0),
             Cell::Text(""),
             Cell::Number(result.identification.total),
             Cell::Number(0.0)});
  for (const stats::Influence& influence : result.identification.influence) {
    table.Row({Cell::Integer(static_cast<std::int64_t>(influence.removed)),
               Cell::Text(JoinNames(result, influence.units)),
               Cell::Number(influence.total),
               Cell::Number(influence.change_share)});
  }
  return table.Take();
}

ResultTable PublishedTable(const BenchmarkResult& result) {
  TableBuilder table("published");
  table.Label("source").Label("figure").Label("theirs").Label("ours").Label("why");
  for (const PublishedFigure& each : result.input.model.published) {
    table.Row({Cell::Text(each.source),
               Cell::Text(each.figure),
               Cell::Text(each.theirs),
               Cell::Text(OurFigure(result, each.ours)),
               Cell::Text(each.why)});
  }
  return table.Take();
}

}  // namespace doelmaat::benchmark
