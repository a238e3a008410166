#include "ingest/source_definition.h"

#include <algorithm>
#include <array>
#include <utility>

#include <toml++/toml.h>

#include "base/error.h"
#include "base/text.h"
#include "base/translated.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::array<std::pair<std::string_view, ColumnType>, 6> kTypes = {{
    {"year", ColumnType::kYear},
    {"municipality", ColumnType::kMunicipality},
    {"text", ColumnType::kText},
    {"integer", ColumnType::kInteger},
    {"decimal", ColumnType::kDecimal},
    {"eur", ColumnType::kEur},
}};

[[noreturn]] void Refuse(const std::string& path, const toml::node& near, const std::string& what) {
  throw Error(
      ErrorKind::kConfig,
      Say("catalog.bad_file",
          {{"file", path}, {"line", std::to_string(near.source().begin.line)}, {"what", what}}));
}

std::string RequiredText(const toml::table& table, const std::string& path, std::string_view key) {
  const auto text = table[key].value<std::string>();
  if (!text.has_value() || text->empty()) {
    Refuse(path, table, Say("catalog.key_missing", {{"key", std::string(key)}}));
  }
  return *text;
}

std::vector<std::string> Texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> texts;
  if (const toml::array* array = table[key].as_array()) {
    for (const toml::node& node : *array) {
      texts.push_back(node.value_or<std::string>(""));
    }
  }
  return texts;
}

SourceColumn ParseColumn(const toml::table& table, const std::string& path) {
  SourceColumn column;
  column.name = RequiredText(table, path, "name");
  const std::string type = RequiredText(table, path, "type");
  const auto known = std::find_if(
      kTypes.begin(), kTypes.end(), [&](const auto& each) { return each.first == type; });
  if (known == kTypes.end()) {
    Refuse(path, *table.get("type"), Say("catalog.unknown_type", {{"type", type}}));
  }
  column.type = known->second;
  column.optional = table["optional"].value_or(false);
  column.allowed = Texts(table, "allowed");
  column.minimum = table["minimum"].value<std::int64_t>();
  return column;
}

bool HasColumn(const base::TableFile& table, const SourceColumn& column) {
  return std::find(table.header.begin(), table.header.end(), column.name) != table.header.end();
}

std::size_t SharedColumns(const base::TableFile& table, const SourceDefinition& definition) {
  return static_cast<std::size_t>(
      std::count_if(definition.columns.begin(), definition.columns.end(), [&](const auto& column) {
        return HasColumn(table, column);
      }));
}

}  // namespace

SourceDefinition ParseSourceDefinition(const base::Catalog::File& file) {
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
  SourceDefinition definition;
  definition.id = RequiredText(table, file.path, "id");
  definition.title = RequiredText(table, file.path, "title");
  definition.land_table = RequiredText(table, file.path, "land");
  definition.key = Texts(table, "key");
  if (const toml::array* columns = table["column"].as_array()) {
    for (const toml::node& node : *columns) {
      if (node.as_table() == nullptr) {
        Refuse(file.path, node, Say("catalog.key_missing", {{"key", "[[column]]"}}));
      }
      definition.columns.push_back(ParseColumn(*node.as_table(), file.path));
    }
  }
  for (const std::string& name : definition.key) {
    const bool known = std::any_of(definition.columns.begin(),
                                   definition.columns.end(),
                                   [&](const auto& column) { return column.name == name; });
    if (!known) {
      Refuse(file.path, *table.get("key"), Say("catalog.key_no_column", {{"column", name}}));
    }
  }
  return definition;
}

std::vector<SourceDefinition> LoadSourceDefinitions(const base::Catalog& catalog) {
  std::vector<SourceDefinition> definitions;
  for (const std::string& id : catalog.Ids("source")) {
    // What stands in a folder binds downloads to a definition.
    if (id.find('/') != std::string::npos) {
      continue;
    }
    definitions.push_back(ParseSourceDefinition(catalog.Find("source/" + id)));
  }
  return definitions;
}

const SourceDefinition& Recognise(const base::TableFile& table,
                                  const std::vector<SourceDefinition>& definitions) {
  const SourceDefinition* best = nullptr;
  std::string known;
  for (const SourceDefinition& definition : definitions) {
    known += (known.empty() ? "" : ", ") + base::Translated(definition.title);
    const std::size_t shared = SharedColumns(table, definition);
    if (shared == definition.columns.size()) {
      return definition;
    }
    if (2 * shared >= definition.columns.size() &&
        (best == nullptr || shared > SharedColumns(table, *best))) {
      best = &definition;
    }
  }
  if (best == nullptr) {
    throw Error(ErrorKind::kBadData,
                Say("ingest.unknown_table", {{"file", table.name}, {"known", known}}));
  }
  for (const SourceColumn& column : best->columns) {
    table.Column(column.name);
  }
  return *best;
}

}  // namespace doelmaat::ingest
