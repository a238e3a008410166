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

// The first row, in the order of the table, of which not all has been claimed by habit; the number
// of rows when there is none.
std::size_t FirstIncomplete(const std::vector<Record>& rows);

// The SVG of each chart that has something to draw.
std::vector<std::string> TrafficCharts(const TrafficReport& report, const TrafficItem& item);

}  // namespace doelmaat::report
