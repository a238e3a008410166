// The rows of an indicator, from the store.
#pragma once

#include <string>

#include "indicator/indicator.h"
#include "store/database.h"

namespace doelmaat::indicator {

// Runs the query of the indicator. `municipality`: "GM0384", or empty for all. Models must be up to
// date.
IndicatorRows ReadIndicator(store::Database& database,
                            const IndicatorDefinition& definition,
                            const std::string& municipality);

}  // namespace doelmaat::indicator
