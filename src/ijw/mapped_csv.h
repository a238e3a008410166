// A table that stands for messages: the same records and the same findings on leaves as their XML
// would give, so that what comes after need not know.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table_file.h"
#include "ijw/csv_class.h"
#include "ijw/leaf_check.h"
#include "ijw/message_reader.h"
#include "ijw/record_stack.h"

namespace doelmaat::ijw {

// Rows that agree in every column of the head (header, Declaratie) are one message, in the order in
// which these come; rows of one client are one Client. Where a row may be one of several records,
// it is of those with a leaf for all that it fills the one with the fewest needed leaves left
// empty, the first when they are alike; rows of one record then stand together. A record that a
// message may be without is not there for a row that fills nothing in it and below it. A message
// without identification gets one that is made of the digest and its head. Its release is "csv".
// The line of a field is that of its row.
class MappedTable {
 public:
  // `digest` is that of the bytes of the file, in hexadecimals. Throws kBadData for a needed column
  // that is missing, for a leaf that two columns fill, for a row of which no record has all leaves
  // and for rows with one sender, receiver and identification that disagree in the rest of the
  // head. The class must outlive the table.
  MappedTable(const CsvClass& csv_class,
              base::TableFile table,
              std::string digest,
              const ReadLimits& limits);

  std::size_t message_count() const { return messages_.size(); }
  ReadOutcome Read(std::size_t message, MessageHandler& handler);
  // Columns that are no leaf of the class: nothing of them is read.
  const std::vector<std::string>& ignored_columns() const { return ignored_columns_; }

 private:
  using Rows = std::vector<std::size_t>;
  // A leaf and where it is filled; a column of the table may stand for a leaf of several records.
  struct Column {
    CsvLeaf leaf;
    std::size_t column = 0;
    bool needed = false;
    LeafCheck check;
  };

  void MapColumns();
  void MapColumn(std::size_t column, const CsvLeaf& leaf);
  void SortRows();
  int RecordOf(std::size_t row) const;
  std::optional<std::size_t> NeededAndEmpty(std::size_t row, int record) const;
  bool IsRow(int record) const;
  bool IsAbsent(int record, std::size_t level, const Rows& rows) const;
  void GroupRows();
  void RefuseTwoHeads() const;
  std::string MadeIdentification(std::size_t row) const;
  // What a row has in the columns of a record; in those of every record that a message has once.
  std::vector<std::string_view> Cells(std::size_t row, int record) const;
  std::vector<std::string_view> Head(std::size_t row) const;
  bool InHead(const Column& column) const;
  std::string_view Text(std::size_t row, const Column& column) const;
  std::string_view Cell(std::size_t row, const CsvLeaf& leaf) const;
  void EmitLevel(std::size_t level, const Rows& rows);
  void EmitRows(const Rows& rows);
  void EmitLeaves(int record, std::size_t row);
  void EmitLeaf(const Column& column, std::size_t row);
  std::uint32_t Line(std::size_t row) const {
    return static_cast<std::uint32_t>(table_.lines[row]);
  }

  const CsvClass& class_;
  base::TableFile table_;
  std::string digest_;
  ReadLimits limits_;
  std::vector<Column> columns_;
  std::vector<std::string> ignored_columns_;
  std::vector<int> record_of_;  // of each row
  std::vector<Rows> messages_;
  RecordStack records_;
};

}  // namespace doelmaat::ijw
