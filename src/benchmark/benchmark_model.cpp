#include "benchmark/benchmark_model.h"

#include <cmath>
#include <functional>
#include <type_traits>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;

// One file being read; every refusal names it and the line.
class ModelFile {
 public:
  explicit ModelFile(const base::Catalog::File& file) : path_(file.path) {
    try {
      root_ = toml::parse(file.bytes, file.path);
    } catch (const toml::parse_error& problem) {
      Refuse(problem.source().begin.line, std::string(problem.description()));
    }
  }

  const toml::table& root() const { return root_; }

  std::string Place(const toml::node& node) const {
    return Say("catalog.place",
               {{"file", path_}, {"line", std::to_string(node.source().begin.line)}});
  }

  template <typename T>
  [[noreturn]] void RefuseType(const toml::node& node, std::string_view key) const {
    const std::string name(key);
    Refuse(node.source().begin.line,
           std::is_same_v<T, std::string> ? Say("catalog.no_text", {{"key", name}})
                                          : Say("catalog.no_number", {{"key", name}}));
  }

  [[noreturn]] void Refuse(std::uint32_t line, const std::string& what) const {
    throw Error(
        ErrorKind::kConfig,
        Say("catalog.bad_file", {{"file", path_}, {"line", std::to_string(line)}, {"what", what}}));
  }

  template <typename T>
  T Required(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      Refuse(table.source().begin.line, Say("catalog.key_missing", {{"key", std::string(key)}}));
    }
    const auto value = node->value<T>();
    if (!value.has_value()) {
      RefuseType<T>(*node, key);
    }
    return *value;
  }

  std::string Text(const toml::table& table, std::string_view key) const {
    return Required<std::string>(table, key);
  }

  const toml::table& Table(std::string_view name) const {
    const toml::table* table = root_[name].as_table();
    if (table == nullptr) {
      Refuse(1, Say("catalog.key_missing", {{"key", std::string(name)}}));
    }
    return *table;
  }

  void ForEach(std::string_view name, const std::function<void(const toml::table&)>& use) const {
    if (const toml::array* array = root_[name].as_array()) {
      for (const toml::node& node : *array) {
        if (const toml::table* table = node.as_table()) {
          use(*table);
        }
      }
    }
  }

 private:
  std::string path_;
  toml::table root_;
};

PeerModel ReadPeers(const base::Catalog& catalog, const std::string& id) {
  const ModelFile file(catalog.Find("peer/" + id));
  PeerModel peers{file.Text(file.root(), "id"), file.Text(file.root(), "title"), {}};
  file.ForEach("feature", [&](const toml::table& table) {
    PeerFeature feature;
    feature.source = {file.Text(table, "column"),
                      file.Text(table, "label"),
                      file.Required<std::int64_t>(table, "year")};
    const std::string transform = file.Text(table, "transform");
    if (transform != "log" && transform != "none") {
      file.Refuse(table.get("transform")->source().begin.line,
                  Say("catalog.bad_transform", {{"value", transform}}));
    }
    feature.transform = transform == "log" ? Transform::kLog : Transform::kNone;
    feature.weight = file.Required<double>(table, "weight");
    if (!std::isfinite(feature.weight) || feature.weight <= 0.0) {
      file.Refuse(table.get("weight")->source().begin.line, Say("catalog.bad_weight"));
    }
    feature.unit = file.Text(table, "unit");
    peers.features.push_back(feature);
  });
  if (peers.features.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "feature"}}));
  }
  return peers;
}

void ReadOptions(const ModelFile& file, BenchmarkModel* model) {
  const toml::table* options = file.root()["options"].as_table();
  if (options == nullptr) {
    return;
  }
  for (const auto& [key, node] : *options) {
    const auto value = node.value<double>();
    if (!value.has_value()) {
      file.RefuseType<double>(node, key.str());
    }
    SetOption(&model->options, key.str(), *value, file.Place(node));
  }
}

}  // namespace

BenchmarkModel LoadBenchmarkModel(const base::Catalog& catalog, const std::string& id) {
  const ModelFile file(catalog.Find("benchmark/" + id));
  BenchmarkModel model;
  model.id = file.Text(file.root(), "id");
  model.title = file.Text(file.root(), "title");
  model.year = file.Required<std::int64_t>(file.root(), "year");
  model.statement = file.Text(file.root(), "statement");
  if (model.statement != "account") {
    file.Refuse(file.root().get("statement")->source().begin.line,
                Say("catalog.bad_statement", {{"value", model.statement}}));
  }
  const toml::table& cost = file.Table("cost");
  model.cost_label = file.Text(cost, "label");
  if (const toml::array* fields = cost["task_fields"].as_array()) {
    for (const toml::node& node : *fields) {
      const auto field = node.value<std::string>();
      if (!field.has_value()) {
        file.RefuseType<std::string>(node, "task_fields");
      }
      model.task_fields.push_back(*field);
    }
  }
  file.ForEach("output", [&](const toml::table& table) {
    model.outputs.push_back({file.Text(table, "column"), file.Text(table, "label"), model.year});
  });
  file.ForEach("environment", [&](const toml::table& table) {
    model.environment.push_back(
        {file.Text(table, "column"), "", file.Required<std::int64_t>(table, "year")});
  });
  file.ForEach("break", [&](const toml::table& table) {
    model.breaks.push_back({file.Required<std::int64_t>(table, "year"), file.Text(table, "text")});
  });
  file.ForEach("published", [&](const toml::table& table) {
    model.published.push_back({file.Text(table, "source"),
                               file.Text(table, "figure"),
                               file.Text(table, "theirs"),
                               file.Text(table, "ours"),
                               file.Text(table, "why")});
  });
  if (model.outputs.empty() || model.task_fields.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "output / task_fields"}}));
  }
  ReadOptions(file, &model);
  CheckOptions(model.options);
  const std::string peers = file.Text(file.root(), "peers");
  model.peers = ReadPeers(catalog, peers);
  model.catalog_ids = {"benchmark/" + id, "peer/" + peers};
  return model;
}

}  // namespace doelmaat::benchmark
