// The formats of numbers in an .xlsx, as far as they change what a number means to who sees it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/workbook_xml.h"

namespace doelmaat::ingest {

enum class NumberKind { kPlain, kPercentage, kMoment };

// Of a format as the file has it: "0.0%" is a percentage, "d-mmm" and "[h]:mm" are moments. Texts
// within it ("0.0\"%\"", "0\%"), colours and currencies make none.
NumberKind KindOfFormat(std::string_view code);

// What a cell is by the number of its format in the file.
class CellFormats {
 public:
  // Without a file of formats there is only the plain one.
  CellFormats() : kinds_(1, NumberKind::kPlain) {}
  CellFormats(const FilePart& styles, const WorkbookPlace& place);

  // Throws kBadData for a format that is not in the file.
  NumberKind Of(std::size_t format, const WorkbookPlace& place) const;

 private:
  std::vector<NumberKind> kinds_;
};

// "0.082" as a program shows it: "8.2%", to 15 digits.
std::string ShownPercentage(const std::string& text);
// A number of days as the moment it stands for: "44958" is "2023-02-01", "0.5" is "12:00:00".
// `from_1904`: how old files of a Mac count.
std::string ShownMoment(const std::string& text, bool from_1904);

}  // namespace doelmaat::ingest
