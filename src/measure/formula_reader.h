// The recursive descent behind FormulaCompiler; not for others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measure/expression.h"

namespace doelmaat::measure {

// What a part of a formula came to.
struct FormulaValue {
  std::size_t step = 0;
  Unit unit;
  bool any_unit = false;  // the number 0
};

// Reads one formula and appends its steps.
class FormulaReader {
 public:
  FormulaReader(std::string_view text,
                const std::string& place,
                const FormulaCompiler::Options& options,
                const FormulaCompiler& compiler,
                Program* program);

  FormulaValue ReadAll();

 private:
  FormulaValue Sum();
  FormulaValue Product();
  FormulaValue Power();
  FormulaValue Primary();
  FormulaValue Number();
  FormulaValue NameOrCall();
  FormulaValue Call(const std::string& function);
  FormulaValue Function(const std::string& name, std::vector<FormulaValue> arguments);
  FormulaValue Extreme(Operation operation, const std::vector<FormulaValue>& arguments);
  FormulaValue Clip(const FormulaValue& x, const FormulaValue& low, const FormulaValue& high);
  FormulaValue TailCost(const std::vector<FormulaValue>& arguments);
  FormulaValue Known(const std::string& name);

  FormulaValue Append(Step step, Unit unit, bool any_unit = false);
  FormulaValue Literal(double number);
  FormulaValue Combine(Operation operation, const FormulaValue& left, const FormulaValue& right);
  FormulaValue Additive(Operation operation, const FormulaValue& left, const FormulaValue& right);
  Unit SameUnit(const FormulaValue& left, const FormulaValue& right);

  void Skip();
  bool Take(char sign);
  void Expect(char sign);
  bool StartsOperand();
  double PlainNumber();
  [[noreturn]] void Refuse(const std::string& what) const;

  std::string_view text_;
  const std::string& place_;
  const FormulaCompiler::Options& options_;
  const FormulaCompiler& compiler_;
  Program* program_;
  std::size_t position_ = 0;
  int depth_ = 0;
};

}  // namespace doelmaat::measure
