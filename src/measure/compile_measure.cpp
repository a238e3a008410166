#include <algorithm>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "measure/measure.h"

namespace doelmaat::measure {
namespace {

using base::Say;

[[noreturn]] void Refuse(const std::string& what) { throw Error(ErrorKind::kBadInput, what); }

FormulaCompiler::Lookup LookupOf(const Measure& measure) {
  return [&measure](std::string_view name) -> std::optional<Symbol> {
    for (std::size_t index = 0; index < measure.quantities.size(); ++index) {
      if (measure.quantities[index].id == name) {
        return Symbol{index, measure.quantities[index].unit, 1};
      }
    }
    return std::nullopt;
  };
}

void CheckUnit(const FormulaCompiler& compiler,
               const std::string& name,
               const std::string& unit,
               const std::string& place) {
  if (compiler.UnitOf(name) != Unit::Parse(unit)) {
    Refuse(Say("measure.outcome_unit",
               {{"place", place}, {"unit", compiler.UnitOf(name).Text()}, {"expected", unit}}));
  }
}

// Each formula by itself, so that the message names the place of its part.
void CheckDanger(const Measure& measure) {
  std::vector<Range> ranges;
  ranges.reserve(measure.quantities.size());
  for (const Quantity& quantity : measure.quantities) {
    ranges.push_back(
        {quantity.distribution.practical_low(), quantity.distribution.practical_high()});
  }
  for (const Part& part : measure.parts) {
    for (const std::string* formula : {&part.benefit, &part.cost, &part.one_off}) {
      if (!formula->empty()) {
        FormulaCompiler compiler(LookupOf(measure), {});
        compiler.Add("formula", *formula, part.place);
        const std::string name = "formula";
        RefuseDanger(FindDanger(compiler.Finish({&name, 1}), ranges), part.place);
      }
    }
  }
}

// Adds the formulas of one kind and their sum; returns the names of the parts.
std::vector<std::string> AddParts(const Measure& measure,
                                  const std::string& kind,
                                  const std::string Part::*formula,
                                  const std::string& unit,
                                  FormulaCompiler* compiler) {
  std::vector<std::string> names;
  std::string sum;
  for (std::size_t index = 0; index < measure.parts.size(); ++index) {
    const Part& part = measure.parts[index];
    if ((part.*formula).empty()) {
      continue;
    }
    const std::string name = kind + "." + std::to_string(index);
    compiler->Add(name, part.*formula, part.place);
    CheckUnit(*compiler, name, unit, part.place);
    names.push_back(name);
    sum += (sum.empty() ? "" : " + ") + name;
  }
  if (!sum.empty()) {
    compiler->Add("total." + kind, sum, measure.parts.front().place);
  }
  return names;
}

}  // namespace

std::vector<std::string> Measure::MissingQuantities() const {
  std::vector<std::string> missing;
  for (const Quantity& quantity : quantities) {
    if (quantity.missing()) {
      missing.push_back(quantity.id);
    }
  }
  return missing;
}

CompiledMeasure Compile(const Measure& measure) {
  if (measure.parts.empty()) {
    Refuse(Say("measure.no_parts", {{"id", measure.id}}));
  }
  FormulaCompiler compiler(LookupOf(measure), {});
  const auto benefits = AddParts(measure, "benefit", &Part::benefit, "eur/jaar", &compiler);
  const auto costs = AddParts(measure, "cost", &Part::cost, "eur/jaar", &compiler);
  const auto one_off = AddParts(measure, "one_off", &Part::one_off, "eur", &compiler);
  DOELMAAT_CHECK(benefits.size() == measure.parts.size() && costs.size() == benefits.size());
  compiler.Add("total.net", "total.benefit - total.cost", measure.parts.front().place);
  CompiledMeasure compiled;
  compiled.names = {"benefit", "cost", "net"};
  std::vector<std::string> totals = {"total.benefit", "total.cost", "total.net"};
  if (!one_off.empty()) {
    compiled.names.emplace_back("one_off");
    totals.emplace_back("total.one_off");
  }
  for (const std::string& name : totals) {
    compiled.units.push_back(compiler.UnitOf(name));
  }
  std::vector<std::string> parts;
  for (std::size_t index = 0; index < benefits.size(); ++index) {
    parts.push_back(benefits[index]);
    parts.push_back(costs[index]);
  }
  compiled.totals = compiler.Finish(totals);
  compiled.parts = compiler.Finish(parts);
  if (measure.MissingQuantities().empty()) {
    CheckDanger(measure);
  }
  return compiled;
}

UncertainInputs InputsOf(const Measure& measure) {
  UncertainInputs inputs;
  for (const Quantity& quantity : measure.quantities) {
    inputs.names.push_back(quantity.id);
    inputs.distributions.push_back(quantity.distribution);
  }
  inputs.correlation = measure.correlation;
  return inputs;
}

std::vector<HalfBand> HalfBandsOf(const Measure& measure) {
  std::vector<HalfBand> bands;
  bands.reserve(measure.quantities.size());
  for (const Quantity& quantity : measure.quantities) {
    bands.push_back({quantity.middle(), (quantity.high - quantity.low) / 2});
  }
  return bands;
}

}  // namespace doelmaat::measure
