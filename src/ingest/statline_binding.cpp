#include "ingest/statline_binding.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "base/toml_file.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::string_view kFolder = "source/statline";

// A table of texts: { Dimension = "code" }. None when it is not there.
void AddTexts(const base::TomlFile& file,
              const toml::table& table,
              std::string_view key,
              std::map<std::string, std::string>* texts) {
  const toml::node* given = table.get(key);
  if (given == nullptr) {
    return;
  }
  const toml::table* named = given->as_table();
  if (named == nullptr) {
    file.Refuse(file.LineOf(table, key), Say("catalog.no_table", {{"key", std::string(key)}}));
  }
  for (const auto& [name, text] : *named) {
    (*texts)[std::string(name.str())] = file.Text(*named, name.str());
  }
}

// The names of codes: [codes.Dimension] "name" = "code".
NamedCodes ParseCodes(const base::TomlFile& file) {
  NamedCodes codes;
  if (const toml::table* dimensions = file.FindTable("codes")) {
    for (const auto& [dimension, names] : *dimensions) {
      AddTexts(file, *dimensions, dimension.str(), &codes[std::string(dimension.str())]);
    }
  }
  return codes;
}

StatlineTopic ParseTopic(const base::TomlFile& file,
                         const toml::table& table,
                         const std::map<std::string, std::string>& select) {
  file.CheckKeys(table,
                 {"name", "key", "title", "measure", "unit", "decimals", "select", "select_title"});
  StatlineTopic topic;
  topic.name = file.Text(table, "name");
  topic.key = file.Text(table, "key");
  topic.title = file.Text(table, "title");
  topic.unit = file.Text(table, "unit");
  topic.measure = file.OptionalText(table, "measure");
  if (table.contains("decimals")) {
    topic.decimals = static_cast<int>(file.Integer(table, "decimals"));
  }
  topic.select = select;
  AddTexts(file, table, "select", &topic.select);
  AddTexts(file, table, "select_title", &topic.select_title);
  for (const auto& [dimension, title] : topic.select_title) {
    topic.select.erase(dimension);
  }
  return topic;
}

// Every topic has a code for every dimension but those of region and period.
void CheckCodes(const base::TomlFile& file, const StatlineBinding& binding) {
  const std::vector<std::string> dimensions = binding.Dimensions();
  for (const StatlineTopic& topic : binding.topics) {
    for (const std::string& dimension : dimensions) {
      if (dimension != binding.region && dimension != binding.period &&
          topic.select.count(dimension) + topic.select_title.count(dimension) == 0) {
        file.Refuse(
            1,
            Say("catalog.topic_without_code", {{"topic", topic.name}, {"dimension", dimension}}));
      }
    }
  }
}

}  // namespace

std::vector<std::string> StatlineBinding::Dimensions() const {
  std::set<std::string> names = {region};
  if (!period.empty()) {
    names.insert(period);
  }
  for (const StatlineTopic& topic : topics) {
    for (const auto* selected : {&topic.select, &topic.select_title}) {
      for (const auto& [dimension, code] : *selected) {
        names.insert(dimension);
      }
    }
  }
  return {names.begin(), names.end()};
}

std::string_view StatlineBinding::LabelOf(const std::string& dimension) const {
  const auto found = labels.find(dimension);
  return found != labels.end() ? std::string_view(found->second)
         : dimension == region ? "Regio's"
         : dimension == period ? "Perioden"
                               : std::string_view(dimension);
}

StatlineBinding ParseStatlineBinding(const base::Catalog::File& from) {
  const base::TomlFile file(from);
  const toml::table& table = file.root();
  file.CheckKeys(
      table, {"table", "title", "region", "period", "year", "select", "topic", "labels", "codes"});
  StatlineBinding binding;
  binding.path = from.path;
  binding.digest = base::Sha256(from.bytes);
  binding.table = file.Text(table, "table");
  binding.title = file.Text(table, "title");
  binding.region = file.Text(table, "region");
  binding.period = file.OptionalText(table, "period");
  if (table.contains("year")) {
    binding.year = file.Integer(table, "year");
  }
  if (binding.period.empty() == !binding.year.has_value()) {
    file.Refuse(1, Say("catalog.period_or_year"));
  }
  std::map<std::string, std::string> select;
  AddTexts(file, table, "select", &select);
  AddTexts(file, table, "labels", &binding.labels);
  binding.codes = ParseCodes(file);
  std::set<std::string> names;
  for (const toml::table* topic : file.Tables("topic")) {
    binding.topics.push_back(ParseTopic(file, *topic, select));
    const std::string& name = binding.topics.back().name;
    if (!names.insert(name).second) {
      file.Refuse(file.LineOf(*topic, "name"), Say("catalog.name_twice", {{"name", name}}));
    }
  }
  if (binding.topics.empty()) {
    file.Refuse(1, Say("catalog.key_missing", {{"key", "[[topic]]"}}));
  }
  CheckCodes(file, binding);
  return binding;
}

std::vector<StatlineBinding> LoadStatlineBindings(const base::Catalog& catalog) {
  std::vector<StatlineBinding> bindings;
  for (const std::string& id : catalog.Ids(std::string(kFolder))) {
    bindings.push_back(ParseStatlineBinding(catalog.Find(std::string(kFolder) + "/" + id)));
  }
  return bindings;
}

UnitText ParseUnit(std::string_view unit) {
  std::string text(unit);
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char sign) {
    return static_cast<char>(sign >= 'A' && sign <= 'Z' ? sign - 'A' + 'a' : sign);
  });
  // Only in front: "1 000 euro" and "x 1 000", but not "per 1 000 inwoners".
  constexpr std::pair<std::string_view, std::int64_t> kFactors[] = {{"1 000 000", 1000000},
                                                                    {"1000000", 1000000},
                                                                    {"mln", 1000000},
                                                                    {"miljoen", 1000000},
                                                                    {"1 000", 1000},
                                                                    {"1000", 1000}};
  UnitText parsed;
  const std::string_view counted = std::string_view(text).substr(text.starts_with("x ") ? 2 : 0);
  for (const auto& [mark, factor] : kFactors) {
    if (counted.starts_with(mark)) {
      parsed.factor = factor;
      text = counted.substr(mark.size());
      break;
    }
  }
  const std::size_t first = text.find_first_not_of(' ');
  parsed.unit = first == std::string::npos
                    ? "aantal"
                    : text.substr(first, text.find_last_not_of(' ') - first + 1);
  return parsed;
}

}  // namespace doelmaat::ingest
