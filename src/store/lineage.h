// What an outcome rests on: from the queries that ran for it, through the models that these read,
// to the deliveries that landed in the tables underneath. Nobody keeps a list: the tables of a
// query are those that DuckDB's own parser finds in its SQL.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

// As long as it lives, keeps which built-in queries (Database::Query) have run. One at a time.
class QueryLog {
 public:
  explicit QueryLog(Database& database);
  ~QueryLog();
  QueryLog(const QueryLog&) = delete;
  QueryLog& operator=(const QueryLog&) = delete;

  const std::set<std::string>& queries() const { return queries_; }

 private:
  Database& database_;
  std::set<std::string> queries_;  // paths of files
};

struct Lineage {
  std::set<std::string> models;          // names
  std::set<std::string> landing_tables;  // without land_delivery, which describes deliveries
  std::vector<std::int64_t> deliveries;  // ids, in order of arrival
  // Of the queries, the models, the product codes when they are read, and of the deliveries in
  // their order: the bytes; the source, title, publisher, tables, licence and date of retrieval,
  // and whether they are described, for an outcome says these of its figures; and the rows that
  // became of the bytes, for a source can be defined anew. Only of messages the rows are left out:
  // they are millions.
  std::string digest;
};

// What the built-in queries read. A landing table counts as a whole: a delivery with a row in it is
// read. Throws kInternal for a query that reads anything but models and landing tables.
Lineage LineageOf(Database& database, const std::set<std::string>& queries);

}  // namespace doelmaat::store
