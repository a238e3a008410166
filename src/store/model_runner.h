// Runs the SQL models: every file of sql/staging, sql/core and sql/ggm is one SELECT whose file
// name is the table it makes. Models say what they read in a line `-- needs: a, b`; the runner
// orders them. A model with a line `-- made: view` is not kept but looked up each time: for what
// only renames.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

struct Model {
  std::string name;  // file name without folder and ending = table name
  std::string path;
  std::string sql;
  std::vector<std::string> needs;
  bool is_view = false;
};

// The models among `files` (path to text), each after all it needs, otherwise in order of name.
// Throws kConfig for a need that is no model and no landing table (`land_`), and for a circle.
std::vector<Model> OrderModels(const std::map<std::string, std::string>& files);

// As long as it lives, joins are made in the order in which a query writes them: the table that is
// followed first, what is looked up for it after it. Of tables made in the same transaction DuckDB
// knows how many rows they have but not how many values differ, and the orders it guessed from that
// took a hundred times as long.
class WrittenJoinOrder {
 public:
  explicit WrittenJoinOrder(Database& database);
  ~WrittenJoinOrder();
  WrittenJoinOrder(const WrittenJoinOrder&) = delete;
  WrittenJoinOrder& operator=(const WrittenJoinOrder&) = delete;

 private:
  Database& database_;
};

// Makes the table or view of the model anew; what it needs must be there.
void MakeModel(Database& database, const Model& model);

// The files of all models: path to text.
std::map<std::string, std::string> ModelFiles();

struct ModelRun {
  bool reused = false;  // nothing that the models read has changed
  std::size_t models = 0;
  std::size_t checks = 0;
  std::string
      input_digest;  // of the deliveries, the product codes and the SQL of all models and checks
};

// Brings every model up to date and runs every assertion of sql/check, in one transaction. Does
// nothing when neither deliveries nor product codes nor SQL changed since the last time. Throws
// kBadData when an assertion returns rows, naming it and its first rows, with the file and line
// that a row says in columns of those names; the store is then as it was. Throws kIo when there is
// something to do and the store is open for reading only.
ModelRun BuildModels(Database& database);

// The same inside the transaction that is open; the caller commits.
ModelRun RefreshModels(Database& database);

}  // namespace doelmaat::store
