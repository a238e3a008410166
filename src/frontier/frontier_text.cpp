// texts: frontier_field.*
#include <algorithm>

#include "base/csv_writer.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "frontier/frontier_report.h"

namespace doelmaat::frontier {
namespace {

using base::FormatExact;

constexpr int kShownDecimals = 4;
constexpr std::size_t kIdWidth = 24;
constexpr std::size_t kFieldWidth = 18;

// A name that can be told from what stands beside it in one field.
std::string Quoted(const std::string& name) {
  if (!name.empty() && name.find_first_of(" =\"") == std::string::npos) {
    return name;
  }
  std::string text = "\"";
  for (const char sign : name) {
    text += sign == '"' ? "\"\"" : std::string(1, sign);
  }
  return text + "\"";
}

// A value in one CSV field, or two for a range.
struct ToCsv {
  base::CsvWriter* csv;

  void operator()(std::monostate) const { csv->Add(""); }
  void operator()(bool value) const { csv->Add(value ? "true" : "false"); }
  void operator()(std::int64_t value) const { csv->Add(std::to_string(value)); }
  void operator()(double value) const { csv->Add(FormatExact(value)); }
  void operator()(const std::string& value) const { csv->AddText(value); }
  void operator()(const Range& value) const {
    csv->Add(FormatExact(value.low));
    csv->Add(FormatExact(value.high));
  }
  void operator()(const NamedNumbers& value) const {
    std::string text;
    for (const auto& [name, number] : value) {
      text += (text.empty() ? "" : " ") + Quoted(name) + "=" + FormatExact(number);
    }
    csv->AddText(text);
  }
  void operator()(const std::vector<std::string>& value) const {
    std::string text;
    for (const std::string& each : value) {
      text += (text.empty() ? "" : " ") + Quoted(each);
    }
    csv->AddText(text);
  }
};

std::string Shown(double value) {
  return base::FormatNumber(value, kShownDecimals, base::NumberStyle::kSpoken);
}

// Nothing for what does not fit on a line.
struct ToShown {
  std::string operator()(std::monostate) const { return "–"; }
  std::string operator()(bool value) const {
    return base::Say(value ? "frontier.yes" : "frontier.no");
  }
  std::string operator()(std::int64_t value) const {
    return base::FormatInteger(value, base::NumberStyle::kSpoken);
  }
  std::string operator()(double value) const { return Shown(value); }
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(const Range& value) const {
    return Shown(value.low) + " – " + Shown(value.high);
  }
  std::string operator()(const NamedNumbers&) const { return ""; }
  std::string operator()(const std::vector<std::string>&) const { return ""; }
};

bool OnALine(const FieldValue& value) {
  return !std::holds_alternative<NamedNumbers>(value) &&
         !std::holds_alternative<std::vector<std::string>>(value);
}

// Whether a column is a range in some unit; then it takes two fields in every row.
std::vector<bool> RangeColumns(const std::vector<Fields>& units) {
  std::vector<bool> ranges(units.empty() ? 0 : units.front().size());
  for (const Fields& unit : units) {
    for (std::size_t col = 0; col < unit.size(); ++col) {
      ranges[col] = ranges[col] || std::holds_alternative<Range>(unit[col].value);
    }
  }
  return ranges;
}

// Which columns a person is shown: those with something in them that fits on a line.
std::vector<std::size_t> ShownColumns(const std::vector<Fields>& rows) {
  std::vector<std::size_t> shown;
  for (std::size_t col = 0; !rows.empty() && col < rows.front().size(); ++col) {
    const bool any = std::any_of(rows.begin(), rows.end(), [&](const Fields& row) {
      return OnALine(row[col].value) && !std::holds_alternative<std::monostate>(row[col].value);
    });
    if (any) {
      shown.push_back(col);
    }
  }
  return shown;
}

// Pads with spaces by characters, not bytes.
std::string Padded(const std::string& text, std::size_t width) {
  const std::size_t characters = base::CharacterCount(text);
  return text + std::string(characters < width ? width - characters : 1, ' ');
}

std::string Listing(const std::vector<Fields>& rows) {
  const std::vector<std::size_t> shown = ShownColumns(rows);
  std::string text;
  const auto width = [&](std::size_t col) { return col == 0 ? kIdWidth : kFieldWidth; };
  for (const std::size_t col : shown) {
    text += Padded(base::Say("frontier_field." + rows.front()[col].name), width(col));
  }
  text += '\n';
  for (const Fields& row : rows) {
    for (const std::size_t col : shown) {
      text += Padded(std::visit(ToShown(), row[col].value), width(col));
    }
    text += '\n';
  }
  return text;
}

std::string Lines(const Fields& fields) {
  std::string text;
  for (const Field& field : fields) {
    if (OnALine(field.value)) {
      text += base::Say("frontier_field." + field.name) + ": " +
              std::visit(ToShown(), field.value) + "\n";
    }
  }
  return text;
}

}  // namespace

std::string FrontierCsv(const FrontierReport& report) {
  base::CsvWriter csv(base::CsvKind::kMachine);
  const std::vector<bool> ranges = RangeColumns(report.units);
  for (std::size_t col = 0; col < ranges.size(); ++col) {
    const std::string& name = report.units.front()[col].name;
    if (ranges[col]) {
      csv.Add(name + "_low");
      csv.Add(name + "_high");
    } else {
      csv.Add(name);
    }
  }
  csv.EndLine();
  for (const Fields& unit : report.units) {
    for (std::size_t col = 0; col < unit.size(); ++col) {
      std::visit(ToCsv{&csv}, unit[col].value);
      if (ranges[col] && std::holds_alternative<std::monostate>(unit[col].value)) {
        csv.Add("");
      }
    }
    csv.EndLine();
  }
  return csv.text();
}

std::string FrontierText(const FrontierReport& report) {
  std::string text = Lines(report.summary) + Lines(report.fit);
  if (!report.coefficients.empty()) {
    text += "\n" + Listing(report.coefficients);
  }
  if (!report.units.empty()) {
    text += "\n" + Listing(report.units);
  }
  return text;
}

}  // namespace doelmaat::frontier
