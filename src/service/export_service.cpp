#include "service/export_service.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "report/flat_table.h"
#include "report/run_account.h"
#include "service/export_folder.h"
#include "service/measure_report.h"
#include "service/measure_tables.h"
#include "service/report_service.h"
#include "store/export_file.h"

namespace doelmaat::service {
namespace {

using base::Say;
using report::FlatTable;
using report::RunTables;

store::FileType StoreType(report::FlatType type) {
  switch (type) {
    case report::FlatType::kText:
      return store::FileType::kText;
    case report::FlatType::kWhole:
      return store::FileType::kWhole;
    case report::FlatType::kReal:
      return store::FileType::kReal;
  }
  return store::FileType::kText;
}

// Tables for use within the organisation have numbers that nobody else may see.
Readers ReadersOf(const RunTables& run) {
  const bool internal = std::any_of(run.tables.begin(), run.tables.end(), [](const auto& table) {
    return table.second.policy().audience == disclosure::Audience::kInternal;
  });
  return internal ? Readers::kOwner : Readers::kAnyone;
}

// Writes tables of one format into one folder.
class Writer {
 public:
  Writer(const std::filesystem::path& folder, ExportFormat format, Readers readers)
      : folder_(folder, readers), format_(format) {
    if (format == ExportFormat::kParquet) {
      parquet_.emplace(folder);
    }
  }

  void Write(const std::string& name, const FlatTable& table) {
    outcome_.rows += table.rows().size();
    if (parquet_.has_value()) {
      std::vector<store::FileColumn> columns;
      for (const report::FlatColumn& column : table.columns()) {
        columns.push_back({column.name, StoreType(column.type)});
      }
      folder_.Place(name + ".parquet");
      parquet_->Write(name, columns, table.rows());
      return;
    }
    base::WriteFile(
        folder_.Place(name + ".csv"),
        report::WriteCsv(table,
                         format_ == ExportFormat::kExcelCsv ? report::CsvKind::kExcelDutch
                                                            : report::CsvKind::kMachine));
  }

  // Both kinds of CSV, with labels in that for Excel.
  void WriteBoth(const std::string& name, const disclosure::PublishableTable& table) {
    outcome_.rows += table.table().rows.size();
    base::WriteFile(folder_.Place(name + ".csv"),
                    report::WriteCsv(table, report::CsvKind::kMachine));
    base::WriteFile(folder_.Place(name + "-excel.csv"),
                    report::WriteCsv(table, report::CsvKind::kExcelDutch));
  }

  ExportOutcome Finish(const std::string& read_me) {
    base::WriteFile(folder_.Place("LEESMIJ.txt"), read_me);
    outcome_.folder = folder_.path();
    outcome_.files = folder_.names().size();
    return outcome_;
  }

