#include "ijw/mapped_csv.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::size_t kMadeIdentification = 11;  // hexadecimals; the standard has room for 12

// Groups rows by a key, in the order in which the keys come.
template <typename Key>
std::vector<std::vector<std::size_t>> Group(const std::vector<std::size_t>& rows, Key&& key) {
  std::vector<std::vector<std::size_t>> groups;
  std::map<std::vector<std::string_view>, std::size_t> group_of;
  for (const std::size_t row : rows) {
    const auto [at, is_new] = group_of.emplace(key(row), groups.size());
    if (is_new) {
      groups.emplace_back();
    }
    groups[at->second].push_back(row);
  }
  return groups;
}

}  // namespace

MappedTable::MappedTable(const CsvClass& csv_class,
                         base::TableFile table,
                         std::string digest,
                         const ReadLimits& limits)
    : class_(csv_class),
      table_(std::move(table)),
      digest_(std::move(digest)),
      limits_(limits),
      records_(limits.findings) {
  MapColumns();
  SortRows();
  GroupRows();
}

void MappedTable::MapColumns() {
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    const auto named = class_.leaves.find(WithoutSpaceAround(table_.header[i]));
    if (named == class_.leaves.end()) {
      ignored_columns_.push_back(table_.header[i]);
      continue;
    }
    for (const CsvLeaf& leaf : named->second) {
      MapColumn(i, leaf);
    }
  }
  for (const std::string& name : class_.needed) {
    for (const CsvLeaf& leaf : class_.leaves.find(name)->second) {
      const auto column = std::find_if(
          columns_.begin(), columns_.end(), [&](const Column& each) { return each.leaf == leaf; });
      if (column == columns_.end()) {
        throw Error(ErrorKind::kBadData,
                    Say("ijw_csv.column_missing",
                        {{"file", table_.name}, {"column", name}, {"class", class_.name}}));
      }
      column->needed = true;
    }
  }
  // Leaves of a record go in the order of the grammar.
  std::sort(columns_.begin(), columns_.end(), [](const Column& one, const Column& other) {
    return one.leaf.element < other.leaf.element;
  });
}

void MappedTable::MapColumn(std::size_t column, const CsvLeaf& leaf) {
  const auto other = std::find_if(
      columns_.begin(), columns_.end(), [&](const Column& each) { return each.leaf == leaf; });
  if (other != columns_.end()) {
    throw Error(ErrorKind::kBadData,
                Say("ijw_csv.same_column",
                    {{"file", table_.name},
                     {"column", table_.header[column]},
                     {"other", table_.header[other->column]}}));
  }
  columns_.push_back(
      {leaf, column, false, LeafCheck(*class_.message->elements[leaf.element].type)});
}

void MappedTable::SortRows() {
  record_of_.reserve(table_.rows.size());
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    record_of_.push_back(class_.rows.size() == 1 ? class_.rows.front() : RecordOf(row));
  }
}

int MappedTable::RecordOf(std::size_t row) const {
  int best = -1;
  std::size_t fewest = 0;
  for (const int record : class_.rows) {
    const std::optional<std::size_t> empty = NeededAndEmpty(row, record);
    if (empty.has_value() && (best < 0 || *empty < fewest)) {
      best = record;
      fewest = *empty;
    }
  }
  if (best < 0) {
    std::string filled;
    for (std::size_t column = 0; column < table_.header.size(); ++column) {
      if (std::any_of(columns_.begin(), columns_.end(), [&](const Column& each) {
            return each.column == column && IsRow(each.leaf.record) && !Text(row, each).empty();
          })) {
        filled += (filled.empty() ? "" : ", ") + table_.header[column];
      }
    }
    throw Error(
        ErrorKind::kBadData,
        Say("ijw_csv.no_row",
            {{"file", table_.name}, {"line", std::to_string(Line(row))}, {"columns", filled}}));
  }
  return best;
}

// How many needed leaves of the record the row leaves empty; nothing when the row fills a column
// that the record has no leaf for.
std::optional<std::size_t> MappedTable::NeededAndEmpty(std::size_t row, int record) const {
  std::vector<bool> has_leaf(table_.header.size());
  for (const Column& column : columns_) {
    if (column.leaf.record == record) {
      has_leaf[column.column] = true;
    }
  }
  std::size_t empty = 0;
  for (const Column& column : columns_) {
    const bool filled = !Text(row, column).empty();
    if (filled && IsRow(column.leaf.record) && !has_leaf[column.column]) {
      return std::nullopt;
    }
    empty += column.leaf.record == record && column.needed && !filled ? 1 : 0;
  }
  return empty;
}

bool MappedTable::IsRow(int record) const {
  return std::find(class_.rows.begin(), class_.rows.end(), record) != class_.rows.end();
}

void MappedTable::GroupRows() {
  Rows rows(table_.rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    rows[row] = row;
  }
  messages_ = Group(rows, [&](std::size_t row) { return Head(row); });
  RefuseTwoHeads();
}

void MappedTable::RefuseTwoHeads() const {
  std::map<std::vector<std::string_view>, std::size_t> row_of;
  for (const Rows& rows : messages_) {
    const std::size_t row = rows.front();
    const std::string_view identification = Cell(row, class_.identification);
    if (identification.empty()) {
      continue;
    }
    const auto [at, is_new] = row_of.emplace(
        std::vector{Cell(row, class_.sender), Cell(row, class_.receiver), identification}, row);
    if (is_new) {
      continue;
    }
    const std::size_t other = at->second;
    const auto column = std::find_if(columns_.begin(), columns_.end(), [&](const Column& each) {
      return InHead(each) && Text(row, each) != Text(other, each);
    });
    throw Error(ErrorKind::kBadData,
                Say("ijw_csv.two_heads",
                    {{"file", table_.name},
                     {"line", std::to_string(Line(row))},
                     {"column", table_.header[column->column]},
                     {"other", std::to_string(Line(other))}}));
  }
}

