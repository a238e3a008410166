#include "service/outcome_json.h"

#include <nlohmann/json.hpp>

#include "report/csv.h"

namespace doelmaat::service {
namespace {

using nlohmann::ordered_json;

std::string Text(const ordered_json& json) { return json.dump(2) + "\n"; }

ordered_json ModelsObject(const store::ModelRun& models) {
  return {{"reused", models.reused}, {"models", models.models}, {"checks", models.checks}};
}

ordered_json FileObject(const ingest::ImportedFile& file) {
  ordered_json json = {{"name", file.name}, {"known_already", file.known_already}};
  if (!file.of_messages) {
    json["source"] = file.source_title;
    json["rows"] = file.rows;
    json["notes"] = file.notes;
    return json;
  }
  json["messages"] = file.message_count;
  json["rows"] = file.rows;
  json["known_messages"] = file.known_messages;
  json["rejected_records"] = file.rejected_records;
  json["broken_messages"] = ordered_json::array();
  for (const ingest::ImportedMessage& message : file.messages) {
    if (!message.problem.empty()) {
      json["broken_messages"].push_back(
          {{"entry", message.entry}, {"line", message.line}, {"problem", message.problem}});
    }
  }
  return json;
}

ordered_json CellValue(const result::Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    return *whole;
  }
  if (const auto* text = std::get_if<std::string>(&cell.value)) {
    return *text;
  }
  const std::optional<double> number = cell.number();
  return number.has_value() ? ordered_json(*number) : ordered_json(nullptr);
}

void AddPdf(const std::optional<PdfOutcome>& pdf, ordered_json* json) {
  if (!pdf.has_value()) {
    return;
  }
  (*json)["pdf"] = ordered_json::array();
  for (const std::filesystem::path& file : pdf->files) {
    (*json)["pdf"].push_back(file.string());
  }
  if (!pdf->skipped.empty()) {
    (*json)["pdf_skipped"] = pdf->skipped;
  }
}

}  // namespace

std::string FactsJson(std::initializer_list<Fact> facts) {
  ordered_json json = ordered_json::object();
  for (const Fact& fact : facts) {
    std::visit([&](const auto& value) { json[std::string(fact.name)] = value; }, fact.value);
  }
  return Text(json);
}

std::string ImportJson(const ImportOutcome& outcome) {
  ordered_json json = {{"files", ordered_json::array()}, {"tables", ModelsObject(outcome.models)}};
  for (const ingest::ImportedFile& file : outcome.files) {
    json["files"].push_back(FileObject(file));
  }
  return Text(json);
}

std::string ModelListJson(const std::vector<ModelListing>& models) {
  ordered_json json = ordered_json::array();
  for (const ModelListing& model : models) {
    json.push_back({{"id", model.id}, {"title", model.title}});
  }
  return Text(json);
}

std::string ModelsJson(const store::ModelRun& models) { return Text(ModelsObject(models)); }

std::string ReportJson(const ReportOutcome& report,
                       const BenchmarkOutcome& benchmark,
                       const std::optional<PdfOutcome>& pdf) {
  ordered_json json = {{"run", benchmark.run.provenance.run_id},
                       {"run_reused", benchmark.reused},
                       {"page", report.page.string()},
                       {"pages", report.pages},
                       {"reused", report.reused},
                       {"replaced", report.replaced}};
  AddPdf(pdf, &json);
  return Text(json);
}

std::string PageJson(const std::filesystem::path& page,
                     std::size_t pages,
                     const std::optional<PdfOutcome>& pdf) {
  ordered_json json = {{"page", page.string()}};
  if (pages > 0) {
    json["pages"] = pages;
  }
  AddPdf(pdf, &json);
  return Text(json);
}

std::string SynthJson(const std::string& folder, const synth::SynthSummary& summary) {
  return Text({{"folder", folder},
               {"youths", summary.youths},
               {"messages", summary.messages},
               {"claim_lines", summary.claim_lines},
               {"message_bytes", summary.message_bytes},
               {"written_bytes", summary.written_bytes},
               {"defects", summary.defects}});
}

std::string TableJson(const disclosure::PublishableTable& table) {
  const result::ResultTable& shown = table.table();
  ordered_json json = {{"name", shown.name},
                       {"title", shown.title},
                       {"columns", ordered_json::array()},
                       {"rows", ordered_json::array()},
                       {"notes", shown.notes}};
  for (const result::Column& column : shown.columns) {
    json["columns"].push_back({{"name", column.name}, {"label", column.label}});
  }
  for (const auto& row : shown.rows) {
    ordered_json object = ordered_json::object();
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string& name = shown.columns[c].name;
      object[name] = row[c].has_value() ? CellValue(row[c]) : ordered_json(nullptr);
      if (!row[c].has_value()) {
        object[name + "_state"] = report::StateCode(row[c].state);
      }
    }
    json["rows"].push_back(object);
  }
  return Text(json);
}

}  // namespace doelmaat::service
