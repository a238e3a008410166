#include "indicator/indicator_estimate.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "stats/ratio_of_sums.h"

namespace doelmaat::indicator {
namespace {

using base::Say;

constexpr double kCentsPerEuro = 100;
constexpr std::string_view kMunicipality = "municipality";

[[noreturn]] void Refuse(const IndicatorDefinition& definition, const std::string& what) {
  throw Error(ErrorKind::kBadInput,
              Say("indicator.bad_selection", {{"id", definition.id}, {"what", what}}));
}

const IndicatorColumn* FindColumn(const IndicatorDefinition& definition, std::string_view name) {
  const auto found = std::find_if(definition.columns.begin(),
                                  definition.columns.end(),
                                  [&](const IndicatorColumn& each) { return each.name == name; });
  return found == definition.columns.end() ? nullptr : &*found;
}

void CheckCount(const IndicatorDefinition& definition, const std::string& name) {
  const IndicatorColumn* column = FindColumn(definition, name);
  if (column == nullptr ||
      (column->kind != ColumnKind::kPersons && column->kind != ColumnKind::kTrajectories)) {
    Refuse(definition, Say("indicator.not_a_count", {{"column", name}}));
  }
}

void CheckKeys(const IndicatorDefinition& definition, const Selection& selection) {
  const std::vector<std::string> keys = definition.KeyNames();
  for (const auto& [key, values] : selection.where) {
    if (key == kMunicipality || std::find(keys.begin(), keys.end(), key) == keys.end()) {
      Refuse(definition, Say("indicator.no_such_key", {{"key", key}}));
    }
  }
  for (const std::string& key : keys) {
    const bool chosen = std::any_of(selection.where.begin(),
                                    selection.where.end(),
                                    [&](const auto& each) { return each.first == key; });
    if (key != kMunicipality && !chosen) {
      Refuse(definition, Say("indicator.key_not_chosen", {{"key", key}}));
    }
  }
}

double Real(const Number& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return static_cast<double>(*whole);
  }
  const auto* real = std::get_if<double>(&value);
  return real == nullptr ? 0.0 : *real;
}

// The rows that are chosen, and sums over them.
class Chosen {
 public:
  Chosen(const Selection& selection, const IndicatorRows& rows) : rows_(rows) {
    for (const std::vector<Number>& row : rows.rows) {
      const bool all =
          std::all_of(selection.where.begin(), selection.where.end(), [&](const auto& condition) {
            const auto* text = std::get_if<std::string>(&row[PlaceOf(condition.first)]);
            return text != nullptr &&
                   std::find(condition.second.begin(), condition.second.end(), *text) !=
                       condition.second.end();
          });
      if (all) {
        chosen_.push_back(&row);
      }
    }
  }

  bool empty() const { return chosen_.empty(); }
  double Sum(std::string_view column) const {
    const std::size_t place = PlaceOf(column);
    double sum = 0;
    for (const std::vector<Number>* row : chosen_) {
      sum += Real((*row)[place]);
    }
    return sum;
  }
  std::int64_t Count(std::string_view column) const {
    return static_cast<std::int64_t>(Sum(column));
  }

 private:
  std::size_t PlaceOf(std::string_view column) const {
    const auto found = std::find(rows_.columns.begin(), rows_.columns.end(), column);
    DOELMAAT_CHECK(found != rows_.columns.end());
    return static_cast<std::size_t>(found - rows_.columns.begin());
  }

  const IndicatorRows& rows_;
  std::vector<const std::vector<Number>*> chosen_;
};

stats::PairSums SumsOf(const Chosen& chosen) {
  return {static_cast<std::size_t>(chosen.Count("units")),
          chosen.Sum("x"),
          chosen.Sum("y"),
          chosen.Sum("xx"),
          chosen.Sum("xy"),
          chosen.Sum("yy")};
}

void EstimateEuro(const Chosen& chosen, double scale, NumberEstimate* estimate) {
  const stats::PairSums sums = SumsOf(chosen);
  estimate->units = estimate->counted = static_cast<std::int64_t>(sums.units);
  if (std::cmp_less(estimate->units, kLeastUnits) || !(sums.x > 0)) {
    estimate->status = EstimateStatus::kTooFewUnits;
    return;
  }
  const stats::RatioEstimate ratio = stats::EstimateRatio(sums);
  estimate->status = EstimateStatus::kEstimated;
  estimate->value = scale * ratio.ratio / kCentsPerEuro;
  estimate->standard_error = scale * ratio.standard_error / kCentsPerEuro;
  estimate->degrees = static_cast<double>(estimate->units - 1);
}

void EstimateShare(NumberEstimate* estimate) {
  if (std::cmp_less(estimate->units, kLeastUnits)) {
    estimate->status = EstimateStatus::kTooFewUnits;
    return;
  }
  if (estimate->counted == 0 || estimate->counted == estimate->units) {
    estimate->status = EstimateStatus::kNoSpread;
    return;
  }
  const auto n = static_cast<double>(estimate->units);
  estimate->status = EstimateStatus::kEstimated;
  estimate->value = static_cast<double>(estimate->counted) / n;
  estimate->standard_error = std::sqrt(estimate->value * (1 - estimate->value) / n);
}

}  // namespace

