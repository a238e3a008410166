// The formulas of a GumCase, taken apart and compiled; not for others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measure/expression.h"
#include "measure/gum_case.h"

namespace doelmaat::measure {

struct Definition {
  std::string name;
  std::string argument;  // of "b(t) = …"
  std::string formula;
};

struct Prediction {
  std::string argument;
  double value = 0;
};

struct CaseModel {
  std::vector<Definition> definitions;  // in an order in which each uses only earlier ones
  std::vector<std::string> outcomes;    // names that no other definition uses, as written
  std::vector<Prediction> predictions;
};

// Throws kBadInput, with `place`, when there is no formula or formulas use each other in a circle.
CaseModel ParseModel(const std::string& text, const std::string& place);

// The names of a formula, functions included.
std::vector<std::string> NamesIn(const std::string& formula);

// The quantity that a name stands for: by its own name, or by a name with a unit, so that I stands
// for I_mA / 1000.
std::optional<Symbol> FindQuantity(const GumCase& gum_case, std::string_view name);

Program CompileCase(const GumCase& gum_case, const CaseModel& model, const std::string& place);

}  // namespace doelmaat::measure
