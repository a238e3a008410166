// Temporary tables made from built-in SELECTs, for one question to the store; gone when this is.
#pragma once

#include <cstdint>
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
  // Every SELECT under the built-in `folder` as the table of its file name, each after what its
  // line
  // `-- needs:` names.
  void MakeAll(std::string_view folder);

 private:
  Database& database_;
  std::vector<std::string> made_;
};

}  // namespace doelmaat::store
