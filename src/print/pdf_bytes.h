// What is done to the PDF that Chromium has made: nothing that shows.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::print {

// Whether a PDF says that its text is tagged: headings, tables and figures that can be read aloud.
bool IsTagged(std::string_view pdf);

// The same document without what differs from one printing to the next: the two times are blanked
// and its elements are numbered from 1. Strong, which PDF 1.4 does not know, is called Span. Every
// byte keeps its place, which the table at the end of a PDF counts on. `pdf` as Skia writes it:
// objects of the document and of its elements in plain text.
std::string Settled(std::string pdf);

}  // namespace doelmaat::print
