// The one shape in which analyses hand over numbers: columns that say what they are, cells that are
// a value or say why they are none. Values only; labels come from `locales`, drawing from `chart`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace doelmaat::result {

// What a number counts or measures. Shares and scores are 0-1; percentages exist on paper only.
enum class Unit {
  kNone,
  kEur,
  kEurPerClient,
  kEurPerYouth,
  kShare,
  kScore,
  kPersons,
  kTrajectories,
  kMunicipalities,
  kYear,
  kRank,
  kDistance,
  kRatio,
};

enum class ColumnRole {
  kKey,    // identifies the row
  kLabel,  // text for people
  kMeasure,
  kLow,   // lower end of the interval of the measure `of`
  kHigh,  // upper end of it
};

// Whether the rows that differ in a key only are parts of a total that is known elsewhere.
enum class AddsUp {
  kNo,
  kOverRows,
  kWithinYear,  // the key begins with a year: rows of one year
};

struct Column {
  std::string name = {};   // machine name, stable: "eur_per_client"
  std::string label = {};  // for people, Dutch
  Unit unit = Unit::kNone;
  ColumnRole role = ColumnRole::kMeasure;
  int decimals = 0;              // how many are shown; a share shows as a percentage with as many
  std::string of = {};           // of an interval end: the measure it belongs to
  bool person_count = false;     // a number of persons: disclosure control applies
  std::string guarded_by = {};   // a person_count column: hidden there is hidden here
  std::string parts_of = {};     // person counts that add up: one hidden, all hidden
  AddsUp adds_up = AddsUp::kNo;  // of a key
  std::string share_of = {};   // of a share: the count it is a share of, when it may give that away
  std::string mean_over = {};  // of a mean and its ends: the count, which its total would give away
};

enum class CellState {
  kValue,
  kMissing,  // nobody knows: no return, not measured
  kHidden,   // the source withholds it
  kNotApplicable,
  kSuppressed,  // withheld by our disclosure control
};

struct Cell {
  CellState state = CellState::kMissing;
  std::variant<std::monostate, std::int64_t, double, std::string> value = {};

  static Cell Text(std::string text);
  static Cell Integer(std::int64_t number);
  static Cell Number(double number);  // finite; Infinity and NaN do not leave `stats`
  static Cell Optional(std::optional<double> number, CellState otherwise = CellState::kMissing);
  static Cell None(CellState reason);

  bool has_value() const { return state == CellState::kValue; }
  // The number of a numeric cell; nothing for text or no value.
  std::optional<double> number() const;
  // The text of a text cell; "" for others.
  const std::string& text() const;
};

struct ResultTable {
  std::string name;   // machine name, unique in a run: "units"
  std::string title;  // for people
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;  // definitions and cautions that go wherever the table goes

  // Index of a column; a name that is not there is a bug.
  std::size_t ColumnIndex(std::string_view column) const;
  std::optional<std::size_t> FindColumn(std::string_view column) const;
  const Cell& At(std::size_t row, std::string_view column) const;
  // First row whose text in `column` is `key`.
  std::optional<std::size_t> FindRow(std::string_view column, std::string_view key) const;
};

}  // namespace doelmaat::result
