#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/progress.h"
#include "report/run_tables.h"

namespace doelmaat::service {

struct ReportRequest {
  std::filesystem::path folder;
  std::optional<std::string> municipality;  // code or name: the page to open; none: the index
  std::optional<std::string> region;        // the same of a region, when no municipality is asked
  bool national = false;                    // the national page, when neither is asked
};

struct ReportOutcome {
  std::filesystem::path page;  // the page to open
  std::size_t pages = 0;
  // Those asked for, without the list: of the municipality or region, the national one, or all.
  std::vector<std::filesystem::path> asked;
  bool reused = false;    // the folder held this very report
  bool replaced = false;  // the folder held another report of ours, which is gone
};

// Writes a report: the national page, the index, the page of every municipality and region (pages
// link to each other, so a report is whole also when one page is asked for), their assets and every
// table as CSV in both kinds. A folder that holds this report already is left as it is; another
// report of the same model is replaced. Throws kNotFound for a municipality or region the run does
// not know, kConflict as RefuseOtherModel and for a file that is not ours, and kIo.
ReportOutcome WriteReport(const report::RunTables& run,
                          const ReportRequest& request,
                          const base::ProgressListener& progress);

// Throws what WriteReport throws, except kIo, and writes nothing. To be asked before other pages go
// into the folder.
void RefuseReport(const report::RunTables& run, const ReportRequest& request);

// The codes of the municipalities that have a page in the report.
std::set<std::string> MunicipalitiesOf(const report::RunTables& run);

// The code of a municipality of the run, by code or name. Throws kNotFound, naming those alike.
std::string FindMunicipality(const report::RunTables& run, const std::string& wanted);

// Throws kConflict when the folder holds a report of another model than `model`: it may have been
// sent to people, with its PDFs. To be asked before anything is computed.
void RefuseOtherModel(const std::filesystem::path& folder, const std::string& model);

struct WorkbookOutcome {
  std::filesystem::path file;  // the workbook to open
  std::size_t files = 0;
};

// Writes the tables as workbooks: landelijk.xlsx with all of them, and gemeente/<code>.xlsx for
// every municipality; or only that of the one asked for. What stands there under these names is
// replaced. Same run, same bytes. Throws kNotFound for a municipality the run does not know, and
// kIo.
WorkbookOutcome WriteWorkbooks(const report::RunTables& run,
                               const ReportRequest& request,
                               const base::ProgressListener& progress);

}  // namespace doelmaat::service
