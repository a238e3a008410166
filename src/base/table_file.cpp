#include "base/table_file.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/text_encoding.h"

namespace doelmaat::base {
namespace {

constexpr std::array<char, 3> kDelimiters = {',', ';', '\t'};

[[noreturn]] void Refuse(std::string_view key, std::initializer_list<TextValue> values) {
  throw Error(ErrorKind::kBadData, Say(key, values));
}

// The one that stands in the header outside quotes.
char FindDelimiter(std::string_view text, const std::string& name) {
  std::string found;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size() && (quoted || text[i] != '\n'); ++i) {
    quoted = quoted != (text[i] == '"');
    const bool delimiter =
        std::find(kDelimiters.begin(), kDelimiters.end(), text[i]) != kDelimiters.end();
    if (!quoted && delimiter && found.find(text[i]) == std::string::npos) {
      found += text[i];
    }
  }
  if (found.empty()) {
    // The line itself is not shown: it may be of any text, and name a person.
    Refuse("table.no_delimiter", {{"file", name}});
  }
  if (found.size() > 1) {
    Refuse("table.two_delimiters", {{"file", name}});
  }
  return found.front();
}

// Splits the text in records of fields, following quotes.
class RecordReader {
 public:
  RecordReader(std::string_view text, char delimiter, const std::string& name)
      : text_(text), delimiter_(delimiter), name_(name) {}

  bool AtEnd() const { return position_ >= text_.size(); }
  std::size_t line() const { return line_; }

  std::vector<std::string> Next() {
    std::vector<std::string> fields;
    bool more = true;
    while (more) {
      fields.push_back(NextField());
      more = position_ < text_.size() && text_[position_] == delimiter_;
      position_ += more ? 1 : 0;
    }
    if (position_ < text_.size() && text_[position_] == '\r') {
      ++position_;
    }
    if (position_ < text_.size() && text_[position_] == '\n') {
      ++position_;
      ++line_;
    }
    return fields;
  }

 private:
  std::string NextField() {
    if (position_ < text_.size() && text_[position_] == '"') {
      return NextQuoted();
    }
    const std::size_t start = position_;
    while (position_ < text_.size() && text_[position_] != delimiter_ && text_[position_] != '\n' &&
           text_[position_] != '\r') {
      ++position_;
    }
    return std::string(text_.substr(start, position_ - start));
  }

  std::string NextQuoted() {
    const std::size_t opened_at = line_;
    std::string field;
    ++position_;
    while (position_ < text_.size()) {
      const char c = text_[position_++];
      if (c == '"' && position_ < text_.size() && text_[position_] == '"') {
        field += '"';
        ++position_;
      } else if (c == '"') {
        return field;
      } else {
        line_ += c == '\n' ? 1 : 0;
        field += c;
      }
    }
    Refuse("table.open_quote", {{"file", name_}, {"line", std::to_string(opened_at)}});
  }

  std::string_view text_;
  char delimiter_;
  const std::string& name_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

void Trim(std::string& name) {
  const std::size_t first = name.find_first_not_of(" \t");
  name = first == std::string::npos ? ""
                                    : name.substr(first, name.find_last_not_of(" \t") - first + 1);
}

void CheckHeader(const TableFile& table) {
  std::set<std::string> seen;
  for (const std::string& column : table.header) {
    if (column.empty()) {
      Refuse("table.empty_column", {{"file", table.name}});
    }
    if (!seen.insert(column).second) {
      Refuse("table.repeated_column", {{"file", table.name}, {"column", column}});
    }
  }
}

}  // namespace

std::size_t TableFile::Column(std::string_view column) const {
  const auto found = std::find(header.begin(), header.end(), column);
  if (found == header.end()) {
    std::string known;
    for (const std::string& each : header) {
      known += (known.empty() ? "" : ", ") + each;
    }
    Refuse("table.column_missing",
           {{"file", name}, {"column", std::string(column)}, {"known", known}});
  }
  return static_cast<std::size_t>(found - header.begin());
}

TableFile ParseTable(std::string_view bytes, const std::string& name) {
  const std::string text = DecodeText(bytes, name);
  if (text.find_first_not_of(" \r\n\t") == std::string::npos) {
    Refuse("table.empty_file", {{"file", name}});
  }
  TableFile table;
  table.name = name;
  table.delimiter = FindDelimiter(text, name);
  RecordReader reader(text, table.delimiter, table.name);
  table.header = reader.Next();
  std::for_each(table.header.begin(), table.header.end(), Trim);
  CheckHeader(table);
  while (!reader.AtEnd()) {
    const std::size_t line = reader.line();
    std::vector<std::string> fields = reader.Next();
    if (fields.size() == 1 && fields.front().empty()) {
      continue;
    }
    if (fields.size() != table.header.size()) {
      Refuse("table.field_count",
             {{"file", name},
              {"line", std::to_string(line)},
              {"found", std::to_string(fields.size())},
              {"expected", std::to_string(table.header.size())}});
    }
    table.rows.push_back(std::move(fields));
    table.lines.push_back(line);
  }
  if (table.rows.empty()) {
    Refuse("table.no_rows", {{"file", name}});
  }
  return table;
}

}  // namespace doelmaat::base
