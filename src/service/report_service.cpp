#include "service/report_service.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/code_version.h"
#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "report/csv.h"
#include "report/pages.h"

namespace doelmaat::service {
namespace {

using base::Say;
using report::Record;

// Tells which report a folder holds: the run, the audience, the pages asked for and what shapes
// them.
constexpr const char* kMarker = "doelmaat-rapport.txt";

std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return text;
}

std::vector<std::string> AllIds(const report::RunTables& run) {
  std::vector<std::string> ids;
  for (const char* table : {"units", "excluded"}) {
    for (const Record& row : report::Records(run.Table(table))) {
      ids.push_back(row.Text("id"));
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::string FindMunicipality(const report::RunTables& run, const std::string& wanted) {
  for (const char* table : {"units", "excluded"}) {
    for (const Record& row : report::Records(run.Table(table))) {
      if (Lower(row.Text("id")) == Lower(wanted) || Lower(row.Text("name")) == Lower(wanted)) {
        return row.Text("id");
      }
    }
  }
  throw Error(ErrorKind::kNotFound, Say("report.page.unknown_municipality", {{"id", wanted}}));
}

std::string ReportDigest(const report::RunTables& run, const std::vector<std::string>& ids) {
  base::DigestBuilder digest;
  digest.Add(run.provenance.run_id).Add(base::CodeVersion());
  for (const auto& [name, table] : run.tables) {
    digest.Add(name).Add(std::to_string(static_cast<int>(table.policy().audience)));
  }
  for (const char* prefix : {"web/", "locales/"}) {
    for (const auto& [path, bytes] : base::BuiltInUnder(prefix)) {
      digest.Add(path).Add(bytes);
    }
  }
  for (const std::string& id : ids) {
    digest.Add(id);
  }
  return digest.Finish();
}

bool HoldsReport(const std::filesystem::path& folder, const std::string& digest) {
  const auto marker = folder / kMarker;
  return std::filesystem::is_regular_file(marker) && base::ReadFile(marker) == digest + "\n";
}

void WriteShared(const report::RunTables& run, const std::filesystem::path& folder) {
  base::WriteFile(folder / "nederland.html", report::NationalPage(run));
  base::WriteFile(folder / "index.html", report::IndexPage(run));
  for (const report::Asset& asset : report::Assets()) {
    base::WriteFile(folder / asset.path, asset.bytes);
  }
  for (const auto& [name, table] : run.tables) {
    base::WriteFile(folder / "csv" / (name + ".csv"),
                    report::WriteCsv(table, report::CsvKind::kMachine));
    base::WriteFile(folder / "csv" / (name + "-excel.csv"),
                    report::WriteCsv(table, report::CsvKind::kExcelDutch));
  }
}

}  // namespace

ReportOutcome WriteReport(const report::RunTables& run,
                          const ReportRequest& request,
                          const base::ProgressListener& progress) {
  const std::filesystem::path& folder = request.folder;
  const std::vector<std::string> ids = AllIds(run);
  ReportOutcome outcome;
  outcome.page =
      request.municipality.has_value()
          ? folder / "gemeente" / (FindMunicipality(run, *request.municipality) + ".html")
          : folder / "index.html";
  outcome.pages = ids.size() + 2;
  const std::string digest = ReportDigest(run, ids);
  if (HoldsReport(folder, digest)) {
    outcome.reused = true;
    return outcome;
  }
  std::error_code ignored;
  std::filesystem::remove(folder / kMarker, ignored);
  WriteShared(run, folder);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    base::WriteFile(folder / "gemeente" / (ids[i] + ".html"),
                    report::MunicipalityPage(run, ids[i]));
    progress(i + 1, ids.size());
  }
  base::WriteFile(folder / kMarker, digest + "\n");
  return outcome;
}

}  // namespace doelmaat::service
