// Which record of which message becomes a row of which landing table, from
// catalog/ijw/<release>/landing.toml, compiled against the grammar and the tables of the store.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "ijw/grammar.h"
#include "store/column_appender.h"

namespace doelmaat::ingest {

enum class CellSource : std::uint8_t {
  kNothing,        // this message has no such leaf
  kGiven,          // by the lander: message_no, line and the like
  kLeaf,           // in the type of the column
  kClient,         // a BSN
  kReference,      // a text that may hold the BSN of its client
  kOpenReference,  // a text that may hold any BSN
  kBirthYear,
  kBirthMonth,
  kJoin,   // two leaves with a slash between
  kFixed,  // a text of the catalogue
};

struct CellPlan {
  CellSource source = CellSource::kNothing;
  store::ColumnType type = store::ColumnType::kText;
  bool required = false;
  int up = 0;      // how many records around the own one the leaf is in
  int slot = -1;   // of that record
  int other = -1;  // second leaf of kJoin; DatumGebruik of a birth date
  std::string fixed;
};

struct RowPlan {
  std::size_t table = 0;  // in LandingPlan::tables
  std::vector<CellPlan> cells;
  bool whole = false;  // a message in which such a record cannot be read is not used at all
};

struct LandingTable {
  std::string name;
  std::vector<store::ColumnSpec> columns;
};

struct MessagePlan {
  const ijw::MessageGrammar* grammar = nullptr;
  std::vector<std::vector<RowPlan>> rows;   // by record type
  std::vector<std::vector<bool>> digested;  // by record type and slot: part of the digest
  // By record type and slot: a day, number or code that says nothing of a person.
  std::vector<std::vector<bool>> ordering;
  std::vector<std::vector<std::uint64_t>> ids;  // by record type and slot: digest of the path
  std::vector<std::uint64_t> record_ids;        // by record type: digest of the path
};

class LandingPlan {
 public:
  // Throws kConfig with file and line for a table, column, record or leaf that does not exist, and
  // for a column that must be filled and is not.
  static LandingPlan Load(const base::Catalog& catalog,
                          const ijw::Grammar& grammar,
                          store::Database& database);

  // The tables of rows, and at the end those of findings and rejected fragments.
  const std::vector<LandingTable>& tables() const { return tables_; }
  std::size_t message_table() const { return message_table_; }
  std::size_t finding_table() const { return finding_table_; }
  std::size_t rejected_table() const { return rejected_table_; }
  const MessagePlan& Of(const ijw::MessageGrammar& message) const;

 private:
  friend class LandingPlanReader;
  std::vector<LandingTable> tables_;
  std::size_t message_table_ = 0;
  std::size_t finding_table_ = 0;
  std::size_t rejected_table_ = 0;
  std::map<std::string, MessagePlan, std::less<>> messages_;
};

}  // namespace doelmaat::ingest
