#include "benchmark/benchmark_model.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/language.h"
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

// Spending on youth care in every classification of Iv3 that there has been.
const std::vector<std::string> kYouthFields = {
    "6.72", "6.73", "6.74", "6.75", "6.76", "6.79", "6.82"};

void ReadHeads(const TomlFile& file, BenchmarkModel* model) {
  const toml::table* heads = file.FindTable("heads");
  if (heads == nullptr) {
    return;
  }
  file.CheckKeys(*heads, {"clients", "youth", "population"});
  model->heads = {file.Text(*heads, "clients"),
                  file.Text(*heads, "youth"),
                  file.Text(*heads, "population"),
                  file.Place(*heads)};
  model->usual_heads = false;
}

// A key that is passed over would change the headline without a word: one that is not known is
// refused, wherever it stands.
void CheckAllKeys(const TomlFile& file) {
  file.CheckKeys(file.root(),
                 {"id",
                  "title",
                  "country",
                  "downloads",
                  "year",
                  "statement",
                  "outputs_are",
                  "peers",
                  "output_note",
                  "cost",
                  "heads",
                  "neighbours",
                  "output",
                  "environment",
                  "break",
                  "published",
                  "options",
                  "words",
                  "text"});
  file.CheckKeys(file.Table("cost"), {"label", "task_fields", "trend_fields", "sub_fields"});
  if (const toml::table* neighbours = file.FindTable("neighbours")) {
    file.CheckKeys(*neighbours, {"model_year"});
  }
  const auto each = [&](std::string_view name, std::initializer_list<std::string_view> known) {
    for (const toml::table* table : file.Tables(name)) {
      file.CheckKeys(*table, known);
    }
  };
  each("output", {"column", "label"});
  each("environment", {"column", "year"});
  each("break", {"year", "text"});
  each("published", {"source", "figure", "theirs", "ours", "why"});
}

// Whether the outputs of the model are need ("need") or care delivered (absent).
bool ReadAgainstNeed(const TomlFile& file) {
  const std::string value = file.OptionalText(file.root(), "outputs_are");
  if (!value.empty() && value != "need") {
    file.Refuse(TomlFile::LineOf(file.root(), "outputs_are"),
                Say("catalog.bad_outputs_are", {{"value", value}}));
  }
  return value == "need";
}

// Refuses a word whose text asks for a value that is never given, or that is of a text that there
// is not. Words stand inside a text, whose values are its own: they ask for none.
void CheckWord(const TomlFile& file, std::uint32_t line, const base::Word& word) {
  const bool of_text = word.from.starts_with('@');
  const std::string key = of_text ? word.from.substr(1) : "";
  if (of_text && !base::HasText(key)) {
    file.Refuse(line, Say("catalog.unknown_text", {{"key", key}}));
  }
  const std::vector<std::string> vain =
      of_text ? base::AskedInVain(key, word.to) : base::Placeholders(word.to);
  if (vain.empty()) {
    return;
  }
  std::string known;
  if (of_text) {
    for (const std::string& each : base::Placeholders(base::TextIn(base::Language::kDutch, key))) {
      known += (known.empty() ? "{" : ", {") + each + "}";
    }
  }
  const std::string& name = vain.front();
  const std::string asked = name.starts_with('{') ? name : "{" + name + "}";
  file.Refuse(line,
              known.empty()
                  ? Say("catalog.no_placeholders", {{"name", asked}})
                  : Say("catalog.unknown_placeholder", {{"name", asked}, {"known", known}}));
}

// [words] holds for both languages, [words.nl] and [words.en] for one; [text.nl] and [text.en]
// name the key of a text.
void ReadWords(const TomlFile& file, BenchmarkModel* model) {
  const auto is_language = [](std::string_view name) { return name == "nl" || name == "en"; };
  const auto add = [&](const toml::table& table, const std::string& language, const char* mark) {
    for (const auto& [from, node] : table) {
      const std::string name(from.str());
      if (!node.is_table()) {
        model->words.push_back({language, mark + name, file.Text(table, name)});
        CheckWord(file, from.source().begin.line, model->words.back());
      } else if (!language.empty() || !is_language(name)) {
        file.Refuse(from.source().begin.line,
                    Say("catalog.unknown_language", {{"key", name}, {"known", "nl, en"}}));
      }
    }
  };
  for (const auto& [name, mark] : {std::pair("words", ""), std::pair("text", "@")}) {
    const toml::table* all = file.FindTable(name);
    if (all == nullptr) {
      continue;
    }
    add(*all, "", mark);
    for (const char* language : {"nl", "en"}) {
      if (const toml::table* of_language = (*all)[language].as_table()) {
        add(*of_language, language, mark);
      }
    }
  }
}

// Names of a list, each of which would count twice if it stood there twice.
std::vector<std::string> DistinctTexts(const TomlFile& file,
                                       const toml::table& table,
                                       std::string_view key) {
  std::vector<std::string> texts = file.Texts(table, key);
  for (auto text = texts.begin(); text != texts.end(); ++text) {
    if (std::find(texts.begin(), text, *text) != text) {
      file.Refuse(TomlFile::LineOf(table, key), Say("catalog.name_twice", {{"name", *text}}));
    }
  }
  return texts;
}

