// A report of measures: one page, its charts and every table as CSV.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "report/run_tables.h"
#include "service/compare_service.h"
#include "service/package_service.h"

namespace doelmaat::service {

struct MeasureReportRequest {
  CompareRequest compare;
  std::string package;  // an id of the catalogue or a file; "" for none
  std::filesystem::path folder;
};

// Gives a run of measures its provenance: it is known by what determines it, code, seed and every
// table.
void IdentifyMeasures(std::uint64_t seed, report::RunTables* run);

// Writes index.html, assets/ and csv/ and returns the page. The tables pass disclosure control for
// the public. A folder that holds such a report already is overwritten; throws kConflict for one
// that holds anything else, kBadInput for neither measures nor package, kIo. Same request, same
// bytes for any number of threads.
std::filesystem::path WriteMeasureReport(const base::Catalog& catalog,
                                         const MeasureReportRequest& request,
                                         const numerics::ParallelFor& parallel);

}  // namespace doelmaat::service
