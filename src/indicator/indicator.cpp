#include "indicator/indicator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "numerics/distribution.h"
#include "stats/quantile.h"
#include "stats/ratio_of_sums.h"
#include "stats/small_numbers.h"
#include "stats/survival.h"

namespace doelmaat::indicator {
namespace {

constexpr double kTwoYears = 730;
constexpr double kConfidence = 0.95;
constexpr const char* kMonthsOn = "months_on";  // the key that a curve makes itself
constexpr int kCurveMonths = 24;
constexpr double kDaysPerMonth = 30.4375;

std::size_t PlaceOf(const IndicatorRows& rows, std::string_view column) {
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), column);
  DOELMAAT_CHECK(found != rows.columns.end());
  return static_cast<std::size_t>(found - rows.columns.begin());
}

double Real(const Number& value) {
  const auto* whole = std::get_if<std::int64_t>(&value);
  if (whole != nullptr) {
    return static_cast<double>(*whole);
  }
  const auto* real = std::get_if<double>(&value);
  return real == nullptr ? 0.0 : *real;
}

Number Maybe(const std::optional<double>& value) {
  return value.has_value() ? Number(*value) : Number();
}

std::vector<Number> KeyOf(const IndicatorDefinition& definition,
                          const IndicatorRows& input,
                          const std::vector<Number>& row) {
  std::vector<Number> key;
  for (const std::string& name : definition.KeyNames()) {
    if (name != kMonthsOn) {
      key.push_back(row[PlaceOf(input, name)]);
    }
  }
  return key;
}

// The end of an interval, from the numbers of the row. Nothing of a share of nothing, or when the
// query has no number.
Number EndOf(const IndicatorColumn& column,
             const IndicatorRows& input,
             const std::vector<Number>& row) {
  const auto* const counted = std::get_if<std::int64_t>(&row[PlaceOf(input, column.counted)]);
  if (counted == nullptr) {
    return {};
  }
  std::optional<stats::Interval> interval;
  if (column.total.empty()) {
    interval = stats::CountInterval(*counted, kConfidence);
  } else if (const auto* const total =
                 std::get_if<std::int64_t>(&row[PlaceOf(input, column.total)])) {
    interval = stats::ShareInterval(*counted, *total, kConfidence);
  }
  if (!interval.has_value()) {
    return {};
  }
  return column.end == IntervalEnd::kLow ? interval->low : interval->high;
}

IndicatorRows AsTheyAre(const IndicatorDefinition& definition, const IndicatorRows& input) {
  IndicatorRows output;
  for (const IndicatorColumn& column : definition.columns) {
    output.columns.push_back(column.name);
  }
  for (const std::vector<Number>& row : input.rows) {
    std::vector<Number> values;
    values.reserve(definition.columns.size());
    for (const IndicatorColumn& column : definition.columns) {
      values.push_back(column.end == IntervalEnd::kNone ? row[PlaceOf(input, column.name)]
                                                        : EndOf(column, input, row));
    }
    output.rows.push_back(std::move(values));
  }
  return output;
}

// Before the scale; nothing of too few units.
std::optional<stats::Interval> RatioMargin(const stats::RatioEstimate& estimate,
                                           std::size_t units) {
  if (units < kLeastUnits || estimate.status != stats::RatioStatus::kEstimated) {
    return std::nullopt;
  }
  const double t = numerics::StudentQuantile(0.5 + kConfidence / 2, static_cast<double>(units - 1));
  const double half = t * estimate.standard_error;
  const double low = estimate.ratio - half;
  return stats::Interval{estimate.ratio < 0 ? low : std::max(0.0, low), estimate.ratio + half};
}

