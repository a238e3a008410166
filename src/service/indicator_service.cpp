#include "service/indicator_service.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/alike.h"
#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"
#include "indicator/indicator_input.h"
#include "indicator/indicator_table.h"
#include "report/cell_text.h"
#include "report/csv.h"
#include "service/existing_store.h"
#include "service/outcome_json.h"
#include "store/model_runner.h"

namespace doelmaat::service {
namespace {

using base::Say;
using indicator::IndicatorDefinition;

std::string Padded(const std::string& text, std::size_t width, bool right) {
  const std::string space(width - std::min(width, base::CharacterCount(text)), ' ');
  return right ? space + text : text + space;
}

std::string TextTable(const result::ResultTable& table) {
  std::vector<std::vector<std::string>> lines(1);
  for (const result::Column& column : table.columns) {
    lines.front().push_back(column.label);
  }
  for (const auto& row : table.rows) {
    lines.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      lines.back().push_back(report::CellText(table.columns[c], row[c]));
    }
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t c = 0; c < line.size(); ++c) {
      std::size_t width = 0;
      for (const auto& other : lines) {
        width = std::max(width, base::CharacterCount(other[c]));
      }
      const bool key = table.columns[c].role == result::ColumnRole::kKey;
      text += (c == 0 ? "" : "  ") + Padded(line[c], width, !key);
    }
    text += "\n";
  }
  return text;
}

void CheckMunicipality(const IndicatorDefinition& definition, const std::string& municipality) {
  if (municipality.empty()) {
    return;
  }
  const std::vector<std::string> keys = definition.KeyNames();
  if (std::find(keys.begin(), keys.end(), "municipality") == keys.end()) {
    throw Error(ErrorKind::kBadInput, Say("indicator.no_municipality", {{"id", definition.id}}));
  }
}

// The code of the municipality that is asked for by code or name. Rows that are not there because
// nothing of it was taken in are no answer.
std::string FindObserved(store::Database& database, const IndicatorRequest& request) {
  const std::vector<indicator::Observed> observed = indicator::ReadObserved(database);
  const auto found = std::find_if(observed.begin(), observed.end(), [&](const auto& each) {
    return base::SameName(each.municipality, request.municipality) ||
           base::SameName(each.name, request.municipality);
  });
  if (found == observed.end()) {
    RefuseUnknown(observed, request.municipality, request.store);
  }
  return found->municipality;
}

}  // namespace

std::string ListIndicators(bool json) {
  if (json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const IndicatorDefinition& definition : indicator::Indicators()) {
      list.push_back(
          {{"id", definition.id}, {"title", definition.title}, {"english", definition.english}});
    }
    return list.dump(2) + "\n";
  }
  std::string text;
  for (const IndicatorDefinition& definition : indicator::Indicators()) {
    text += fmt::format("{:<24}{}\n", definition.id, definition.title);
  }
  return text;
}

std::string ShowIndicator(const std::string& id, bool json) {
  const IndicatorDefinition definition = indicator::FindIndicator(id);
  if (json) {
    nlohmann::ordered_json shown = {{"id", definition.id},
                                    {"title", definition.title},
                                    {"english", definition.english},
                                    {"definition", definition.definition},
                                    {"polarity", definition.polarity},
                                    {"source", definition.source},
                                    {"file", definition.path}};
    for (const indicator::IndicatorColumn& column : definition.columns) {
      shown["columns"].push_back({{"name", column.name}, {"label", column.label}});
    }
    return shown.dump(2) + "\n";
  }
  std::string text = definition.title + "\n\n" + definition.definition + "\n\n";
  for (const indicator::IndicatorColumn& column : definition.columns) {
    text += fmt::format("  {:<24}{}\n", column.name, column.label);
  }
  return text + "\n" + Say("indicator.source", {{"source", definition.source}}) + "\n" +
         Say("indicator.file", {{"path", definition.path}}) + "\n";
}

std::string RunIndicator(const IndicatorRequest& request) {
  const IndicatorDefinition definition = indicator::FindIndicator(request.id);
  CheckMunicipality(definition, request.municipality);
  store::Database database = OpenExisting(request.store);
  store::BuildModels(database);
  const std::string municipality =
      request.municipality.empty() ? "" : FindObserved(database, request);
  const indicator::IndicatorRows rows = indicator::ComputeIndicator(
      definition, indicator::ReadIndicator(database, definition, municipality));
  const disclosure::PublishableTable table = disclosure::Protect(
      indicator::IndicatorTable(definition, rows), disclosure::Policy::For(request.audience));
  if (request.csv) {
    return report::WriteCsv(table, report::CsvKind::kMachine);
  }
  if (request.json) {
    return TableJson(table);
  }
  std::string text = definition.title + "\n\n";
  text += table.table().rows.empty() ? Say("indicator.no_rows") + "\n" : TextTable(table.table());
  for (const std::string& note : table.table().notes) {
    text += "\n" + note + "\n";
  }
  return text;
}

}  // namespace doelmaat::service
