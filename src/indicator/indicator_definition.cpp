#include "indicator/indicator_definition.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "base/alike.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/language.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"

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

// kind: lines and columns by month or year; ranges: measure, low and high of each row; bars: the
// last year beside the one before; curve: the share that goes on, its low and high.
struct ChartShape {
  std::string_view kind;
  std::size_t least;  // measures
  std::size_t most;
};
constexpr std::array<ChartShape, 5> kCharts{
    {{"lines", 1, 3}, {"columns", 1, 2}, {"ranges", 3, 3}, {"bars", 1, 1}, {"curve", 3, 3}}};

constexpr int kGrips = 6;

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
  column.label = base::Translated(text.substr(colon + 3));
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
    } else if (word.starts_with("share_of=")) {
      column.share_of = word.substr(9);
    } else if (word.starts_with("mean_over=")) {
      column.mean_over = word.substr(10);
    } else if (word == "of_amounts" && column.kind == ColumnKind::kShare) {
      column.of_amounts = true;
    } else if (word == "apart" && column.kind == ColumnKind::kKey) {
      column.apart = true;
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
  if ((kind == "survival" || kind == "curve") && scale.empty()) {
    definition->estimate = kind == "curve" ? EstimateKind::kCurve : EstimateKind::kSurvival;
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

int SmallNumber(const std::string& path, const std::string& text, int most) {
  const std::optional<std::int64_t> number = base::ParseInteger(text);
  if (!number.has_value() || *number < 1 || *number > most) {
    Fail(path, text);
  }
  return static_cast<int>(*number);
}

IndicatorChart ChartOf(const std::string& path, const std::string& text) {
  IndicatorChart chart;
  std::istringstream words(text);
  words >> chart.kind >> chart.key;
  for (std::string word; words >> word;) {
    chart.measures.push_back(word);
  }
  const bool known = std::any_of(kCharts.begin(), kCharts.end(), [&](const ChartShape& shape) {
    return shape.kind == chart.kind && chart.measures.size() >= shape.least &&
           chart.measures.size() <= shape.most;
  });
  if (!known) {
    Fail(path, text);
  }
  return chart;
}

// What a report needs; false when `name` is no such field.
bool ReadPresentation(const std::string& name,
                      const std::string& value,
                      IndicatorDefinition* definition) {
  constexpr int kMostInSummary = 99;
  if (name == "grip") {
    definition->grip = SmallNumber(definition->path, value, kGrips);
  } else if (name == "summary") {
    definition->summary = SmallNumber(definition->path, value, kMostInSummary);
  } else if (name == "reading") {
    definition->readings.push_back(base::Translated(value));
  } else if (name == "at") {
    std::istringstream(value) >> definition->at_key >> definition->at_value;
  } else if (name == "chart") {
    definition->charts.push_back(ChartOf(definition->path, value));
  } else if (name == "card") {
    const std::size_t colon = value.find(" : ");
    if (colon == std::string::npos) {
      Fail(definition->path, value);
    }
    definition->cards.push_back(
        {value.substr(0, colon), base::Translated(value.substr(colon + 3))});
  } else {
    return false;
  }
  return true;
}

std::vector<std::string> PlaceholdersOf(const std::string& reading) {
  std::vector<std::string> names;
  for (std::size_t open = reading.find('{'); open != std::string::npos;
       open = reading.find('{', open + 1)) {
    names.push_back(reading.substr(open + 1, reading.find('}', open) - open - 1));
  }
  return names;
}

// Every column that a reading, card or chart names is there.
void CheckPresentation(const IndicatorDefinition& definition) {
  const auto check = [&](const std::string& name) {
    const bool known = std::any_of(definition.columns.begin(),
                                   definition.columns.end(),
                                   [&](const IndicatorColumn& each) { return each.name == name; });
    if (!known) {
      Fail(definition.path, name);
    }
  };
  for (const std::string& reading : definition.readings) {
    for (std::string name : PlaceholdersOf(reading)) {
      if (name.ends_with('~')) {
        name.pop_back();
        const std::string stem = name.ends_with("_share") ? name.substr(0, name.rfind('_')) : name;
        check(stem + "_low");
        check(stem + "_high");
      } else if (name.starts_with('-')) {
        name.erase(0, 1);
      }
      check(name);
    }
  }
  if (!definition.at_key.empty()) {
    check(definition.at_key);
  }
  for (const IndicatorCard& card : definition.cards) {
    check(card.column);
  }
  for (const IndicatorChart& chart : definition.charts) {
    check(chart.key);
    std::for_each(chart.measures.begin(), chart.measures.end(), check);
  }
  for (const IndicatorColumn& column : definition.columns) {
    if (!column.share_of.empty()) {
      check(column.share_of);
    }
  }
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
    if (column.kind == ColumnKind::kKey ||
        (CountsPersons(column.kind) && column.guarded_by.empty())) {
      continue;
    }
    const bool guarded = std::any_of(
        definition.columns.begin(), definition.columns.end(), [&](const IndicatorColumn& guard) {
          return guard.name == column.guarded_by && CountsPersons(guard.kind);
        });
    if (!guarded) {
      Fail(definition.path, Say("indicator.unguarded", {{"column", column.name}}));
    }
    // With the total the mean would give the count away.
    const bool mean =
        column.kind == ColumnKind::kCents && column.name.find("_per_") != std::string::npos;
    if ((mean || !column.mean_over.empty()) && column.mean_over != column.guarded_by) {
      Fail(definition.path, Say("indicator.mean_over", {{"column", column.name}}));
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
    } else if (name == "same_units") {
      definition.same_units = value;
    } else if (name == "estimate") {
      ReadEstimate(value, &definition);
    } else if (name != "needs" && !ReadPresentation(name, value, &definition)) {
      Fail(path, name);
    }
  }
  for (const auto& [name, text] : texts) {
    if (text->empty()) {
      Fail(path, name);
    }
  }
  CheckColumns(definition);
  CheckPresentation(definition);
  const std::vector<std::string> keys = definition.KeyNames();
  if (!definition.same_units.empty() &&
      std::find(keys.begin(), keys.end(), definition.same_units) == keys.end()) {
    Fail(path, definition.same_units);
  }
  if (base::SpokenLanguage() == base::Language::kEnglish) {
    definition.title = definition.english;
    definition.definition = base::Translated(definition.definition);
    definition.source = base::Translated(definition.source);
  }
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
  std::vector<std::string> ids;
  for (const IndicatorDefinition& definition : Indicators()) {
    if (definition.id == id) {
      return definition;
    }
    known += (known.empty() ? "" : ", ") + definition.id;
    ids.push_back(definition.id);
  }
  throw Error(ErrorKind::kNotFound,
              Say("indicator.unknown", {{"id", id}, {"known", known}}) + base::Meant(id, ids));
}

}  // namespace doelmaat::indicator
