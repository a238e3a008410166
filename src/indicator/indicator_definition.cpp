#include "indicator/indicator_definition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <utility>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::indicator {
namespace {

using base::Say;

constexpr std::array<std::pair<std::string_view, ColumnKind>, 9> kKinds{
    {{"key", ColumnKind::kKey},
     {"persons", ColumnKind::kPersons},
     {"trajectories", ColumnKind::kTrajectories},
     {"records", ColumnKind::kRecords},
     {"cents", ColumnKind::kCents},
     {"days", ColumnKind::kDays},
     {"share", ColumnKind::kShare},
     {"number", ColumnKind::kNumber},
     {"decimal", ColumnKind::kDecimal}}};

[[noreturn]] void Fail(const std::string& path, const std::string& what) {
  throw Error(ErrorKind::kConfig, Say("indicator.bad_header", {{"path", path}, {"what", what}}));
}

// The fields of the header: `-- name: value`, and lines that go on with three spaces.
std::vector<std::pair<std::string, std::string>> FieldsOf(std::string_view sql) {
  std::vector<std::pair<std::string, std::string>> fields;
  std::istringstream lines{std::string(sql)};
  for (std::string line; std::getline(lines, line) && line.starts_with("-- ");) {
    const std::size_t colon = line.find(": ");
    if (line.starts_with("--   ") && !fields.empty()) {
      fields.back().second += " " + line.substr(5);
    } else if (colon != std::string::npos) {
      fields.emplace_back(line.substr(3, colon - 3), line.substr(colon + 2));
    }
  }
  return fields;
}

// `of`: "late/judged" or "started".
void SetEnd(IntervalEnd end, const std::string& of, IndicatorColumn* column) {
  const std::size_t slash = of.find('/');
  column->end = end;
  column->counted = of.substr(0, slash);
  column->total = slash == std::string::npos ? "" : of.substr(slash + 1);
}

IndicatorColumn ColumnOf(const std::string& path, const std::string& text) {
  const std::size_t colon = text.find(" : ");
  if (colon == std::string::npos) {
    Fail(path, text);
  }
  IndicatorColumn column;
  column.label = text.substr(colon + 3);
  std::istringstream words(text.substr(0, colon));
  std::string kind;
  words >> column.name >> kind;
  const auto* const known = std::find_if(
      kKinds.begin(), kKinds.end(), [&](const auto& each) { return each.first == kind; });
  if (known == kKinds.end()) {
    Fail(path, text);
  }
  column.kind = known->second;
  for (std::string word; words >> word;) {
    if (word.starts_with("guarded_by=")) {
      column.guarded_by = word.substr(11);
    } else if (word.starts_with("parts_of=")) {
      column.parts_of = word.substr(9);
    } else if (word.starts_with("low_of=")) {
      SetEnd(IntervalEnd::kLow, word.substr(7), &column);
    } else if (word.starts_with("high_of=")) {
      SetEnd(IntervalEnd::kHigh, word.substr(8), &column);
    } else {
      Fail(path, text);
    }
  }
  return column;
}

void ReadEstimate(const std::string& text, IndicatorDefinition* definition) {
  std::istringstream words(text);
  std::string kind;
  std::string scale;
  words >> kind >> scale;
  if (kind == "survival" && scale.empty()) {
    definition->estimate = EstimateKind::kSurvival;
    return;
  }
  if (kind == "quartiles" && scale.empty()) {
    definition->estimate = EstimateKind::kQuartiles;
    return;
  }
  const base::ParsedDecimal number = base::ParseDecimal(scale, '.');
  const bool positive = number.problem == base::NumberProblem::kNone && number.value.units > 0;
  if (kind != "ratio" || !positive) {
    Fail(definition->path, text);
  }
  definition->estimate = EstimateKind::kRatio;
  definition->scale =
      static_cast<double>(number.value.units) / std::pow(10.0, number.value.decimals);
}

bool CountsPersons(ColumnKind kind) {
  return kind == ColumnKind::kPersons || kind == ColumnKind::kTrajectories ||
         kind == ColumnKind::kRecords;
}

// What has persons behind it must be guarded by a number of them.
void CheckColumns(const IndicatorDefinition& definition) {
  if (definition.columns.empty()) {
    Fail(definition.path, "column");
  }
  for (const IndicatorColumn& column : definition.columns) {
    if (column.kind == ColumnKind::kKey || CountsPersons(column.kind)) {
      continue;
    }
    const bool guarded = std::any_of(
        definition.columns.begin(), definition.columns.end(), [&](const IndicatorColumn& guard) {
          return guard.name == column.guarded_by && CountsPersons(guard.kind);
        });
    if (!guarded) {
      Fail(definition.path, Say("indicator.unguarded", {{"column", column.name}}));
    }
  }
}

}  // namespace

std::vector<std::string> IndicatorDefinition::KeyNames() const {
  std::vector<std::string> names;
  for (const IndicatorColumn& column : columns) {
    if (column.kind == ColumnKind::kKey) {
      names.push_back(column.name);
    }
  }
  return names;
}

IndicatorDefinition ParseIndicator(const std::string& path, std::string_view sql) {
  IndicatorDefinition definition;
  definition.path = path;
  definition.id = std::filesystem::path(path).stem().string();
  const std::map<std::string, std::string*> texts{{"title", &definition.title},
                                                  {"english", &definition.english},
                                                  {"definition", &definition.definition},
                                                  {"polarity", &definition.polarity},
                                                  {"source", &definition.source}};
  for (const auto& [name, value] : FieldsOf(sql)) {
    const auto text = texts.find(name);
    if (text != texts.end()) {
      *text->second = value;
    } else if (name == "column") {
      definition.columns.push_back(ColumnOf(path, value));
    } else if (name == "estimate") {
      ReadEstimate(value, &definition);
    } else if (name != "needs") {
      Fail(path, name);
    }
  }
  for (const auto& [name, text] : texts) {
    if (text->empty()) {
      Fail(path, name);
    }
  }
  CheckColumns(definition);
  return definition;
}

std::vector<IndicatorDefinition> Indicators() {
  std::vector<IndicatorDefinition> all;
  for (const auto& [path, sql] : base::BuiltInUnder("sql/indicator/")) {
    all.push_back(ParseIndicator(path, sql));
  }
  return all;
}

IndicatorDefinition FindIndicator(const std::string& id) {
  std::string known;
  for (const IndicatorDefinition& definition : Indicators()) {
    if (definition.id == id) {
      return definition;
    }
    known += (known.empty() ? "" : ", ") + definition.id;
  }
  throw Error(ErrorKind::kNotFound, Say("indicator.unknown", {{"id", id}, {"known", known}}));
}

}  // namespace doelmaat::indicator
