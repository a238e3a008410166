#pragma once

#include <string>
#include <string_view>

namespace doelmaat::base {

enum class CsvKind {
  kExcelDutch,  // semicolon, UTF-8 with byte order mark; a text that is a formula gets an
                // apostrophe
  kMachine,     // RFC 4180: comma
};

// Delimited text, field by field; lines end in CRLF (RFC 4180).
class CsvWriter {
 public:
  explicit CsvWriter(CsvKind kind);

  // A number or a word of ours, as it is.
  void Add(std::string_view field);
  // Text from elsewhere: for Excel, what a spreadsheet would take for a formula gets an apostrophe.
  void AddText(std::string_view text);
  void EndLine();
  const std::string& text() const { return text_; }

 private:
  CsvKind kind_;
  bool first_ = true;
  std::string text_;
};

}  // namespace doelmaat::base
