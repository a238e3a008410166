// The charts of an indicator, as its definition asks for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/traffic_page.h"

namespace doelmaat::report {

// "december 2025" for "2025-12"; a year, or anything else, stays as it is.
std::string MonthText(const std::string& key);

// Whether every day of a year lies in the observed months.
bool IsFullYear(const TrafficReport& report, const std::string& year);

// The last year that is full, else the last that the table has; "" when it has none.
std::string YearToShow(const TrafficReport& report, const result::ResultTable& table);

// The end of the interval of a column; "" when it has none.
std::string EndOf(const result::ResultTable& table,
                  const std::string& name,
                  result::ColumnRole role);

// Why a number that is estimated stands without its margin: there is none, or it is withheld.
std::string NoMarginText(const result::ResultTable& table,
                         const Record& row,
                         const std::string& name);

// The row after the last of which all is known to be claimed by habit, in the order of the table:
// what cannot be known, or is withheld, is not taken for complete. The number of rows when the
// table does not say.
std::size_t FirstIncomplete(const result::ResultTable& table, const std::vector<Record>& rows);

// The SVG of each chart that has something to draw.
std::vector<std::string> TrafficCharts(const TrafficReport& report, const TrafficItem& item);

}  // namespace doelmaat::report
