// An indicator as a table: labels, units and what guards what; no arithmetic but cents to euros.
#pragma once

#include <string>

#include "indicator/indicator.h"
#include "result/result_table.h"

namespace doelmaat::indicator {

result::ResultTable IndicatorTable(const IndicatorDefinition& definition,
                                   const IndicatorRows& rows);

// A key as the table has it: the word of the language of the process for a code ("all" of
// `sector`), what is no code as it is.
std::string KeyWord(const std::string& column, const std::string& code);

}  // namespace doelmaat::indicator