IndicatorRows Ratios(const IndicatorDefinition& definition, const IndicatorRows& input) {
  IndicatorRows output;
  output.columns = definition.KeyNames();
  for (const char* name : {"units", "value", "value_low", "value_high"}) {
    output.columns.emplace_back(name);
  }
  for (const std::vector<Number>& row : input.rows) {
    const auto at = [&](std::string_view column) { return Real(row[PlaceOf(input, column)]); };
    stats::PairSums sums{
        static_cast<std::size_t>(at("units")), at("x"), at("y"), at("xx"), at("xy"), at("yy")};
    std::vector<Number> values = KeyOf(definition, input, row);
    values.emplace_back(static_cast<std::int64_t>(sums.units));
    if (sums.units > 0 && sums.x > 0) {
      const stats::RatioEstimate estimate = stats::EstimateRatio(sums);
      values.emplace_back(definition.scale * estimate.ratio);
      const auto margin = RatioMargin(estimate, sums.units);
      values.push_back(margin.has_value() ? Number(definition.scale * margin->low) : Number());
      values.push_back(margin.has_value() ? Number(definition.scale * margin->high) : Number());
    } else {
      values.insert(values.end(), 3, Number());
    }
    output.rows.push_back(std::move(values));
  }
  return output;
}

std::vector<Number> SurvivalRow(const std::vector<stats::Lifetime>& lifetimes) {
  const stats::SurvivalResult result =
      stats::EstimateSurvival(lifetimes, {.confidence = kConfidence, .horizon = kTwoYears});
  std::vector<Number> values{static_cast<std::int64_t>(result.lifetimes),
                             static_cast<std::int64_t>(result.ended)};
  if (result.status == stats::SurvivalStatus::kNoEnds) {
    values.insert(values.end(), 4, Number());
    return values;
  }
  values.push_back(Maybe(result.median));
  values.push_back(Maybe(result.median_low));
  values.push_back(Maybe(result.median_high));
  values.emplace_back(result.restricted_mean);
  return values;
}

using Groups = std::map<std::vector<Number>, std::vector<stats::Lifetime>>;

Groups GroupLifetimes(const IndicatorDefinition& definition, const IndicatorRows& input) {
  Groups groups;
  for (const std::vector<Number>& row : input.rows) {
    const auto at = [&](std::string_view column) { return Real(row[PlaceOf(input, column)]); };
    std::vector<stats::Lifetime>& group = groups[KeyOf(definition, input, row)];
    group.insert(group.end(),
                 static_cast<std::size_t>(at("lifetimes")),
                 {at("entry"), at("exit"), at("ended") != 0});
  }
  return groups;
}

IndicatorRows Survivals(const IndicatorDefinition& definition, const IndicatorRows& input) {
  IndicatorRows output;
  output.columns = definition.KeyNames();
  for (const char* name :
       {"lifetimes", "ended", "median", "median_low", "median_high", "mean_two_years"}) {
    output.columns.emplace_back(name);
  }
  for (const auto& [key, lifetimes] : GroupLifetimes(definition, input)) {
    std::vector<Number> values = key;
    for (Number& value : SurvivalRow(lifetimes)) {
      values.push_back(std::move(value));
    }
    output.rows.push_back(std::move(values));
  }
  return output;
}

constexpr std::array<std::pair<std::string_view, double>, 3> kQuartiles{
    {{"first_quarter", 0.25}, {"median", 0.5}, {"third_quarter", 0.75}}};

// The columns of numbers: all that are declared but the keys and the quartiles.
std::vector<std::string> NumberNames(const IndicatorDefinition& definition) {
  std::vector<std::string> names;
  for (const IndicatorColumn& column : definition.columns) {
    const bool is_quartile =
        std::any_of(kQuartiles.begin(), kQuartiles.end(), [&](const auto& each) {
          return each.first == column.name;
        });
    if (column.kind != ColumnKind::kKey && !is_quartile) {
      names.push_back(column.name);
    }
  }
  DOELMAAT_CHECK(!names.empty());
  return names;
}

struct Alike {
  std::vector<std::int64_t> numbers;
  std::vector<double> values;
};

