#include "measure/formula_reader.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <map>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr int kDeepest = 200;
constexpr std::size_t kMostSteps = 10'000;

bool IsNameStart(char byte) {
  return std::isalpha(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}
bool IsNameByte(char byte) {
  return IsNameStart(byte) || std::isdigit(static_cast<unsigned char>(byte)) != 0 || byte == '.';
}

// Functions of one number that take and give a bare number.
const std::map<std::string, Operation, std::less<>>& PlainFunctions() {
  static const std::map<std::string, Operation, std::less<>> kFunctions = {
      {"exp", Operation::kExp},
      {"log", Operation::kLog},
      {"sin", Operation::kSin},
      {"cos", Operation::kCos},
      {"tan", Operation::kTan}};
  return kFunctions;
}

// What of a long formula is around a position; whole characters only.
std::string Nearby(std::string_view text, std::size_t position) {
  constexpr std::size_t kAround = 40;
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::size_t begin = position > kAround ? position - kAround : 0;
  std::size_t end = std::min(position + kAround, text.size());
  while (inside(begin)) {
    ++begin;
  }
  while (inside(end)) {
    ++end;
  }
  return (begin > 0 ? "…" : "") + std::string(text.substr(begin, end - begin)) +
         (end < text.size() ? "…" : "");
}

bool IsFunction(std::string_view name) {
  return PlainFunctions().contains(name) || name == "abs" || name == "sqrt" || name == "min" ||
         name == "max" || name == "clip" || name == "tail_cost";
}

}  // namespace

FormulaReader::FormulaReader(std::string_view text,
                             const std::string& place,
                             const FormulaCompiler::Options& options,
                             const FormulaCompiler& compiler,
                             Program* program)
    : text_(text), place_(place), options_(options), compiler_(compiler), program_(program) {}

FormulaValue FormulaReader::ReadAll() {
  const FormulaValue value = Sum();
  Skip();
  if (position_ < text_.size()) {
    Refuse(Say("measure.formula_rest", {{"rest", std::string(text_.substr(position_))}}));
  }
  return value;
}

FormulaValue FormulaReader::Sum() {
  if (++depth_ > kDeepest) {
    Refuse(Say("measure.formula_deep"));
  }
  FormulaValue value = Product();
  for (;;) {
    if (Take('+')) {
      value = Additive(Operation::kAdd, value, Product());
    } else if (Take('-')) {
      value = Additive(Operation::kSubtract, value, Product());
    } else {
      --depth_;
      return value;
    }
  }
}

FormulaValue FormulaReader::Product() {
  FormulaValue value = Power();
  for (;;) {
    if (Take('/')) {
      value = Combine(Operation::kDivide, value, Power());
    } else if (Take('*') || (options_.implicit_product && StartsOperand())) {
      value = Combine(Operation::kMultiply, value, Power());
    } else {
      return value;
    }
  }
}

FormulaValue FormulaReader::Power() {
  if (++depth_ > kDeepest) {
    Refuse(Say("measure.formula_deep"));
  }
  FormulaValue value;
  if (Take('-')) {
    const FormulaValue inner = Power();
    value = Append({Operation::kNegate, inner.step, 0, 0}, inner.unit, inner.any_unit);
  } else {
    value = Primary();
    if (Take('^')) {
      const double sign = Take('-') ? -1 : 1;
      const double exponent = sign * PlainNumber();
      value = Append({Operation::kPower, value.step, 0, exponent}, value.unit.Power(exponent));
    }
  }
  --depth_;
  return value;
}

FormulaValue FormulaReader::Primary() {
  if (Take('(')) {
    const FormulaValue value = Sum();
    Expect(')');
    return value;
  }
  Skip();
  if (position_ < text_.size() && IsNameStart(text_[position_])) {
    return NameOrCall();
  }
  return Number();
}

