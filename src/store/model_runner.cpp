#include "store/model_runner.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "store/duckdb_internal.h"
#include "store/memory.h"
#include "store/writing.h"

namespace doelmaat::store {
namespace {

using base::Say;

constexpr std::string_view kNeeds = "-- needs:";
constexpr std::string_view kMadeView = "\n-- made: view\n";
constexpr std::size_t kShownRows = 3;

std::string NameOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(slash + 1, path.rfind('.') - slash - 1);
}

std::vector<std::string> NeedsOf(std::string_view sql) {
  std::vector<std::string> needs;
  const std::size_t start = sql.find(kNeeds);
  if (start == std::string_view::npos) {
    return needs;
  }
  std::string word;
  for (const char c : sql.substr(start + kNeeds.size())) {
    const bool part = c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (part) {
      word += c;
    } else if (!word.empty()) {
      needs.push_back(std::exchange(word, ""));
    }
    if (c == '\n') {
      break;
    }
  }
  return needs;
}

// Depth-first: a model is placed once all it needs is.
class Ordering {
 public:
  explicit Ordering(std::map<std::string, Model> models) : models_(std::move(models)) {}

  std::vector<Model> Run() {
    for (const auto& [name, model] : models_) {
      Place(model);
    }
    return std::move(ordered_);
  }

 private:
  void Place(const Model& model) {
    if (placed_.contains(model.name)) {
      return;
    }
    if (!open_.insert(model.name).second) {
      throw Error(ErrorKind::kConfig, Say("store.model_circle", {{"path", model.path}}));
    }
    for (const std::string& need : model.needs) {
      const auto found = models_.find(need);
      if (found != models_.end()) {
        Place(found->second);
      } else if (!need.starts_with("land_")) {
        throw Error(ErrorKind::kConfig,
                    Say("store.model_need_unknown", {{"path", model.path}, {"need", need}}));
      }
    }
    placed_.insert(model.name);
    ordered_.push_back(model);
  }

  std::map<std::string, Model> models_;
  std::set<std::string> open_;
  std::set<std::string> placed_;
  std::vector<Model> ordered_;
};

std::string ToText(const Value& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*whole);
  }
  if (const auto* real = std::get_if<double>(&value)) {
    return base::FormatExact(*real);
  }
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? "(leeg)" : *text;
}

// Where a row was delivered, for checks that look for it in the landing tables.
constexpr std::string_view kPlace[] = {"file_name", "line"};

std::string PlaceOf(const RowSet& rows, std::size_t r) {
  if (!rows.HasColumn(kPlace[0]) || rows.TextOrEmpty(r, kPlace[0]).empty()) {
    return "";
  }
  return Say("store.check_place",
             {{"file", rows.Text(r, kPlace[0])},
              {"line", std::to_string(rows.Integer(r, kPlace[1]))}}) +
         ": ";
}

std::string Describe(const RowSet& rows) {
  std::string text;
  for (std::size_t r = 0; r < std::min(rows.size(), kShownRows); ++r) {
    text += (r == 0 ? "" : "; ") + PlaceOf(rows, r);
    std::string cells;
    for (const std::string& column : rows.columns()) {
      if (std::find(std::begin(kPlace), std::end(kPlace), column) == std::end(kPlace)) {
        cells += (cells.empty() ? "" : ", ") + column + "=" + ToText(rows.At(r, column));
      }
    }
    text += cells;
  }
  return text;
}

std::string InputDigest(Database& database, const std::map<std::string, std::string>& files) {
  base::DigestBuilder digest;
  for (const auto& [path, sql] : files) {
    digest.Add(path).Add(sql);
  }
  const RowSet deliveries = database.Query("sql/input/store/delivery_digest.sql");
  for (std::size_t r = 0; r < deliveries.size(); ++r) {
    digest.Add(deliveries.Text(r, "digest"));
  }
  digest.Add(database.Query("sql/input/store/product_code_digest.sql").Text(0, "digest"));
  return digest.Finish();
}

// What is wrong when the check at `path` has rows.
std::string MeaningOf(const std::string& path) {
  const std::string name = NameOf(path);
  // texts: check_says.*
  return Say("check_says." + (name.starts_with("key_") ? "key" : name));
}

}  // namespace

std::vector<Model> OrderModels(const std::map<std::string, std::string>& files) {
  std::map<std::string, Model> models;
  for (const auto& [path, sql] : files) {
    models[NameOf(path)] = {
        NameOf(path), path, sql, NeedsOf(sql), sql.find(kMadeView) != std::string::npos};
  }
  return Ordering(std::move(models)).Run();
}

std::map<std::string, std::string> ModelFiles() {
  std::map<std::string, std::string> files = base::BuiltInUnder("sql/staging/");
  files.merge(base::BuiltInUnder("sql/core/"));
  files.merge(base::BuiltInUnder("sql/ggm/"));
  return files;
}

WrittenJoinOrder::WrittenJoinOrder(Database& database) : database_(database) {
  database_.Execute("SET disabled_optimizers = 'join_order'", "join order");
}

WrittenJoinOrder::~WrittenJoinOrder() {
  // Refused inside a transaction that failed; then nothing else is asked of the connection.
  duckdb_query(database_.internal().connection, "RESET disabled_optimizers", nullptr);
}

void MakeModel(Database& database, const Model& model) {
  // A store of an earlier release may have a table where a view is now, or the other way around.
  const RowSet there = database.Query("sql/input/store/relation.sql", {{"name", model.name}});
  if (there.size() == 1 && (there.Text(0, "kind") == "VIEW") != model.is_view) {
    database.Execute((model.is_view ? "DROP TABLE " : "DROP VIEW ") + model.name, model.path);
  }
  const char* kind = model.is_view ? "VIEW " : "TABLE ";
  database.Execute("CREATE OR REPLACE " + (kind + model.name) + " AS\n" + model.sql, model.path);
}

ModelRun BuildModels(Database& database) {
  Transaction transaction(database);
  const ModelRun run = RefreshModels(database);
  transaction.Commit();
  return run;
}

ModelRun RefreshModels(Database& database) {
  const std::vector<Model> models = OrderModels(ModelFiles());
  const std::map<std::string, std::string> checks = base::BuiltInUnder("sql/check/");
  std::map<std::string, std::string> files = ModelFiles();
  files.insert(checks.begin(), checks.end());
  ModelRun run{false, models.size(), checks.size(), InputDigest(database, files)};

  const RowSet state = database.Query("sql/input/store/model_state.sql");
  if (state.size() == 1 && state.Text(0, "input_digest") == run.input_digest) {
    run.reused = true;
    return run;
  }
  RequireWriting(database, "store.read_only_models");
  GiveModelMemory(database);
  const WrittenJoinOrder written(database);
  for (const Model& model : models) {
    MakeModel(database, model);
  }
  for (const auto& [path, sql] : checks) {
    const RowSet rows = database.QueryText(sql, path);
    if (rows.size() > 0) {
      throw Error(ErrorKind::kBadData,
                  Say("store.check_failed",
                      {{"what", MeaningOf(path)},
                       {"check", path},
                       {"count", std::to_string(rows.size())},
                       {"rows", Describe(rows)}}));
    }
  }
  database.Query("sql/input/store/set_model_state.sql", {{"input_digest", run.input_digest}});
  return run;
}

}  // namespace doelmaat::store
