#include "benchmark/class_sensitivity.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "numerics/random_stream.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;
using Scores = std::vector<std::optional<double>>;
using Classes = std::vector<std::optional<EfficiencyClass>>;

constexpr std::array<double, 3> kLimitShifts = {-0.10, -0.05, 0.05};

// What the tests of all units share.
struct Base {
  Scores scores;                   // corrected
  std::vector<double> correction;  // corrected over plain; 1 where there is no corrected score
  Classes classes;
};

Base MakeBase(const Efficiency& efficiency, const BenchmarkOptions& options) {
  Base base;
  for (const UnitEfficiency& unit : efficiency.units) {
    base.scores.push_back(unit.bias_corrected);
    base.correction.push_back(unit.bias_corrected.value_or(unit.score) / unit.score);
    base.classes.push_back(unit.bias_corrected.has_value()
                               ? std::optional(ClassAt(*unit.bias_corrected, options))
                               : std::nullopt);
  }
  return base;
}

Classes ClassesAt(const Scores& scores, const BenchmarkOptions& options) {
  Classes classes(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (const std::optional<double>& score = scores[i]; score.has_value()) {
      classes[i] = ClassAt(*score, options);
    }
  }
  return classes;
}

// Plain scores with the correction of the base.
Scores Corrected(const std::vector<double>& plain, const Base& base) {
  Scores scores(plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (base.scores[i].has_value()) {
      scores[i] = plain[i] * base.correction[i];
    }
  }
  return scores;
}

// Every method but the base itself.
void AddMethods(const MethodComparison& comparison, std::vector<ClassVariant>* variants) {
  for (std::size_t m = 1; m < comparison.methods.size(); ++m) {
    const MethodScores& method = comparison.methods[m];
    if (method.status == MethodStatus::kDone) {
      ClassVariant variant;
      variant.kind = VariantKind::kMethod;
      variant.which = static_cast<std::size_t>(method.method);
      variant.scores = method.scores;
      variant.classes = method.classes;
      variants->push_back(std::move(variant));
    }
  }
}

Matrix WithoutColumn(const Matrix& matrix, std::size_t column) {
  Matrix rest(matrix.rows(), matrix.cols() - 1);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t to = 0; to < rest.cols(); ++to) {
      rest(i, to) = matrix(i, to < column ? to : to + 1);
    }
  }
  return rest;
}

void AddOutputs(const stats::CostData& data,
                const Base& base,
                std::vector<ClassVariant>* variants) {
  for (std::size_t output = 0; data.outputs.cols() > 1 && output < data.outputs.cols(); ++output) {
    ClassVariant variant;
    variant.kind = VariantKind::kOutput;
    variant.which = output;
    for (const double score :
         stats::ScoresWithout(data.cost, WithoutColumn(data.outputs, output), data.spans, {})) {
      variant.scores.emplace_back(score);
    }
    variant.classes = ClassesOfSameSize(variant.scores, base.classes);
    variants->push_back(std::move(variant));
  }
}

void AddLimits(const Base& base,
               const BenchmarkOptions& options,
               std::vector<ClassVariant>* variants) {
  for (const double shift : kLimitShifts) {
    BenchmarkOptions shifted = options;
    shifted.class_limit_low += shift;
    shifted.class_limit_high += shift;
    if (shifted.class_limit_low <= 0.0 || shifted.class_limit_high >= 1.0) {
      continue;  // no such limits
    }
    ClassVariant variant;
    variant.kind = VariantKind::kLimits;
    variant.limit_low = shifted.class_limit_low;
    variant.limit_high = shifted.class_limit_high;
    variant.scores = base.scores;
    variant.classes = ClassesAt(base.scores, shifted);
    variants->push_back(std::move(variant));
  }
}

void AddWithout(const stats::Identification& identification,
                const Base& base,
                const BenchmarkOptions& options,
                std::vector<ClassVariant>* variants) {
  for (const stats::Influence& influence : identification.influence) {
    if (influence.removed == 0) {
      continue;  // nobody spans somebody else
    }
    ClassVariant variant;
    variant.kind = VariantKind::kWithout;
    variant.which = influence.removed;
    variant.scores = Corrected(influence.scores, base);
    for (const std::size_t unit : influence.units) {
      variant.scores[unit].reset();
    }
    variant.classes = ClassesAt(variant.scores, options);
    variants->push_back(std::move(variant));
  }
}

void Count(const Base& base, ClassVariant* variant) {
  for (std::size_t i = 0; i < base.classes.size(); ++i) {
    const std::optional<EfficiencyClass>& own = base.classes[i];
    const std::optional<EfficiencyClass>& here = variant->classes[i];
    if (own.has_value() && here.has_value()) {
      ++variant->judged;
      variant->changed += *here == *own ? 0U : 1U;
    }
  }
}

// Costs as they might have been booked: C (1 − a) / (1 − b).
std::vector<double> Redrawn(const stats::CostData& data,
                            const BenchmarkOptions& options,
                            std::size_t redraw) {
  numerics::RandomStream stream(
      static_cast<std::uint64_t>(options.seed), "benchmark.booking_error", redraw);
  const double widest = 2.0 * options.booking_error_share;
  std::vector<double> cost;
  for (const double booked : data.cost) {
    const double elsewhere = 1.0 - widest * stream.Uniform();
    const double from_elsewhere = 1.0 - widest * stream.Uniform();
    cost.push_back(booked * elsewhere / from_elsewhere);
  }
  return cost;
}

