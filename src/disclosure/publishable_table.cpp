#include "disclosure/publishable_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"

namespace doelmaat::disclosure {
namespace {

using result::AddsUp;
using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
constexpr std::size_t kYearLength = 4;
constexpr std::array kShareParts{100, 50, 20, 10};  // a share is shown in hundredths, fiftieths, …

// A number of steps as a whole number; ends of an interval outwards.
double WholeSteps(double steps, ColumnRole role) {
  constexpr double kSlack = 1e-9;  // 0.3 is three steps of 0.1, not two
  if (role == ColumnRole::kLow) {
    return std::floor(steps + kSlack);
  }
  if (role == ColumnRole::kHigh) {
    return std::ceil(steps - kSlack);
  }
  return std::round(steps);
}

// In how many parts of one a share of `count` persons may be shown.
std::optional<int> ShareParts(double count, std::int64_t base) {
  for (const int parts : kShareParts) {
    if (count >= static_cast<double>(base * parts)) {
      return parts;
    }
  }
  return std::nullopt;
}

// A number of persons, not the end of an interval: it is small of itself.
bool IsCount(const Column& column) { return column.person_count && column.of.empty(); }

// For each column, the person count that decides whether it is hidden: itself, the count it is an
// interval end of, or the one that guards it. A count with a guard is judged by both.
std::vector<std::size_t> DecidingColumns(const ResultTable& table) {
  std::vector<std::size_t> deciding(table.columns.size(), kNoColumn);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const Column& column = table.columns[c];
    if (!column.guarded_by.empty()) {
      deciding[c] = table.ColumnIndex(column.guarded_by);
      DOELMAAT_CHECK(table.columns[deciding[c]].person_count);
    } else if (column.person_count) {
      deciding[c] = column.of.empty() ? c : table.ColumnIndex(column.of);
    }
  }
  return deciding;
}

// Whether a cell says something of the persons behind it: also that there is nothing to tell.
bool Tells(const Cell& cell) { return cell.has_value() || cell.state == CellState::kNotApplicable; }

std::string KeyText(const Cell& cell) {
  const std::optional<double> number = cell.number();
  return number.has_value() ? std::to_string(*number) : cell.text();
}

// Which cells of a table are hidden, and the rules that hide more.
class Hiding {
 public:
  Hiding(const ResultTable& table, const Policy& policy)
      : table_(table),
        policy_(policy),
        deciding_(DecidingColumns(table)),
        hidden_(table.rows.size(), std::vector<char>(table.columns.size(), 0)) {
    FindParts();
    HideSmall();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      Settle(r);
    }
    if (policy_.minimum_count > 0) {
      FindGroups();
      do {
        changed_ = false;
        HideRows();
      } while (changed_);
    }
  }

  bool At(std::size_t row, std::size_t column) const { return hidden_[row][column] != 0; }
  bool Decided(std::size_t column) const { return deciding_[column] != kNoColumn; }

 private:
  // Whether it was hidden already.
  bool Hide(std::size_t row, std::size_t column) {
    const bool already = At(row, column);
    changed_ = changed_ || !already;
    hidden_[row][column] = 1;
    return already;
  }

  void HideSmall() {
    for (std::size_t r = 0; r < table_.rows.size(); ++r) {
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (!Decided(c) || !Tells(table_.rows[r][c])) {
          continue;
        }
        if (!Enough(r, deciding_[c]) || (IsCount(table_.columns[c]) && !Enough(r, c))) {
          Hide(r, c);
        }
      }
    }
  }

  bool Enough(std::size_t row, std::size_t column) const {
    const std::optional<double> count = table_.rows[row][column].number();
    return count.has_value() ? *count >= static_cast<double>(policy_.minimum_count)
                             : policy_.minimum_count == 0;
  }

  void FindParts() {
    std::map<std::string, std::vector<std::size_t>> parts;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (!table_.columns[c].parts_of.empty()) {
        parts[table_.columns[c].parts_of].push_back(c);
      }
    }
    for (auto& [total, columns] : parts) {
      parts_.push_back(std::move(columns));
    }
  }

  // What follows within a row. Of parts of one total, one that is hidden follows from the others,
  // so all of them go; with a count goes what it guards.
  void Settle(std::size_t row) {
    bool settled = false;
    while (!settled) {
      settled = true;
      for (const std::vector<std::size_t>& columns : parts_) {
        if (std::any_of(columns.begin(), columns.end(), [&](auto c) { return At(row, c); })) {
          for (const std::size_t c : columns) {
            settled = Hide(row, c) && settled;
          }
        }
      }
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (Decided(c) && At(row, deciding_[c]) && Tells(table_.rows[row][c])) {
          settled = Hide(row, c) && settled;
        }
      }
    }
  }

  // The rows that differ in one key that adds up.
  void FindGroups() {
    for (std::size_t key = 0; key < table_.columns.size(); ++key) {
      if (table_.columns[key].adds_up == AddsUp::kNo) {
        continue;
      }
      std::map<std::vector<std::string>, std::vector<std::size_t>> groups;
      for (std::size_t r = 0; r < table_.rows.size(); ++r) {
        groups[OtherKeys(r, key)].push_back(r);
      }
      for (auto& [others, rows] : groups) {
        groups_.push_back(std::move(rows));
      }
    }
  }

  std::vector<std::string> OtherKeys(std::size_t row, std::size_t key) const {
    std::vector<std::string> others;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (table_.columns[c].role != ColumnRole::kKey) {
        continue;
      }
      if (c != key) {
        others.push_back(KeyText(table_.rows[row][c]));
      } else if (table_.columns[c].adds_up == AddsUp::kWithinYear) {
        others.push_back(KeyText(table_.rows[row][c]).substr(0, kYearLength));
      }
    }
    return others;
  }

  void HideRows() {
    for (const std::vector<std::size_t>& rows : groups_) {
      for (std::size_t c = 0; c < table_.columns.size(); ++c) {
        if (IsCount(table_.columns[c])) {
          HideEnough(rows, c);
        }
      }
    }
  }

  void HideEnough(const std::vector<std::size_t>& rows, std::size_t column) {
    std::vector<std::pair<double, std::size_t>> shown;
    std::size_t hidden = 0;
    double persons = 0.0;
    for (const std::size_t r : rows) {
      const double count = table_.rows[r][column].number().value_or(0.0);
      if (At(r, column)) {
        hidden += 1;
        persons += count;
      } else if (table_.rows[r][column].has_value()) {
        shown.emplace_back(count, r);
      } else {
        hidden += 1;
      }
    }
    std::sort(shown.begin(), shown.end());
    const double minimum = static_cast<double>(policy_.minimum_count);
    for (const auto& [count, row] : shown) {
      if (hidden == 0 || (hidden >= 2 && persons >= minimum)) {
        return;
      }
      Hide(row, column);
      Settle(row);
      hidden += 1;
      persons += count;
    }
  }

  const ResultTable& table_;
  Policy policy_;
  std::vector<std::size_t> deciding_;
  std::vector<std::vector<std::size_t>> parts_;   // columns that add up
  std::vector<std::vector<std::size_t>> groups_;  // rows that add up
  std::vector<std::vector<char>> hidden_;
  bool changed_ = false;
};

