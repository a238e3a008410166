// An indicator as a table: labels, units and what guards what; no arithmetic but cents to euros.
#pragma once

#include "indicator/indicator.h"
#include "result/result_table.h"

namespace doelmaat::indicator {

result::ResultTable IndicatorTable(const IndicatorDefinition& definition,
                                   const IndicatorRows& rows);

}  // namespace doelmaat::indicator