IndicatorRows Quartiles(const IndicatorDefinition& definition, const IndicatorRows& input) {
  const std::vector<std::string> names = NumberNames(definition);
  IndicatorRows output;
  output.columns = definition.KeyNames();
  output.columns.insert(output.columns.end(), names.begin(), names.end());
  for (const auto& [name, share] : kQuartiles) {
    output.columns.emplace_back(name);
  }
  std::map<std::vector<Number>, Alike> groups;
  for (const std::vector<Number>& row : input.rows) {
    Alike& group = groups[KeyOf(definition, input, row)];
    group.numbers.resize(names.size());
    for (std::size_t place = 0; place < names.size(); ++place) {
      group.numbers[place] += std::llround(Real(row[PlaceOf(input, names[place])]));
    }
    const Number& value = row[PlaceOf(input, "value")];
    if (!std::holds_alternative<std::monostate>(value)) {
      const auto alike = static_cast<std::size_t>(Real(row[PlaceOf(input, names.front())]));
      group.values.insert(group.values.end(), alike, Real(value));
    }
  }
  for (auto& [key, group] : groups) {
    std::vector<Number> values = key;
    values.insert(values.end(), group.numbers.begin(), group.numbers.end());
    std::sort(group.values.begin(), group.values.end());
    for (const auto& [name, share] : kQuartiles) {
      values.push_back(
          group.values.empty()
              ? Number()
              : Number(stats::QuantileOfSorted(group.values, share, stats::QuantileType::kType7)));
    }
    output.rows.push_back(std::move(values));
  }
  return output;
}

std::int64_t InViewAt(const std::vector<stats::Lifetime>& lifetimes, double age) {
  return std::count_if(lifetimes.begin(), lifetimes.end(), [&](const stats::Lifetime& each) {
    return each.entry < age && age <= each.exit;
  });
}

// The point of the curve that holds at an age; nothing before the first.
const stats::SurvivalPoint* PointAt(const stats::SurvivalResult& result, double age) {
  const stats::SurvivalPoint* holds = nullptr;
  for (const stats::SurvivalPoint& point : result.points) {
    if (point.time <= age) {
      holds = &point;
    }
  }
  return holds;
}

void AddCurve(const std::vector<Number>& key,
              const std::vector<stats::Lifetime>& lifetimes,
              IndicatorRows* output) {
  const stats::SurvivalResult result =
      stats::EstimateSurvival(lifetimes, {.confidence = kConfidence, .horizon = {}});
  if (result.status == stats::SurvivalStatus::kNoEnds) {
    return;
  }
  for (int month = 1; month <= kCurveMonths; ++month) {
    const double age = month * kDaysPerMonth;
    const std::int64_t in_view = InViewAt(lifetimes, age);
    if (in_view == 0) {
      return;
    }
    const stats::SurvivalPoint* point = PointAt(result, age);
    std::vector<Number> values = key;
    values.emplace_back(std::int64_t{month});
    values.emplace_back(in_view);
    values.emplace_back(point == nullptr ? 1.0 : point->survival);
    const bool margin = point != nullptr && point->interval.has_value();
    values.push_back(margin ? Number(point->interval->low) : Number());
    values.push_back(margin ? Number(point->interval->high) : Number());
    output->rows.push_back(std::move(values));
  }
}

IndicatorRows Curves(const IndicatorDefinition& definition, const IndicatorRows& input) {
  IndicatorRows output;
  for (const std::string& name : definition.KeyNames()) {
    if (name != kMonthsOn) {
      output.columns.push_back(name);
    }
  }
  for (const char* name : {kMonthsOn, "at_risk", "share", "share_low", "share_high"}) {
    output.columns.emplace_back(name);
  }
  for (const auto& [key, lifetimes] : GroupLifetimes(definition, input)) {
    AddCurve(key, lifetimes, &output);
  }
  return output;
}

}  // namespace

IndicatorRows ComputeIndicator(const IndicatorDefinition& definition, const IndicatorRows& input) {
  switch (definition.estimate) {
    case EstimateKind::kNone:
      return AsTheyAre(definition, input);
    case EstimateKind::kRatio:
      return Ratios(definition, input);
    case EstimateKind::kSurvival:
      return Survivals(definition, input);
    case EstimateKind::kQuartiles:
      return Quartiles(definition, input);
    case EstimateKind::kCurve:
      return Curves(definition, input);
  }
  return {};
}

}  // namespace doelmaat::indicator
