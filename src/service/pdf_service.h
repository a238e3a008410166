// Pages of a report as PDF, each beside its page: gemeente/GM0344.pdf beside gemeente/GM0344.html.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/progress.h"

namespace doelmaat::service {

struct PdfOutcome {
  std::vector<std::filesystem::path> files;  // written, in the order of the pages
  std::string skipped;                       // why there are none: no Chromium; "" when there is
};

// Prints the pages, which lie in `folder`, by one Chromium (print/pdf_printer.h), `threads` of them
// at once but no more than three. Each PDF appears whole or not at all; when printing fails, those
// before stay. Same pages, Chromium and fonts, same bytes. Throws kConfig and kIo as the printer
// does.
PdfOutcome WritePdfs(const std::filesystem::path& folder,
                     const std::vector<std::filesystem::path>& pages,
                     int threads,
                     const base::ProgressListener& progress);

// The PDF of a page that is about to be written again would be of the page before.
void RemovePdfOf(const std::filesystem::path& page);

}  // namespace doelmaat::service
