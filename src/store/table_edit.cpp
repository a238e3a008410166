#include "store/table_edit.h"

#include "base/check.h"
#include "base/embedded_files.h"

namespace doelmaat::store {

std::vector<std::string> RunOnTables(Database& database,
                                     const TableEdit& edit,
                                     std::initializer_list<Parameter> parameters) {
  constexpr std::string_view kTable = "{table}";
  const RowSet rows = database.Query("sql/input/store/table_with_column.sql",
                                     {{"prefix", edit.table_prefix}, {"column", edit.column}});
  std::vector<std::string> tables;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    tables.push_back(rows.Text(r, "table_name"));
    std::string sql(base::BuiltIn(edit.sql_file));
    // The last place is the statement; a comment above may name it too.
    const std::size_t at = sql.rfind(kTable);
    DOELMAAT_CHECK(at != std::string::npos);
    sql.replace(at, kTable.size(), tables.back());
    database.QueryText(sql, edit.sql_file, parameters);
  }
  return tables;
}

void ForgetModels(Database& database) { database.Query("sql/input/store/forget_models.sql"); }

}  // namespace doelmaat::store
