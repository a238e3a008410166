#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

// Adds rows to one table, quickly and within the transaction that is open.
class Appender {
 public:
  Appender(Database& database, const std::string& table);
  ~Appender();
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;

  // One row, a value for every column of the table in their order.
  void AppendRow(const std::vector<Value>& row);
  // Throws kInternal when a row did not fit the table. Without Close nothing is certain to be
  // added.
  void Close();

 private:
  [[noreturn]] void Fail();
  struct Handle;
  std::unique_ptr<Handle> handle_;
  std::string table_;
};

}  // namespace doelmaat::store
