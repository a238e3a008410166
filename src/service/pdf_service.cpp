#include "service/pdf_service.h"

#include "base/file.h"
#include "base/text.h"
#include "print/chromium.h"
#include "print/pdf_printer.h"

namespace doelmaat::service {
namespace {

std::filesystem::path PdfOf(std::filesystem::path page) { return page.replace_extension(".pdf"); }

}  // namespace

PdfOutcome WritePdfs(const std::filesystem::path& folder,
                     const std::vector<std::filesystem::path>& pages,
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
  print::PdfPrinter printer({.program = program, .folder = folder});
  for (const std::filesystem::path& page : pages) {
    base::WriteFile(PdfOf(page), printer.Print(page));
    outcome.files.push_back(PdfOf(page));
    progress(outcome.files.size(), pages.size());
  }
  return outcome;
}

void RemovePdfOf(const std::filesystem::path& page) {
  std::error_code none;
  std::filesystem::remove(PdfOf(page), none);
}

}  // namespace doelmaat::service