double FormulaReader::PlainNumber() {
  Skip();
  double number = 0;
  const char* const begin = text_.data() + position_;
  const auto [end, problem] = std::from_chars(begin, text_.data() + text_.size(), number);
  if (problem != std::errc() || !std::isfinite(number) || *begin == '-') {
    Refuse(position_ < text_.size()
               ? Say("measure.formula_sign", {{"sign", std::string(1, text_[position_])}})
               : Say("measure.formula_end"));
  }
  position_ += static_cast<std::size_t>(end - begin);
  return number;
}

FormulaValue FormulaReader::Number() {
  FormulaValue value = Literal(PlainNumber());
  if (Take('[')) {
    const std::size_t close = text_.find(']', position_);
    if (close == std::string_view::npos) {
      Refuse(Say("measure.formula_bracket", {{"sign", "]"}}));
    }
    value.unit = Unit::Parse(text_.substr(position_, close - position_));
    value.any_unit = false;
    position_ = close + 1;
  }
  return value;
}

FormulaValue FormulaReader::NameOrCall() {
  const std::size_t begin = position_;
  while (position_ < text_.size() && IsNameByte(text_[position_])) {
    ++position_;
  }
  const std::string name(text_.substr(begin, position_ - begin));
  if (IsFunction(name) && Take('(')) {
    return Call(name);
  }
  return Known(name);
}

FormulaValue FormulaReader::Known(const std::string& name) {
  const auto named = compiler_.named_.find(name);
  if (named != compiler_.named_.end()) {
    return {named->second.step, named->second.unit, false};
  }
  const std::optional<Symbol> symbol = compiler_.lookup_(name);
  if (!symbol.has_value()) {
    Refuse(Say("measure.unknown_name", {{"name", name}}));
  }
  const Unit unit = options_.units ? symbol->unit : Unit();
  // A quantity has one step, however often it is named.
  const auto same =
      std::find_if(program_->steps.begin(), program_->steps.end(), [&](const Step& step) {
        return step.operation == Operation::kQuantity && step.left == symbol->quantity;
      });
  FormulaValue value =
      same == program_->steps.end()
          ? Append({Operation::kQuantity, symbol->quantity, 0, 0}, unit)
          : FormulaValue{static_cast<std::size_t>(same - program_->steps.begin()), unit};
  if (symbol->factor != 1) {
    value = Combine(Operation::kMultiply, value, Literal(symbol->factor));
  }
  return value;
}

FormulaValue FormulaReader::Call(const std::string& function) {
  std::vector<FormulaValue> arguments;
  do {
    arguments.push_back(Sum());
  } while (Take(','));
  Expect(')');
  return Function(function, std::move(arguments));
}

FormulaValue FormulaReader::Function(const std::string& name, std::vector<FormulaValue> arguments) {
  const auto count = [&](std::size_t least, std::size_t most) {
    if (arguments.size() < least || arguments.size() > most) {
      Refuse(Say("measure.formula_arguments",
                 {{"function", name}, {"count", std::to_string(arguments.size())}}));
    }
  };
  if (name == "min" || name == "max") {
    count(2, kMostSteps);
    return Extreme(name == "min" ? Operation::kMin : Operation::kMax, arguments);
  }
  if (name == "clip") {
    count(3, 3);
    return Clip(arguments[0], arguments[1], arguments[2]);
  }
  if (name == "tail_cost") {
    count(2, kMostSteps);
    return TailCost(arguments);
  }
  count(1, 1);
  const FormulaValue& x = arguments.front();
  if (name == "abs") {
    return Append({Operation::kAbs, x.step, 0, 0}, x.unit);
  }
  if (name == "sqrt") {
    return Append({Operation::kSqrt, x.step, 0, 0}, x.unit.Power(0.5));
  }
  if (!x.unit.is_number()) {
    Refuse(Say("measure.unit_in_function", {{"function", name}, {"unit", x.unit.Text()}}));
  }
  return Append({PlainFunctions().find(name)->second, x.step, 0, 0}, Unit());
}

