// The sentences that open a page: what was found, with its margin.
#pragma once

#include <optional>
#include <string>

#include "report/run_tables.h"

namespace doelmaat::report {

// A class has to have at least this share of the replications to be named.
inline constexpr double kClearShare = 0.5;
// With less than this the sentence says that it is not certain.
inline constexpr double kLikelyShare = 2.0 / 3.0;

struct ClassFinding {
  std::string code;  // "laag", "middelmatig", "hoog"
  std::string name;  // what the reader calls it
  double share = 0.0;
};

// The class with the largest share of replications, when that is at least kClearShare.
std::optional<ClassFinding> ClearClass(const Record& unit);

// The margin is counted among the draws of the bootstrap, the shares among calibrated ones (page
// benchmark.md of docs/methods). True when a reader would see them disagree: the classes that the
// margin of 90% does not touch have more than 10% of the shares, or the class that is named is not
// that of the score. False where one of them is not known.
bool MarginContradictsShares(const RunTables& run, const Record& unit);

// That the number of clients moved unlike that of the others; "" where it did not, or is withheld.
std::string ClientJumpSentence(const Record& unit);
// What local teams cost beside those of the peers; "" where either is not known.
std::string TeamsSentence(const Record& unit);

// One sentence on the efficiency of a row of `units`, with its margin.
std::string FindingSentence(const Record& unit);
// The same for a table: "waarschijnlijk hoog (71%)", "niet te zeggen".
std::string ShortFinding(const Record& unit);

enum class Measure { kPerClient, kPerYouth };

// What a row of `units` spent, against the median and the middle half of its peers.
std::string SpendSentence(const Record& unit, Measure measure, std::size_t peers);
// Where it lies by the middle half of its peers, after a space; "" when one of them is not known.
std::string MiddleHalfSentence(const Record& unit, Measure measure);
// Column of the measure in `units` and `comparables`.
std::string MeasureColumn(Measure measure);

// Nothing when the run has no identification check.
std::optional<bool> CheckPassed(const RunTables& run);
// The explanations of the checks that failed, as one text.
std::string CheckFailures(const RunTables& run);

// "0,71 tot 0,83" of a row of `units`, or that it is unknown.
std::string ScoreMargin(const Record& unit);

// "marge € 1,2 miljoen tot € 3,4 miljoen", or that it is unknown.
std::string MarginInWords(const Record& record, const std::string& low, const std::string& high);

}  // namespace doelmaat::report
