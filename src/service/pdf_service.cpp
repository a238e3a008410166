#include "service/pdf_service.h"

#include <algorithm>
#include <iterator>

#include "base/file.h"
#include "base/text.h"
#include "print/chromium.h"
#include "print/pdf_printer.h"

namespace doelmaat::service {
namespace {

std::filesystem::path PdfOf(std::filesystem::path page) { return page.replace_extension(".pdf"); }

// A tab takes some 250 MB, and more of them wait for the one process of Chromium that all share.
constexpr std::size_t kMostTabs = 3;

}  // namespace

PdfOutcome WritePdfs(const std::filesystem::path& folder,
                     const std::vector<std::filesystem::path>& pages,
                     int threads,
                     const base::ProgressListener& progress) {
  PdfOutcome outcome;
  if (pages.empty()) {
    return outcome;
  }
  const std::string program = print::FindChromium();
  if (program.empty()) {
    outcome.skipped = base::Say("print.skipped");
    return outcome;
  }
  if (!print::CanRun(program)) {
    outcome.skipped = base::Say("print.skipped_named", {{"program", program}});
    return outcome;
  }
  const std::size_t tabs =
      std::min({static_cast<std::size_t>(std::max(threads, 1)), kMostTabs, pages.size()});
  std::size_t written = 0;
  print::PrintPages({.program = program, .folder = folder, .tabs = tabs},
                    pages,
                    [&](const std::filesystem::path& page, const std::string& pdf) {
                      base::WriteFile(PdfOf(page), pdf);
                      progress(++written, pages.size());
                    });
  std::transform(pages.begin(), pages.end(), std::back_inserter(outcome.files), PdfOf);
  return outcome;
}

void RemovePdfOf(const std::filesystem::path& page) {
  std::error_code none;
  std::filesystem::remove(PdfOf(page), none);
}

}  // namespace doelmaat::service
