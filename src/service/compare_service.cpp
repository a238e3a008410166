#include "service/compare_service.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "measure/measure_file.h"
#include "service/measure_json.h"
#include "service/measure_text.h"
#include "service/own_text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

constexpr std::size_t kShownInfluences = 5;

ordered_json ComparedJson(const ComparedMeasure& compared) {
  const measure::MeasureComparison& comparison = compared.comparison;
  ordered_json json = {{"measure", compared.measure.id},
                       {"title", compared.measure.title},
                       {"status", StatusName(comparison.status)},
                       {"missing", comparison.missing},
                       {"readings", ordered_json::object()}};
  for (const auto& reading : comparison.readings) {
    ordered_json outcomes = ordered_json::object();
    for (const auto& outcome : reading.outcomes) {
      outcomes[outcome.name] = OutcomeJson(outcome);
    }
    json["readings"][ReadingName(reading.reading)] = outcomes;
  }
  AddInfluences(comparison.influences, &json);
  json["notes"] = comparison.notes;
  if (compared.own.has_value()) {
    json["quantities"] = MeasureJson(compared.measure)["quantities"];
    AddOwn(*compared.own, &json);
  }
  return json;
}

// texts: measure.reading_* measure.outcome_*
std::string ComparedText(const ComparedMeasure& compared) {
  const measure::MeasureComparison& comparison = compared.comparison;
  std::string text = compared.measure.id + ": " + compared.measure.title + "\n";
  if (comparison.status == measure::MeasureStatus::kInsufficientData) {
    return text + Say("measure.insufficient", {{"missing", Joined(comparison.missing)}}) + "\n";
  }
  text += ScopeLine(compared.measure);
  std::vector<measure::Outcome> outcomes;
  for (const auto& reading : comparison.readings) {
    outcomes.insert(outcomes.end(), reading.outcomes.begin(), reading.outcomes.end());
  }
  const MoneyScale scale(outcomes);
  for (const auto& reading : comparison.readings) {
    text += "  " + Say(std::string("measure.reading_") + ReadingName(reading.reading)) + "\n";
    for (const auto& outcome : reading.outcomes) {
      text += "    " + OutcomeLine(scale, outcome);
    }
  }
  for (std::size_t i = 0; i < std::min(kShownInfluences, comparison.influences.size()); ++i) {
    text += InfluenceLine(scale, compared.measure, comparison.influences[i]);
  }
  for (const std::string& note : comparison.notes) {
    text += "  " + note + "\n";
  }
  return text;
}

}  // namespace

const char* ReadingName(measure::Reading reading) {
  switch (reading) {
    case measure::Reading::kAef:
      return "aef";
    case measure::Reading::kAefCorrelated:
      return "aef_correlated";
    case measure::Reading::kGum:
      return "gum";
    case measure::Reading::kMonteCarlo:
      return "mc";
  }
  return "";
}

std::vector<ComparedMeasure> CompareMeasures(const base::Catalog& catalog,
                                             const CompareRequest& request,
                                             const numerics::ParallelFor& parallel) {
  measure::MonteCarloOptions options;
  options.seed = request.seed;
  if (request.draws > 0) {
    options.draws = request.draws;
  }
  std::optional<OwnFigures> figures = OpenOwn(request.own);
  std::vector<ComparedMeasure> all;
  for (const std::string& name : request.measures) {
    const base::Catalog::File file = MeasureFile(catalog, name);
    ComparedMeasure each{measure::ReadMeasure(file), {}, {}};
    if (figures.has_value()) {
      each.own = figures->Take(each.measure, file.path);
      each.measure = each.own->measure;
    }
    each.comparison = measure::CompareReadings(each.measure, options, parallel);
    all.push_back(std::move(each));
  }
  return all;
}

std::string CompareMeasuresText(const base::Catalog& catalog,
                                const CompareRequest& request,
                                bool json,
                                const numerics::ParallelFor& parallel) {
  ordered_json list = ordered_json::array();
  std::string text;
  std::vector<OwnMeasure> own;
  for (const ComparedMeasure& each : CompareMeasures(catalog, request, parallel)) {
    list.push_back(ComparedJson(each));
    text += ComparedText(each);
    if (each.own.has_value()) {
      own.push_back(*each.own);
    }
  }
  text += OwnText(own);
  return json ? list.dump(1) + "\n" : text + Say("measure.never_add") + "\n";
}

}  // namespace doelmaat::service
