#include "service/report_service.h"

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "base/alike.h"
#include "base/code_version.h"
#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/file.h"
#include "base/language.h"
#include "base/table_file.h"
#include "base/text.h"
#include "base/words.h"
#include "report/html_page.h"
#include "report/pages.h"
#include "report/traffic_page.h"
#include "report/workbook.h"
#include "service/csv_files.h"
#include "service/export_service.h"
#include "service/pdf_service.h"

namespace doelmaat::service {
namespace {

using base::Say;
using report::Record;

// Tells which report a folder holds. Its first line is the digest of the run, the audience, the
// pages and what shapes them, or a word while they are written; its second line is the model.
constexpr const char* kMarker = "doelmaat-rapport.txt";
constexpr const char* kIndexPath = "index.html";
constexpr const char* kNationalPath = "nederland.html";

std::vector<std::string> RegionIds(const report::RunTables& run) {
  std::vector<std::string> ids;
  for (const Record& row : report::Records(run.Table("regions"))) {
    ids.push_back(row.Text("region_id"));
  }
  return ids;
}

std::string FindRegion(const report::RunTables& run, const std::string& wanted) {
  std::vector<std::string> names;
  for (const Record& row : report::Records(run.Table("regions"))) {
    names.push_back(row.Text("region_name"));
    if (base::SameName(row.Text("region_id"), wanted) ||
        base::SameName(row.Text("region_name"), wanted)) {
      return row.Text("region_id");
    }
  }
  throw Error(ErrorKind::kNotFound,
              Say("report.region.unknown", {{"id", wanted}}) + base::Meant(wanted, names));
}

std::filesystem::path PageToOpen(const report::RunTables& run, const ReportRequest& request) {
  if (request.municipality.has_value()) {
    return request.folder / report::MunicipalityPath(FindMunicipality(run, *request.municipality));
  }
  if (request.region.has_value()) {
    return request.folder / report::RegionPath(FindRegion(run, *request.region));
  }
  return request.folder / (request.national ? kNationalPath : kIndexPath);
}

report::TrafficPages TrafficPagesIn(const std::filesystem::path& folder) {
  return std::filesystem::is_regular_file(folder / report::kTrafficIndexPath)
             ? report::TrafficPages::kPresent
             : report::TrafficPages::kNone;
}

// Whether the folder has the page of a municipality from its messages.
report::TrafficPages TrafficPageOf(const std::filesystem::path& folder, const std::string& id) {
  return std::filesystem::is_regular_file(folder / report::TrafficPath(id))
             ? report::TrafficPages::kPresent
             : report::TrafficPages::kNone;
}

std::string ReportDigest(const report::RunTables& run,
                         const std::vector<std::string>& ids,
                         const std::filesystem::path& folder) {
  base::DigestBuilder digest;
  digest.Add(run.provenance.run_id).Add(base::CodeVersion());
  digest.Add(std::to_string(static_cast<int>(TrafficPagesIn(folder))));
  digest.Add(base::LanguageCode(base::SpokenLanguage()));
  for (const auto& [name, table] : run.tables) {
    digest.Add(name).Add(std::to_string(static_cast<int>(table.policy().audience)));
  }
  for (const char* prefix : {"web/", "locales/"}) {
    for (const auto& [path, bytes] : base::BuiltInUnder(prefix)) {
      digest.Add(path).Add(bytes);
    }
  }
  for (const std::string& id : ids) {
    digest.Add(id).Add(std::to_string(static_cast<int>(TrafficPageOf(folder, id))));
  }
  return digest.Finish();
}

bool HasClassPage(const report::RunTables& run, const std::string& id) {
  return report::HasTrust(run) &&
         report::FindRecord(run.Table("class_sensitivity"), "id", id).has_value();
}

// Every page of the report, from its folder.
std::vector<std::string> PagePaths(const report::RunTables& run,
                                   const std::vector<std::string>& ids) {
  std::vector<std::string> paths = {kIndexPath, kNationalPath};
  if (report::HasTrust(run)) {
    paths.emplace_back(report::kMethodPath);
  }
  for (const std::string& id : RegionIds(run)) {
    paths.push_back(report::RegionPath(id));
  }
  for (const std::string& id : ids) {
    paths.push_back(report::MunicipalityPath(id));
    if (HasClassPage(run, id)) {
      paths.push_back(report::ClassPath(id));
    }
  }
  return paths;
}

std::string MarkerText(const std::string& state, const std::string& model) {
  return state + "\n" + model + "\n";
}

// The model of a report whose marker does not tell, as earlier versions wrote it: from its table of
// the model. Nothing without that.
std::optional<std::string> ModelOfTables(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "csv" / "model.csv";
  if (!std::filesystem::is_regular_file(file)) {
    return std::nullopt;
  }
  const base::TableFile table = base::ParseTable(base::ReadFile(file), file.string());
  if (table.rows.empty()) {
    return std::nullopt;
  }
  return table.rows.front()[table.Column("id")];
}

// The model whose report the folder holds; nothing without a report.
std::optional<std::string> ModelIn(const std::filesystem::path& folder) {
  if (!std::filesystem::is_regular_file(folder / kMarker)) {
    return std::nullopt;
  }
  std::istringstream lines(base::ReadFile(folder / kMarker));
  std::string state;
  std::string model;
  if (!std::getline(lines, state) || !std::getline(lines, model) || model.empty()) {
    return ModelOfTables(folder);
  }
  return model;
}

// A folder beside this one, to name to the user: also when this one was given as "." or with a
// slash.
std::string FolderBeside(const std::filesystem::path& folder, const std::string& model) {
  std::filesystem::path whole = std::filesystem::absolute(folder).lexically_normal();
  if (!whole.has_filename()) {
    whole = whole.parent_path();
  }
  const std::filesystem::path beside =
      whole.parent_path() / (whole.filename().string() + "-" + model);
  return (folder.is_absolute() ? beside
                               : beside.lexically_relative(std::filesystem::current_path()))
      .string();
}

// Whether the folder holds this very report, whole.
bool HoldsReport(const std::filesystem::path& folder,
                 const std::string& marker,
                 const std::vector<std::string>& paths) {
  const auto there = [&](const std::string& file) {
    return std::filesystem::is_regular_file(folder / file);
  };
  return there(kMarker) && base::ReadFile(folder / kMarker) == marker &&
         std::all_of(paths.begin(), paths.end(), there);
}

// The pages asked for. A list of links is nothing to print or to send.
std::vector<std::filesystem::path> AskedPages(const report::RunTables& run,
                                              const ReportRequest& request,
                                              const std::vector<std::string>& paths) {
  std::vector<std::filesystem::path> asked;
  if (request.municipality.has_value()) {
    const std::string id = FindMunicipality(run, *request.municipality);
    asked.push_back(request.folder / report::MunicipalityPath(id));
    if (HasClassPage(run, id)) {
      asked.push_back(request.folder / report::ClassPath(id));
    }
    return asked;
  }
  if (request.region.has_value()) {
    return {request.folder / report::RegionPath(FindRegion(run, *request.region))};
  }
  if (request.national) {
    return {request.folder / kNationalPath};
  }
  for (const std::string& path : paths) {
    if (path != kIndexPath) {
      asked.push_back(request.folder / path);
    }
  }
  return asked;
}

// A page or table that stands where ours would come, in a folder without our marker, is not ours.
void RefuseForeignFiles(const report::RunTables& run,
                        const std::filesystem::path& folder,
                        std::vector<std::string> paths) {
  if (std::filesystem::is_regular_file(folder / kMarker)) {
    return;
  }
  for (const auto& [name, table] : run.tables) {
    paths.push_back("csv/" + name + ".csv");
  }
  for (const std::string& path : paths) {
    if (std::filesystem::exists(folder / path)) {
      throw Error(ErrorKind::kConflict,
                  Say("report.page.not_ours", {{"file", (folder / path).string()}}));
    }
  }
}

// Pages and tables of another report of ours would stay beside the new ones. Only where our marker
// stands; returns whether it did.
bool RemoveOldReport(const std::filesystem::path& folder) {
  if (!std::filesystem::is_regular_file(folder / kMarker)) {
    return false;
  }
  std::error_code ignored;
  for (const auto& [name, ending] : {std::pair("gemeente", ".html"),
                                     std::pair("gemeente", ".pdf"),
                                     std::pair("klasse", ".html"),
                                     std::pair("klasse", ".pdf"),
                                     std::pair("regio", ".html"),
                                     std::pair("regio", ".pdf"),
                                     std::pair("regio/csv", ".csv"),
                                     std::pair("csv", ".csv")}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder / name, ignored)) {
      if (entry.path().extension() == ending) {
        std::filesystem::remove(entry.path(), ignored);
      }
    }
  }
  std::filesystem::remove(folder / report::kMethodPath, ignored);
  RemovePdfOf(folder / report::kMethodPath);
  RemovePdfOf(folder / kNationalPath);
  return true;
}

