#include "store/lineage.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "base/digest.h"
#include "base/embedded_files.h"
#include "base/error.h"
#include "store/duckdb_internal.h"
#include "store/model_runner.h"

namespace doelmaat::store {
namespace {

constexpr const char* kDeliveryTable = "land_delivery";
constexpr const char* kMessageTable = "land_jw_message";
constexpr const char* kProductCodeTable = "land_product_code";

[[noreturn]] void FailTrace(const std::string& path, const std::string& reason) {
  throw Error(ErrorKind::kInternal, "store: " + path + ": " + reason);
}

struct NamesInQuery {
  std::set<std::string> tables;  // of tables and views, and of its own queries where it reads them
  std::set<std::string> own;     // of the queries in its WITH
};

NamesInQuery NamesIn(Database& database, const std::string& sql, const std::string& path) {
  const RowSet rows = database.Query("sql/input/store/table_of_query.sql", {{"sql", sql}});
  NamesInQuery names;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string& kind = rows.Text(r, "kind");
    if (kind == "error") {
      FailTrace(path, rows.Text(r, "name"));
    }
    (kind == "table" ? names.tables : names.own).insert(rows.Text(r, "name"));
  }
  return names;
}

// Follows what queries read down to the landing tables.
class Tracer {
 public:
  Tracer(Database& database, Lineage* lineage) : database_(database), lineage_(*lineage) {
    for (const Model& model : OrderModels(ModelFiles())) {
      models_.emplace(model.name, model);
    }
  }

  void Follow(const std::string& path, const std::string& sql) {
    const NamesInQuery names = NamesIn(database_, sql, path);
    for (const std::string& table : names.tables) {
      // A query of its own may have the name of a model; then both count.
      const auto model = models_.find(table);
      if (model != models_.end()) {
        if (lineage_.models.insert(table).second) {
          Follow(model->second.path, model->second.sql);
        }
      } else if (table.starts_with("land_")) {
        if (table != kDeliveryTable) {
          lineage_.landing_tables.insert(table);
        }
      } else if (!names.own.contains(table)) {
        FailTrace(path, "reads " + table);
      }
    }
  }

  const std::string& SqlOf(const std::string& model) const { return models_.at(model).sql; }

 private:
  Database& database_;
  Lineage& lineage_;
  std::map<std::string, Model> models_;
};

std::set<std::string> TablesWith(Database& database, const char* column) {
  const RowSet rows = database.Query("sql/input/store/table_with_column.sql",
                                     {{"prefix", "land_"}, {"column", column}});
  std::set<std::string> tables;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    tables.insert(rows.Text(r, "table_name"));
  }
  return tables;
}

// Rows of messages name their message, which names its delivery.
std::set<std::string> TablesThatNameDeliveries(Database& database,
                                               const std::set<std::string>& landing_tables) {
  const std::set<std::string> by_delivery = TablesWith(database, "delivery_id");
  const std::set<std::string> by_message = TablesWith(database, "message_no");
  std::set<std::string> tables;
  for (const std::string& table : landing_tables) {
    if (by_delivery.contains(table)) {
      tables.insert(table);
    } else if (by_message.contains(table)) {
      tables.insert(kMessageTable);
    } else if (table != kProductCodeTable) {
      FailTrace(table, "its rows name no delivery");
    }
  }
  return tables;
}

std::vector<std::int64_t> DeliveriesIn(Database& database, const std::set<std::string>& tables) {
  std::string sql;
  for (const std::string& table : tables) {
    sql += (sql.empty() ? "" : "\nUNION\n") + ("SELECT delivery_id FROM " + table);
  }
  std::vector<std::int64_t> deliveries;
  if (!sql.empty()) {
    const RowSet rows = database.QueryText(sql + "\nORDER BY delivery_id", "lineage");
    for (std::size_t r = 0; r < rows.size(); ++r) {
      deliveries.push_back(rows.Integer(r, "delivery_id"));
    }
  }
  return deliveries;
}

// The rows of the deliveries in a table: the same bytes land otherwise under another definition of
// their source. Which number a delivery has in this store does not count.
void AddRows(Database& database, const std::string& table, base::DigestBuilder* digest) {
  std::string values;
  const RowSet columns = database.Query("sql/input/store/column.sql", {{"table", table}});
  for (std::size_t r = 0; r < columns.size(); ++r) {
    const std::string& column = columns.Text(r, "column_name");
    if (column != "delivery_id") {
      values += (values.empty() ? "" : ", ") + ('"' + column + '"');
    }
  }
  const RowSet rows =
      database.QueryText("SELECT CAST(sum(hash(" + values + ")) AS VARCHAR) AS hash_sum\nFROM " +
                             table + "\nGROUP BY delivery_id\nORDER BY delivery_id",
                         "lineage");
  digest->Add(table);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    digest->Add(rows.Text(r, "hash_sum"));
  }
}

std::string DigestOf(Database& database,
                     const std::set<std::string>& queries,
                     const Tracer& tracer,
                     const Lineage& lineage,
                     const std::set<std::string>& tables) {
  base::DigestBuilder digest;
  for (const std::string& path : queries) {
    digest.Add(path).Add(base::BuiltIn(path));
  }
  for (const std::string& model : lineage.models) {
    digest.Add(model).Add(tracer.SqlOf(model));
  }
  const RowSet all = database.Query("sql/input/store/delivery_digest.sql");
  for (std::size_t r = 0; r < all.size(); ++r) {
    if (std::binary_search(
            lineage.deliveries.begin(), lineage.deliveries.end(), all.Integer(r, "delivery_id"))) {
      for (std::size_t c = 1; c < all.columns().size(); ++c) {  // all but its number
        digest.Add(all.Text(r, all.columns()[c]));
      }
    }
  }
  for (const std::string& table : tables) {
    if (table != kMessageTable) {
      AddRows(database, table, &digest);
    }
  }
  if (lineage.landing_tables.contains(kProductCodeTable)) {
    digest.Add(database.Query("sql/input/store/product_code_digest.sql").Text(0, "digest"));
  }
  return digest.Finish();
}

}  // namespace

QueryLog::QueryLog(Database& database) : database_(database) {
  DOELMAAT_CHECK(database_.internal().queries_run == nullptr);
  database_.internal().queries_run = &queries_;
}

QueryLog::~QueryLog() { database_.internal().queries_run = nullptr; }

Lineage LineageOf(Database& database, const std::set<std::string>& queries) {
  Lineage lineage;
  Tracer tracer(database, &lineage);
  for (const std::string& path : queries) {
    tracer.Follow(path, std::string(base::BuiltIn(path)));
  }
  const std::set<std::string> tables = TablesThatNameDeliveries(database, lineage.landing_tables);
  lineage.deliveries = DeliveriesIn(database, tables);
  lineage.digest = DigestOf(database, queries, tracer, lineage, tables);
  return lineage;
}

}  // namespace doelmaat::store
