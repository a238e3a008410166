#include "ingest/iv3_binding.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/text.h"
#include "base/toml_file.h"
#include "ingest/download_number.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

Iv3Binding::Classification ParseClassification(const base::TomlFile& file,
                                               const toml::table& table) {
  file.CheckKeys(table, {"from", "until", "fields", "others", "sub_fields"});
  Iv3Binding::Classification classification;
  classification.from = file.Integer(table, "from");
  classification.until = file.Integer(table, "until");
  const toml::table* fields = table["fields"].as_table();
  if (fields == nullptr || classification.until < classification.from) {
    file.Refuse(table.source().begin.line,
                Say("catalog.key_missing", {{"key", "from, until, fields"}}));
  }
  for (const auto& [field, codes] : *fields) {
    const std::string name(field.str());
    classification.fields.insert(name);
    for (const std::string& code : file.Texts(*fields, field.str())) {
      if (!classification.field_of.emplace(code, name).second) {
        file.Refuse(codes.source().begin.line, Say("catalog.name_twice", {{"name", code}}));
      }
    }
  }
  const std::vector<std::string> others = file.Texts(table, "others");
  classification.others.insert(others.begin(), others.end());
  for (const std::string& field : file.Texts(table, "sub_fields")) {
    if (classification.fields.count(field) == 0) {
      file.Refuse(base::TomlFile::LineOf(table, "sub_fields"),
                  Say("iv3.no_such_field", {{"field", field}}));
    }
    classification.sub_fields.insert(field);
  }
  return classification;
}

std::string KeyOf(std::string_view column) {
  const std::string_view key = KeyWithoutNumber(column).value_or(column);
  return std::string(key.starts_with("k_") ? key.substr(2) : key);
}

bool IsOneOf(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<std::size_t> Iv3Column(const std::vector<std::string>& columns,
                                     const std::vector<std::string>& names) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (IsOneOf(columns[c], names) || IsOneOf(KeyOf(columns[c]), names)) {
      return c;
    }
  }
  return std::nullopt;
}

const Iv3Binding::Classification* Iv3Binding::ClassificationOf(std::int64_t year) const {
  const auto found =
      std::find_if(classifications.begin(), classifications.end(), [&](const auto& each) {
        return each.from <= year && year <= each.until;
      });
  return found == classifications.end() ? nullptr : &*found;
}

Iv3Binding LoadIv3Binding(const base::Catalog& catalog) {
  const base::Catalog::File& from = catalog.Find("source/iv3/onbewerkt");
  const base::TomlFile file(from);
  const toml::table& table = file.root();
  file.CheckKeys(table,
                 {"region",
                  "statement",
                  "category",
                  "task_field",
                  "first_placement",
                  "second_placement",
                  "expense",
                  "no_expense",
                  "watched",
                  "classification"});
  Iv3Binding binding;
  binding.path = from.path;
  binding.digest = base::Sha256(from.bytes);
  binding.region = file.Text(table, "region");
  binding.statement = file.Text(table, "statement");
  binding.category = file.Text(table, "category");
  binding.expense = file.Text(table, "expense");
  binding.task_field = file.Texts(table, "task_field");
  binding.placements = {file.Texts(table, "first_placement"),
                        file.Texts(table, "second_placement")};
  const std::vector<std::string> no_expense = file.Texts(table, "no_expense");
  binding.no_expense.insert(no_expense.begin(), no_expense.end());
  binding.watched = file.Texts(table, "watched");
  for (const toml::table* table_of : file.Tables("classification")) {
    Iv3Binding::Classification classification = ParseClassification(file, *table_of);
    for (const Iv3Binding::Classification& other : binding.classifications) {
      if (classification.from <= other.until && other.from <= classification.until) {
        file.Refuse(base::TomlFile::LineOf(*table_of, "from"),
                    Say("iv3.overlapping_years",
                        {{"from", std::to_string(classification.from)},
                         {"until", std::to_string(classification.until)},
                         {"other_from", std::to_string(other.from)},
                         {"other_until", std::to_string(other.until)}}));
      }
    }
    binding.classifications.push_back(std::move(classification));
  }
  return binding;
}

bool Iv3Binding::Fits(const std::vector<std::string>& columns) const {
  return IsOneOf(region, columns) && IsOneOf(statement, columns) && IsOneOf(category, columns) &&
         Iv3Column(columns, task_field).has_value();
}

}  // namespace doelmaat::ingest