void WriteRegions(const report::RunTables& run, const std::filesystem::path& folder) {
  for (const std::string& id : RegionIds(run)) {
    base::WriteFile(folder / report::RegionPath(id), report::RegionPage(run, id));
    WriteCsvFiles(report::RegionUnits(run, id), folder / report::RegionCsvPath(id));
  }
}

void WriteShared(const report::RunTables& run, const std::filesystem::path& folder) {
  base::WriteFile(folder / kNationalPath, report::NationalPage(run));
  base::WriteFile(folder / kIndexPath, report::IndexPage(run, TrafficPagesIn(folder)));
  if (report::HasTrust(run)) {
    base::WriteFile(folder / report::kMethodPath, report::MethodPage(run));
  }
  for (const report::Asset& asset : report::Assets()) {
    base::WriteFile(folder / asset.path, asset.bytes);
  }
  base::WriteFile(folder / "csv" / "LEESMIJ.txt", TablesReadMe(run, ".csv"));
  for (const auto& [name, table] : run.tables) {
    WriteCsvFiles(table, folder / "csv" / name);
  }
}

}  // namespace

std::string FindMunicipality(const report::RunTables& run, const std::string& wanted) {
  for (const char* table : {"units", "excluded"}) {
    for (const Record& row : report::Records(run.Table(table))) {
      if (base::SameName(row.Text("id"), wanted) || base::SameName(row.Text("name"), wanted)) {
        return row.Text("id");
      }
    }
  }
  std::vector<std::string> names;
  for (const char* table : {"units", "excluded"}) {
    for (const Record& row : report::Records(run.Table(table))) {
      names.push_back(row.Text("name"));
    }
  }
  throw Error(
      ErrorKind::kNotFound,
      Say("report.page.unknown_municipality", {{"id", wanted}}) + base::Meant(wanted, names));
}

