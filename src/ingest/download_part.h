// One file of a download, told by its content: what of which table it is, and its records. Which
// files belong together is for download_source.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/byte_source.h"
#include "ingest/record_stream.h"
#include "ingest/statline_reader.h"

namespace doelmaat::ingest {

enum class DownloadFormat { kJson, kDelimited, kLabelled, kWorkbook };

struct DownloadPart {
  FilePart file;
  DownloadFormat format = DownloadFormat::kJson;
  std::string entity;  // "UntypedDataSet", "Observations", "DataProperties"
};

// Nothing: no download. Of JSON the entity stands in its envelope, and is not looked for.
std::optional<DownloadPart> PartOf(const FilePart& file);

// Of delimited text, by the columns of its header; "" when it is none.
std::string EntityOf(const std::vector<std::string>& columns);

// "…/OData/85098NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet": the table and the entity.
std::pair<std::string, std::string> TableAndEntity(const std::string& context);

// The table of text that does not say it: by the name of the file, of its archive or of its folder.
std::string TableByName(const FilePart& file);

// The number of a table as it is written here: in capitals.
std::string TableNumber(std::string_view text);

// Whether wide text is typed or untyped: untyped has its numbers padded to eight, and a point for
// what is withheld.
StatlineForm WideForm(const FilePart& file);

// What of a page tells where it stands in its download.
struct PageEnd {
  std::size_t records = 0;
  std::string next_link;  // "" on the last page
  // The numbers that the service gave its records, "ID" or "Id": they rise, and a selection leaves
  // gaps. Nothing when a record has none.
  std::optional<std::int64_t> first_id;
  std::optional<std::int64_t> last_id;
  std::int64_t largest_step = 1;  // from one to the next
};

// Calls `handler` for every record of a page that is not labelled.
PageEnd ReadPage(const DownloadPart& page, const RecordHandler& handler);

}  // namespace doelmaat::ingest
