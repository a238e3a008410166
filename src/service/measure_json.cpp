#include "service/measure_json.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

template <typename T>
ordered_json Optional(const std::optional<T>& value) {
  return value.has_value() ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json QuantityJson(const measure::Quantity& quantity) {
  ordered_json json = {{"id", quantity.id},
                       {"label", quantity.label},
                       {"unit", quantity.share ? "aandeel" : quantity.unit.Text()},
                       {"status", EvidenceName(quantity.evidence)}};
  if (!quantity.missing()) {
    json["form"] = quantity.meaning;
    json["low"] = quantity.low;
    json["high"] = quantity.high;
    json["mean"] = quantity.distribution.mean();
    json["u"] = quantity.distribution.uncertainty();
  }
  if (quantity.printed_low.has_value() && quantity.printed_high.has_value()) {
    json["printed"] = {*quantity.printed_low, *quantity.printed_high};
  }
  for (const auto& [key, text] : {std::pair("source", &quantity.source),
                                  std::pair("date", &quantity.date),
                                  std::pair("scope", &quantity.scope)}) {
    if (!text->empty()) {
      json[key] = *text;
    }
  }
  return json;
}

ordered_json PublishedJson(const measure::Measure& measure) {
  ordered_json list = ordered_json::array();
  for (const auto& published : measure.published) {
    ordered_json json = {{"result", published.result},
                         {"status", PublishedName(published.status)},
                         {"why", published.why}};
    if (!published.label.empty()) {
      json["label"] = published.label;
      json["unit"] = published.unit;
    }
    if (published.has_band) {
      json["low"] = published.low;
      json["high"] = published.high;
    }
    list.push_back(json);
  }
  return list;
}

// texts: measure.rule_*
std::string Rule(measure::Mode mode) { return Say(std::string("measure.rule_") + ModeName(mode)); }

}  // namespace

const char* StatusName(measure::MeasureStatus status) {
  switch (status) {
    case measure::MeasureStatus::kComputed:
      return "ok";
    case measure::MeasureStatus::kNotConverged:
      return "niet zeker genoeg";
    case measure::MeasureStatus::kInsufficientData:
      return "onvoldoende gegevens";
  }
  return "";
}

const char* ModeName(measure::Mode mode) {
  switch (mode) {
    case measure::Mode::kAef:
      return "aef";
    case measure::Mode::kGum:
      return "gum";
    case measure::Mode::kMonteCarlo:
      return "mc";
  }
  return "";
}

const char* VerdictName(measure::GaugeVerdict verdict) {
  switch (verdict) {
    case measure::GaugeVerdict::kPass:
      return "PASS";
    case measure::GaugeVerdict::kNote:
      return "NOTE";
    case measure::GaugeVerdict::kDiff:
      return "DIFF";
  }
  return "";
}

const char* PublishedName(measure::PublishedStatus status) {
  switch (status) {
    case measure::PublishedStatus::kReproduced:
      return "reproduced";
    case measure::PublishedStatus::kCalibrated:
      return "calibrated";
    case measure::PublishedStatus::kNotDerivable:
      return "not_derivable";
  }
  return "";
}

const char* EvidenceName(measure::Evidence evidence) {
  switch (evidence) {
    case measure::Evidence::kPublished:
      return "published";
    case measure::Evidence::kCalibrated:
      return "calibrated";
    case measure::Evidence::kOwn:
      return "own";
    case measure::Evidence::kMissing:
      return "missing";
  }
  return "";
}

ordered_json OutcomeJson(const measure::Outcome& outcome) {
  static const char* const kNames[] = {
      "q025", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "q975"};
  static_assert(std::size(kNames) == measure::kQuantileCount);
  ordered_json json = {{"unit", outcome.unit.Text()},
                       {"mean", outcome.mean},
                       {"sd", Optional(outcome.sd)},
                       {"low", outcome.low},
                       {"high", outcome.high}};
  for (std::size_t k = 0; k < measure::kQuantileCount; ++k) {
    json[kNames[k]] =
        outcome.quantiles.empty() ? ordered_json(nullptr) : ordered_json(outcome.quantiles[k]);
  }
  if (outcome.name == "net") {
    json["p_negative"] = Optional(outcome.p_negative);
  }
  if (outcome.u_second.has_value()) {
    json["sd_second_order"] = *outcome.u_second;
    json["degrees_of_freedom"] = Optional(outcome.degrees);
  }
  return json;
}

void AddInfluences(const std::vector<measure::Influence>& influences, ordered_json* json) {
  (*json)["variance_shares"] = ordered_json::array();
  (*json)["tornado"] = ordered_json::array();
  for (const auto& bar : influences) {
    (*json)["variance_shares"].push_back({{"quantity", bar.quantity},
                                          {"main", Optional(bar.main_share)},
                                          {"total", Optional(bar.total_share)}});
    (*json)["tornado"].push_back({{"quantity", bar.quantity},
                                  {"net_at_low", bar.net_at_low},
                                  {"net_at_high", bar.net_at_high}});
  }
}

ordered_json MeasureJson(const measure::Measure& measure) {
  ordered_json quantities = ordered_json::array();
  for (const auto& quantity : measure.quantities) {
    quantities.push_back(QuantityJson(quantity));
  }
  ordered_json parts = ordered_json::array();
  for (const auto& part : measure.parts) {
    parts.push_back({{"id", part.id},
                     {"label", part.label},
                     {"benefit", part.benefit},
                     {"cost", part.cost},
                     {"one_off", part.one_off}});
  }
  return {{"id", measure.id},
          {"title", measure.title},
          {"mechanism", measure.mechanism},
          {"conclusion", measure.conclusion},
          {"source", measure.source},
          {"rounding_eur", measure.rounding_eur},
          {"missing", measure.MissingQuantities()},
          {"quantities", quantities},
          {"parts", parts},
          {"published", PublishedJson(measure)},
          {"notes", measure.notes}};
}

ordered_json ResultJson(const measure::Measure& measure, const measure::MeasureResult& result) {
  ordered_json json = {{"status", StatusName(result.status)},
                       {"measure", measure.id},
                       {"mode", ModeName(result.mode)},
                       {"rule", Rule(result.mode)},
                       {"rounding_eur", measure.rounding_eur}};
  if (result.mode == measure::Mode::kMonteCarlo) {
    json["draws"] = result.draws;
    json["seed"] = result.seed;
  }
  json["missing"] = result.missing;
  json["quantities"] = MeasureJson(measure)["quantities"];
  json["results"] = ordered_json::object();
  for (const auto& outcome : result.outcomes) {
    json["results"][outcome.name] = OutcomeJson(outcome);
  }
  AddInfluences(result.influences, &json);
  json["notes"] = measure.notes;
  for (const std::string& note : result.notes) {
    json["notes"].push_back(note);
  }
  return json;
}

ordered_json GaugeJson(const measure::GaugeLine& line) {
  return {{"measure", line.measure},
          {"result", line.result},
          {"bound", line.bound},
          {"inputs", line.printed_inputs ? "printed" : "catalogue"},
          {"published", Optional(line.published)},
          {"ours", Optional(line.ours)},
          {"exact", Optional(line.exact)},
          {"verdict", VerdictName(line.verdict)},
          {"why", line.why}};
}

}  // namespace doelmaat::service
