// Prints pages of a report to tagged PDF, one after the other, by one Chromium that is told what to
// do over the DevTools protocol.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace doelmaat::print {

struct PrinterOptions {
  std::string program;                         // see FindChromium
  std::filesystem::path folder;                // of the report: nothing outside it is opened
  std::chrono::milliseconds patience{60'000};  // with starting, and with each page
};

class PdfPrinter {
 public:
  // Starts Chromium. Throws kConfig when it cannot be started, kIo when it does not answer.
  explicit PdfPrinter(PrinterOptions options);
  ~PdfPrinter();
  PdfPrinter(const PdfPrinter&) = delete;
  PdfPrinter& operator=(const PdfPrinter&) = delete;

  // The PDF of a page in the folder: title, language, headings, tables, figures with their text and
  // bookmarks as in the page; closed parts opened. Links to other files of the folder are gone, for
  // they would name a path of this machine. No script of the page runs, and whatever the page asks
  // for that is not a file in the folder it does not get; nothing goes over a network. The same
  // page, program and fonts give the same bytes. Throws kIo when Chromium ends, does not answer in
  // time or cannot open the page, and kConfig when it is too old to tag.
  std::string Print(const std::filesystem::path& page);

 private:
  class Browser;
  std::unique_ptr<Browser> browser_;
};

}  // namespace doelmaat::print