std::string MappedTable::MadeIdentification(std::size_t row) const {
  base::DigestBuilder digest;
  digest.Add(digest_);
  for (const std::string_view text : Head(row)) {
    digest.Add(text);
  }
  return "c" + digest.Finish().substr(0, kMadeIdentification);
}

std::vector<std::string_view> MappedTable::Cells(std::size_t row, int record) const {
  std::vector<std::string_view> cells;
  for (const Column& column : columns_) {
    if (column.leaf.record == record) {
      cells.push_back(Text(row, column));
    }
  }
  return cells;
}

std::vector<std::string_view> MappedTable::Head(std::size_t row) const {
  std::vector<std::string_view> cells;
  for (const Column& column : columns_) {
    if (InHead(column)) {
      cells.push_back(Text(row, column));
    }
  }
  return cells;
}

bool MappedTable::InHead(const Column& column) const {
  return std::find(class_.head.begin(), class_.head.end(), column.leaf.record) != class_.head.end();
}

std::string_view MappedTable::Text(std::size_t row, const Column& column) const {
  return WithoutSpaceAround(table_.rows[row][column.column]);
}

std::string_view MappedTable::Cell(std::size_t row, const CsvLeaf& leaf) const {
  const auto column = std::find_if(
      columns_.begin(), columns_.end(), [&](const Column& each) { return each.leaf == leaf; });
  return column == columns_.end() ? std::string_view{} : Text(row, *column);
}

ReadOutcome MappedTable::Read(std::size_t message, MessageHandler& handler) {
  const Rows& rows = messages_[message];
  const std::size_t first = rows.front();
  handler.OnStart({class_.message, "csv"});
  records_.Clear(handler);
  records_.Start(*class_.message);
  records_.Open(0, Line(first));
  records_.Open(class_.header, Line(first));
  EmitLeaves(class_.header, first);
  if (Cell(first, class_.identification).empty()) {
    records_.Put(class_.identification.slot,
                 MadeIdentification(first),
                 Line(first),
                 true,
                 limits_.text_bytes);
  }
  records_.Close();
  EmitLevel(0, rows);
  records_.Close();
  ReadOutcome outcome;
  outcome.line = Line(rows.back());
  outcome.findings_beyond_limit = records_.findings_beyond_limit();
  return outcome;
}

// Whether the rows say nothing of a record of this level, nor of those within it.
bool MappedTable::IsAbsent(int record, std::size_t level, const Rows& rows) const {
  if (!class_.optional.contains(record)) {
    return false;
  }
  std::vector<int> below(class_.levels.begin() + static_cast<std::ptrdiff_t>(level),
                         class_.levels.end());
  below.insert(below.end(), class_.rows.begin(), class_.rows.end());
  return std::none_of(columns_.begin(), columns_.end(), [&](const Column& column) {
    return std::find(below.begin(), below.end(), column.leaf.record) != below.end() &&
           std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
             return !Text(row, column).empty();
           });
  });
}

void MappedTable::EmitLevel(std::size_t level, const Rows& rows) {
  if (level == class_.levels.size()) {
    EmitRows(rows);
    return;
  }
  const int record = class_.levels[level];
  for (const Rows& group : Group(rows, [&](std::size_t row) { return Cells(row, record); })) {
    if (!IsAbsent(record, level, group)) {
      records_.Open(record, Line(group.front()));
      EmitLeaves(record, group.front());
      EmitLevel(level + 1, group);
      records_.Close();
    }
  }
}

void MappedTable::EmitRows(const Rows& rows) {
  for (const int record : class_.rows) {
    for (const std::size_t row : rows) {
      if (record_of_[row] == record && !IsAbsent(record, class_.levels.size(), {row})) {
        records_.Open(record, Line(row));
        EmitLeaves(record, row);
        records_.Close();
      }
    }
  }
}

void MappedTable::EmitLeaves(int record, std::size_t row) {
  for (const Column& column : columns_) {
    if (column.leaf.record == record) {
      EmitLeaf(column, row);
    }
  }
}

void MappedTable::EmitLeaf(const Column& column, std::size_t row) {
  const Element& element = class_.message->elements[column.leaf.element];
  std::string_view rest = Text(row, column);
  if (rest.empty()) {
    if (column.needed) {
      records_.AddFinding("xs:sequence", element.path, {}, Line(row));
    }
    return;
  }
  while (!rest.empty()) {
    const std::size_t end = element.repeats ? rest.find(' ') : std::string_view::npos;
    const std::string_view text = rest.substr(0, end);
    rest =
        end == std::string_view::npos ? std::string_view{} : WithoutSpaceAround(rest.substr(end));
    const LeafFault fault = column.check.Judge(text);
    const bool good = fault == LeafFault::kNone;
    records_.Put(column.leaf.slot, text, Line(row), good, limits_.text_bytes);
    if (!good) {
      records_.AddFinding(column.check.Rule(fault),
                          element.path,
                          element.person ? std::string_view{} : text,
                          Line(row));
    }
  }
}

}  // namespace doelmaat::ijw
