// Writes a report of made-up figures into a folder: write_fixture_report FOLDER.
#include <cstdio>
#include <filesystem>
#include <string>

#include "base/file.h"
#include "report/csv.h"
#include "report/html_page.h"
#include "report/pages.h"
#include "report/report_fixture.h"

namespace base = doelmaat::base;
namespace report = doelmaat::report;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: doelmaat_report_fixture FOLDER\n", stderr);
    return 64;
  }
  const std::filesystem::path folder = argv[1];
  const report::RunTables run = report::MakeFixture({.municipalities = 328});
  base::WriteFile(folder / "index.html", report::IndexPage(run));
  base::WriteFile(folder / "nederland.html", report::NationalPage(run));
  base::WriteFile(folder / report::kMethodPath, report::MethodPage(run));
  for (const report::Record& record : report::Records(run.Table("class_sensitivity"))) {
    const std::string& id = record.Text("id");
    base::WriteFile(folder / report::ClassPath(id), report::ClassPage(run, id));
  }
  for (const report::Record& record : report::Records(run.Table("regions"))) {
    const std::string& id = record.Text("region_id");
    base::WriteFile(folder / report::RegionPath(id), report::RegionPage(run, id));
  }
  for (const char* table : {"units", "excluded"}) {
    for (const report::Record& record : report::Records(run.Table(table))) {
      const std::string& id = record.Text("id");
      base::WriteFile(folder / "gemeente" / (id + ".html"), report::MunicipalityPage(run, id));
    }
  }
  for (const report::Asset& asset : report::Assets()) {
    base::WriteFile(folder / asset.path, asset.bytes);
  }
  for (const auto& [name, table] : run.tables) {
    base::WriteFile(folder / "csv" / (name + ".csv"),
                    report::WriteCsv(table, report::CsvKind::kMachine));
    base::WriteFile(folder / "csv" / (name + "-excel.csv"),
                    report::WriteCsv(table, report::CsvKind::kExcelDutch));
  }
  return 0;
}
