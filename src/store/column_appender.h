// Adds many rows to one table, column by column. A ColumnBatch holds the values outside the store,
// so that several threads may each fill their own; the ColumnAppender, of one thread, takes them
// in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace doelmaat::store {

enum class ColumnType : std::uint8_t {
  kBoolean,
  kSmallint,
  kInteger,
  kBigint,
  kDate,  // days since 1970-01-01
  kUuid,
  kText,  // UTF-8
};

struct ColumnSpec {
  std::string name;
  ColumnType type = ColumnType::kText;
  bool required = false;  // NOT NULL
};

class ColumnBatch {
 public:
  explicit ColumnBatch(const std::vector<ColumnSpec>& columns);

  // One value more in a column. A row is complete when every column has one.
  void AddNull(std::size_t column);
  // Of every type but kUuid and kText.
  void AddInteger(std::size_t column, std::int64_t value);
  // The sixteen bytes as two numbers, the first byte the highest.
  void AddUuid(std::size_t column, std::uint64_t high, std::uint64_t low);
  void AddText(std::size_t column, std::string_view text);

  // Complete rows: what the first column holds.
  std::size_t size() const { return columns_.front().nulls.size(); }
  std::size_t bytes() const { return bytes_; }
  // Puts another number in the place of those of rows [first, first + count).
  void SetInteger(std::size_t column, std::size_t first, std::size_t count, std::int64_t value);
  void Clear();

 private:
  friend class ColumnAppender;

  struct Column {
    ColumnType type = ColumnType::kText;
    std::size_t width = 0;
    std::vector<std::byte> cells;     // `width` bytes a row, in the layout of the store
    std::vector<std::uint8_t> nulls;  // 1 where there is no value
    std::vector<char> heap;           // texts that do not fit their cell
    bool has_null = false;
    bool has_heap = false;
  };

  std::byte* NewCell(std::size_t column, bool null);

  std::vector<Column> columns_;
  std::size_t bytes_ = 0;
};

// Within the transaction that is open.
class ColumnAppender {
 public:
  ColumnAppender(Database& database, const std::string& table);
  ~ColumnAppender();
  ColumnAppender(const ColumnAppender&) = delete;
  ColumnAppender& operator=(const ColumnAppender&) = delete;

  // Rows [first, first + count) of a batch that has the columns of the table in their order.
  void Append(const ColumnBatch& batch, std::size_t first, std::size_t count);
  // Until this is called nothing is certain to be in the table. Throws kInternal when a row does
  // not fit it.
  void Flush();

 private:
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

// The columns of a table, in order. Throws kInternal for a table that is not there or a column of a
// type that is not in ColumnType.
std::vector<ColumnSpec> ColumnsOf(Database& database, const std::string& table);

}  // namespace doelmaat::store
