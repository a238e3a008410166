// Makes the values of one row from a record, by the plan: types, pseudonyms, birth months.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/client_key.h"
#include "ijw/record.h"
#include "ingest/landing_plan.h"
#include "ingest/person_key.h"
#include "store/column_appender.h"

namespace doelmaat::ingest {

struct CellValue {
  enum class Kind : std::uint8_t { kNull, kInteger, kKey, kText };
  static CellValue Integer(std::optional<std::int64_t> value);
  // The text outlives the value.
  static CellValue Text(std::string_view text);

  Kind kind = Kind::kNull;
  std::int64_t integer = 0;
  domain::ClientKey key;
  std::string_view text;  // valid until the next row is built
};

// Days since 1970-01-01 of "2026-01-31"; nothing when it is no day.
std::optional<std::int64_t> DayNumber(std::string_view text);

class RowBuilder {
 public:
  explicit RowBuilder(const PersonKey& key);
  ~RowBuilder();
  RowBuilder(const RowBuilder&) = delete;
  RowBuilder& operator=(const RowBuilder&) = delete;

  // Whose records come next: the client of the record, if it is one.
  void SeeClient(const ijw::Record& record);
  void ForgetClient();

  // The values of a row, and the first column that must have one and has not.
  struct Row {
    const std::vector<CellValue>& values;
    std::optional<std::size_t> missing;
  };
  Row Build(const ijw::Record& record, const RowPlan& plan);
  // The field a cell reads; null when it reads none.
  static const ijw::Field* FieldOf(const ijw::Record& record, const CellPlan& cell);

  // A number chosen by the supplier, as it may be kept. `open`: it also stands in messages without
  // a client, so any possible BSN makes it a pseudonym.
  std::string ReferenceText(std::string_view text, bool open) const;
  // Any other text that is shown or kept, with numbers of persons taken out.
  std::string CleanText(std::string_view text) const;

 private:
  CellValue ValueOf(const ijw::Record& record, const CellPlan& cell, std::string* scratch);
  CellValue KeyOf(std::string_view bsn);
  bool HoldsClient(std::string_view text) const;

  const PersonKey& key_;
  ClientKeyCache keys_;
  std::vector<CellValue> values_;
  std::vector<std::string> scratch_;
  std::string bsn_;  // as text, of the client at hand; wiped
  std::optional<domain::ClientKey> client_;
};

}  // namespace doelmaat::ingest
