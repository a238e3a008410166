// A formula over named quantities, compiled to a list of steps: the one form that is evaluated at a
// point, over many draws at once, in an interval, and as a Taylor series. Only arithmetic and the
// functions below; nothing is looked up or called while it runs.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "measure/unit.h"

namespace doelmaat::measure {

enum class Operation {
  kNumber,
  kQuantity,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kNegate,
  kPower,  // to a fixed number
  kExp,
  kLog,
  kSqrt,
  kSin,
  kCos,
  kTan,
  kAbs,
  kMin,
  kMax,
};

// One step; its operands are results of earlier steps.
struct Step {
  Operation operation = Operation::kNumber;
  std::size_t left = 0;   // a step, or the quantity of kQuantity
  std::size_t right = 0;  // a step
  double number = 0;      // of kNumber, or the exponent of kPower
};

// A tail_cost: how many months it knows the cost of.
struct Tail {
  std::size_t months = 0;  // the step with the number of months asked
  std::size_t known = 0;
};

// A compiled formula or set of formulas. Quantities are numbered as the caller numbers them.
struct Program {
  std::vector<Step> steps;
  std::vector<std::size_t> outputs;  // the step that holds each outcome
  std::vector<Tail> tails;
};

// What a name in a formula stands for.
struct Symbol {
  std::size_t quantity = 0;
  Unit unit;
  double factor = 1;  // the name stands for factor × quantity
};

// Compiles formulas one after the other into one program; a formula may use the names of formulas
// before it.
//
//   sum      = product { ("+" | "-") product }
//   product  = power { ("*" | "/") power }
//   power    = "-" power | primary [ "^" ["-"] number ]
//   primary  = number [ "[" unit "]" ] | name | function "(" sum { "," sum } ")" | "(" sum ")"
//
// Functions: abs, exp, log, sqrt, sin, cos, tan of one number; min and max of two or more;
// clip(x, low, high) = min(max(x, low), high); tail_cost(m, c1, c2, ...) = Σ_k c_k clip(m − k + 1,
// 0, 1), the cost of the last m months of a trajectory, c1 that of the last month.
//
// Units: terms of a sum, min, max and clip have one unit; exp, log, sin, cos and tan take a bare
// number; the number 0 has any unit. Units are checked only when `units` is true: without them
// (measurements as in GUM) every symbol is a bare number.
//
// Throws kBadInput, in Dutch, with `place` and the position in the formula, for a name that is not
// known, a unit that does not fit, brackets or a number that are not right, more than 10 000 steps
// and nesting beyond 200.
class FormulaCompiler {
 public:
  using Lookup = std::function<std::optional<Symbol>(std::string_view name)>;
  struct Options {
    bool units = true;
    bool implicit_product = false;  // "V cos(phi)" is V times cos(phi)
  };

  FormulaCompiler(Lookup lookup, Options options);

  // Adds a formula, under a name for later ones. Returns its step.
  std::size_t Add(const std::string& name, std::string_view formula, const std::string& place);
  const Unit& UnitOf(const std::string& name) const;

  // The program, with the named formulas as its outcomes.
  Program Finish(std::span<const std::string> outputs) const;

 private:
  friend class FormulaReader;

  struct Named {
    std::size_t step = 0;
    Unit unit;
  };

  Lookup lookup_;
  Options options_;
  Program program_;
  std::map<std::string, Named, std::less<>> named_;
};

// Which quantities an outcome depends on.
std::vector<bool> DependsOn(const Program& program, std::size_t step, std::size_t quantities);

// The value of every outcome at a point, in the order of program.outputs.
std::vector<double> Evaluate(const Program& program, std::span<const double> quantities);
// The value of every step.
std::vector<double> EvaluateSteps(const Program& program, std::span<const double> quantities);

// Evaluates many points at once: `columns[q]` holds the draws of quantity q, `outputs[o]` receives
// the outcomes, all of one length. `scratch` is reused between calls.
void EvaluateDraws(const Program& program,
                   std::span<const std::vector<double>> columns,
                   std::size_t draws,
                   std::vector<std::vector<double>>* scratch,
                   std::span<const std::span<double>> outputs);

struct Range {
  double low = 0;
  double high = 0;
};

// What can go wrong inside the ranges of the quantities: division by a range that holds 0, log or
// square root of what may be negative. Interval arithmetic: may see a danger that correlation
// between steps rules out, never misses one.
enum class Danger { kNone, kDivisionByZero, kLogOfNegative, kRootOfNegative };
struct DangerFound {
  Danger danger = Danger::kNone;
  Range range;  // of the denominator or argument
};
DangerFound FindDanger(const Program& program, std::span<const Range> quantities);

// The largest number of months that a tail_cost may be asked inside the ranges, and how many it
// knows, where that is less: what lies before counts as nothing. None when all are known, or where
// there is a danger.
struct TailExceeded {
  double months = 0;
  std::size_t known = 0;
};
std::optional<TailExceeded> FindExceededTail(const Program& program,
                                             std::span<const Range> quantities);

// Throws kBadInput, in Dutch, with `place`, unless there is no danger.
void RefuseDanger(const DangerFound& found, const std::string& place);

}  // namespace doelmaat::measure
