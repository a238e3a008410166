// Figures for other programs: the tables of a run as CSV or Parquet, and every number as a tidy
// table.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "report/run_tables.h"
#include "service/compare_service.h"
#include "service/traffic_report.h"

namespace doelmaat::service {

enum class ExportFormat { kCsv, kExcelCsv, kParquet };

// csv, excel or parquet. Throws kBadInput for anything else.
ExportFormat FormatOf(const std::string& name);

struct ExportOutcome {
  std::filesystem::path folder;
  std::size_t files = 0;
  std::size_t rows = 0;
};

// Writes every table of a run into the folder, with a LEESMIJ.txt that says what they are: with
// kCsv each in both kinds, <table>.csv and <table>-excel.csv. What an earlier export left there is
// removed. Tables for the internal audience are open to nobody but their owner. Same run, same
// bytes. Throws kConflict for a folder that is not of an export, kIo.
ExportOutcome WriteTables(const report::RunTables& run,
                          const std::filesystem::path& folder,
                          ExportFormat format);

// Of a benchmark, the rows of one municipality (code or name); tables that are not of
// municipalities are left out, but for what the model is. Throws kNotFound.
report::RunTables OfMunicipality(const report::RunTables& run, const std::string& municipality);

struct TidyRequest {
  std::filesystem::path folder;
  ExportFormat format = ExportFormat::kCsv;
  std::string audience;  // for whom the tables were made: intern, raad or openbaar
};

struct TidySources {
  std::optional<report::RunTables> benchmark;
  std::vector<report::TrafficReport> traffic;
  std::optional<report::RunTables> measures;
  std::string own_municipality;  // whose figures are in the measures; "" when nobody's
};

// Writes benchmark, indicator and measure, those that are there, as tidy tables (TidyTable in
// report/flat_table.h) into the folder, with a LEESMIJ.txt that names the columns and the runs. The
// rest as WriteTables.
ExportOutcome WriteTidy(const TidySources& sources, const TidyRequest& request);

struct MeasureChoice {
  std::vector<std::string> measures;  // as CompareRequest
  std::filesystem::path store;
  std::string municipality;  // code or name, of which traffic is in the sources; "": nobody's
  disclosure::Audience audience = disclosure::Audience::kPublic;
};

// Adds measures to the sources as an audience may see them, of a municipality with the figures of
// its messages. Throws kBadInput when the sources have no traffic of it: the figures would not be
// its own.
void AddMeasures(const base::Catalog& catalog,
                 const MeasureChoice& choice,
                 const numerics::ParallelFor& parallel,
                 TidySources* sources);

// The text beside the files of a run: the run, what is not as shipped, notes and sources.
std::string TablesReadMe(const report::RunTables& run, const std::string& ending);

}  // namespace doelmaat::service
