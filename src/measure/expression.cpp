#include "measure/expression.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/formula_reader.h"

namespace doelmaat::measure {
namespace {

double Apply(const Step& step, double left, double right) {
  switch (step.operation) {
    case Operation::kNumber:
      return step.number;
    case Operation::kQuantity:
      return left;
    case Operation::kAdd:
      return left + right;
    case Operation::kSubtract:
      return left - right;
    case Operation::kMultiply:
      return left * right;
    case Operation::kDivide:
      return left / right;
    case Operation::kNegate:
      return -left;
    case Operation::kPower:
      return step.number == 2 ? left * left : std::pow(left, step.number);
    case Operation::kExp:
      return std::exp(left);
    case Operation::kLog:
      return std::log(left);
    case Operation::kSqrt:
      return std::sqrt(left);
    case Operation::kSin:
      return std::sin(left);
    case Operation::kCos:
      return std::cos(left);
    case Operation::kTan:
      return std::tan(left);
    case Operation::kAbs:
      return std::abs(left);
    case Operation::kMin:
      return std::min(left, right);
    case Operation::kMax:
      return std::max(left, right);
  }
  return 0;
}

bool IsBinary(Operation operation) {
  switch (operation) {
    case Operation::kAdd:
    case Operation::kSubtract:
    case Operation::kMultiply:
    case Operation::kDivide:
    case Operation::kMin:
    case Operation::kMax:
      return true;
    case Operation::kNumber:
    case Operation::kQuantity:
    case Operation::kNegate:
    case Operation::kPower:
    case Operation::kExp:
    case Operation::kLog:
    case Operation::kSqrt:
    case Operation::kSin:
    case Operation::kCos:
    case Operation::kTan:
    case Operation::kAbs:
      return false;
  }
  return false;
}

template <typename Function>
void ForAll(std::size_t draws, double* out, const Function& value) {
  for (std::size_t draw = 0; draw < draws; ++draw) {
    out[draw] = value(draw);
  }
}

// The common operations each in a loop of their own, which the compiler makes fast.
void ApplyToDraws(
    const Step& step, std::size_t draws, const double* left, const double* right, double* out) {
  switch (step.operation) {
    case Operation::kAdd:
      ForAll(draws, out, [=](std::size_t k) { return left[k] + right[k]; });
      return;
    case Operation::kSubtract:
      ForAll(draws, out, [=](std::size_t k) { return left[k] - right[k]; });
      return;
    case Operation::kMultiply:
      ForAll(draws, out, [=](std::size_t k) { return left[k] * right[k]; });
      return;
    case Operation::kDivide:
      ForAll(draws, out, [=](std::size_t k) { return left[k] / right[k]; });
      return;
    case Operation::kMin:
      ForAll(draws, out, [=](std::size_t k) { return std::min(left[k], right[k]); });
      return;
    case Operation::kMax:
      ForAll(draws, out, [=](std::size_t k) { return std::max(left[k], right[k]); });
      return;
    case Operation::kNumber:
    case Operation::kQuantity:
    case Operation::kNegate:
    case Operation::kPower:
    case Operation::kExp:
    case Operation::kLog:
    case Operation::kSqrt:
    case Operation::kSin:
    case Operation::kCos:
    case Operation::kTan:
    case Operation::kAbs:
      ForAll(draws, out, [&](std::size_t k) { return Apply(step, left[k], 0); });
      return;
  }
}

Range Hull(std::initializer_list<double> values) {
  Range range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (const double value : values) {
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  return range;
}

Range Widest() {
  return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
}

bool HoldsZero(const Range& range) { return range.low <= 0 && range.high >= 0; }

Range RangeOfPower(const Range& left, double exponent) {
  const bool even = std::fmod(exponent, 2) == 0;
  Range range = Hull({std::pow(left.low, exponent), std::pow(left.high, exponent)});
  if (even && exponent > 0 && HoldsZero(left)) {
    range.low = 0;
  }
  return range;
}

Range RangeOf(const Step& step, const Range& left, const Range& right) {
  switch (step.operation) {
    case Operation::kNumber:
      return {step.number, step.number};
    case Operation::kQuantity:
      return left;
    case Operation::kAdd:
      return {left.low + right.low, left.high + right.high};
    case Operation::kSubtract:
      return {left.low - right.high, left.high - right.low};
    case Operation::kMultiply:
      return Hull({left.low * right.low,
                   left.low * right.high,
                   left.high * right.low,
                   left.high * right.high});
    case Operation::kDivide:
      return Hull({left.low / right.low,
                   left.low / right.high,
                   left.high / right.low,
                   left.high / right.high});
    case Operation::kNegate:
      return {-left.high, -left.low};
    case Operation::kPower:
      return RangeOfPower(left, step.number);
    case Operation::kExp:
    case Operation::kLog:
    case Operation::kSqrt:
      return {Apply(step, left.low, 0), Apply(step, left.high, 0)};
    case Operation::kSin:
    case Operation::kCos:
      return left.low == left.high ? Range{Apply(step, left.low, 0), Apply(step, left.low, 0)}
                                   : Range{-1, 1};
    case Operation::kTan:
      return left.low == left.high ? Range{std::tan(left.low), std::tan(left.low)} : Widest();
    case Operation::kAbs:
      return HoldsZero(left) ? Range{0, std::max(-left.low, left.high)}
                             : Hull({std::abs(left.low), std::abs(left.high)});
    case Operation::kMin:
      return {std::min(left.low, right.low), std::min(left.high, right.high)};
    case Operation::kMax:
      return {std::max(left.low, right.low), std::max(left.high, right.high)};
  }
  return Widest();
}

Danger DangerOf(const Step& step, const Range& left, const Range& right) {
  const bool whole = step.number == std::floor(step.number);
  if (step.operation == Operation::kDivide && HoldsZero(right)) {
    return Danger::kDivisionByZero;
  }
  if (step.operation == Operation::kPower && step.number < 0 && HoldsZero(left)) {
    return Danger::kDivisionByZero;
  }
  if (step.operation == Operation::kLog && left.low <= 0) {
    return Danger::kLogOfNegative;
  }
  if ((step.operation == Operation::kSqrt || (step.operation == Operation::kPower && !whole)) &&
      left.low < 0) {
    return Danger::kRootOfNegative;
  }
  return Danger::kNone;
}

}  // namespace

FormulaCompiler::FormulaCompiler(Lookup lookup, Options options)
    : lookup_(std::move(lookup)), options_(options) {}

std::size_t FormulaCompiler::Add(const std::string& name,
                                 std::string_view formula,
                                 const std::string& place) {
  const FormulaValue value = FormulaReader(formula, place, options_, *this, &program_).ReadAll();
  named_[name] = {value.step, value.unit};
  return value.step;
}

const Unit& FormulaCompiler::UnitOf(const std::string& name) const {
  const auto found = named_.find(name);
  DOELMAAT_CHECK(found != named_.end());
  return found->second.unit;
}

Program FormulaCompiler::Finish(std::span<const std::string> outputs) const {
  Program program = program_;
  for (const std::string& output : outputs) {
    const auto found = named_.find(output);
    DOELMAAT_CHECK(found != named_.end());
    program.outputs.push_back(found->second.step);
  }
  return program;
}

std::vector<bool> DependsOn(const Program& program, std::size_t step, std::size_t quantities) {
  std::vector<bool> needed(program.steps.size(), false);
  std::vector<bool> used(quantities, false);
  needed[step] = true;
  for (std::size_t index = step + 1; index-- > 0;) {
    const Step& each = program.steps[index];
    if (!needed[index] || each.operation == Operation::kNumber) {
      continue;
    }
    if (each.operation == Operation::kQuantity) {
      used[each.left] = true;
      continue;
    }
    needed[each.left] = true;
    if (IsBinary(each.operation)) {
      needed[each.right] = true;
    }
  }
  return used;
}

std::vector<double> EvaluateSteps(const Program& program, std::span<const double> quantities) {
  std::vector<double> values(program.steps.size());
  for (std::size_t index = 0; index < values.size(); ++index) {
    const Step& step = program.steps[index];
    if (step.operation == Operation::kQuantity) {
      values[index] = quantities[step.left];
    } else {
      values[index] = Apply(step, values[step.left], values[step.right]);
    }
  }
  return values;
}

std::vector<double> Evaluate(const Program& program, std::span<const double> quantities) {
  const std::vector<double> steps = EvaluateSteps(program, quantities);
  std::vector<double> outputs;
  outputs.reserve(program.outputs.size());
  for (const std::size_t output : program.outputs) {
    outputs.push_back(steps[output]);
  }
  return outputs;
}

void EvaluateDraws(const Program& program,
                   std::span<const std::vector<double>> columns,
                   std::size_t draws,
                   std::vector<std::vector<double>>* scratch,
                   std::span<const std::span<double>> outputs) {
  scratch->resize(program.steps.size());
  const auto column = [&](std::size_t index) {
    const Step& step = program.steps[index];
    return step.operation == Operation::kQuantity ? columns[step.left].data()
                                                  : (*scratch)[index].data();
  };
  for (std::size_t index = 0; index < program.steps.size(); ++index) {
    const Step& step = program.steps[index];
    if (step.operation == Operation::kQuantity) {
      continue;
    }
    std::vector<double>& out = (*scratch)[index];
    out.resize(draws);
    if (step.operation == Operation::kNumber) {
      std::fill(out.begin(), out.end(), step.number);
      continue;
    }
    const double* right = IsBinary(step.operation) ? column(step.right) : nullptr;
    ApplyToDraws(step, draws, column(step.left), right, out.data());
  }
  for (std::size_t output = 0; output < outputs.size(); ++output) {
    std::copy_n(column(program.outputs[output]), draws, outputs[output].begin());
  }
}

namespace {

// The range of every step, up to the first danger.
DangerFound FillRanges(const Program& program,
                       std::span<const Range> quantities,
                       std::vector<Range>* filled) {
  std::vector<Range>& ranges = *filled;
  ranges.resize(program.steps.size());
  for (std::size_t index = 0; index < ranges.size(); ++index) {
    const Step& step = program.steps[index];
    if (step.operation == Operation::kQuantity) {
      ranges[index] = quantities[step.left];
      continue;
    }
    const Range& left = ranges[step.left];
    const Range& right = ranges[step.right];
    const Danger danger = DangerOf(step, left, right);
    if (danger != Danger::kNone) {
      return {danger, step.operation == Operation::kDivide ? right : left};
    }
    // x * x with the same operand twice is a square.
    const bool square = step.operation == Operation::kMultiply && step.left == step.right;
    ranges[index] = square ? RangeOfPower(left, 2) : RangeOf(step, left, right);
  }
  return {};
}

}  // namespace

DangerFound FindDanger(const Program& program, std::span<const Range> quantities) {
  std::vector<Range> ranges;
  return FillRanges(program, quantities, &ranges);
}

std::optional<TailExceeded> FindExceededTail(const Program& program,
                                             std::span<const Range> quantities) {
  constexpr double kRounding = 1e-9;
  std::vector<Range> ranges;
  if (FillRanges(program, quantities, &ranges).danger != Danger::kNone) {
    return std::nullopt;
  }
  std::optional<TailExceeded> worst;
  for (const Tail& tail : program.tails) {
    const double months = ranges[tail.months].high;
    if (months > static_cast<double>(tail.known) + kRounding &&
        (!worst.has_value() || months > worst->months)) {
      worst = {months, tail.known};
    }
  }
  return worst;
}

void RefuseDanger(const DangerFound& found, const std::string& place) {
  const auto refuse = [&](const std::string& key) {
    throw Error(ErrorKind::kBadInput,
                base::Say(key,
                          {{"place", place},
                           {"low", base::FormatExact(found.range.low)},
                           {"high", base::FormatExact(found.range.high)}}));
  };
  switch (found.danger) {
    case Danger::kNone:
      return;
    case Danger::kDivisionByZero:
      refuse("measure.division_by_zero");
      break;
    case Danger::kLogOfNegative:
      refuse("measure.log_of_negative");
      break;
    case Danger::kRootOfNegative:
      refuse("measure.root_of_negative");
      break;
  }
}

}  // namespace doelmaat::measure
