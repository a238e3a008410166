#include "measure/measure_file.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/toml_file.h"
#include "base/translated.h"

namespace doelmaat::measure {
namespace {

using base::Say;
using base::Translated;
using numerics::Distribution;

// The file being read.
class Reader {
 public:
  explicit Reader(const base::Catalog::File& file) : file_(file) {}

  Measure Read();

 private:
  Evidence ReadEvidence(const toml::table& table) const;
  Distribution ReadDistribution(const toml::table& table, Quantity* quantity) const;
  Distribution ReadNamed(const toml::table& table, const std::string& kind) const;
  void CheckForm(const toml::table& table) const;
  OwnSource ReadOwn(const toml::table& table) const;
  Quantity ReadQuantity(const toml::table& table) const;
  void ReadParts(Measure* measure) const;
  void ReadCorrelations(Measure* measure) const;
  void ReadPublished(Measure* measure) const;
  std::size_t Find(const Measure& measure, const toml::table& table, std::size_t end) const;

  base::TomlFile file_;
};

Evidence Reader::ReadEvidence(const toml::table& table) const {
  const std::string text = file_.Text(table, "status");
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
  file_.Refuse(base::TomlFile::LineOf(table, "status"),
               Say("measure.bad_status", {{"value", text}}));
}

Distribution Reader::ReadNamed(const toml::table& table, const std::string& kind) const {
  const auto number = [&](std::string_view key) { return file_.Number(table, key); };
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
    if (number("degrees") <= 2) {
      file_.Refuse(base::TomlFile::LineOf(table, "degrees"),
                   Say("measure.no_spread", {{"name", file_.Text(table, "id")}}));
    }
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
  file_.Refuse(base::TomlFile::LineOf(table, "distribution"),
               Say("measure.unknown_distribution", {{"value", kind}}));
}

Distribution Reader::ReadDistribution(const toml::table& table, Quantity* quantity) const {
  if (table.contains("value")) {
    quantity->meaning = "point";
    return Distribution::Point(file_.Number(table, "value"));
  }
  if (table.contains("distribution")) {
    quantity->meaning = file_.Text(table, "distribution");
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
  const double low = file_.Number(table, "low");
  const double high = file_.Number(table, "high");
  quantity->meaning = file_.Text(table, "meaning");
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
  file_.Refuse(base::TomlFile::LineOf(table, "meaning"),
               Say("measure.bad_meaning", {{"value", quantity->meaning}}));
}

// Of two forms one would go unread.
void Reader::CheckForm(const toml::table& table) const {
  int forms = 0;
  for (const char* form : {"value", "distribution", "sample", "meaning"}) {
    forms += table.contains(form) ? 1 : 0;
  }
  const std::string kind = table["distribution"].value_or(std::string());
  const bool bounded =
      kind == "triangular" || kind == "pert" || kind == "trapezoid" || kind == "arcsine";
  const bool ends = table.contains("low") || table.contains("high");
  if (forms > 1 || (ends && forms == 1 && !bounded && !table.contains("meaning"))) {
    file_.Refuse(table.source().begin.line, Say("measure.two_forms"));
  }
}

// own = { indicator = "last_month_cost", sector = ["with_stay", "foster"], months_before_end = "0"
// }
OwnSource Reader::ReadOwn(const toml::table& quantity) const {
  const toml::table* table = quantity["own"].as_table();
  if (table == nullptr) {
    file_.Refuse(base::TomlFile::LineOf(quantity, "own"), Say("measure.bad_own"));
  }
  OwnSource own;
  own.indicator = file_.Text(*table, "indicator");
  own.column = file_.OptionalText(*table, "column");
  own.of = file_.OptionalText(*table, "of");
  for (const auto& [key, node] : *table) {
    const std::string name(key.str());
    if (name == "indicator" || name == "column" || name == "of") {
      continue;
    }
    own.where.emplace_back(
        name, node.is_array() ? file_.Texts(*table, name) : std::vector{file_.Text(*table, name)});
  }
  return own;
}

Quantity Reader::ReadQuantity(const toml::table& table) const {
  file_.CheckKeys(
      table,
      {"id",      "label",        "unit", "status", "value",       "low",          "high",
       "meaning", "distribution", "mean", "sd",     "degrees",     "mode",         "top_share",
       "sample",  "source",       "date", "scope",  "printed_low", "printed_high", "own"});
  Quantity quantity;
  quantity.line = table.source().begin.line;
  quantity.id = file_.Text(table, "id");
  quantity.label = Translated(file_.Text(table, "label"));
  const std::string unit = file_.Text(table, "unit");
  quantity.unit = Unit::Parse(unit);
  quantity.share = unit == "aandeel";
  quantity.evidence = ReadEvidence(table);
  quantity.source = Translated(file_.OptionalText(table, "source"));
  quantity.date = file_.OptionalText(table, "date");
  quantity.scope = Translated(file_.OptionalText(table, "scope"));
  if (table.contains("own")) {
    quantity.own = ReadOwn(table);
  }
  if (quantity.missing()) {
    return quantity;
  }
  CheckForm(table);
  quantity.distribution = ReadDistribution(table, &quantity);
  const bool banded = table.contains("low") && table.contains("high");
  const Distribution& shape = quantity.distribution;
  if (shape.is_point()) {
    quantity.low = quantity.high = shape.mean();
  } else {
    quantity.low = banded ? file_.Number(table, "low") : shape.Quantile(0.025);
    quantity.high = banded ? file_.Number(table, "high") : shape.Quantile(0.975);
  }
  if (table.contains("printed_low")) {
    quantity.printed_low = file_.Number(table, "printed_low");
    quantity.printed_high = file_.Number(table, "printed_high");
    BandDistribution(*quantity.printed_low, *quantity.printed_high, BandMeaning::kLimits);
  }
  CheckShare(quantity);
  return quantity;
}

void Reader::ReadParts(Measure* measure) const {
  for (const toml::table* table : file_.Tables("part")) {
    file_.CheckKeys(*table, {"id", "label", "benefit", "cost", "one_off"});
    Part part;
    part.id = file_.Text(*table, "id");
    part.label = Translated(file_.Text(*table, "label"));
    part.benefit = file_.Text(*table, "benefit");
    part.cost = file_.Text(*table, "cost");
    part.one_off = file_.OptionalText(*table, "one_off");
    part.place = file_.Place(*table);
    const bool twice = std::any_of(measure->parts.begin(),
                                   measure->parts.end(),
                                   [&](const Part& other) { return other.id == part.id; });
    if (twice) {
      file_.Refuse(base::TomlFile::LineOf(*table, "id"),
                   Say("measure.part_twice", {{"name", part.id}}));
    }
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
  file_.Refuse(base::TomlFile::LineOf(table, "between"), Say("measure.bad_between"));
}

void Reader::ReadCorrelations(Measure* measure) const {
  const auto tables = file_.Tables("correlation");
  if (tables.empty()) {
    return;
  }
  const std::size_t n = measure->quantities.size();
  measure->correlation = numerics::Matrix(n, n);
  for (std::size_t i = 0; i < n; ++i) {
    measure->correlation(i, i) = 1;
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const toml::table* table : tables) {
    file_.CheckKeys(*table, {"between", "value"});
    const std::size_t a = Find(*measure, *table, 0);
    const std::size_t b = Find(*measure, *table, 1);
    const double value = file_.Number(*table, "value");
    if (a == b || std::abs(value) > 1) {
      file_.Refuse(base::TomlFile::LineOf(*table, "value"), Say("measure.bad_correlation"));
    }
    if (!pairs.insert(std::minmax(a, b)).second) {
      file_.Refuse(base::TomlFile::LineOf(*table, "between"), Say("measure.correlation_twice"));
    }
    measure->correlation(a, b) = measure->correlation(b, a) = value;
  }
  file_.At(tables.front()->source().begin.line, [&] { return InputsOf(*measure).Factor(); });
}

void Reader::ReadPublished(Measure* measure) const {
  for (const toml::table* table : file_.Tables("published")) {
    file_.CheckKeys(*table, {"result", "label", "unit", "low", "high", "status", "why"});
    PublishedResult published;
    published.result = file_.Text(*table, "result");
    published.why = Translated(file_.OptionalText(*table, "why"));
    published.label = Translated(file_.OptionalText(*table, "label"));
    published.unit = Translated(file_.OptionalText(*table, "unit"));
    const std::string status = file_.Text(*table, "status");
    published.has_band = status != "not_derivable" || table->contains("low");
    if (published.has_band) {
      published.low = file_.Number(*table, "low");
      published.high = file_.Number(*table, "high");
    }
    if (status == "reproduced" || status == "calibrated") {
      published.status =
          status == "reproduced" ? PublishedStatus::kReproduced : PublishedStatus::kCalibrated;
    } else if (status == "not_derivable") {
      published.status = PublishedStatus::kNotDerivable;
    } else {
      file_.Refuse(base::TomlFile::LineOf(*table, "status"),
                   Say("measure.bad_published", {{"value", status}}));
    }
    measure->published.push_back(published);
  }
}

Measure Reader::Read() {
  file_.CheckKeys(file_.root(),
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
  measure.id = file_.Text(file_.root(), "id");
  measure.title = Translated(file_.Text(file_.root(), "title"));
  measure.mechanism = Translated(file_.Text(file_.root(), "mechanism"));
  measure.conclusion = Translated(file_.OptionalText(file_.root(), "conclusion"));
  measure.source = Translated(file_.Text(file_.root(), "source"));
  if (file_.root().contains("rounding_eur")) {
    measure.rounding_eur = file_.Number(file_.root(), "rounding_eur");
    if (measure.rounding_eur <= 0) {
      file_.Refuse(base::TomlFile::LineOf(file_.root(), "rounding_eur"),
                   Say("measure.bad_rounding"));
    }
  }
  if (const toml::array* notes = file_.root()["notes"].as_array()) {
    for (const toml::node& note : *notes) {
      measure.notes.push_back(Translated(note.value<std::string>().value_or("")));
    }
  }
  for (const toml::table* table : file_.Tables("quantity")) {
    Quantity quantity = file_.At(table->source().begin.line, [&] { return ReadQuantity(*table); });
    const bool twice = std::any_of(measure.quantities.begin(),
                                   measure.quantities.end(),
                                   [&](const Quantity& other) { return other.id == quantity.id; });
    if (twice) {
      file_.Refuse(base::TomlFile::LineOf(*table, "id"),
                   Say("measure.quantity_twice", {{"name", quantity.id}}));
    }
    measure.quantities.push_back(std::move(quantity));
  }
  ReadParts(&measure);
  ReadCorrelations(&measure);
  ReadPublished(&measure);
  file_.At(1, [&] { return Compile(measure); });
  return measure;
}

}  // namespace

Measure ReadMeasure(const base::Catalog::File& file) { return Reader(file).Read(); }

}  // namespace doelmaat::measure
