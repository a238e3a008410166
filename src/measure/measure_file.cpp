#include "measure/measure_file.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <vector>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::Say;
using numerics::Distribution;

// The file being read; every refusal names it and the line.
class Reader {
 public:
  explicit Reader(const base::Catalog::File& file) : path_(file.path) {
    try {
      root_ = toml::parse(file.bytes, file.path);
    } catch (const toml::parse_error& problem) {
      Refuse(problem.source().begin.line, Say("measure.no_toml"));
    }
  }

  Measure Read();

 private:
  [[noreturn]] void Refuse(std::uint32_t line, const std::string& what) const {
    throw Error(
        ErrorKind::kConfig,
        Say("catalog.bad_file",
            {{"file", path_}, {"line", std::to_string(std::max(line, 1U))}, {"what", what}}));
  }

  std::string Place(const toml::node& node) const {
    return Say("catalog.place",
               {{"file", path_}, {"line", std::to_string(node.source().begin.line)}});
  }

  static std::uint32_t LineOf(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    return node == nullptr ? table.source().begin.line : node->source().begin.line;
  }

  void CheckKeys(const toml::table& table, std::initializer_list<std::string_view> known) const {
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        Refuse(key.source().begin.line,
               Say("measure.unknown_key", {{"key", std::string(key.str())}}));
      }
    }
  }

  std::string Text(const toml::table& table, std::string_view key, bool required = true) const {
    const toml::node* node = table.get(key);
    if (node == nullptr && !required) {
      return "";
    }
    const auto text = node == nullptr ? std::nullopt : node->value<std::string>();
    if (!text.has_value() || (required && text->empty())) {
      Refuse(LineOf(table, key),
             node == nullptr ? Say("catalog.key_missing", {{"key", std::string(key)}})
                             : Say("catalog.no_text", {{"key", std::string(key)}}));
    }
    return *text;
  }

  double Number(const toml::table& table, std::string_view key) const {
    const toml::node* node = table.get(key);
    const auto number = node == nullptr ? std::nullopt : node->value<double>();
    if (!number.has_value() || !std::isfinite(*number)) {
      Refuse(LineOf(table, key),
             node == nullptr ? Say("catalog.key_missing", {{"key", std::string(key)}})
                             : Say("catalog.no_number", {{"key", std::string(key)}}));
    }
    return *number;
  }

  std::vector<const toml::table*> Tables(std::string_view name) const {
    std::vector<const toml::table*> tables;
    if (const toml::array* array = root_[name].as_array()) {
      for (const toml::node& node : *array) {
        if (const toml::table* table = node.as_table()) {
          tables.push_back(table);
        }
      }
    }
    return tables;
  }

  // Runs `use`; what it refuses gets the line of the table.
  template <typename Use>
  auto At(std::uint32_t line, const Use& use) const {
    try {
      return use();
    } catch (const Error& error) {
      const std::string what = error.what();
      if (error.kind() == ErrorKind::kConfig) {
        throw;
      }
      if (what.starts_with(path_)) {
        throw Error(ErrorKind::kConfig, what);
      }
      Refuse(line, what);
    }
  }

  Evidence ReadEvidence(const toml::table& table) const;
  Distribution ReadDistribution(const toml::table& table, Quantity* quantity) const;
  Distribution ReadNamed(const toml::table& table, const std::string& kind) const;
  Quantity ReadQuantity(const toml::table& table) const;
  void ReadParts(Measure* measure) const;
  void ReadCorrelations(Measure* measure) const;
  void ReadPublished(Measure* measure) const;
  std::size_t Find(const Measure& measure, const toml::table& table, std::size_t end) const;

  std::string path_;
  toml::table root_;
};

Evidence Reader::ReadEvidence(const toml::table& table) const {
  const std::string text = Text(table, "status");
  if (text == "published") {
    return Evidence::kPublished;
  }
  if (text == "calibrated") {
    return Evidence::kCalibrated;
  }
  if (text == "own") {
    return Evidence::kOwn;
  }
  if (text == "missing") {
    return Evidence::kMissing;
  }
  Refuse(LineOf(table, "status"), Say("measure.bad_status", {{"value", text}}));
}

