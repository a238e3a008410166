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
//   -- same_units: a key; rows that differ in it alone are about the same units, and
//      sql/input/indicator/<id>_pair.sql has the sums of their products (indicator_estimate.h)
//   -- column: stock trajectories guarded_by=clients : Stand
//
//   -- column: late_low share guarded_by=judged low_of=late/judged : Van
//
// and, for reports (each may be left out):
//
//   -- grip: 3 (which of the six kinds of grip of 004 it serves; where it stands in a report)
//   -- reading: In {month} liepen {stock} trajecten. (of the last complete period or the row with
//        most persons; {value~} adds the margin of value_low and value_high; of more readings the
//        first of which every number is known is shown; one with {-value} only where value cannot
//        be known, which is not so where it is withheld)
//   -- at: months_on 12 (the reading is of a row with this key, as the query has it)
//   -- summary: 2 (its reading is in the summary, at this place)
//   -- card: stock : Lopende trajecten (a number up front; more than one may be given)
//   -- chart: lines month stock (more than one may be given; kinds in indicator_definition.cpp)
//
// A column is a key, persons, trajectories, records (messages or claim lines), cents, days, share,
// number or decimal, in the order of the query. Persons, trajectories and records are numbers with
// persons behind them: disclosure control applies. `low_of=` and `high_of=` make the ends of an
// interval of 95% that the query does not give: of a share, from two numbers of the query (a/b), or
// of a number that may be expected again, from one (stats/small_numbers.h).
// A share is shown in steps that its count allows (`share_of=`, or else its guard), unless it is
// `of_amounts`, of which the parts are shown as they are. An amount for each of a count (its name
// has _per_) says of which with `mean_over=`: it is given over that count as it is shown.
// Rows that differ in a key only are taken for parts of a total that is known elsewhere, but for
// municipalities and years; a key followed by `apart` has rows that are not.
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
  std::string counted = {};    // of an end: the number that counts
  std::string total = {};      // of an end: out of these; empty when it is no share
  std::string share_of = {};   // of a share that is rounded with the count it is of
  bool of_amounts = false;     // of a share of amounts that are shown as they are: so is the share
  std::string mean_over = {};  // of an amount: the count it is a mean over, and is rounded with
  bool apart = false;          // of a key: its rows are not parts of a total
};

enum class EstimateKind { kNone, kRatio, kSurvival, kQuartiles, kCurve };

// A chart of an indicator: what is drawn along which key.
struct IndicatorChart {
  std::string kind;  // lines, columns, ranges, bars or curve
  std::string key;
  std::vector<std::string> measures;
};

struct IndicatorCard {
  std::string column;
  std::string label;
};

struct IndicatorDefinition {
  std::string id;
  std::string path;
  std::string title;
  std::string english;
  std::string definition;
  std::string polarity;
  std::string source;
  EstimateKind estimate = EstimateKind::kNone;
  double scale = 1.0;      // of a ratio: what amount / size is multiplied by
  std::string same_units;  // the key in which rows of the same units differ; "" for none
  std::vector<IndicatorColumn> columns;
  int grip = 0;                       // 1 to 6; 0: none
  int summary = 0;                    // place in the summary; 0: not in it
  std::vector<std::string> readings;  // the first of which every number is known is shown
  std::string at_key;                 // the reading is of a row with this code; "" for any
  std::string at_value;
  std::vector<IndicatorCard> cards;
  std::vector<IndicatorChart> charts;

  std::vector<std::string> KeyNames() const;
};

// Reads the header of one file. Throws kConfig, naming the file and what is wrong with it.
IndicatorDefinition ParseIndicator(const std::string& path, std::string_view sql);

// Every indicator, by id.
std::vector<IndicatorDefinition> Indicators();

// Throws kNotFound, naming those there are.
IndicatorDefinition FindIndicator(const std::string& id);

}  // namespace doelmaat::indicator
