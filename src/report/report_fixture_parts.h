// Pieces of the made-up run of report_fixture.h.
#pragma once

#include <string>

#include "result/result_table.h"

namespace doelmaat::report::fixture {

result::Column Key(const char* name);
result::Column Label(const char* name, const char* label);
result::Column Number(const char* name, const char* label, result::Unit unit, int decimals = 0);
result::Column Count(const char* name, const char* label);
std::string IdOf(int i);
std::string NameOf(int i);
// A number in [0, 1) that looks random and is the same everywhere.
double Noise(int i, int purpose);

// The tables that a page can do without.
result::ResultTable Features(int count);
result::ResultTable Spanners(int count);
result::ResultTable Trends(int count);
result::ResultTable NationalTrend();
result::ResultTable Profiles(int count);
result::ResultTable Classes(int count);
result::ResultTable Potential(bool check_passed);
result::ResultTable Identification(bool check_passed);
result::ResultTable Influence();
result::ResultTable Published();
result::ResultTable Anomalies();
// The map and the regions: report_fixture_regions.cpp.
result::ResultTable MapAreas(int count);
result::ResultTable Regions(int count);
result::ResultTable RegionMembers(int count);
// What spending is made of: report_fixture_composition.cpp.
result::ResultTable SpendingGroups(int count);
result::ResultTable SubFields(int count);
result::ResultTable SubFieldGaps();
// Of other methods and the firmness of classes: report_fixture_trust.cpp.
result::ResultTable Methods();
result::ResultTable MethodPairs();
result::ResultTable MethodScores(int count);
result::ResultTable Variants();
result::ResultTable ClassVariants(int count);
result::ResultTable ClassSensitivity(int count);
result::ResultTable ClassStability();

}  // namespace doelmaat::report::fixture
