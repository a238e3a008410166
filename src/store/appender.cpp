#include "store/appender.h"

#include "store/duckdb_internal.h"
#include "store/failure.h"

namespace doelmaat::store {

struct Appender::Handle {
  duckdb_appender appender = nullptr;
  std::string store;
};

Appender::Appender(Database& database, const std::string& table)
    : handle_(std::make_unique<Handle>()), table_(table) {
  handle_->store = database.internal().path;
  if (duckdb_appender_create(
          database.internal().connection, nullptr, table.c_str(), &handle_->appender) ==
      DuckDBError) {
    Fail();
  }
}

Appender::~Appender() { duckdb_appender_destroy(&handle_->appender); }

void Appender::AppendRow(const std::vector<Value>& row) {
  duckdb_appender appender = handle_->appender;
  bool good = true;
  for (const Value& value : row) {
    duckdb_state state = DuckDBSuccess;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      state = duckdb_append_int64(appender, *whole);
    } else if (const auto* real = std::get_if<double>(&value)) {
      state = duckdb_append_double(appender, *real);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      state = duckdb_append_varchar_length(appender, text->data(), text->size());
    } else {
      state = duckdb_append_null(appender);
    }
    good = good && state == DuckDBSuccess;
  }
  if (!good || duckdb_appender_end_row(appender) == DuckDBError) {
    Fail();
  }
}

void Appender::Close() {
  if (duckdb_appender_close(handle_->appender) == DuckDBError) {
    Fail();
  }
}

void Appender::Fail() {
  store::Fail(handle_->store, table_, duckdb_appender_error(handle_->appender));
}

}  // namespace doelmaat::store
