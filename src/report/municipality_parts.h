// Sections of the page of one municipality. `unit` is its row of `units`.
#pragma once

#include <string>

#include "report/html_page.h"
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
bool FillProfile(HtmlPart* main,
                 const RunTables& run,
                 const std::string& id,
                 const std::string& name);

// How a trend went, in one sentence, and the columns of its table.
std::string TrendSentence(const std::vector<Record>& rows, const std::string& name);

}  // namespace doelmaat::report
