// Prints pages of a report to tagged PDF, some at once, by one Chromium that is told what to do
// over the DevTools protocol.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace doelmaat::print {

struct PrinterOptions {
  std::string program;                         // see FindChromium
  std::filesystem::path folder;                // of the report: nothing outside it is opened
  std::size_t tabs = 1;                        // pages that are printed at once, 1 or more
  std::chrono::milliseconds patience{60'000};  // with starting, and with each page
};

// Takes the PDF of a page.
using PdfTaker = std::function<void(const std::filesystem::path& page, const std::string& pdf)>;

// Gives the PDF of each page in the folder to `take`, in the order in which they come: title,
// language, headings, tables, figures with their text and bookmarks as in the page; closed parts
// opened. Links to other files of the folder are gone, for they would name a path of this machine.
// No script of a page runs, and whatever it asks for that is not a file in the folder it does not
// get; nothing goes over a network. The same page, program and fonts give the same bytes, however
// many tabs. Throws kConfig when Chromium cannot be started or is too old to tag, and kIo when it
// ends, does not answer in time or cannot open a page; what was given before that was whole.
void PrintPages(const PrinterOptions& options,
                const std::vector<std::filesystem::path>& pages,
                const PdfTaker& take);

}  // namespace doelmaat::print