Distribution Reader::ReadNamed(const toml::table& table, const std::string& kind) const {
  const auto number = [&](std::string_view key) { return Number(table, key); };
  if (kind == "normal") {
    return Distribution::Normal(number("mean"), number("sd"));
  }
  if (kind == "lognormal") {
    return Distribution::Lognormal(number("mean"), number("sd"));
  }
  if (kind == "gamma") {
    return Distribution::Gamma(number("mean"), number("sd"));
  }
  if (kind == "beta") {
    return Distribution::Beta(number("mean"), number("sd"));
  }
  if (kind == "t") {
    return Distribution::Student(number("mean"), number("sd"), number("degrees"));
  }
  if (kind == "triangular") {
    return Distribution::Triangular(number("low"), number("mode"), number("high"));
  }
  if (kind == "pert") {
    return Distribution::Pert(number("low"), number("mode"), number("high"));
  }
  if (kind == "trapezoid") {
    return Distribution::Trapezoid(number("low"), number("high"), number("top_share"));
  }
  if (kind == "arcsine") {
    return Distribution::Arcsine(number("low"), number("high"));
  }
  Refuse(LineOf(table, "distribution"), Say("measure.unknown_distribution", {{"value", kind}}));
}

Distribution Reader::ReadDistribution(const toml::table& table, Quantity* quantity) const {
  if (table.contains("value")) {
    quantity->meaning = "point";
    return Distribution::Point(Number(table, "value"));
  }
  if (table.contains("distribution")) {
    quantity->meaning = Text(table, "distribution");
    return ReadNamed(table, quantity->meaning);
  }
  if (const toml::array* sample = table["sample"].as_array()) {
    std::vector<double> values;
    for (const toml::node& node : *sample) {
      values.push_back(node.value<double>().value_or(std::nan("")));
    }
    quantity->meaning = "sample";
    return Distribution::Sample(values);
  }
  const double low = Number(table, "low");
  const double high = Number(table, "high");
  quantity->meaning = Text(table, "meaning");
  if (quantity->meaning == "limits") {
    return BandDistribution(low, high, BandMeaning::kLimits);
  }
  if (quantity->meaning == "aef") {
    return BandDistribution(low, high, BandMeaning::kAef);
  }
  if (quantity->meaning == "90") {
    return BandDistribution(low, high, BandMeaning::kCoverage90);
  }
  if (quantity->meaning == "95") {
    return BandDistribution(low, high, BandMeaning::kCoverage95);
  }
  Refuse(LineOf(table, "meaning"), Say("measure.bad_meaning", {{"value", quantity->meaning}}));
}

Quantity Reader::ReadQuantity(const toml::table& table) const {
  CheckKeys(table,
            {"id",      "label",        "unit", "status", "value",       "low",         "high",
             "meaning", "distribution", "mean", "sd",     "degrees",     "mode",        "top_share",
             "sample",  "source",       "date", "scope",  "printed_low", "printed_high"});
  Quantity quantity;
  quantity.line = table.source().begin.line;
  quantity.id = Text(table, "id");
  quantity.label = Text(table, "label");
  const std::string unit = Text(table, "unit");
  quantity.unit = Unit::Parse(unit);
  quantity.share = unit == "aandeel";
  quantity.evidence = ReadEvidence(table);
  quantity.source = Text(table, "source", false);
  quantity.date = Text(table, "date", false);
  quantity.scope = Text(table, "scope", false);
  if (quantity.missing()) {
    return quantity;
  }
  quantity.distribution = ReadDistribution(table, &quantity);
  const bool banded = table.contains("low") && table.contains("high");
  const Distribution& shape = quantity.distribution;
  if (shape.is_point()) {
    quantity.low = quantity.high = shape.mean();
  } else {
    quantity.low = banded ? Number(table, "low") : shape.Quantile(0.025);
    quantity.high = banded ? Number(table, "high") : shape.Quantile(0.975);
  }
  if (table.contains("printed_low")) {
    quantity.printed_low = Number(table, "printed_low");
    quantity.printed_high = Number(table, "printed_high");
    BandDistribution(*quantity.printed_low, *quantity.printed_high, BandMeaning::kLimits);
  }
  CheckShare(quantity);
  return quantity;
}