 private:
  ExportFolder folder_;
  ExportFormat format_;
  std::optional<store::ParquetFolder> parquet_;
  ExportOutcome outcome_;
};

std::string YearOf(const RunTables& run) {
  const auto model = report::Records(run.Table("model"));
  const auto year = model.empty() ? std::nullopt : model.front().Number("year");
  return year.has_value() ? std::to_string(static_cast<int>(*year)) : "";
}

std::vector<const RunTables*> RunsOf(const TidySources& sources) {
  std::vector<const RunTables*> runs;
  if (sources.benchmark.has_value()) {
    runs.push_back(&*sources.benchmark);
  }
  for (const report::TrafficReport& page : sources.traffic) {
    runs.push_back(&page.run);
  }
  if (sources.measures.has_value()) {
    runs.push_back(&*sources.measures);
  }
  return runs;
}

// texts: export.column_*
std::string TidyReadMe(const TidySources& sources, const TidyRequest& request) {
  const base::Words usual;
  const base::SpokenWords of_all(sources.benchmark.has_value() ? sources.benchmark->words : usual);
  std::string text = Say("export.tidy_title", {{"audience", request.audience}}) + "\n" +
                     Say("note.not_quality") + "\n\n";
  for (const char* column : {"source",
                             "model",
                             "run_id",
                             "audience",
                             "table",
                             "municipality",
                             "period",
                             "indicator",
                             "dimension",
                             "label",
                             "unit",
                             "value",
                             "lower",
                             "upper",
                             "state",
                             "interval"}) {
    const std::string meaning = Say(std::string("export.column_") + column);
    const bool lists_codes = std::string_view(column) == "unit";
    text +=
        std::string(column) + ": " + (lists_codes ? base::NameInWords(meaning) : meaning) + "\n";
  }
  for (const RunTables* run : RunsOf(sources)) {
    const base::SpokenWords spoken(run->words);
    text += "\n" + TablesReadMe(*run, "");
  }
  return text;
}

}  // namespace

ExportFormat FormatOf(const std::string& name) {
  if (name == "csv") {
    return ExportFormat::kCsv;
  }
  if (name == "excel") {
    return ExportFormat::kExcelCsv;
  }
  if (name == "parquet") {
    return ExportFormat::kParquet;
  }
  throw Error(ErrorKind::kBadInput, Say("export.bad_format", {{"value", name}}));
}

ExportOutcome WriteTables(const RunTables& run,
                          const std::filesystem::path& folder,
                          ExportFormat format) {
  const base::SpokenWords spoken(run.words);
  Writer writer(folder, format, ReadersOf(run));
  for (const auto& [name, table] : run.tables) {
    if (format == ExportFormat::kCsv) {
      writer.WriteBoth(name, table);
    } else {
      writer.Write(name, report::Flatten(table));
    }
  }
  return writer.Finish(TablesReadMe(run, format == ExportFormat::kParquet ? ".parquet" : ".csv"));
}

RunTables OfMunicipality(const RunTables& run, const std::string& municipality) {
  const base::SpokenWords spoken(run.words);
  const std::string id = FindMunicipality(run, municipality);
  RunTables own;
  own.provenance = run.provenance;
  own.words = run.words;
  for (const auto& [name, table] : run.tables) {
    if (name == "model") {
      own.tables.emplace(name, table);
    } else if (table.table().FindColumn("id").has_value()) {
      disclosure::PublishableTable rows =
          table.OnlyRows([&](const result::ResultTable& each, std::size_t row) {
            return each.At(row, "id").text() == id;
          });
      if (!rows.table().rows.empty()) {
        own.tables.emplace(name, std::move(rows));
      }
    }
  }
  return own;
}

ExportOutcome WriteTidy(const TidySources& sources, const TidyRequest& request) {
  const std::vector<const RunTables*> runs = RunsOf(sources);
  const bool internal = std::any_of(runs.begin(), runs.end(), [](const RunTables* run) {
    return ReadersOf(*run) == Readers::kOwner;
  });
  Writer writer(request.folder, request.format, internal ? Readers::kOwner : Readers::kAnyone);
  const auto write = [&](const char* source, const std::vector<report::TidyPart>& parts) {
    writer.Write(source, report::TidyTable(source, request.audience, parts));
  };
  if (sources.benchmark.has_value()) {
    write("benchmark", {{&*sources.benchmark, "", YearOf(*sources.benchmark)}});
  }
  if (!sources.traffic.empty()) {
    std::vector<report::TidyPart> parts;
    parts.reserve(sources.traffic.size());
    for (const report::TrafficReport& page : sources.traffic) {
      parts.push_back({&page.run, page.municipality, page.first_month + "/" + page.last_month});
    }
    write("indicator", parts);
  }
  if (sources.measures.has_value()) {
    write("measure", {{&*sources.measures, sources.own_municipality, ""}});
  }
  return writer.Finish(TidyReadMe(sources, request));
}

void AddMeasures(const base::Catalog& catalog,
                 const MeasureChoice& choice,
                 const numerics::ParallelFor& parallel,
                 TidySources* sources) {
  CompareRequest request;
  request.measures = choice.measures;
  request.own.audience = choice.audience;
  if (!choice.municipality.empty()) {
    if (sources->traffic.empty()) {
      throw Error(ErrorKind::kBadInput,
                  Say("export.no_own_measure", {{"municipality", choice.municipality}}));
    }
    request.own.store = choice.store;
    request.own.municipality = sources->own_municipality = sources->traffic.front().municipality;
  }
  RunTables run;
  const auto policy = disclosure::Policy::For(choice.audience);
  for (const result::ResultTable& table : TablesOf(CompareMeasures(catalog, request, parallel))) {
    run.tables.emplace(table.name, disclosure::Protect(table, policy));
  }
  IdentifyMeasures(request.seed, &run);
  sources->measures = std::move(run);
}

std::string TablesReadMe(const RunTables& run, const std::string& ending) {
  const result::Provenance& provenance = run.provenance;
  std::string text = Say("report.readme.title",
                         {{"run", provenance.run_id},
                          {"model", provenance.model},
                          {"version", provenance.code_version}}) +
                     "\n" + Say("note.not_quality") + "\n";
  if (const std::string check = report::CheckText(run); !check.empty()) {
    text += check + "\n";
  }
  for (const std::string& deviation : provenance.deviations) {
    text += Say("report.check.deviations", {{"list", deviation}}) + "\n";
  }
  if (const auto codes = report::CodesInWords(run); !codes.empty()) {
    text += "\n" + Say("report.readme.codes") + "\n";
    for (const result::Provenance::Item& code : codes) {
      text += "- " + code.name + ": " + code.value + "\n";
    }
  }
  for (const auto& [name, table] : run.tables) {
    text.append("\n").append(name).append(ending).append(": ").append(table.table().title) += "\n";
    for (const std::string& note : table.table().notes) {
      text += "- " + note + "\n";
    }
  }
  text += "\n" + Say("report.readme.sources") + "\n";
  for (const result::Provenance::Item& source : provenance.sources) {
    text += "- " + source.name + ": " + source.value + "\n";
  }
  return text;
}

}  // namespace doelmaat::service
