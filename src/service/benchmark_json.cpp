#include "service/benchmark_json.h"

#include <map>

#include <nlohmann/json.hpp>

#include "base/words.h"

namespace doelmaat::service {
namespace {

using nlohmann::ordered_json;
using report::Record;
using report::RunTables;

ordered_json Number(const Record& row, const std::string& column) {
  const result::Cell& cell = row.At(column);
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    return *whole;
  }
  const std::optional<double> value = cell.number();
  return value.has_value() ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json Pair(const Record& row, const std::string& low, const std::string& high) {
  return ordered_json::array({Number(row, low), Number(row, high)});
}

ordered_json Options(const RunTables& run) {
  ordered_json options = ordered_json::object();
  for (const auto& option : run.provenance.options) {
    options[option.name] = ordered_json::parse(option.value);
  }
  return options;
}

ordered_json IdentificationJson(const RunTables& run) {
  ordered_json checks = ordered_json::array();
  bool passed = true;
  for (const Record& row : report::Records(run.Table("identification"))) {
    passed = passed && row.Flag("passed");
    checks.push_back({{"check", row.Text("check")},
                      {"value", Number(row, "value")},
                      {"limit", Number(row, "limit")},
                      {"passed", row.Flag("passed")}});
  }
  ordered_json influence = ordered_json::array();
  for (const Record& row : report::Records(run.Table("influence"))) {
    influence.push_back({{"removed", Number(row, "removed")},
                         {"names", row.Text("names")},
                         {"total_eur", Number(row, "total_eur")},
                         {"change_share", Number(row, "change_share")}});
  }
  return {{"passed", passed}, {"checks", checks}, {"influence", influence}};
}

ordered_json NationalJson(const RunTables& run) {
  ordered_json national;
  national["n"] = run.Table("units").rows.size();
  national["classes"] = ordered_json::object();
  for (const Record& row : report::Records(run.Table("classes"))) {
    national["classes"][row.Text("class")] = Number(row, "count");
    national["largest"][row.Text("class")] = row.Text("largest");
  }
  national["potential"] = ordered_json::object();
  for (const Record& row : report::Records(run.Table("potential"))) {
    national["potential"][row.Text("reference")] = {
        {"eur", Number(row, "eur")}, {"low", Number(row, "low")}, {"high", Number(row, "high")}};
    if (row.Flag("headline")) {
      national["headline"] = row.Text("reference");
    }
  }
  return national;
}

// The outputs of a unit: numbers of persons or of need.
std::vector<std::string> OutputColumns(const RunTables& run) {
  std::vector<std::string> outputs;
  for (const result::Column& column : run.Table("units").columns) {
    const bool output = column.name.starts_with("clients_") && column.of.empty();
    if (output) {
      outputs.push_back(column.name);
    }
  }
  return outputs;
}

// The rows of a table by the municipality they are about.
std::map<std::string, std::vector<Record>> ById(const result::ResultTable& table) {
  std::map<std::string, std::vector<Record>> rows;
  for (const Record& row : report::Records(table)) {
    rows[row.Text("id")].push_back(row);
  }
  return rows;
}

ordered_json UnitJson(const RunTables& run,
                      const Record& unit,
                      const std::vector<Record>& spanners,
                      const std::vector<Record>& comparables) {
  ordered_json spanned_by = ordered_json::object();
  for (const Record& row : spanners) {
    spanned_by[row.Text("spanner_id")] = Number(row, "lambda");
  }
  ordered_json comparable = ordered_json::array();
  for (const Record& row : comparables) {
    comparable.push_back(
        {{"id", row.Text("comparable_id")}, {"distance", Number(row, "distance")}});
  }
  ordered_json outputs = ordered_json::object();
  ordered_json intervals = ordered_json::object();
  for (const std::string& output : OutputColumns(run)) {
    outputs[output] = Number(unit, output);
    intervals[output] = Pair(unit, output + "_low", output + "_high");
  }
  ordered_json potential = ordered_json::object();
  for (const std::string reference : {"frontier", "best_quartile", "median"}) {
    const std::string column = "potential_" + reference + "_eur";
    potential[reference] = {{"eur", Number(unit, column)},
                            {"low", Number(unit, column + "_low")},
                            {"high", Number(unit, column + "_high")}};
  }
  return {{"id", unit.Text("id")},
          {"name", unit.Text("name")},
          {"inputs", {{"spend_eur", Number(unit, "spend_eur")}}},
          {"outputs", outputs},
          {"output_intervals", intervals},
          {"population", Number(unit, "population")},
          {"clients", Number(unit, "clients")},
          {"eur_per_client", Number(unit, "eur_per_client")},
          {"eur_per_youth", Number(unit, "eur_per_youth")},
          {"score", Number(unit, "score")},
          {"bias_corrected", Number(unit, "bias_corrected")},
          {"ci90", Pair(unit, "ci90_low", "ci90_high")},
          {"ci95", Pair(unit, "ci95_low", "ci95_high")},
          {"class", unit.Text("class")},
          {"class_shares",
           {{"laag", Number(unit, "share_low")},
            {"middelmatig", Number(unit, "share_middle")},
            {"hoog", Number(unit, "share_high")}}},
          {"rank", Pair(unit, "rank_low", "rank_high")},
          {"spans", unit.Flag("spans")},
          {"may_span", unit.Flag("may_span")},
          {"beyond_frontier", unit.Flag("beyond_frontier")},
          {"score_without_top_spanner", Number(unit, "score_without_top_spanner")},
          {"spanned_by", spanned_by},
          {"comparable", comparable},
          {"comparable_stability", Number(unit, "peer_stability")},
          {"potential", potential}};
}

// Keys in the words of the model: where amounts are pounds, "spend_eur" is "spend_gbp".
ordered_json KeysInWords(const ordered_json& value) {
  if (value.is_array()) {
    ordered_json array = ordered_json::array();
    for (const ordered_json& each : value) {
      array.push_back(KeysInWords(each));
    }
    return array;
  }
  if (!value.is_object()) {
    return value;
  }
  ordered_json object = ordered_json::object();
  for (const auto& [key, each] : value.items()) {
    object[base::NameInWords(key)] = KeysInWords(each);
  }
  return object;
}

}  // namespace

std::string BenchmarkJson(const RunTables& run) {
  const base::SpokenWords spoken(run.words);
  ordered_json units = ordered_json::array();
  const auto spanners = ById(run.Table("spanners"));
  const auto comparables = ById(run.Table("comparables"));
  const auto of = [](const auto& rows, const std::string& id) {
    const auto found = rows.find(id);
    return found == rows.end() ? std::vector<Record>() : found->second;
  };
  for (const Record& unit : report::Records(run.Table("units"))) {
    const std::string& id = unit.Text("id");
    units.push_back(UnitJson(run, unit, of(spanners, id), of(comparables, id)));
  }
  ordered_json excluded = ordered_json::array();
  for (const Record& row : report::Records(run.Table("excluded"))) {
    excluded.push_back({{"id", row.Text("id")},
                        {"name", row.Text("name")},
                        {"reason_code", row.Text("reason_code")},
                        {"reason", row.Text("reason")}});
  }
  const ordered_json json{{"run", run.provenance.run_id},
                          {"model", run.provenance.model},
                          {"options", Options(run)},
                          {"code_version", run.provenance.code_version},
                          {"input_digest", run.provenance.input_digest},
                          {"identification", IdentificationJson(run)},
                          {"national", NationalJson(run)},
                          {"units", units},
                          {"excluded", excluded}};
  return KeysInWords(json).dump(1);
}

}  // namespace doelmaat::service
