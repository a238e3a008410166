// Formulas over x0, x1, ... for tests.
#pragma once

#include <string>
#include <vector>

#include "measure/expression.h"
#include "measure/uncertain_inputs.h"

namespace doelmaat::measure {

inline FormulaCompiler::Lookup Numbered() {
  return [](std::string_view name) -> std::optional<Symbol> {
    if (name.size() == 2 && name[0] == 'x') {
      return Symbol{static_cast<std::size_t>(name[1] - '0'), Unit(), 1};
    }
    return std::nullopt;
  };
}

inline Program Compiled(const std::vector<std::string>& formulas) {
  FormulaCompiler compiler(Numbered(), {});
  std::vector<std::string> names;
  for (const std::string& formula : formulas) {
    names.push_back("y" + std::to_string(names.size()));
    compiler.Add(names.back(), formula, "proef");
  }
  return compiler.Finish(names);
}

inline UncertainInputs Independent(std::vector<numerics::Distribution> distributions) {
  UncertainInputs inputs;
  for (auto& distribution : distributions) {
    inputs.names.push_back("x" + std::to_string(inputs.names.size()));
    inputs.distributions.push_back(std::move(distribution));
  }
  return inputs;
}

}  // namespace doelmaat::measure
