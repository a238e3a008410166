#include "ingest/related_rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/embedded_files.h"
#include "store/memory_grant.h"
#include "store/scratch_tables.h"

namespace doelmaat::ingest {
namespace {

constexpr std::string_view kMessages = "-- messages:";

std::set<std::string> TypesAsked(store::Database& database) {
  const store::RowSet rows = database.Query("sql/input/ingest/judged_type.sql");
  std::set<std::string> types;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    types.insert(rows.Text(r, "message_type"));
  }
  return types;
}

// Whether the query says in its header that it judges one of the types.
bool Judges(std::string_view sql, const std::set<std::string>& types) {
  const std::size_t start = sql.find(kMessages);
  const std::string_view line = sql.substr(start, sql.find('\n', start) - start);
  return std::any_of(types.begin(), types.end(), [&](const std::string& type) {
    return line.find(type) != std::string_view::npos;
  });
}

}  // namespace

std::vector<RelatedRule> RelatedRules(const ijw::RuleSet& rules) {
  std::vector<RelatedRule> related;
  for (const ijw::Rule& rule : rules.rules()) {
    if (!rule.query.empty()) {
      related.push_back({rule.id, rule.query});
    }
  }
  return related;
}

std::vector<RelatedFinding> JudgeRelated(store::Database& database,
                                         const std::vector<std::int64_t>& message_nos,
                                         const std::vector<RelatedRule>& rules) {
  const store::MemoryGrant grant(database, store::ModelMegabytes());
  store::ScratchTables scratch(database);
  scratch.MakeNumbers("judged_message", "message_no", message_nos);
  // The view is that of the models, which may not have been built.
  scratch.MakeAll("sql/rule/context/", {"sql/staging/stg_ijw__response.sql"});
  const std::set<std::string> types = TypesAsked(database);
  std::vector<RelatedFinding> findings;
  for (const RelatedRule& rule : rules) {
    const std::string file = "sql/rule/" + rule.query + ".sql";
    if (!Judges(base::BuiltIn(file), types)) {
      continue;
    }
    const store::RowSet rows = database.Query(file);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      findings.push_back({rows.Integer(r, "message_no"),
                          {static_cast<std::uint32_t>(rows.Integer(r, "line")),
                           rule.id,
                           rows.Text(r, "path"),
                           rows.TextOrEmpty(r, "value"),
                           rows.TextOrEmpty(r, "reference")}});
    }
  }
  std::map<std::int64_t, std::size_t> place;
  for (const std::int64_t message_no : message_nos) {
    place.emplace(message_no, place.size());
  }
  std::stable_sort(findings.begin(), findings.end(), [&](const auto& a, const auto& b) {
    return std::tuple(place.at(a.message_no), a.finding.line, a.finding.rule) <
           std::tuple(place.at(b.message_no), b.finding.line, b.finding.rule);
  });
  return findings;
}

}  // namespace doelmaat::ingest