void RefuseOtherModel(const std::filesystem::path& folder, const std::string& model) {
  const std::optional<std::string> there = ModelIn(folder);
  if (there.has_value() && *there != model) {
    throw Error(ErrorKind::kConflict,
                Say("report.page.other_model",
                    {{"folder", folder.string()},
                     {"there", *there},
                     {"model", model},
                     {"other", FolderBeside(folder, model)}}));
  }
}

void RefuseReport(const report::RunTables& run, const ReportRequest& request) {
  const base::SpokenWords spoken(run.words);
  PageToOpen(run, request);
  RefuseOtherModel(request.folder, run.provenance.model);
  RefuseForeignFiles(run, request.folder, PagePaths(run, report::MunicipalityIds(run)));
}

std::set<std::string> MunicipalitiesOf(const report::RunTables& run) {
  const std::vector<std::string> ids = report::MunicipalityIds(run);
  return {ids.begin(), ids.end()};
}

ReportOutcome WriteReport(const report::RunTables& run,
                          const ReportRequest& request,
                          const base::ProgressListener& progress) {
  RefuseReport(run, request);
  const base::SpokenWords spoken(run.words);
  const std::filesystem::path& folder = request.folder;
  const std::vector<std::string> ids = report::MunicipalityIds(run);
  ReportOutcome outcome;
  outcome.page = PageToOpen(run, request);
  const std::vector<std::string> paths = PagePaths(run, ids);
  outcome.pages = paths.size();
  outcome.asked = AskedPages(run, request, paths);
  const std::string& model = run.provenance.model;
  const std::string marker = MarkerText(ReportDigest(run, ids, folder), model);
  if (HoldsReport(folder, marker, paths)) {
    outcome.reused = true;
    return outcome;
  }
  outcome.replaced = RemoveOldReport(folder);
  base::WriteFile(folder / kMarker, MarkerText(Say("report.readme.busy"), model));
  WriteShared(run, folder);
  WriteRegions(run, folder);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    base::WriteFile(folder / report::MunicipalityPath(ids[i]),
                    report::MunicipalityPage(run, ids[i], TrafficPageOf(folder, ids[i])));
    if (HasClassPage(run, ids[i])) {
      base::WriteFile(folder / report::ClassPath(ids[i]), report::ClassPage(run, ids[i]));
    }
    progress(i + 1, ids.size());
  }
  base::WriteFile(folder / kMarker, marker);
  return outcome;
}

WorkbookOutcome WriteWorkbooks(const report::RunTables& run,
                               const ReportRequest& request,
                               const base::ProgressListener& progress) {
  const base::SpokenWords spoken(run.words);
  const auto file_of = [&](const std::string& id) {
    return request.folder / "gemeente" / (id + ".xlsx");
  };
  if (request.municipality.has_value()) {
    const std::string id = FindMunicipality(run, *request.municipality);
    report::WriteWorkbook(run, id, file_of(id));
    return {file_of(id), 1};
  }
  const std::filesystem::path whole = request.folder / "landelijk.xlsx";
  report::WriteWorkbook(run, "", whole);
  const std::vector<std::string> ids = report::MunicipalityIds(run);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    report::WriteWorkbook(run, ids[i], file_of(ids[i]));
    progress(i + 1, ids.size());
  }
  return {whole, ids.size() + 1};
}

}  // namespace doelmaat::service
