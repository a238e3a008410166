#include "sql_case.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/embedded_files.h"
#include "base/file.h"
#include "base/number_text.h"
#include "ingest/related_rules.h"
#include "store/model_runner.h"

namespace doelmaat::sql {
namespace {

std::vector<std::string> Split(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == ',') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string ToText(const store::Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return base::FormatExact(*real);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "" : *text;
}

std::string Literal(const std::string& field) {
  if (field.empty()) {
    return "NULL";
  }
  std::string quoted = "'";
  for (const char c : field) {
    quoted += c == '\'' ? "''" : std::string(1, c);
  }
  return quoted + "'";
}

std::vector<store::Model> Models() {
  std::map<std::string, std::string> files = base::BuiltInUnder("sql/staging/");
  files.merge(base::BuiltInUnder("sql/core/"));
  files.merge(base::BuiltInUnder("sql/ggm/"));
  return store::OrderModels(files);
}

// What a landed row says where a case does not: `value`, in columns that a case names only where
// they matter.
struct LandingDefault {
  std::string_view column;
  std::string_view value;
};
constexpr LandingDefault kLandingDefaults[] = {{"delivery_id", "1"},
                                               {"line", "1"},
                                               {"release", "3.2"},
                                               {"accepted", "true"},
                                               {"refusing_findings", "0"},
                                               {"toewijzingsdatum", "2026-01-13"},
                                               {"status_aanlevering", "1"},
                                               {"declaratie_nummer", "DN1"},
                                               {"path", "/Bericht"},
                                               {"value", "?"},
                                               {"reference", "?"}};

bool Has(const GivenTable& table, std::string_view column) {
  return std::find(table.columns.begin(), table.columns.end(), column) != table.columns.end();
}

// A message has an identity of its own, made of its number, and a digest made of its row.
void GiveIdentity(GivenTable& table) {
  for (const char* column : {"identificatie", "digest"}) {
    if (Has(table, column)) {
      continue;
    }
    const auto number = std::find(table.columns.begin(), table.columns.end(), "message_no");
    const auto place = static_cast<std::size_t>(number - table.columns.begin());
    for (std::vector<std::string>& row : table.rows) {
      row.push_back(column[0] == 'i' ? "M" + row.at(place) : "digest " + row.at(place));
    }
    table.columns.emplace_back(column);
  }
}

GivenTable WithLanding(GivenTable table, const std::set<std::string>& known) {
  if (!table.name.starts_with("land_") || table.name == "land_delivery") {
    return table;
  }
  if (table.name == "land_jw_message") {
    GiveIdentity(table);
  }
  for (const LandingDefault& each : kLandingDefaults) {
    if (known.contains(std::string(each.column)) && !Has(table, each.column)) {
      table.columns.emplace_back(each.column);
      for (std::vector<std::string>& row : table.rows) {
        row.emplace_back(each.value);
      }
    }
  }
  return table;
}

std::set<std::string> ColumnsOf(store::Database& database, const std::string& table) {
  const auto columns = database.QueryText("SELECT * FROM " + table + " LIMIT 0", table).columns();
  return {columns.begin(), columns.end()};
}

void Fill(store::Database& database, const GivenTable& table) {
  std::string columns;
  for (const std::string& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + column;
  }
  for (const std::vector<std::string>& row : table.rows) {
    std::string values;
    for (const std::string& field : row) {
      values += (values.empty() ? "" : ", ") + Literal(field);
    }
    database.Execute("INSERT INTO " + table.name + " (" + columns + ") VALUES (" + values + ")",
                     table.name);
  }
}

// Makes the model as an empty table with its columns and types, to be filled.
void MakeEmpty(store::Database& database, const store::Model& model) {
  store::MakeModel(database, model);
  if (model.is_view) {
    database.Execute("CREATE TABLE given_view AS FROM " + model.name + " LIMIT 0; DROP VIEW " +
                         model.name + "; ALTER TABLE given_view RENAME TO " + model.name,
                     model.path);
  } else {
    database.Execute("DELETE FROM " + model.name, model.path);
  }
}

// The words of a statement: among them the names of the tables it reads.
std::set<std::string> WordsOf(const std::string& sql) {
  std::set<std::string> words;
  std::istringstream lines(sql);
  for (std::string line; std::getline(lines, line);) {
    std::string word;
    for (const char c : line.substr(0, line.find("--")) + " ") {
      if (c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word += c;
      } else {
        words.insert(std::exchange(word, ""));
      }
    }
  }
  return words;
}

// The names of `words` and of all they need in turn.
std::set<std::string> WithNeeds(std::set<std::string> words,
                                const std::vector<store::Model>& models) {
  for (auto model = models.rbegin(); model != models.rend(); ++model) {
    if (words.contains(model->name)) {
      words.insert(model->needs.begin(), model->needs.end());
    }
  }
  return words;
}

// Puts the given rows in their tables and makes every model the target reads, of those in `words`.
void Prepare(store::Database& database, const SqlCase& each, std::set<std::string> words) {
  const std::vector<store::Model> models = Models();
  std::map<std::string, std::vector<const GivenTable*>> given;
  for (const GivenTable& table : each.given) {
    given[table.name].push_back(&table);
    words.insert(table.name);
  }
  const auto fill = [&](const std::string& name) {
    for (const GivenTable* table : given[name]) {
      Fill(database, WithLanding(*table, ColumnsOf(database, name)));
    }
    given.erase(name);
  };
  for (const GivenTable& table : each.given) {
    if (table.name.starts_with("land_")) {
      fill(table.name);
    }
  }
  const std::set<std::string> wanted = WithNeeds(std::move(words), models);
  for (const store::Model& model : models) {
    if (given.contains(model.name)) {
      MakeEmpty(database, model);
      fill(model.name);
    } else if (wanted.contains(model.name) && model.name != each.target) {
      store::MakeModel(database, model);
    }
  }
  if (!given.empty()) {
    throw std::runtime_error("no table " + given.begin()->first);
  }
}

constexpr std::pair<std::string_view, CaseKind> kKinds[] = {{"model ", CaseKind::kModel},
                                                            {"check ", CaseKind::kCheck},
                                                            {"indicator ", CaseKind::kIndicator},
                                                            {"rule ", CaseKind::kRule},
                                                            {"rules ", CaseKind::kRules}};

struct CaseReader {
  SqlCase each;
  GivenTable* open = nullptr;

