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
  GroupRows();
}

void MappedTable::MapColumns() {
  const auto find = [&](const CsvLeaf& leaf) {
    return std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) {
      return column.leaf == leaf;
    });
  };
  for (std::size_t i = 0; i < table_.header.size(); ++i) {
    const auto named = class_.leaves.find(WithoutSpaceAround(table_.header[i]));
    if (named == class_.leaves.end()) {
      ignored_columns_.push_back(table_.header[i]);
      continue;
    }
    if (const auto other = find(named->second); other != columns_.end()) {
      throw Error(ErrorKind::kBadData,
                  Say("ijw_csv.same_column",
                      {{"file", table_.name},
                       {"column", table_.header[i]},
                       {"other", table_.header[other->column]}}));
    }
    const Element& element = class_.message->elements[named->second.element];
    columns_.push_back({named->second, i, false, LeafCheck(*element.type)});
  }
  for (const std::string& name : class_.needed) {
    const auto column = find(class_.leaves.find(name)->second);
    if (column == columns_.end()) {
      throw Error(ErrorKind::kBadData,
                  Say("ijw_csv.column_missing",
                      {{"file", table_.name}, {"column", name}, {"class", class_.name}}));
    }
    column->needed = true;
  }
  // Leaves of a record go in the order of the grammar.
  std::sort(columns_.begin(), columns_.end(), [](const Column& one, const Column& other) {
    return one.leaf.element < other.leaf.element;
  });
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

void MappedTable::EmitLevel(std::size_t level, const Rows& rows) {
  const int record = class_.levels[level];
  const bool is_row = level + 1 == class_.levels.size();
  if (!is_row) {
    for (const Rows& group : Group(rows, [&](std::size_t row) { return Cells(row, record); })) {
      records_.Open(record, Line(group.front()));
      EmitLeaves(record, group.front());
      EmitLevel(level + 1, group);
      records_.Close();
    }
    return;
  }
  for (const std::size_t row : rows) {
    records_.Open(record, Line(row));
    EmitLeaves(record, row);
    records_.Close();
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