NumberKind KindOf(const IndicatorDefinition& definition, const Selection& selection) {
  CheckKeys(definition, selection);
  if (definition.estimate == EstimateKind::kRatio) {
    const IndicatorColumn* value = FindColumn(definition, "value");
    if (!selection.column.empty() || !selection.of.empty() || value == nullptr ||
        value->kind != ColumnKind::kCents) {
      Refuse(definition, Say("indicator.one_number"));
    }
    return NumberKind::kEuro;
  }
  if (definition.estimate == EstimateKind::kSurvival) {
    Refuse(definition, Say("indicator.no_number"));
  }
  CheckCount(definition, selection.column);
  if (selection.of.empty()) {
    return NumberKind::kCount;
  }
  CheckCount(definition, selection.of);
  return NumberKind::kShare;
}

NumberEstimate EstimateNumber(const IndicatorDefinition& definition,
                              const Selection& selection,
                              const IndicatorRows& rows) {
  NumberEstimate estimate;
  estimate.kind = KindOf(definition, selection);
  const Chosen chosen(selection, rows);
  if (chosen.empty()) {
    return estimate;
  }
  switch (estimate.kind) {
    case NumberKind::kEuro:
      EstimateEuro(chosen, definition.scale, &estimate);
      break;
    case NumberKind::kCount:
      estimate.units = estimate.counted = chosen.Count(selection.column);
      estimate.status = EstimateStatus::kEstimated;
      estimate.value = static_cast<double>(estimate.units);
      estimate.standard_error = std::sqrt(estimate.value);
      break;
    case NumberKind::kShare:
      estimate.units = chosen.Count(selection.of);
      estimate.counted = chosen.Count(selection.column);
      if (estimate.counted > estimate.units) {
        Refuse(definition,
               Say("indicator.not_a_part", {{"part", selection.column}, {"whole", selection.of}}));
      }
      EstimateShare(&estimate);
      break;
  }
  return estimate;
}

bool OfSameUnits(const IndicatorDefinition& definition, const Selection& a, const Selection& b) {
  if (definition.same_units.empty() || a.where.size() != b.where.size()) {
    return false;
  }
  bool differ = false;
  for (const auto& [key, values] : a.where) {
    const auto other = std::find_if(
        b.where.begin(), b.where.end(), [&](const auto& each) { return each.first == key; });
    if (other == b.where.end()) {
      return false;
    }
    if (key == definition.same_units) {
      differ = values.size() == 1 && other->second.size() == 1 && values != other->second;
    } else if (values != other->second) {
      return false;
    }
  }
  return differ;
}

double CorrelationOf(const IndicatorDefinition& definition,
                     const Selection& a,
                     const Selection& b,
                     const IndicatorRows& rows,
                     const IndicatorRows& pairs) {
  const auto value_of = [&](const Selection& selection) {
    return std::find_if(selection.where.begin(),
                        selection.where.end(),
                        [&](const auto& each) { return each.first == definition.same_units; })
        ->second.front();
  };
  const auto cross_of = [&](const Selection& first, const Selection& second) {
    Selection both = first;
    std::erase_if(both.where,
                  [&](const auto& each) { return each.first == definition.same_units; });
    both.where.push_back({"first", {value_of(first)}});
    both.where.push_back({"second", {value_of(second)}});
    const Chosen chosen(both, pairs);
    return stats::CrossSums{chosen.Sum("xx"), chosen.Sum("xy"), chosen.Sum("yx"), chosen.Sum("yy")};
  };
  // The pair stands there in one order; in the other its sums are zero.
  const stats::CrossSums forth = cross_of(a, b);
  const stats::CrossSums back = cross_of(b, a);
  const stats::PairSums one = SumsOf(Chosen(a, rows));
  const stats::PairSums other = SumsOf(Chosen(b, rows));
  if (one.units != other.units) {
    return 0;
  }
  return stats::CorrelateRatios(
      one, other, {forth.xx + back.xx, forth.xy + back.yx, forth.yx + back.xy, forth.yy + back.yy});
}

}  // namespace doelmaat::indicator