  void Read(const std::filesystem::path& path) {
    std::istringstream lines(base::ReadFile(path));
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
      if (line.empty() || line.starts_with("#") || ReadWord(path, line)) {
        continue;
      }
      const std::vector<std::string> fields = Split(line);
      if (open == nullptr) {
        throw std::runtime_error(path.string() + ": rows before a table");
      }
      if (open->columns.empty()) {
        open->columns = fields;
      } else if (fields.size() != open->columns.size()) {
        throw std::runtime_error(path.string() + ":" + std::to_string(number) +
                                 ": another number of fields than columns");
      } else {
        open->rows.push_back(fields);
      }
    }
  }

  // A line that says what follows, or what the case is about.
  bool ReadWord(const std::filesystem::path& path, const std::string& line) {
    for (const auto& [word, kind] : kKinds) {
      if (line.starts_with(word)) {
        each.target = line.substr(word.size());
        each.kind = kind;
        return true;
      }
    }
    if (line.starts_with("include ")) {
      Read(path.parent_path().parent_path() / line.substr(8));
    } else if (line.starts_with("judge ")) {
      for (const std::string& number : Split(line.substr(6))) {
        each.judged.push_back(std::stoll(number));
      }
    } else if (line.starts_with("table ")) {
      each.given.push_back({line.substr(6), {}, {}});
      open = &each.given.back();
    } else if (line == "expect") {
      open = &each.expected;
    } else {
      return false;
    }
    return true;
  }
};

std::vector<ingest::RelatedRule> RulesOf(const SqlCase& each) {
  std::vector<ingest::RelatedRule> rules;
  for (const auto& [path, sql] : base::BuiltInUnder("sql/rule/")) {
    const std::string name = std::filesystem::path(path).stem().string();
    const bool is_context = path.find("/context/") != std::string::npos;
    if (!is_context && (each.kind == CaseKind::kRules || name == each.target)) {
      rules.push_back({name, name});
    }
  }
  return rules;
}

GivenTable RunRules(store::Database& database, const SqlCase& each) {
  Prepare(database, each, {});
  GivenTable found{each.target, each.expected.columns, {}};
  for (const auto& [message_no, finding] :
       ingest::JudgeRelated(database, each.judged, RulesOf(each))) {
    const std::map<std::string, std::string> row{{"message_no", std::to_string(message_no)},
                                                 {"rule", finding.rule},
                                                 {"line", std::to_string(finding.line)},
                                                 {"path", finding.path},
                                                 {"value", finding.value},
                                                 {"reference", finding.reference}};
    found.rows.emplace_back();
    for (const std::string& column : each.expected.columns) {
      found.rows.back().push_back(row.at(column));
    }
  }
  return found;
}

}  // namespace

SqlCase ReadCase(const std::filesystem::path& path) {
  CaseReader reader;
  reader.Read(path);
  if (reader.each.target.empty() || reader.each.expected.columns.empty()) {
    throw std::runtime_error(path.string() + ": no model, check or rule, or nothing expected");
  }
  return std::move(reader.each);
}

GivenTable RunCase(store::Database& database, const SqlCase& each) {
  if (each.kind == CaseKind::kRule || each.kind == CaseKind::kRules) {
    return RunRules(database, each);
  }
  const bool is_indicator = each.kind == CaseKind::kIndicator;
  std::string path = (is_indicator ? "sql/indicator/" : "sql/check/") + each.target + ".sql";
  std::string sql;
  std::set<std::string> reads;
  if (is_indicator || each.kind == CaseKind::kCheck) {
    sql = base::BuiltIn(path);
    reads = WordsOf(sql);
  }
  for (const store::Model& model : Models()) {
    if (each.kind == CaseKind::kModel && model.name == each.target) {
      sql = model.sql;
      path = model.path;
      reads = {model.needs.begin(), model.needs.end()};
    }
  }
  if (sql.empty()) {
    throw std::runtime_error("no model " + each.target);
  }
  Prepare(database, each, std::move(reads));
  const store::RowSet rows = database.QueryText(sql, path);
  GivenTable found{each.target, rows.columns(), {}};
  for (std::size_t r = 0; r < rows.size(); ++r) {
    found.rows.emplace_back();
    for (const std::string& column : each.expected.columns) {
      found.rows.back().push_back(ToText(rows.At(r, column)));
    }
  }
  return found;
}

bool IsUnordered(const SqlCase& each) {
  for (const store::Model& model : Models()) {
    if (model.name == each.target) {
      return model.is_view || model.sql.find("Unordered") != std::string::npos;
    }
  }
  return false;
}

}  // namespace doelmaat::sql