// A column named in a table of the file, with the place of its name.
PanelColumn ColumnOf(const TomlFile& file, const toml::table& table) {
  const std::string column = file.Text(table, "column");
  return {column, "", 0, file.Place(*table.get("column"))};
}

// The same column of the same year twice would be a figure that explains itself, or weighs double.
void CheckNotThere(const TomlFile& file,
                   const toml::table& table,
                   const std::vector<PanelColumn>& there,
                   const PanelColumn& column) {
  for (const PanelColumn& other : there) {
    if (other.column == column.column && other.year == column.year) {
      file.Refuse(TomlFile::LineOf(table, "column"),
                  Say("catalog.name_twice", {{"name", column.column}}));
    }
  }
}

void ReadCost(const TomlFile& file, BenchmarkModel* model) {
  const toml::table& cost = file.Table("cost");
  model->cost_label = file.Text(cost, "label");
  model->task_fields = DistinctTexts(file, cost, "task_fields");
  model->trend_fields = DistinctTexts(file, cost, "trend_fields");
  model->sub_fields = file.Flag(cost, "sub_fields");
  if (model->trend_fields.empty()) {
    model->trend_fields = kYouthFields;
  }
}

// What the frontier is spanned by and what the cost function is told besides.
void ReadPanelColumns(const TomlFile& file, BenchmarkModel* model) {
  for (const toml::table* table : file.Tables("output")) {
    PanelColumn column = ColumnOf(file, *table);
    column.label = file.Text(*table, "label");
    column.year = model->year;
    CheckNotThere(file, *table, model->outputs, column);
    model->outputs.push_back(std::move(column));
  }
  for (const toml::table* table : file.Tables("environment")) {
    PanelColumn column = ColumnOf(file, *table);
    column.year = file.Integer(*table, "year");
    CheckNotThere(file, *table, model->environment, column);
    model->environment.push_back(std::move(column));
  }
  if (model->outputs.empty() || model->task_fields.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "output / task_fields"}}));
  }
  model->task_fields_place = file.Place(*file.Table("cost").get("task_fields"));
}

// What stands beside the figures: breaks of the series, and what others published.
void ReadContext(const TomlFile& file, BenchmarkModel* model) {
  for (const toml::table* table : file.Tables("break")) {
    model->breaks.push_back({file.Integer(*table, "year"), file.Text(*table, "text")});
  }
  for (const toml::table* table : file.Tables("published")) {
    model->published.push_back({file.Text(*table, "source"),
                                file.Text(*table, "figure"),
                                file.Text(*table, "theirs"),
                                file.Text(*table, "ours"),
                                file.Text(*table, "why")});
  }
}

}  // namespace

PeerModel LoadPeerModel(const base::Catalog& catalog, const std::string& id) {
  const TomlFile file(catalog.Find("peer/" + id));
  file.CheckKeys(file.root(), {"id", "title", "source", "feature"});
  PeerModel peers{file.Text(file.root(), "id"), file.Text(file.root(), "title"), {}};
  file.CheckId(id);
  std::vector<PanelColumn> columns;
  for (const toml::table* each : file.Tables("feature")) {
    const toml::table& table = *each;
    file.CheckKeys(table, {"column", "label", "year", "transform", "weight", "unit"});
    PeerFeature feature;
    feature.source = ColumnOf(file, table);
    feature.source.label = file.Text(table, "label");
    feature.source.year = file.Integer(table, "year");
    CheckNotThere(file, table, columns, feature.source);
    columns.push_back(feature.source);
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
  file.CheckId(id);
  model.title = file.Text(file.root(), "title");
  model.country = file.OptionalText(file.root(), "country");
  const std::string folder = "sql/input/benchmark/" + model.country + "/";
  if (!model.country.empty() && base::BuiltInUnder(folder).empty()) {
    file.Refuse(TomlFile::LineOf(file.root(), "country"),
                Say("catalog.unknown_country", {{"country", model.country}}));
  }
  model.figures_folder = "data/" + (model.country.empty() ? "nl" : model.country);
  model.downloads = file.Texts(file.root(), "downloads");
  model.year = file.Integer(file.root(), "year");
  model.statement = file.Text(file.root(), "statement");
  if (model.statement != "account") {
    file.Refuse(file.root().get("statement")->source().begin.line,
                Say("catalog.bad_statement", {{"value", model.statement}}));
  }
  ReadCost(file, &model);
  model.against_need = ReadAgainstNeed(file);
  if (const toml::table* neighbours = file.FindTable("neighbours")) {
    model.neighbour_year = file.Integer(*neighbours, "model_year");
  }
  ReadHeads(file, &model);
  ReadWords(file, &model);
  model.output_note = file.OptionalText(file.root(), "output_note");
  ReadPanelColumns(file, &model);
  ReadContext(file, &model);
  ReadOptions(file, &model);
  CheckOptions(model.options);
  CheckAllKeys(file);
  const std::string peers = file.Text(file.root(), "peers");
  model.peers = file.At(TomlFile::LineOf(file.root(), "peers"),
                        [&] { return LoadPeerModel(catalog, peers); });
  model.catalog_ids = {"benchmark/" + id, "peer/" + peers};
  return model;
}

}  // namespace doelmaat::benchmark
