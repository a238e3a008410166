#include "store/migration.h"

#include <map>
#include <string>

#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "base/text.h"
#include "store/database.h"
#include "store/writing.h"

namespace doelmaat::store {
namespace {

constexpr const char* kBookkeeping = "sql/schema/000_migration.sql";

std::map<std::string, std::string> AppliedMigrations(Database& database) {
  const RowSet rows = database.Query("sql/input/store/applied_migration.sql");
  std::map<std::string, std::string> applied;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    applied.emplace(rows.Text(r, "name"), rows.Text(r, "digest"));
  }
  return applied;
}

}  // namespace

void Migrate(Database& database) {
  Transaction transaction(database);
  if (IsReadOnly(database)) {
    if (database.Query("sql/input/store/relation.sql", {{"name", "schema_migration"}}).size() ==
        0) {
      RequireWriting(database, "store.read_only_empty");
    }
  } else {
    database.Execute(std::string(base::BuiltIn(kBookkeeping)), kBookkeeping);
  }
  std::map<std::string, std::string> applied = AppliedMigrations(database);
  for (const auto& [path, sql] : base::BuiltInUnder("sql/schema/")) {
    if (path == kBookkeeping) {
      continue;
    }
    const std::string digest = base::Sha256(sql);
    const auto found = applied.find(path);
    if (found == applied.end()) {
      RequireWriting(database, "store.read_only_old");
      database.Execute(sql, path);
      database.QueryText(std::string(base::BuiltIn("sql/input/store/add_migration.sql")),
                         path,
                         {{"name", path}, {"digest", digest}});
    } else if (found->second != digest) {
      throw Error(ErrorKind::kBadData, base::Say("store.changed_migration", {{"name", path}}));
    } else {
      applied.erase(found);
    }
  }
  for (const auto& [name, digest] : applied) {
    if (!base::BuiltInUnder("sql/schema/").contains(name)) {
      throw Error(ErrorKind::kBadData, base::Say("store.newer", {{"name", name}}));
    }
  }
  transaction.Commit();
}

}  // namespace doelmaat::store
