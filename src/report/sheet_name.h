// What a sheet of a workbook is called.
#pragma once

#include <cstddef>
#include <string>

namespace doelmaat::report {

// A title as the name of a sheet: spreadsheets allow at most 31 characters and not every sign. One
// that is longer is cut at a word, and ends with no comma and no short word ("van", "with").
inline constexpr std::size_t kLongestSheetName = 31;
std::string SheetName(const std::string& title, std::size_t most = kLongestSheetName);

}  // namespace doelmaat::report
