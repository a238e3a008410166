// What commands did, for machines: docs/user/json.md names the fields of each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "disclosure/publishable_table.h"
#include "service/benchmark_service.h"
#include "service/import_service.h"
#include "service/pdf_service.h"
#include "service/report_service.h"
#include "service/synth_service.h"
#include "store/model_runner.h"

namespace doelmaat::service {

struct Fact {
  std::string_view name;
  std::variant<std::string, std::int64_t, bool> value;
};

// One object of a few facts.
std::string FactsJson(std::initializer_list<Fact> facts);

std::string ImportJson(const ImportOutcome& outcome);
std::string ModelListJson(const std::vector<ModelListing>& models);
std::string ModelsJson(const store::ModelRun& models);
// `pdf`: as `report --pdf` made them, or none when they were not asked for.
std::string ReportJson(const ReportOutcome& report,
                       const BenchmarkOutcome& benchmark,
                       const std::optional<PdfOutcome>& pdf);
// A page of another kind of report; `pages` is left out when it is 0.
std::string PageJson(const std::filesystem::path& page,
                     std::size_t pages,
                     const std::optional<PdfOutcome>& pdf);
std::string SynthJson(const std::string& folder, const synth::SynthSummary& summary);

// A table as its audience may see it: {"name","title","columns":[{"name","label"}],"rows","notes"}.
// A row is an object by column; a cell without a value is null, with its state in "<name>_state"
// (missing, hidden, not_applicable, suppressed).
std::string TableJson(const disclosure::PublishableTable& table);

}  // namespace doelmaat::service
