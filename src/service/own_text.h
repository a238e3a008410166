// Figures of a municipality in words and in JSON: what was taken, what was not and why.
#pragma once

#include <span>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "service/own_figures.h"

namespace doelmaat::service {

// Code as it stands in the JSON.
const char* OwnStatusName(OwnStatus status);

// "last_month_cost (months_before_end 0, sector met verblijf/pleegzorg)".
std::string SelectionText(const measure::OwnSource& own);

// What was taken and what was not, in words, of one measure or of those of a package; what is alike
// in more of them stands there once.
std::string OwnText(std::span<const OwnMeasure> measures);
// Adds `municipality` and `period` to the object of a measure, and `own` to its `quantities`.
void AddOwn(const OwnMeasure& own, nlohmann::ordered_json* json);

}  // namespace doelmaat::service
