#include "store/column_appender.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "store/duckdb_internal.h"
#include "store/failure.h"

namespace doelmaat::store {
namespace {

// A text as the store lays it out: its length, then twelve bytes that hold it whole or, when it is
// longer, its place in the heap of the batch in the last eight.
constexpr std::size_t kTextWidth = 16;
constexpr std::size_t kInlineText = 12;
static_assert(sizeof(duckdb_string_t) == kTextWidth);

std::size_t WidthOf(ColumnType type) {
  switch (type) {
    case ColumnType::kBoolean:
      return 1;
    case ColumnType::kSmallint:
      return 2;
    case ColumnType::kInteger:
    case ColumnType::kDate:
      return 4;
    case ColumnType::kBigint:
      return 8;
    case ColumnType::kUuid:
      return sizeof(duckdb_hugeint);
    case ColumnType::kText:
      return kTextWidth;
  }
  return 0;
}

template <typename T>
void Store(std::byte* cell, std::int64_t value) {
  const T narrow = static_cast<T>(value);
  DOELMAAT_CHECK(static_cast<std::int64_t>(narrow) == value);
  std::memcpy(cell, &narrow, sizeof narrow);
}

void StoreInteger(std::byte* cell, ColumnType type, std::int64_t value) {
  switch (type) {
    case ColumnType::kBoolean:
      Store<std::uint8_t>(cell, value);
      return;
    case ColumnType::kSmallint:
      Store<std::int16_t>(cell, value);
      return;
    case ColumnType::kInteger:
    case ColumnType::kDate:
      Store<std::int32_t>(cell, value);
      return;
    case ColumnType::kBigint:
      Store<std::int64_t>(cell, value);
      return;
    case ColumnType::kUuid:
    case ColumnType::kText:
      break;
  }
  DOELMAAT_CHECK(false);
}

const std::map<std::string, ColumnType, std::less<>>& TypeNames() {
  static const std::map<std::string, ColumnType, std::less<>> kNames = {
      {"BOOLEAN", ColumnType::kBoolean},
      {"SMALLINT", ColumnType::kSmallint},
      {"INTEGER", ColumnType::kInteger},
      {"BIGINT", ColumnType::kBigint},
      {"DATE", ColumnType::kDate},
      {"UUID", ColumnType::kUuid},
      {"VARCHAR", ColumnType::kText},
  };
  return kNames;
}

}  // namespace

ColumnBatch::ColumnBatch(const std::vector<ColumnSpec>& columns) {
  DOELMAAT_CHECK(!columns.empty());
  for (const ColumnSpec& spec : columns) {
    Column& column = columns_.emplace_back();
    column.type = spec.type;
    column.width = WidthOf(spec.type);
  }
}

std::byte* ColumnBatch::NewCell(std::size_t column, bool null) {
  Column& into = columns_[column];
  const std::size_t at = into.cells.size();
  into.cells.resize(at + into.width);
  into.nulls.push_back(null ? 1 : 0);
  into.has_null = into.has_null || null;
  bytes_ += into.width + 1;
  return into.cells.data() + at;
}

void ColumnBatch::AddNull(std::size_t column) { NewCell(column, true); }

void ColumnBatch::AddInteger(std::size_t column, std::int64_t value) {
  StoreInteger(NewCell(column, false), columns_[column].type, value);
}

void ColumnBatch::AddUuid(std::size_t column, std::uint64_t high, std::uint64_t low) {
  DOELMAAT_CHECK(columns_[column].type == ColumnType::kUuid);
  // The store keeps a UUID as a signed number, so with its first bit turned.
  duckdb_hugeint value;
  value.lower = low;
  value.upper = static_cast<std::int64_t>(high ^ (std::uint64_t{1} << 63));
  std::memcpy(NewCell(column, false), &value, sizeof value);
}

void ColumnBatch::AddText(std::size_t column, std::string_view text) {
  Column& into = columns_[column];
  DOELMAAT_CHECK(into.type == ColumnType::kText);
  std::byte* cell = NewCell(column, false);
  const auto length = static_cast<std::uint32_t>(text.size());
  std::memcpy(cell, &length, sizeof length);
  if (text.size() <= kInlineText) {
    if (!text.empty()) {
      std::memcpy(cell + sizeof length, text.data(), text.size());
    }
    return;
  }
  const std::uint64_t place = into.heap.size();
  std::memcpy(cell + 8, &place, sizeof place);
  into.heap.insert(into.heap.end(), text.begin(), text.end());
  into.has_heap = true;
  bytes_ += text.size();
}

void ColumnBatch::SetInteger(std::size_t column,
                             std::size_t first,
                             std::size_t count,
                             std::int64_t value) {
  Column& into = columns_[column];
  for (std::size_t row = first; row < first + count; ++row) {
    StoreInteger(into.cells.data() + row * into.width, into.type, value);
    into.nulls[row] = 0;
  }
}

void ColumnBatch::Clear() {
  for (Column& column : columns_) {
    column.cells.clear();
    column.nulls.clear();
    column.heap.clear();
    column.has_null = false;
    column.has_heap = false;
  }
  bytes_ = 0;
}

struct ColumnAppender::Internal {
  std::string store;
  std::string table;
  duckdb_appender appender = nullptr;
  duckdb_data_chunk chunk = nullptr;
  std::size_t columns = 0;
  std::size_t filled = 0;
  std::size_t capacity = 0;

