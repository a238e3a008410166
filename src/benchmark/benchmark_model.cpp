#include "benchmark/benchmark_model.h"

#include "base/error.h"
#include "base/text.h"
#include "base/toml_file.h"
#include "benchmark/peer_model.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;
using base::TomlFile;

void ReadOptions(const TomlFile& file, BenchmarkModel* model) {
  const toml::table* options = file.FindTable("options");
  if (options == nullptr) {
    return;
  }
  for (const auto& [key, node] : *options) {
    SetOption(&model->options, key.str(), file.Number(*options, key.str()), file.Place(node));
  }
}

}  // namespace

PeerModel LoadPeerModel(const base::Catalog& catalog, const std::string& id) {
  const TomlFile file(catalog.Find("peer/" + id));
  PeerModel peers{file.Text(file.root(), "id"), file.Text(file.root(), "title"), {}};
  for (const toml::table* each : file.Tables("feature")) {
    const toml::table& table = *each;
    PeerFeature feature;
    feature.source = {
        file.Text(table, "column"), file.Text(table, "label"), file.Integer(table, "year")};
    const std::string transform = file.Text(table, "transform");
    if (transform != "log" && transform != "none") {
      file.Refuse(table.get("transform")->source().begin.line,
                  Say("catalog.bad_transform", {{"value", transform}}));
    }
    feature.transform = transform == "log" ? Transform::kLog : Transform::kNone;
    feature.weight = file.Number(table, "weight");
    if (feature.weight <= 0.0) {
      file.Refuse(table.get("weight")->source().begin.line, Say("catalog.bad_weight"));
    }
    feature.unit = file.Text(table, "unit");
    peers.features.push_back(feature);
  }
  if (peers.features.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "feature"}}));
  }
  return peers;
}

BenchmarkModel LoadBenchmarkModel(const base::Catalog& catalog, const std::string& id) {
  const TomlFile file(catalog.Find("benchmark/" + id));
  BenchmarkModel model;
  model.id = file.Text(file.root(), "id");
  model.title = file.Text(file.root(), "title");
  model.year = file.Integer(file.root(), "year");
  model.statement = file.Text(file.root(), "statement");
  if (model.statement != "account") {
    file.Refuse(file.root().get("statement")->source().begin.line,
                Say("catalog.bad_statement", {{"value", model.statement}}));
  }
  const toml::table& cost = file.Table("cost");
  model.cost_label = file.Text(cost, "label");
  model.task_fields = file.Texts(cost, "task_fields");
  for (const toml::table* each : file.Tables("output")) {
    const toml::table& table = *each;
    model.outputs.push_back({file.Text(table, "column"), file.Text(table, "label"), model.year});
  }
  for (const toml::table* each : file.Tables("environment")) {
    const toml::table& table = *each;
    model.environment.push_back({file.Text(table, "column"), "", file.Integer(table, "year")});
  }
  for (const toml::table* each : file.Tables("break")) {
    const toml::table& table = *each;
    model.breaks.push_back({file.Integer(table, "year"), file.Text(table, "text")});
  }
  for (const toml::table* each : file.Tables("published")) {
    const toml::table& table = *each;
    model.published.push_back({file.Text(table, "source"),
                               file.Text(table, "figure"),
                               file.Text(table, "theirs"),
                               file.Text(table, "ours"),
                               file.Text(table, "why")});
  }
  if (model.outputs.empty() || model.task_fields.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "output / task_fields"}}));
  }
  ReadOptions(file, &model);
  CheckOptions(model.options);
  const std::string peers = file.Text(file.root(), "peers");
  model.peers = LoadPeerModel(catalog, peers);
  model.catalog_ids = {"benchmark/" + id, "peer/" + peers};
  return model;
}

}  // namespace doelmaat::benchmark
