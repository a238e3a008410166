#include "service/own_text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/check.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "service/measure_json.h"
#include "service/measure_text.h"

namespace doelmaat::service {
namespace {

using base::FormatNumber;
using base::NumberStyle;
using base::Say;
using nlohmann::ordered_json;

// texts: sector.* care_form.*
std::string WordOf(const std::string& key, const std::string& value) {
  const bool coded = key == "sector" || key == "care_form";
  const std::string name = key + "." + value;
  return coded && base::HasText(name) ? Say(name) : value;
}

// As much as the error carries: whole numbers from a hundred on.
std::string Amount(double value) {
  return FormatNumber(value, std::abs(value) < 100 ? 2 : 0, NumberStyle::kSpoken);
}

std::string Figure(measure::OwnKind kind, double value) {
  switch (kind) {
    case measure::OwnKind::kAmount:
      return Amount(value);
    case measure::OwnKind::kCount:
      return FormatNumber(value, 0, NumberStyle::kSpoken);
    case measure::OwnKind::kShare:
      return Percent(value);
  }
  return "";
}

std::string BeforeText(const measure::Quantity& before) {
  if (before.missing()) {
    return Say("measure.unknown");
  }
  const std::string low = ShortNumber(before.low);
  return before.distribution.is_point() ? low : low + " - " + ShortNumber(before.high);
}

// texts: measure.own_*
std::string WhyNot(OwnStatus status) {
  return Say(std::string("measure.own_") + OwnStatusName(status));
}

std::string LineText(const measure::Quantity& now, const OwnLine& line) {
  const std::string source = SelectionText(Present(now.own));
  const std::string unit = now.share ? "" : " " + base::TranslatedUnit(now.unit.Text());
  if (line.status == OwnStatus::kTaken) {
    return Say(
        line.figure.kind == measure::OwnKind::kCount ? "measure.own_count_line"
                                                     : "measure.own_line",
        {{"name", now.id},
         {"value", Figure(line.figure.kind, line.figure.value) + unit},
         {"error",
          line.figure.kind == measure::OwnKind::kShare ? Percent(line.figure.standard_error)
                                                       : Amount(line.figure.standard_error)},
         {"count", FormatNumber(static_cast<double>(Present(line.units)), 0, NumberStyle::kSpoken)},
         {"source", source},
         {"before", BeforeText(line.before)}});
  }
  return Say(now.missing() ? "measure.own_missing_line" : "measure.own_kept_line",
             {{"name", now.id},
              {"why", WhyNot(line.status)},
              {"source", source},
              {"before", BeforeText(line.before)}});
}

}  // namespace

const char* OwnStatusName(OwnStatus status) {
  switch (status) {
    case OwnStatus::kTaken:
      return "taken";
    case OwnStatus::kNoRows:
      return "no_rows";
    case OwnStatus::kTooFewUnits:
      return "too_few";
    case OwnStatus::kNoSpread:
      return "no_spread";
    case OwnStatus::kWithheld:
      return "withheld";
  }
  return "";
}

std::string SelectionText(const measure::OwnSource& own) {
  std::string text = own.indicator;
  if (!own.column.empty()) {
    text += "." + own.column;
  }
  if (!own.of.empty()) {
    text += "/" + own.of;
  }
  std::string conditions;
  for (const auto& [key, values] : own.where) {
    std::string any;
    for (const std::string& value : values) {
      any += (any.empty() ? "" : "/") + WordOf(key, value);
    }
    conditions.append(conditions.empty() ? " (" : ", ").append(key).append(" ").append(any);
  }
  return text + (conditions.empty() ? "" : conditions + ")");
}

std::string OwnText(std::span<const OwnMeasure> measures) {
  std::string text;
  std::set<std::string> told;
  std::vector<std::string> names;
  for (const OwnMeasure& own : measures) {
    if (text.empty()) {
      text = Say("measure.own_heading",
                 {{"municipality", own.municipality},
                  {"first", own.first_month},
                  {"last", own.last_month}}) +
             "\n";
    }
    for (const OwnLine& line : own.lines) {
      const std::string told_line = LineText(own.measure.quantities[line.figure.quantity], line);
      text += told.insert(told_line).second ? told_line + "\n" : "";
    }
    for (const std::string& name : own.not_in_messages) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
      }
    }
  }
  return text + (names.empty()
                     ? ""
                     : Say("measure.own_not_in_messages", {{"names", Joined(names)}}) + "\n");
}

void AddOwn(const OwnMeasure& own, ordered_json* json) {
  (*json)["municipality"] = own.municipality;
  (*json)["period"] = {own.first_month, own.last_month};
  (*json)["own_correlation"] = ordered_json::array();
  for (const measure::OwnCorrelation& each : own.correlations) {
    const auto id = [&](std::size_t index) { return own.measure.quantities[index].id; };
    (*json)["own_correlation"].push_back(
        {{"between", {id(each.first), id(each.second)}}, {"value", each.value}});
  }
  for (const OwnLine& line : own.lines) {
    const measure::Quantity& before = line.before;
    const measure::OwnSource& source = Present(before.own);
    ordered_json each = {{"status", OwnStatusName(line.status)},
                         {"indicator", source.indicator},
                         {"column", source.column},
                         {"of", source.of},
                         {"where", ordered_json::object()}};
    for (const auto& [key, values] : source.where) {
      each["where"][key] = values;
    }
    const bool taken = line.status == OwnStatus::kTaken;
    const auto number = [&](const auto& value, bool there) {
      return there ? ordered_json(value) : ordered_json(nullptr);
    };
    each["n"] = number(line.units.value_or(0), line.units.has_value());
    each["counted"] = number(line.counted.value_or(0), line.counted.has_value());
    each["value"] = number(line.figure.value, taken);
    each["standard_error"] = number(line.figure.standard_error, taken);
    each["before"] = {{"status", EvidenceName(before.evidence)},
                      {"low", number(before.low, !before.missing())},
                      {"high", number(before.high, !before.missing())},
                      {"source", before.source}};
    (*json)["quantities"][line.figure.quantity]["own"] = each;
  }
}

}  // namespace doelmaat::service
