// Sections of the page of one municipality. `unit` is its row of `units`.
#pragma once

#include <string>

#include "report/html_page.h"
#include "report/page_parts.h"
#include "report/run_charts.h"
#include "report/run_tables.h"

namespace doelmaat::report {

void FillSpend(HtmlPart* main, const RunTables& run, const Record& unit);
void FillWhy(HtmlPart* main, const RunTables& run, const Record& unit);
void FillAll(HtmlPart* main, const RunTables& run, const Record& unit);

// False, and nothing filled, when the run has no such figures of the municipality.
bool FillTrend(HtmlPart* main,
               const RunTables& run,
               const std::string& id,
               const std::string& name);
bool FillComposition(HtmlPart* main,
                     const RunTables& run,
                     const std::string& id,
                     const std::string& name);
bool FillProfile(HtmlPart* main,
                 const RunTables& run,
                 const std::string& id,
                 const std::string& name);

// How spending went over the years: a sentence, the chart and its notes; the caller adds the table.
Figure TrendFigure(const std::vector<Record>& rows, const std::string& name, TrendOf of);

}  // namespace doelmaat::report