void AddBookingErrors(const stats::CostData& data,
                      const Base& base,
                      const BenchmarkOptions& options,
                      const numerics::ParallelFor& parallel_for,
                      ClassSensitivity* result) {
  result->redraws = static_cast<std::size_t>(options.booking_redraws);
  std::vector<Classes> drawn(result->redraws);
  parallel_for(result->redraws, [&](std::size_t r) {
    const std::vector<double> plain =
        stats::ScoresWithout(Redrawn(data, options, r), data.outputs, data.spans, {});
    drawn[r] = ClassesOfSameSize(Corrected(plain, base), base.classes);
  });
  for (std::size_t i = 0; i < base.classes.size(); ++i) {
    std::array<std::size_t, kClassCount> counts{};
    std::size_t judged = 0;
    for (const Classes& classes : drawn) {
      if (const std::optional<EfficiencyClass>& here = classes[i]; here.has_value()) {
        ++counts[static_cast<std::size_t>(*here)];
        ++judged;
      }
    }
    const std::optional<EfficiencyClass>& own = base.classes[i];
    if (!own.has_value() || judged == 0) {
      continue;
    }
    std::array<double, kClassCount> shares{};
    for (std::size_t c = 0; c < kClassCount; ++c) {
      shares[c] = static_cast<double>(counts[c]) / static_cast<double>(judged);
    }
    result->units[i].booking_shares = shares;
    result->units[i].booking_kept = shares[static_cast<std::size_t>(*own)];
  }
}

Tipping TippingAt(double cost, double score, double limit, EfficiencyClass into) {
  const double share = score / limit - 1.0;
  return {into, cost * share, share};
}

void AddTipping(EfficiencyClass own,
                double cost,
                double score,
                const BenchmarkOptions& options,
                UnitSensitivity* unit) {
  const double low = options.class_limit_low;
  const double high = options.class_limit_high;
  switch (own) {
    case EfficiencyClass::kLow:
      unit->to_better = TippingAt(cost, score, low, EfficiencyClass::kMiddle);
      break;
    case EfficiencyClass::kMiddle:
      unit->to_better = TippingAt(cost, score, high, EfficiencyClass::kHigh);
      unit->to_worse = TippingAt(cost, score, low, EfficiencyClass::kLow);
      break;
    case EfficiencyClass::kHigh:
      unit->to_worse = TippingAt(cost, score, high, EfficiencyClass::kMiddle);
      break;
  }
}

// How many single spanning units decide the class of the unit, which has one.
std::size_t Decisive(const Efficiency& efficiency,
                     const Base& base,
                     const BenchmarkOptions& options,
                     std::size_t unit) {
  const EfficiencyClass own = Present(base.classes[unit]);
  std::size_t decisive = 0;
  for (const stats::LeaveOneOut& left : efficiency.leave_one_out) {
    const double score = left.scores[unit] * base.correction[unit];
    const bool another = ClassAt(score, options) != own;
    decisive += left.spanner != unit && another ? 1U : 0U;
  }
  return decisive;
}

Stability StabilityOf(const UnitSensitivity& unit) {
  if (unit.judged == 0) {
    return Stability::kNotJudged;
  }
  return unit.kept == unit.judged           ? Stability::kAll
         : 4 * unit.kept >= 3 * unit.judged ? Stability::kMost
         : 2 * unit.kept >= unit.judged     ? Stability::kHalf
                                            : Stability::kFew;
}

}  // namespace

ClassSensitivity TestClasses(const stats::CostData& data,
                             const Findings& findings,
                             const BenchmarkOptions& options,
                             const numerics::ParallelFor& parallel_for) {
  const Efficiency& efficiency = findings.efficiency;
  const Base base = MakeBase(efficiency, options);
  ClassSensitivity result;
  AddMethods(findings.comparison, &result.variants);
  AddOutputs(data, base, &result.variants);
  AddLimits(base, options, &result.variants);
  AddWithout(findings.identification, base, options, &result.variants);
  for (ClassVariant& variant : result.variants) {
    Count(base, &variant);
  }
  result.left_out = efficiency.leave_one_out.size();
  result.units.resize(data.cost.size());
  for (std::size_t i = 0; i < result.units.size(); ++i) {
    UnitSensitivity& unit = result.units[i];
    const std::optional<EfficiencyClass>& own = base.classes[i];
    unit.base = own;
    if (!own.has_value()) {
      continue;
    }
    for (const ClassVariant& variant : result.variants) {
      if (const auto& here = variant.classes[i]; here.has_value()) {
        ++unit.judged;
        unit.kept += *here == *own ? 1U : 0U;
      }
    }
    unit.decisive = Decisive(efficiency, base, options, i);
    if (!efficiency.units[i].OnFrontier(i)) {
      AddTipping(*own, data.cost[i], Present(base.scores[i]), options, &unit);
    }
  }
  for (const UnitSensitivity& unit : result.units) {
    ++result.stability[static_cast<std::size_t>(StabilityOf(unit))];
  }
  AddBookingErrors(data, base, options, parallel_for, &result);
  return result;
}

}  // namespace doelmaat::benchmark
