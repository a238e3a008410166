// The catalogue of indicators: every file of sql/indicator is one query whose header says what its
// numbers mean. Its id is its file name.
//
//   -- title: Trajecten aan het eind van elke maand
//   -- english: Trajectories at the end of each month
//   -- definition: ... (Dutch; goes on in lines that begin with three spaces)
//   -- polarity: none (or higher, lower: which is better)
//   -- source: ...
//   -- needs: the models it reads
//   -- estimate: ratio 0.304375 (only where a number is estimated, see indicator.h)
//   -- column: stock trajectories guarded_by=clients : Stand
//
//   -- column: late_low share guarded_by=judged low_of=late/judged : Van
//
// A column is a key, persons, trajectories, records (messages or claim lines), cents, days, share,
// number or decimal, in the order of the query. Persons, trajectories and records are numbers with
// persons behind them: disclosure control applies. `low_of=` and `high_of=` make the ends of an
// interval of 95% that the query does not give: of a share, from two numbers of the query (a/b), or
// of a number that may be expected again, from one (stats/small_numbers.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::indicator {

enum class ColumnKind {
  kKey,
  kPersons,
  kTrajectories,
  kRecords,
  kCents,
  kDays,
  kShare,
  kNumber,
  kDecimal
};

// Which end of an interval a column is, and of what.
enum class IntervalEnd { kNone, kLow, kHigh };

struct IndicatorColumn {
  std::string name;
  ColumnKind kind = ColumnKind::kNumber;
  std::string label;
  std::string guarded_by;  // a column of persons or trajectories: hidden there is hidden here
  std::string parts_of;    // numbers that add up: one hidden, all hidden
  IntervalEnd end = IntervalEnd::kNone;
  std::string counted = {};  // of an end: the number that counts
  std::string total = {};    // of an end: out of these; empty when it is no share
};

enum class EstimateKind { kNone, kRatio, kSurvival, kQuartiles };

struct IndicatorDefinition {
  std::string id;
  std::string path;
  std::string title;
  std::string english;
  std::string definition;
  std::string polarity;
  std::string source;
  EstimateKind estimate = EstimateKind::kNone;
  double scale = 1.0;  // of a ratio: what amount / size is multiplied by
  std::vector<IndicatorColumn> columns;

  std::vector<std::string> KeyNames() const;
};

// Reads the header of one file. Throws kConfig, naming the file and what is wrong with it.
IndicatorDefinition ParseIndicator(const std::string& path, std::string_view sql);

// Every indicator, by id.
std::vector<IndicatorDefinition> Indicators();

// Throws kNotFound, naming those there are.
IndicatorDefinition FindIndicator(const std::string& id);

}  // namespace doelmaat::indicator
