#pragma once

#include <nlohmann/json_fwd.hpp>

#include "measure/gauge.h"
#include "measure/measure.h"

namespace doelmaat::service {

nlohmann::ordered_json MeasureJson(const measure::Measure& measure);
nlohmann::ordered_json ResultJson(const measure::Measure& measure,
                                  const measure::MeasureResult& result);
// One outcome, with the fields of `results`.
nlohmann::ordered_json OutcomeJson(const measure::Outcome& outcome);
// Fields variance_shares and tornado.
void AddInfluences(const std::vector<measure::Influence>& influences, nlohmann::ordered_json* json);
nlohmann::ordered_json GaugeJson(const measure::GaugeLine& line);

// Codes as they stand in the JSON.
const char* StatusName(measure::MeasureStatus status);
const char* ModeName(measure::Mode mode);
const char* VerdictName(measure::GaugeVerdict verdict);
const char* PublishedName(measure::PublishedStatus status);
const char* EvidenceName(measure::Evidence evidence);

}  // namespace doelmaat::service
