#include "ingest/statline_binding.h"

#include <algorithm>
#include <set>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::string_view kFolder = "source/statline";

[[noreturn]] void Refuse(const std::string& path, const toml::node& near, const std::string& what) {
  throw Error(
      ErrorKind::kConfig,
      Say("catalog.bad_file",
          {{"file", path}, {"line", std::to_string(near.source().begin.line)}, {"what", what}}));
}

std::string Required(const toml::table& table, const std::string& path, std::string_view key) {
  const auto text = table[key].value<std::string>();
  if (!text.has_value() || text->empty()) {
    Refuse(path, table, Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  return *text;
}

void AddSelection(const toml::table& table, std::map<std::string, std::string>* select) {
  if (const toml::table* codes = table["select"].as_table()) {
    for (const auto& [dimension, code] : *codes) {
      (*select)[std::string(dimension.str())] = code.value_or<std::string>("");
    }
  }
}

StatlineTopic ParseTopic(const toml::table& table,
                         const std::string& path,
                         const std::map<std::string, std::string>& select) {
  StatlineTopic topic;
  topic.name = Required(table, path, "name");
  topic.key = Required(table, path, "key");
  topic.title = Required(table, path, "title");
  topic.unit = Required(table, path, "unit");
  topic.measure = table["measure"].value_or<std::string>("");
  if (const auto decimals = table["decimals"].value<std::int64_t>()) {
    topic.decimals = static_cast<int>(*decimals);
  }
  topic.select = select;
  AddSelection(table, &topic.select);
  return topic;
}

}  // namespace

std::vector<std::string> StatlineBinding::Dimensions() const {
  std::set<std::string> names = {region};
  if (!period.empty()) {
    names.insert(period);
  }
  for (const StatlineTopic& topic : topics) {
    for (const auto& [dimension, code] : topic.select) {
      names.insert(dimension);
    }
  }
  return {names.begin(), names.end()};
}

StatlineBinding ParseStatlineBinding(const base::Catalog::File& file) {
  toml::table table;
  try {
    table = toml::parse(file.bytes, file.path);
  } catch (const toml::parse_error& problem) {
    throw Error(ErrorKind::kConfig,
                Say("catalog.bad_file",
                    {{"file", file.path},
                     {"line", std::to_string(problem.source().begin.line)},
                     {"what", std::string(problem.description())}}));
  }
  StatlineBinding binding;
  binding.path = file.path;
  binding.table = Required(table, file.path, "table");
  binding.title = Required(table, file.path, "title");
  binding.region = Required(table, file.path, "region");
  binding.period = table["period"].value_or<std::string>("");
  binding.year = table["year"].value<std::int64_t>();
  if (binding.period.empty() == !binding.year.has_value()) {
    Refuse(file.path, table, Say("catalog.period_or_year"));
  }
  std::map<std::string, std::string> select;
  AddSelection(table, &select);
  std::set<std::string> names;
  if (const toml::array* topics = table["topic"].as_array()) {
    for (const toml::node& node : *topics) {
      if (node.as_table() == nullptr) {
        Refuse(file.path, node, Say("catalog.key_missing", {{"key", "[[topic]]"}}));
      }
      binding.topics.push_back(ParseTopic(*node.as_table(), file.path, select));
      if (!names.insert(binding.topics.back().name).second) {
        Refuse(file.path, node, Say("catalog.name_twice", {{"name", binding.topics.back().name}}));
      }
    }
  }
  if (binding.topics.empty()) {
    Refuse(file.path, table, Say("catalog.key_missing", {{"key", "[[topic]]"}}));
  }
  const std::vector<std::string> dimensions = binding.Dimensions();
  for (const StatlineTopic& topic : binding.topics) {
    for (const std::string& dimension : dimensions) {
      if (dimension != binding.region && dimension != binding.period &&
          topic.select.count(dimension) == 0) {
        Refuse(
            file.path,
            table,
            Say("catalog.topic_without_code", {{"topic", topic.name}, {"dimension", dimension}}));
      }
    }
  }
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