void Reader::ReadParts(Measure* measure) const {
  for (const toml::table* table : Tables("part")) {
    CheckKeys(*table, {"id", "label", "benefit", "cost", "one_off"});
    Part part;
    part.id = Text(*table, "id");
    part.label = Text(*table, "label");
    part.benefit = Text(*table, "benefit");
    part.cost = Text(*table, "cost");
    part.one_off = Text(*table, "one_off", false);
    part.place = Place(*table);
    measure->parts.push_back(part);
  }
}

std::size_t Reader::Find(const Measure& measure, const toml::table& table, std::size_t end) const {
  const toml::array* between = table["between"].as_array();
  const auto id = between != nullptr && between->size() == 2 ? (*between)[end].value<std::string>()
                                                             : std::nullopt;
  for (std::size_t index = 0; index < measure.quantities.size(); ++index) {
    if (measure.quantities[index].id == id.value_or("")) {
      return index;
    }
  }
  Refuse(LineOf(table, "between"), Say("measure.bad_between"));
}

void Reader::ReadCorrelations(Measure* measure) const {
  const auto tables = Tables("correlation");
  if (tables.empty()) {
    return;
  }
  const std::size_t n = measure->quantities.size();
  measure->correlation = numerics::Matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    measure->correlation(i, i) = 1;
  }
  for (const toml::table* table : tables) {
    CheckKeys(*table, {"between", "value"});
    const std::size_t a = Find(*measure, *table, 0);
    const std::size_t b = Find(*measure, *table, 1);
    const double value = Number(*table, "value");
    if (a == b || std::abs(value) > 1) {
      Refuse(LineOf(*table, "value"), Say("measure.bad_correlation"));
    }
    measure->correlation(a, b) = measure->correlation(b, a) = value;
  }
  At(tables.front()->source().begin.line, [&] { return InputsOf(*measure).Factor(); });
}

void Reader::ReadPublished(Measure* measure) const {
  for (const toml::table* table : Tables("published")) {
    CheckKeys(*table, {"result", "low", "high", "status", "why"});
    PublishedResult published;
    published.result = Text(*table, "result");
    published.why = Text(*table, "why", false);
    const std::string status = Text(*table, "status");
    if (status == "reproduced" || status == "calibrated") {
      published.low = Number(*table, "low");
      published.high = Number(*table, "high");
      published.status =
          status == "reproduced" ? PublishedStatus::kReproduced : PublishedStatus::kCalibrated;
    } else if (status == "not_derivable") {
      published.status = PublishedStatus::kNotDerivable;
    } else {
      Refuse(LineOf(*table, "status"), Say("measure.bad_published", {{"value", status}}));
    }
    measure->published.push_back(published);
  }
}

Measure Reader::Read() {
  CheckKeys(root_,
            {"id",
             "title",
             "mechanism",
             "conclusion",
             "source",
             "notes",
             "rounding_eur",
             "quantity",
             "part",
             "correlation",
             "published"});
  Measure measure;
  measure.id = Text(root_, "id");
  measure.title = Text(root_, "title");
  measure.mechanism = Text(root_, "mechanism");
  measure.conclusion = Text(root_, "conclusion", false);
  measure.source = Text(root_, "source");
  if (root_.contains("rounding_eur")) {
    measure.rounding_eur = Number(root_, "rounding_eur");
  }
  if (const toml::array* notes = root_["notes"].as_array()) {
    for (const toml::node& note : *notes) {
      measure.notes.push_back(note.value<std::string>().value_or(""));
    }
  }
  for (const toml::table* table : Tables("quantity")) {
    Quantity quantity = At(table->source().begin.line, [&] { return ReadQuantity(*table); });
    const bool twice = std::any_of(measure.quantities.begin(),
                                   measure.quantities.end(),
                                   [&](const Quantity& other) { return other.id == quantity.id; });
    if (twice) {
      Refuse(LineOf(*table, "id"), Say("measure.quantity_twice", {{"name", quantity.id}}));
    }
    measure.quantities.push_back(std::move(quantity));
  }
  ReadParts(&measure);
  ReadCorrelations(&measure);
  ReadPublished(&measure);
  At(1, [&] { return Compile(measure); });
  return measure;
}

}  // namespace

Measure ReadMeasure(const base::Catalog::File& file) { return Reader(file).Read(); }

}  // namespace doelmaat::measure
