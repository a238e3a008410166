#include "service/measure_report.h"

#include "base/code_version.h"
#include "base/digest.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "disclosure/publishable_table.h"
#include "report/csv.h"
#include "report/measure_page.h"
#include "report/pages.h"
#include "service/csv_files.h"
#include "service/measure_tables.h"
#include "service/pdf_service.h"

namespace doelmaat::service {
namespace {

using base::Say;

constexpr const char* kMarker = "doelmaat-maatregelen.txt";

void TakeFolder(const std::filesystem::path& folder) {
  const bool ours = std::filesystem::exists(folder / kMarker);
  if (std::filesystem::exists(folder) && !ours && !std::filesystem::is_empty(folder)) {
    throw Error(ErrorKind::kConflict, Say("measure.folder_taken", {{"folder", folder.string()}}));
  }
  if (ours) {
    std::filesystem::remove_all(folder / "csv");
    RemovePdfOf(folder / "index.html");
  }
  base::WriteFile(folder / kMarker, Say("measure.marker") + "\n");
}

}  // namespace

void IdentifyMeasures(std::uint64_t seed, report::RunTables* run) {
  result::Provenance& from = run->provenance;
  from.analysis = "measure";
  from.model = Say("measure_page.title");
  from.code_version = std::string(base::CodeVersion());
  from.seed = seed;
  base::DigestBuilder input;
  for (const auto& [name, table] : run->tables) {
    input.Add(name).Add(report::WriteCsv(table, report::CsvKind::kMachine));
  }
  from.input_digest = input.Finish();
  base::DigestBuilder id;
  id.Add(from.analysis)
      .Add(from.code_version)
      .Add(std::to_string(from.seed))
      .Add(from.input_digest);
  from.run_id = id.Finish().substr(0, 16);
}

std::filesystem::path WriteMeasureReport(const base::Catalog& catalog,
                                         const MeasureReportRequest& request,
                                         const numerics::ParallelFor& parallel) {
  if (request.compare.measures.empty() && request.package.empty()) {
    throw Error(ErrorKind::kBadInput, Say("measure.report_of_nothing"));
  }
  const std::vector<ComparedMeasure> compared = CompareMeasures(catalog, request.compare, parallel);
  std::vector<result::ResultTable> tables = TablesOf(compared);
  std::vector<OwnMeasure> own;
  for (const ComparedMeasure& each : compared) {
    if (each.own.has_value()) {
      own.push_back(*each.own);
    }
  }
  if (!request.package.empty()) {
    const PackageRequest asked{
        request.package, request.compare.draws, request.compare.seed, request.compare.own};
    const auto [package, more_own] = LoadPackage(catalog, asked);
    own.insert(own.end(), more_own.begin(), more_own.end());
    const auto more = TablesOf(package, measure::RunPackage(package, OptionsOf(asked), parallel));
    if (more.empty()) {
      throw Error(ErrorKind::kBadInput, Say("measure.package_insufficient", {{"id", package.id}}));
    }
    tables.insert(tables.end(), more.begin(), more.end());
  }
  if (!own.empty()) {
    tables.push_back(OwnTable(own, request.compare.own.audience));
  }
  report::RunTables run;
  const auto policy = disclosure::Policy::For(disclosure::Audience::kPublic);
  for (const result::ResultTable& table : tables) {
    run.tables.emplace(table.name, disclosure::Protect(table, policy));
  }
  IdentifyMeasures(request.compare.seed, &run);
  TakeFolder(request.folder);
  base::WriteFile(request.folder / "index.html", report::MeasurePage(run));
  for (const report::Asset& asset : report::Assets()) {
    base::WriteFile(request.folder / asset.path, asset.bytes);
  }
  for (const auto& [name, table] : run.tables) {
    WriteCsvFiles(table, request.folder / "csv" / name);
  }
  return request.folder / "index.html";
}

}  // namespace doelmaat::service
