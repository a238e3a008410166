// Reads one delimited text file as people bring it: byte order mark, encoding and delimiter are
// found from the content; what cannot be decided is refused with the question to answer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::base {

struct TableFile {
  std::string name;  // as shown in messages
  char delimiter = ',';
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // every row has header.size() fields
  std::vector<std::size_t> lines;              // line in the file where each row starts, from 1

  // Index of a column. Throws kBadData naming file, column and the columns there are.
  std::size_t Column(std::string_view column) const;
};

// Parses RFC 4180 text with delimiter comma, semicolon or tab. Accepts UTF-8 and UTF-16, with or
// without a byte order mark, and CRLF or LF; spaces around the name of a column are left out.
// Throws kBadData, with file and line, for an empty file, text that is neither (naming
// Windows-1252, which it probably is), a header in which no delimiter or more than one stands
// outside quotes, a repeated or empty column name, a row with another number of fields, and a quote
// that is not closed.
TableFile ParseTable(std::string_view bytes, const std::string& name);

}  // namespace doelmaat::base
