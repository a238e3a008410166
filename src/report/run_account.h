// What a run says of itself in words, the same on pages, in workbooks and beside CSV.
#pragma once

#include <string>
#include <vector>

#include "report/run_tables.h"

namespace doelmaat::report {

// Whether the figures can carry a judgement, and whether the classes tell anybody apart; "" when
// the run has no such check.
std::string CheckText(const RunTables& run);

// Options by what they mean, numbers as the reader writes them; one without a text keeps its name.
std::vector<result::Provenance::Item> OptionsInWords(const result::Provenance& provenance);

// Codes in the tables of the run that people read as another word, and that word, while the words
// of the run are spoken: the class "laag" may be "hoge uitgaven" in a model, and "low" in English.
std::vector<result::Provenance::Item> CodesInWords(const RunTables& run);

}  // namespace doelmaat::report
