// Numbers of persons in texts that are chosen freely: file names, reference numbers, values of
// fields that should have held something else.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::ingest {

// Whether a row of just nine digits, or of nine with a day beside them, is a possible BSN. A longer
// row is numbering, and so is one that starts with 00: so low a BSN was never given out.
bool MayHoldBsn(std::string_view text);

// The text with every row of digits in which a possible BSN stands replaced by [verwijderd].
std::string WithoutBsn(std::string_view text);

// The name of a file as it may be shown and kept: WithoutBsn, UTF-8 (other bytes become ?) and
// without control signs.
std::string ShownName(std::string_view name);

}  // namespace doelmaat::ingest
