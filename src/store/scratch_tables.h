// Temporary tables made from built-in SELECTs, for one question to the store; gone when this is.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

class ScratchTables {
 public:
  explicit ScratchTables(Database& database);
  ~ScratchTables();
  ScratchTables(const ScratchTables&) = delete;
  ScratchTables& operator=(const ScratchTables&) = delete;

  // A table of one column of whole numbers.
  void MakeNumbers(const std::string& table,
                   const std::string& column,
                   const std::vector<std::int64_t>& numbers);
  // Every SELECT under the built-in `folder`, and those of the built-in `files`, as the table or
  // view of its file name, each after what its line `-- needs:` names.
  void MakeAll(std::string_view folder, std::initializer_list<std::string_view> files);

 private:
  Database& database_;
  struct Made {
    std::string kind;  // TABLE or VIEW
    std::string name;
  };
  std::vector<Made> made_;
};

}  // namespace doelmaat::store
