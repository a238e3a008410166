#include "store/scratch_tables.h"

#include "base/embedded_files.h"
#include "store/duckdb_internal.h"
#include "store/model_runner.h"

namespace doelmaat::store {

ScratchTables::ScratchTables(Database& database) : database_(database) {}

ScratchTables::~ScratchTables() {
  for (const std::string& table : made_) {
    // A table that cannot be dropped goes with the connection; nothing of it is kept.
    duckdb_query(
        database_.internal().connection, ("DROP TABLE IF EXISTS temp." + table).c_str(), nullptr);
  }
}

void ScratchTables::MakeNumbers(const std::string& table,
                                const std::string& column,
                                const std::vector<std::int64_t>& numbers) {
  database_.Execute("CREATE TEMP TABLE " + table + " (" + column + " BIGINT)", table);
  made_.push_back(table);
  std::string list;
  for (const std::int64_t number : numbers) {
    list += (list.empty() ? "" : ",") + std::to_string(number);
  }
  database_.QueryText("INSERT INTO " + table +
                          " SELECT DISTINCT CAST(unnest(string_split($numbers, ',')) AS BIGINT)"
                          " WHERE $numbers <> ''",
                      table,
                      {{"numbers", list}});
}

void ScratchTables::MakeAll(std::string_view folder) {
  for (const Model& model : OrderModels(base::BuiltInUnder(folder))) {
    database_.Execute("CREATE TEMP TABLE " + model.name + " AS\n" + model.sql, model.path);
    made_.push_back(model.name);
  }
}

}  // namespace doelmaat::store