  [[noreturn]] void Fail() const {
    store::Fail(store, table, appender == nullptr ? nullptr : duckdb_appender_error(appender));
  }

  void Give() {
    if (filled == 0) {
      return;
    }
    duckdb_data_chunk_set_size(chunk, filled);
    if (duckdb_append_data_chunk(appender, chunk) == DuckDBError) {
      Fail();
    }
    duckdb_data_chunk_reset(chunk);
    filled = 0;
  }

  // Rows [first, first + count) of one column, at the end of the chunk.
  void Copy(const ColumnBatch::Column& column,
            std::size_t index,
            std::size_t first,
            std::size_t count);
};

void ColumnAppender::Internal::Copy(const ColumnBatch::Column& column,
                                    std::size_t index,
                                    std::size_t first,
                                    std::size_t count) {
  duckdb_vector vector = duckdb_data_chunk_get_vector(chunk, index);
  auto* data = static_cast<std::byte*>(duckdb_vector_get_data(vector)) + filled * column.width;
  std::memcpy(data, column.cells.data() + first * column.width, count * column.width);
  if (column.has_null) {
    duckdb_vector_ensure_validity_writable(vector);
    std::uint64_t* validity = duckdb_vector_get_validity(vector);
    for (std::size_t r = 0; r < count; ++r) {
      if (column.nulls[first + r] != 0) {
        duckdb_validity_set_row_invalid(validity, filled + r);
      }
    }
  }
  if (!column.has_heap) {
    return;
  }
  for (std::size_t r = 0; r < count; ++r) {
    const std::byte* cell = column.cells.data() + (first + r) * column.width;
    std::uint32_t length = 0;
    std::memcpy(&length, cell, sizeof length);
    if (length > kInlineText && column.nulls[first + r] == 0) {
      std::uint64_t place = 0;
      std::memcpy(&place, cell + 8, sizeof place);
      duckdb_vector_assign_string_element_len(
          vector, filled + r, column.heap.data() + place, length);
    }
  }
}

ColumnAppender::ColumnAppender(Database& database, const std::string& table)
    : internal_(std::make_unique<Internal>()) {
  internal_->store = database.internal().path;
  internal_->table = table;
  if (duckdb_appender_create(
          database.internal().connection, nullptr, table.c_str(), &internal_->appender) ==
      DuckDBError) {
    internal_->Fail();
  }
  internal_->columns = duckdb_appender_column_count(internal_->appender);
  internal_->capacity = duckdb_vector_size();
  std::vector<duckdb_logical_type> types;
  types.reserve(internal_->columns);
  for (std::size_t c = 0; c < internal_->columns; ++c) {
    types.push_back(duckdb_appender_column_type(internal_->appender, c));
  }
  internal_->chunk = duckdb_create_data_chunk(types.data(), types.size());
  for (duckdb_logical_type& type : types) {
    duckdb_destroy_logical_type(&type);
  }
}

ColumnAppender::~ColumnAppender() {
  duckdb_destroy_data_chunk(&internal_->chunk);
  duckdb_appender_destroy(&internal_->appender);
}

void ColumnAppender::Append(const ColumnBatch& batch, std::size_t first, std::size_t count) {
  DOELMAAT_CHECK(batch.columns_.size() == internal_->columns);
  for (const ColumnBatch::Column& column : batch.columns_) {
    DOELMAAT_CHECK(column.nulls.size() >= first + count);
  }
  while (count > 0) {
    const std::size_t part = std::min(count, internal_->capacity - internal_->filled);
    for (std::size_t c = 0; c < internal_->columns; ++c) {
      internal_->Copy(batch.columns_[c], c, first, part);
    }
    internal_->filled += part;
    first += part;
    count -= part;
    if (internal_->filled == internal_->capacity) {
      internal_->Give();
    }
  }
}

void ColumnAppender::Flush() {
  internal_->Give();
  if (duckdb_appender_flush(internal_->appender) == DuckDBError) {
    internal_->Fail();
  }
}

std::vector<ColumnSpec> ColumnsOf(Database& database, const std::string& table) {
  const RowSet rows = database.Query("sql/input/store/column.sql", {{"table", table}});
  std::vector<ColumnSpec> columns;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto type = TypeNames().find(rows.Text(r, "data_type"));
    if (type == TypeNames().end()) {
      throw Error(ErrorKind::kInternal,
                  base::Say("store.query_failed",
                            {{"place", table}, {"reason", rows.Text(r, "data_type")}}));
    }
    columns.push_back(
        {rows.Text(r, "column_name"), type->second, rows.Integer(r, "required") == 1});
  }
  if (columns.empty()) {
    throw Error(ErrorKind::kInternal,
                base::Say("store.query_failed", {{"place", table}, {"reason", ""}}));
  }
  return columns;
}

}  // namespace doelmaat::store
