// What people download from StatLine and its kin: which of the inputs are one, and which files of
// them belong together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ingest/download_part.h"
#include "ingest/message_source.h"
#include "ingest/statline_reader.h"

namespace doelmaat::ingest {

// Makes kDownload of the inputs that are one, and kWorkbook of the other workbooks. Reads the first
// bytes only, of an archive those of its entries, but a workbook whole. Throws kBadData for a
// workbook or archive that cannot be read.
void FindDownloads(std::vector<InputFile>* inputs);

// The files of one data set of one table that lie together: the pages of a download.
struct Download {
  std::string table;  // as the file says; empty when it does not
  StatlineForm form = StatlineForm::kUntyped;
  std::vector<DownloadPart> pages;
  std::string name;  // as shown: the file, or the first and how many more
};

struct Downloads {
  std::vector<Download> sets;
  std::map<std::string, StatlineDescription> descriptions;  // by table
  std::vector<std::string> left_out;                        // sentences: files with nothing to land
};

// Throws kBadData for what is no data: an error of the service, a file that names no table.
Downloads ReadDownloads(const std::vector<InputFile>& inputs);

}  // namespace doelmaat::ingest
