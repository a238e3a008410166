#include "ingest/tidy_table.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/number_text.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "ingest/figure_text.h"
#include "ingest/problem_list.h"

namespace doelmaat::ingest {
namespace {

using base::Say;
using store::Value;

constexpr std::int64_t kFirstYear = 2000;
constexpr std::int64_t kLastYear = 2100;
constexpr int kDecimalPlaces = 4;
constexpr int kCentPlaces = 2;
// Sums of ten thousand of these still fit: 10 billion euro, 100 million persons.
constexpr std::int64_t kLargestUnits = 1000000000000;

// A value, or what is wrong with the text.
struct Parsed {
  Value value;
  std::string problem;
};

Parsed Wrong(const std::string& problem) { return {{}, problem}; }

// `three_decimals`: the number may have them, so that three digits behind a sign are no question.
Parsed ParseFixed(const std::string& text, char decimal_sign, int places, bool three_decimals) {
  if (const std::string other = NoPlainNumber(text); !other.empty()) {
    return Wrong(other);
  }
  const base::ParsedDecimal number = base::ParseDecimal(text, decimal_sign);
  const std::string sign = decimal_sign == ',' ? Say("ingest.comma") : Say("ingest.point");
  // "41.500.000" can be read in one way only, but not with this decimal sign.
  const bool one_sign =
      std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; }) == 1;
  if (number.problem == base::NumberProblem::kAmbiguous && one_sign) {
    return Wrong(Say("ingest.ambiguous", {{"value", text}, {"sign", sign}}));
  }
  if (!three_decimals && MayBeThousands(text)) {
    return Wrong(Say("ingest.perhaps_thousands", {{"value", text}}));
  }
  if (number.problem == base::NumberProblem::kTooLarge) {
    return Wrong(Say("ingest.too_large", {{"value", text}}));
  }
  if (number.problem != base::NumberProblem::kNone) {
    return Wrong(Say("ingest.not_a_number", {{"value", text}, {"sign", sign}}));
  }
  if (number.value.decimals > places) {
    return Wrong(Say("ingest.too_fine", {{"value", text}, {"places", std::to_string(places)}}));
  }
  std::int64_t units = number.value.units;
  for (int i = number.value.decimals; i < places; ++i) {
    if (__builtin_mul_overflow(units, std::int64_t{10}, &units)) {
      return Wrong(Say("ingest.too_large", {{"value", text}}));
    }
  }
  if (units > kLargestUnits || units < -kLargestUnits) {
    return Wrong(Say("ingest.too_large", {{"value", text}}));
  }
  return {units, ""};
}

Parsed ParseWhole(const std::string& text) {
  if (const std::string other = NoPlainNumber(text); !other.empty()) {
    return Wrong(other);
  }
  const auto number = base::ParseInteger(text);
  return number.has_value() ? Parsed{*number, ""}
                            : Wrong(Say("ingest.not_whole", {{"value", text}}));
}

Parsed ParseYear(const std::string& text) {
  const auto year = base::ParseInteger(text);
  if (!year.has_value() || *year < kFirstYear || *year > kLastYear) {
    return Wrong(Say("ingest.not_a_year", {{"value", text}}));
  }
  return {*year, ""};
}

Parsed ParseText(const std::string& text, const SourceColumn& column) {
  const auto& allowed = column.allowed;
  if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), text) == allowed.end()) {
    std::string known;
    for (const std::string& each : allowed) {
      known += (known.empty() ? "" : ", ") + each;
    }
    std::string with_point = text;
    std::replace(with_point.begin(), with_point.end(), ',', '.');
    const bool comma = std::find(allowed.begin(), allowed.end(), with_point) != allowed.end();
    return Wrong(Say("ingest.not_allowed", {{"value", text}, {"known", known}}) +
                 (comma ? " " + Say("ingest.comma_for_point", {{"value", with_point}}) : ""));
  }
  return {text, ""};
}

Parsed ParseCell(const std::string& text, const SourceColumn& column, char decimal_sign) {
  if (text.empty()) {
    return column.optional ? Parsed{} : Wrong(Say("ingest.empty"));
  }
  switch (column.type) {
    case ColumnType::kYear:
      return ParseYear(text);
    case ColumnType::kMunicipality: {
      const auto code = domain::MunicipalityCode::Parse(text);
      return code.has_value() ? Parsed{code->text(), ""}
                              : Wrong(Say("ingest.not_a_municipality", {{"value", text}}));
    }
    case ColumnType::kText:
      return ParseText(text, column);
    case ColumnType::kInteger:
      return ParseWhole(text);
    case ColumnType::kDecimal:
      return ParseFixed(text, decimal_sign, kDecimalPlaces, column.three_decimals);
    case ColumnType::kEur:
      return ParseFixed(text, decimal_sign, kCentPlaces, false);
  }
  return {};
}

bool BelowMinimum(const Value& value, std::int64_t minimum) {
  const auto* number = std::get_if<std::int64_t>(&value);
  return number != nullptr && *number < minimum;
}

// Of what was read, not as it was written: "02022" is 2022. `row` has its line in front.
std::vector<Value> KeyOf(const std::vector<Value>& row, const std::vector<std::size_t>& key) {
  std::vector<Value> values;
  values.reserve(key.size());
  for (const std::size_t column : key) {
    values.push_back(row[column + 1]);
  }
  return values;
}

}  // namespace

std::vector<std::vector<Value>> ReadRows(const base::TableFile& table,
                                         const SourceDefinition& definition) {
  const char decimal_sign = table.delimiter == ';' ? ',' : '.';
  std::vector<std::size_t> columns;
  columns.reserve(definition.columns.size());
  for (const SourceColumn& column : definition.columns) {
    columns.push_back(table.Column(column.name));
  }
  std::vector<std::size_t> key;
  std::string key_names;
  for (const std::string& name : definition.key) {
    key.push_back(static_cast<std::size_t>(
        std::find_if(definition.columns.begin(),
                     definition.columns.end(),
                     [&](const SourceColumn& column) { return column.name == name; }) -
        definition.columns.begin()));
    key_names += (key_names.empty() ? "" : ", ") + name;
  }
  ProblemList problems(table.name);
  std::map<std::vector<Value>, std::size_t> first_line;
  std::vector<std::vector<Value>> rows;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::size_t line = table.lines[r];
    std::vector<Value>& row = rows.emplace_back();
    row.emplace_back(static_cast<std::int64_t>(line));
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const SourceColumn& column = definition.columns[c];
      const std::string& text = table.rows[r][columns[c]];
      Parsed parsed = ParseCell(text, column, decimal_sign);
      if (parsed.problem.empty() && column.minimum.has_value() &&
          BelowMinimum(parsed.value, *column.minimum)) {
        parsed.problem = Say("ingest.below_minimum",
                             {{"value", text}, {"minimum", std::to_string(*column.minimum)}});
      }
      if (!parsed.problem.empty()) {
        problems.Add(line, column.name, parsed.problem);
      }
      row.push_back(std::move(parsed.value));
    }
    const std::vector<Value> its_key = KeyOf(row, key);
    const bool readable = std::none_of(its_key.begin(), its_key.end(), [](const Value& value) {
      return std::holds_alternative<std::monostate>(value);
    });
    const auto [first, added] = first_line.emplace(its_key, line);
    if (readable && !added) {
      problems.Add(
          line, key_names, Say("ingest.twice", {{"first", std::to_string(first->second)}}));
    }
  }
  if (!problems.empty()) {
    problems.Throw();
  }
  return rows;
}

}  // namespace doelmaat::ingest