FormulaValue FormulaReader::Extreme(Operation operation,
                                    const std::vector<FormulaValue>& arguments) {
  FormulaValue value = arguments.front();
  for (std::size_t index = 1; index < arguments.size(); ++index) {
    value = Additive(operation, value, arguments[index]);
  }
  return value;
}

FormulaValue FormulaReader::Clip(const FormulaValue& x,
                                 const FormulaValue& low,
                                 const FormulaValue& high) {
  return Additive(Operation::kMin, Additive(Operation::kMax, x, low), high);
}

FormulaValue FormulaReader::TailCost(const std::vector<FormulaValue>& arguments) {
  const FormulaValue& months = arguments.front();
  program_->tails.push_back({months.step, arguments.size() - 1});
  FormulaValue total;
  for (std::size_t month = 1; month < arguments.size(); ++month) {
    FormulaValue before = Literal(static_cast<double>(month) - 1);
    FormulaValue one = Literal(1);
    before.unit = one.unit = months.unit;
    const FormulaValue left = month == 1 ? months : Additive(Operation::kSubtract, months, before);
    FormulaValue zero = Literal(0);
    const FormulaValue part =
        Combine(Operation::kMultiply, arguments[month], Clip(left, zero, one));
    total = month == 1 ? part : Additive(Operation::kAdd, total, part);
  }
  return total;
}

FormulaValue FormulaReader::Append(Step step, Unit unit, bool any_unit) {
  if (program_->steps.size() >= kMostSteps) {
    Refuse(Say("measure.formula_long"));
  }
  program_->steps.push_back(step);
  return {program_->steps.size() - 1, std::move(unit), any_unit};
}

FormulaValue FormulaReader::Literal(double number) {
  return Append({Operation::kNumber, 0, 0, number}, Unit(), number == 0);
}

FormulaValue FormulaReader::Combine(Operation operation,
                                    const FormulaValue& left,
                                    const FormulaValue& right) {
  const Unit unit =
      operation == Operation::kMultiply ? left.unit.Times(right.unit) : left.unit.Over(right.unit);
  return Append({operation, left.step, right.step, 0}, unit);
}

FormulaValue FormulaReader::Additive(Operation operation,
                                     const FormulaValue& left,
                                     const FormulaValue& right) {
  return Append({operation, left.step, right.step, 0},
                SameUnit(left, right),
                left.any_unit && right.any_unit);
}

Unit FormulaReader::SameUnit(const FormulaValue& left, const FormulaValue& right) {
  if (left.any_unit) {
    return right.unit;
  }
  if (!right.any_unit && left.unit != right.unit) {
    Refuse(
        Say("measure.unit_mismatch", {{"left", left.unit.Text()}, {"right", right.unit.Text()}}));
  }
  return left.unit;
}

void FormulaReader::Skip() {
  while (position_ < text_.size() &&
         std::isspace(static_cast<unsigned char>(text_[position_])) != 0) {
    ++position_;
  }
}

bool FormulaReader::Take(char sign) {
  Skip();
  if (position_ < text_.size() && text_[position_] == sign) {
    ++position_;
    return true;
  }
  return false;
}

void FormulaReader::Expect(char sign) {
  if (!Take(sign)) {
    Refuse(Say("measure.formula_bracket", {{"sign", std::string(1, sign)}}));
  }
}

bool FormulaReader::StartsOperand() {
  Skip();
  return position_ < text_.size() && (IsNameStart(text_[position_]) || text_[position_] == '(');
}

void FormulaReader::Refuse(const std::string& what) const {
  throw Error(ErrorKind::kBadInput,
              Say("measure.bad_formula",
                  {{"place", place_},
                   {"formula", Nearby(text_, position_)},
                   {"position", std::to_string(position_ + 1)},
                   {"what", what}}));
}

}  // namespace doelmaat::measure
