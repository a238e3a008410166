// Measures and a package as tables: what the report shows and what its CSV files hold.
#pragma once

#include <vector>

#include "measure/package.h"
#include "result/result_table.h"
#include "service/compare_service.h"

namespace doelmaat::service {

// measures, bands, influences, quantities, published.
std::vector<result::ResultTable> TablesOf(const std::vector<ComparedMeasure>& measures);
// What was taken from the messages of a municipality and what was not, and who may see it.
result::ResultTable OwnTable(const std::vector<OwnMeasure>& own, disclosure::Audience audience);

// package, package_measures, overlap, package_results, package_influences and, when there are
// years, years and children. None when quantities are missing.
std::vector<result::ResultTable> TablesOf(const measure::Package& package,
                                          const measure::PackageResult& result);

}  // namespace doelmaat::service
