// Indicators of the catalogue: which there are, what one means, its numbers.
#pragma once

#include <filesystem>
#include <string>

#include "disclosure/publishable_table.h"

namespace doelmaat::service {

// A line an indicator: id and title. As JSON: [{"id","title","english"}].
std::string ListIndicators(bool json);

// What an indicator means: definition, columns with their units, source. As JSON: {"id","title",
// "english","definition","polarity","source","file","columns":[{"name","label"}]}. Throws
// kNotFound.
std::string ShowIndicator(const std::string& id, bool json);

struct IndicatorRequest {
  std::filesystem::path store;
  std::string id;
  std::string municipality;  // code or name; empty: all
  disclosure::Audience audience = disclosure::Audience::kInternal;
  bool csv = false;
  bool json = false;
};

// The numbers of an indicator as the audience may see them: a text table with its definition, CSV,
// or JSON (TableJson in outcome_json.h). Brings the models up to date first. Throws kNotFound for
// an unknown store or indicator, or a municipality of which nothing was taken in, kBadInput for an
// indicator that has none.
std::string RunIndicator(const IndicatorRequest& request);

}  // namespace doelmaat::service
