#include "store/scratch_tables.h"

#include <map>

#include "base/embedded_files.h"
#include "store/duckdb_internal.h"
#include "store/model_runner.h"

namespace doelmaat::store {

ScratchTables::ScratchTables(Database& database) : database_(database) {}

ScratchTables::~ScratchTables() {
  for (const Made& made : made_) {
    // What cannot be dropped goes with the connection; nothing of it is kept.
    const std::string drop = "DROP " + made.kind + " IF EXISTS temp." + made.name;
    duckdb_query(database_.internal().connection, drop.c_str(), nullptr);
  }
}

void ScratchTables::MakeNumbers(const std::string& table,
                                const std::string& column,
                                const std::vector<std::int64_t>& numbers) {
  database_.Execute("CREATE TEMP TABLE " + table + " (" + column + " BIGINT)", table);
  made_.push_back({"TABLE", table});
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

void ScratchTables::MakeAll(std::string_view folder,
                            std::initializer_list<std::string_view> files) {
  std::map<std::string, std::string> selects = base::BuiltInUnder(folder);
  for (const std::string_view file : files) {
    selects.emplace(file, base::BuiltIn(file));
  }
  for (const Model& model : OrderModels(selects)) {
    const std::string kind = model.is_view ? "VIEW" : "TABLE";
    database_.Execute("CREATE TEMP " + kind + " " + model.name + " AS\n" + model.sql, model.path);
    made_.push_back({kind, model.name});
  }
}

}  // namespace doelmaat::store
