#include "measure/case_model.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr std::string_view kPredict = "predict at ";

bool IsNameByte(char byte) {
  return std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '_';
}

std::string Trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  const std::size_t end = text.find_last_not_of(" \t");
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

[[noreturn]] void Refuse(const std::string& place, const std::string& what) {
  throw Error(ErrorKind::kBadInput, Say("measure.at_place", {{"place", place}, {"what", what}}));
}

std::vector<std::string> Split(const std::string& text) {
  std::vector<std::string> pieces;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    pieces.push_back(Trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return pieces;
}

Prediction ParsePrediction(const std::string& text, const std::string& place) {
  const std::size_t sign = text.find('=');
  Prediction prediction;
  if (sign != std::string::npos) {
    prediction.argument = Trimmed(std::string_view(text).substr(0, sign));
    const std::string value = Trimmed(std::string_view(text).substr(sign + 1));
    const char* const end = value.data() + value.size();
    const auto read = std::from_chars(value.data(), end, prediction.value);
    if (read.ec == std::errc() && read.ptr == end && !prediction.argument.empty()) {
      return prediction;
    }
  }
  Refuse(place, Say("measure.bad_prediction", {{"text", text}}));
}

Definition ParseDefinition(const std::string& piece, std::size_t sign, const std::string& place) {
  Definition definition;
  definition.formula = Trimmed(std::string_view(piece).substr(sign + 1));
  const std::string left = Trimmed(std::string_view(piece).substr(0, sign));
  const std::size_t open = left.find('(');
  definition.name = Trimmed(std::string_view(left).substr(0, open));
  if (open != std::string::npos && left.back() == ')') {
    definition.argument = Trimmed(std::string_view(left).substr(open + 1, left.size() - open - 2));
  }
  const bool whole = open == std::string::npos || !definition.argument.empty();
  if (!whole || definition.name.empty() ||
      !std::all_of(definition.name.begin(), definition.name.end(), IsNameByte)) {
    Refuse(place, Say("measure.bad_definition", {{"text", piece}}));
  }
  return definition;
}

// Puts every definition behind those it uses.
std::vector<Definition> InOrderOfUse(const std::vector<Definition>& definitions,
                                     const std::string& place) {
  std::vector<Definition> ordered;
  std::set<std::string> placed;
  while (ordered.size() < definitions.size()) {
    const std::size_t before = ordered.size();
    for (const Definition& each : definitions) {
      const std::vector<std::string> names = NamesIn(each.formula);
      const bool ready =
          std::none_of(definitions.begin(), definitions.end(), [&](const auto& other) {
            return !placed.contains(other.name) &&
                   std::find(names.begin(), names.end(), other.name) != names.end();
          });
      if (ready && placed.insert(each.name).second) {
        ordered.push_back(each);
      }
    }
    if (ordered.size() == before) {
      Refuse(place, Say("measure.circle"));
    }
  }
  return ordered;
}

}  // namespace

std::vector<std::string> NamesIn(const std::string& formula) {
  std::vector<std::string> names;
  std::size_t position = 0;
  while (position < formula.size()) {
    if (!IsNameByte(formula[position])) {
      ++position;
      continue;
    }
    const std::size_t begin = position;
    while (position < formula.size() && IsNameByte(formula[position])) {
      ++position;
    }
    if (std::isdigit(static_cast<unsigned char>(formula[begin])) == 0) {
      names.push_back(formula.substr(begin, position - begin));
    }
  }
  return names;
}

CaseModel ParseModel(const std::string& text, const std::string& place) {
  CaseModel model;
  std::vector<Definition> definitions;
  for (const std::string& piece : Split(text)) {
    const std::size_t sign = piece.find('=');
    if (piece.starts_with(kPredict)) {
      model.predictions.push_back(ParsePrediction(piece.substr(kPredict.size()), place));
    } else if (sign != std::string::npos) {
      definitions.push_back(ParseDefinition(piece, sign, place));
    }
  }
  std::set<std::string> used;
  std::set<std::string> defined;
  for (const Definition& each : definitions) {
    for (const std::string& name : NamesIn(each.formula)) {
      used.insert(name);
    }
    if (!defined.insert(each.name).second) {
      Refuse(place, Say("measure.defined_twice", {{"name", each.name}}));
    }
  }
  model.definitions = InOrderOfUse(definitions, place);
  for (const Definition& each : definitions) {
    if (!used.contains(each.name)) {
      model.outcomes.push_back(each.name);
    }
  }
  if (model.outcomes.empty()) {
    Refuse(place, Say("measure.no_formula"));
  }
  return model;
}

std::optional<Symbol> FindQuantity(const GumCase& gum_case, std::string_view name) {
  static const std::map<char, double> kPrefixes = {
      {'n', 1e-9}, {'u', 1e-6}, {'m', 1e-3}, {'k', 1e3}, {'M', 1e6}};
  for (std::size_t index = 0; index < gum_case.quantities.size(); ++index) {
    const std::string& quantity = gum_case.quantities[index].name;
    if (quantity == name) {
      return Symbol{index, Unit(), 1};
    }
    if (quantity.size() > name.size() + 1 && quantity.starts_with(name) &&
        quantity[name.size()] == '_') {
      const std::string unit = quantity.substr(name.size() + 1);
      const auto prefix = kPrefixes.find(unit.front());
      const bool scaled = unit.size() > 1 && prefix != kPrefixes.end();
      return Symbol{index, Unit(), scaled ? prefix->second : 1};
    }
  }
  return std::nullopt;
}

Program CompileCase(const GumCase& gum_case, const CaseModel& model, const std::string& place) {
  FormulaCompiler compiler([&](std::string_view name) { return FindQuantity(gum_case, name); },
                           {false, true});
  for (const Definition& each : model.definitions) {
    compiler.Add(each.name, each.formula, place);
  }
  return compiler.Finish(model.outcomes);
}

}  // namespace doelmaat::measure