double RoundedTo(double count, const Policy& policy, ColumnRole role) {
  const auto base = static_cast<double>(policy.rounding_base);
  return WholeSteps(count / base, role) * base;
}

Cell RoundedCount(double count, const Policy& policy, ColumnRole role) {
  return Cell::Integer(static_cast<std::int64_t>(RoundedTo(count, policy, role)));
}

// `count`: the persons the share is of.
Cell RoundedShare(double share, const Cell& count, const Policy& policy, ColumnRole role) {
  const std::optional<int> parts = ShareParts(count.number().value_or(0.0), policy.rounding_base);
  return parts.has_value() ? Cell::Number(WholeSteps(share * *parts, role) / *parts)
                           : Cell::None(CellState::kSuppressed);
}

// `count`: the persons the mean is over.
Cell MeanOverRounded(double mean, const Cell& count, const Policy& policy, const Column& column) {
  const double persons = count.number().value_or(0.0);
  const double shown = RoundedTo(persons, policy, ColumnRole::kMeasure);
  if (shown <= 0.0) {
    return Cell::None(CellState::kSuppressed);
  }
  const double steps = std::pow(10.0, column.decimals);
  return Cell::Number(WholeSteps(mean * persons / shown * steps, column.role) / steps);
}

}  // namespace

Policy Policy::For(Audience audience) {
  return audience == Audience::kInternal ? Policy{audience, 0, 1} : Policy{audience, 10, 5};
}

PublishableTable::PublishableTable(ResultTable table, Policy policy)
    : table_(std::move(table)), policy_(policy) {}

PublishableTable PublishableTable::OnlyRows(
    const std::function<bool(const ResultTable&, std::size_t row)>& keep) const {
  PublishableTable fewer = *this;
  fewer.table_.rows.clear();
  for (std::size_t r = 0; r < table_.rows.size(); ++r) {
    if (keep(table_, r)) {
      fewer.table_.rows.push_back(table_.rows[r]);
    }
  }
  return fewer;
}

PublishableTable Protect(const ResultTable& table, const Policy& policy) {
  DOELMAAT_CHECK(policy.minimum_count >= 0 && policy.rounding_base >= 1);
  ResultTable safe = table;
  const Hiding hiding(table, policy);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Column& column = table.columns[c];
      Cell& cell = safe.rows[r][c];
      const std::optional<double> number = cell.number();
      if (hiding.At(r, c)) {
        cell = Cell::None(CellState::kSuppressed);
      } else if (policy.rounding_base == 1 || !cell.has_value()) {
        continue;
      } else if (!number.has_value()) {
        // Words where a number of persons belongs cannot be judged.
        cell = column.person_count ? Cell::None(CellState::kSuppressed) : cell;
      } else if (column.person_count) {
        cell = RoundedCount(*number, policy, column.role);
      } else if (!column.share_of.empty()) {
        cell = RoundedShare(*number, table.At(r, column.share_of), policy, column.role);
      } else if (!column.mean_over.empty()) {
        cell = MeanOverRounded(*number, table.At(r, column.mean_over), policy, column);
      }
    }
  }
  for (Column& column : safe.columns) {  // a step of 1% or more has no digits behind the comma
    column.decimals = policy.rounding_base > 1 && !column.share_of.empty() ? 0 : column.decimals;
  }
  return PublishableTable(std::move(safe), policy);
}

}  // namespace doelmaat::disclosure
