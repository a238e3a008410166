#pragma once

#include <string>

#include "report/run_tables.h"

namespace doelmaat::report {

// The page of measures and, when there is one, of their package, from these tables; columns are in
// service/measure_tables.cpp. Every section has its numbers as a table.
//
//   measures    one row a measure
//   bands       by measure, reading and outcome
//   influences  by measure and quantity
//   own         what was taken from the messages of a municipality, and for whom; or none
//   quantities, published   by measure
//   package, package_measures, overlap, package_results, package_influences, years   or none
//
// Links only to itself, its assets and csv/<table>.csv with csv/<table>-excel.csv.
std::string MeasurePage(const RunTables& run);

}  // namespace doelmaat::report
