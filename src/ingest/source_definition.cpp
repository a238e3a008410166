#include "ingest/source_definition.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/toml_file.h"
#include "base/translated.h"
#include "ingest/joined_names.h"

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

SourceColumn ParseColumn(const base::TomlFile& file, const toml::table& table) {
  file.CheckKeys(table, {"name", "type", "optional", "allowed", "minimum", "three_decimals"});
  SourceColumn column;
  column.name = file.Text(table, "name");
  const std::string type = file.Text(table, "type");
  const auto known = std::find_if(
      kTypes.begin(), kTypes.end(), [&](const auto& each) { return each.first == type; });
  if (known == kTypes.end()) {
    file.Refuse(file.LineOf(table, "type"), Say("catalog.unknown_type", {{"type", type}}));
  }
  column.type = known->second;
  column.optional = table["optional"].value_or(false);
  column.allowed = file.Texts(table, "allowed");
  if (table.contains("minimum")) {
    column.minimum = file.Integer(table, "minimum");
  }
  column.three_decimals = table["three_decimals"].value_or(true);
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

SourceDefinition ParseSourceDefinition(const base::Catalog::File& from) {
  const base::TomlFile file(from);
  const toml::table& table = file.root();
  file.CheckKeys(table, {"id", "title", "land", "key", "replaces", "aside", "column"});
  SourceDefinition definition;
  definition.id = file.Text(table, "id");
  definition.title = file.Text(table, "title");
  definition.land_table = file.Text(table, "land");
  definition.key = file.Texts(table, "key");
  definition.replaces = table.contains("replaces") ? file.Texts(table, "replaces") : definition.key;
  if (table.contains("aside")) {
    definition.aside = file.Texts(table, "aside");
  }
  for (const toml::table* column : file.Tables("column")) {
    definition.columns.push_back(ParseColumn(file, *column));
  }
  std::vector<std::pair<std::string, std::string>> named;
  named.reserve(definition.key.size() + definition.replaces.size());
  for (const std::string& name : definition.key) {
    named.emplace_back("key", name);
  }
  for (const std::string& name : definition.replaces) {
    named.emplace_back(table.contains("replaces") ? "replaces" : "key", name);
  }
  for (const auto& [where, name] : named) {
    const bool known =
        std::any_of(definition.columns.begin(),
                    definition.columns.end(),
                    [&, &name = name](const auto& column) { return column.name == name; });
    if (!known) {
      file.Refuse(file.LineOf(table, where), Say("catalog.key_no_column", {{"column", name}}));
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
    known += (known.empty() ? "'" : ", '") + base::Translated(definition.title) + "'";
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
  const auto missing =
      std::find_if(best->columns.begin(), best->columns.end(), [&](const SourceColumn& column) {
        return !HasColumn(table, column);
      });
  throw Error(ErrorKind::kBadData,
              Say("ingest.almost_table",
                  {{"file", table.name},
                   {"title", base::Translated(best->title)},
                   {"column", missing->name},
                   {"known", Joined(table.header)}}));
}

std::vector<std::string> UnreadColumns(const base::TableFile& table,
                                       const SourceDefinition& definition) {
  std::vector<std::string> unread;
  for (const std::string& name : table.header) {
    const bool read = std::any_of(definition.columns.begin(),
                                  definition.columns.end(),
                                  [&](const SourceColumn& column) { return column.name == name; });
    const bool aside =
        std::find(definition.aside.begin(), definition.aside.end(), name) != definition.aside.end();
    if (!read && !aside && !name.empty()) {
      unread.push_back(name);
    }
  }
  return unread;
}

}  // namespace doelmaat::ingest
