#include "base/toml_file.h"

#include <cmath>
#include <optional>

#include "base/text.h"

namespace doelmaat::base {
namespace {

constexpr std::uint32_t kFirstLine = 1;

}  // namespace

TomlFile::TomlFile(const Catalog::File& file) : path_(file.path) {
  try {
    root_ = toml::parse(file.bytes, file.path);
  } catch (const toml::parse_error& problem) {
    Refuse(problem.source().begin.line, Say("catalog.no_toml"));
  }
}

std::string TomlFile::Place(const toml::node& node) const {
  return Say("catalog.place",
             {{"file", path_}, {"line", std::to_string(node.source().begin.line)}});
}

std::uint32_t TomlFile::LineOf(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node == nullptr ? table.source().begin.line : node->source().begin.line;
}

void TomlFile::Refuse(std::uint32_t line, const std::string& what) const {
  throw Error(
      ErrorKind::kConfig,
      Say("catalog.bad_file",
          {{"file", path_}, {"line", std::to_string(std::max(line, kFirstLine))}, {"what", what}}));
}

void TomlFile::CheckId(const std::string& name) const {
  const std::string id = Text(root(), "id");
  if (id != name) {
    Refuse(LineOf(root(), "id"), Say("catalog.id_not_name", {{"id", id}, {"name", name}}));
  }
}

void TomlFile::CheckKeys(const toml::table& table,
                         std::initializer_list<std::string_view> known) const {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      Refuse(key.source().begin.line,
             Say("catalog.unknown_key", {{"key", std::string(key.str())}}));
    }
  }
}

std::string TomlFile::Text(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  const auto text = node == nullptr ? std::nullopt : node->value<std::string>();
  if (node == nullptr || (text.has_value() && text->empty())) {
    Refuse(LineOf(table, key), Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  if (!text.has_value()) {
    Refuse(LineOf(table, key), Say("catalog.no_text", {{"key", std::string(key)}}));
  }
  return *text;
}

std::string TomlFile::OptionalText(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return "";
  }
  const auto text = node->value<std::string>();
  if (!text.has_value()) {
    Refuse(LineOf(table, key), Say("catalog.no_text", {{"key", std::string(key)}}));
  }
  return *text;
}

bool TomlFile::Flag(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return false;
  }
  const auto flag = node->value_exact<bool>();
  if (!flag.has_value()) {
    Refuse(LineOf(table, key), Say("catalog.no_flag", {{"key", std::string(key)}}));
  }
  return *flag;
}

double TomlFile::Number(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    Refuse(LineOf(table, key), Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  const auto number = node->value<double>();
  if (!number.has_value() || !std::isfinite(*number)) {
    Refuse(LineOf(table, key), Say("catalog.no_number", {{"key", std::string(key)}}));
  }
  return *number;
}

std::int64_t TomlFile::Integer(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    Refuse(LineOf(table, key), Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  const auto number = node->value<std::int64_t>();
  if (!number.has_value()) {
    Refuse(LineOf(table, key), Say("catalog.no_number", {{"key", std::string(key)}}));
  }
  return *number;
}

std::vector<std::string> TomlFile::Texts(const toml::table& table, std::string_view key) const {
  std::vector<std::string> texts;
  const toml::node* node = table.get(key);
  const toml::array* array = node == nullptr ? nullptr : node->as_array();
  for (std::size_t index = 0; array != nullptr && index < array->size(); ++index) {
    texts.push_back((*array)[index].value<std::string>().value_or(""));
    if (texts.back().empty()) {
      Refuse(LineOf(table, key), Say("catalog.no_text", {{"key", std::string(key)}}));
    }
  }
  if (node != nullptr && array == nullptr) {
    Refuse(LineOf(table, key), Say("catalog.no_list", {{"key", std::string(key)}}));
  }
  return texts;
}

std::vector<double> TomlFile::Numbers(const toml::table& table, std::string_view key) const {
  std::vector<double> numbers;
  const toml::node* node = table.get(key);
  const toml::array* array = node == nullptr ? nullptr : node->as_array();
  for (std::size_t index = 0; array != nullptr && index < array->size(); ++index) {
    const auto number = (*array)[index].value<double>();
    if (!number.has_value() || !std::isfinite(*number)) {
      Refuse(LineOf(table, key), Say("catalog.no_number", {{"key", std::string(key)}}));
    }
    numbers.push_back(*number);
  }
  if (node != nullptr && array == nullptr) {
    Refuse(LineOf(table, key), Say("catalog.no_list", {{"key", std::string(key)}}));
  }
  return numbers;
}

std::vector<const toml::table*> TomlFile::Tables(std::string_view name) const {
  std::vector<const toml::table*> tables;
  const toml::node* given = root_.get(name);
  if (given == nullptr) {
    return tables;
  }
  if (const toml::array* array = given->as_array()) {
    for (const toml::node& node : *array) {
      if (const toml::table* table = node.as_table()) {
        tables.push_back(table);
      }
    }
  }
  if (given->as_array() == nullptr || tables.size() < given->as_array()->size()) {
    Refuse(given->source().begin.line, Say("catalog.not_tables", {{"key", std::string(name)}}));
  }
  return tables;
}

const toml::table& TomlFile::Table(std::string_view name) const {
  const toml::table* table = FindTable(name);
  if (table == nullptr) {
    Refuse(kFirstLine, Say("catalog.key_missing", {{"key", std::string(name)}}));
  }
  return *table;
}

const toml::table* TomlFile::FindTable(std::string_view name) const {
  const toml::node* given = root_.get(name);
  if (given != nullptr && !given->is_table()) {
    Refuse(given->source().begin.line, Say("catalog.not_table", {{"key", std::string(name)}}));
  }
  return given == nullptr ? nullptr : given->as_table();
}

}  // namespace doelmaat::base
