// Files of records, read as a stream: JSON as OData services give it, and delimited text. What a
// record means is for who asked.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/byte_source.h"

namespace doelmaat::ingest {

// A field or record larger than this is none of a table of figures.
inline constexpr std::size_t kLargestField = std::size_t{1} << 20;

// How a field stands in a record.
inline constexpr char kAbsent = 0;  // null, or not there
inline constexpr char kAsText = 1;
inline constexpr char kAsNumber = 2;  // of JSON, without quotes

struct Record {
  std::size_t number = 0;  // in the file: of JSON the record, of text the line, both from 1
  const std::vector<std::string>& columns;      // of JSON, all that were seen so far
  const std::vector<std::string_view>& fields;  // one a column; valid until the next record
  const std::vector<char>& present;             // kAbsent, kAsText or kAsNumber

  // Of the column with this name; nothing ("") when it is not there.
  std::string_view Text(std::string_view column) const;
};

// False: enough, read no further.
using RecordHandler = std::function<bool(const Record&)>;

// What a JSON file says around its records.
struct JsonEnvelope {
  std::string context;                        // odata.metadata (v3) or @odata.context (v4)
  std::string next_link;                      // where the next page is
  std::string error;                          // what the service said instead of giving data
  std::map<std::string, std::string> values;  // of the outermost object itself
  std::size_t records = 0;
};

// The records in "value", or in an outermost array. Throws kBadData with the file and record where
// the text is broken off, is no JSON or holds no records at all. An error of the service is
// returned, not thrown.
JsonEnvelope ReadJsonRecords(ByteSource& source,
                             const std::string& name,
                             const RecordHandler& handler);

// The envelope as far as it stands before the first record: enough to know which table it is.
JsonEnvelope PeekJson(ByteSource& source, const std::string& name);

struct DelimitedForm {
  char delimiter = ';';
  std::vector<std::string> columns;
};

// Delimiter and columns from the first line: one of semicolon, comma and tab, whichever is there
// outside quotes. Throws kBadData when none or more than one is.
DelimitedForm ReadDelimitedHeader(std::string_view head, const std::string& name);

// RFC 4180 text with a header. Throws kBadData with file and line for a record with another number
// of fields, a quote that is not closed, a field beyond kLargestField and bytes that are no UTF-8.
DelimitedForm ReadDelimitedRecords(ByteSource& source,
                                   const std::string& name,
                                   const RecordHandler& handler);

}  // namespace doelmaat::ingest
