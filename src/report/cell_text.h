// Cells and numbers as people read them, in the language of the process. Examples are Dutch.
#pragma once

#include <string>

#include "result/result_table.h"

namespace doelmaat::report {

// What stands before an amount: in Dutch with a space that does not break, in English without.
std::string EuroSign();

// A cell in the unit and decimals of its column ("€ 1.234.567", "12,3%", "2022"), or the word for
// why there is no value. A word that is a code in the table is translated.
std::string CellText(const result::Column& column, const result::Cell& cell);

// "onbekend", "verborgen door de bron (.)", "n.v.t.", "afgeschermd"; "" for a value.
std::string StateWord(result::CellState state);

// An interval in the unit of `column`: "0,71 tot 0,83"; empty when either end has no value.
std::string MarginText(const result::Column& column,
                       const result::Cell& low,
                       const result::Cell& high);

// An amount in running text: "€ 1,32 miljard", "€ 412 miljoen", "€ 12,3 miljoen",
// "€ 12.345".
std::string EuroInWords(double eur);

// A share as a whole percentage: "64%".
std::string WholePercent(double share);

// How much more or less `value` is than `reference`: "8% meer dan", "ongeveer evenveel als".
// The reference is above zero.
std::string ComparedWith(double value, double reference);

}  // namespace doelmaat::report
