#include "disclosure/publishable_table.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/check.h"

namespace doelmaat::disclosure {
namespace {

using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::ResultTable;

constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

double RoundTo(double value, std::int64_t base, ColumnRole role) {
  const double step = static_cast<double>(base);
  const double steps = value / step;
  if (role == ColumnRole::kLow) {
    return std::floor(steps) * step;
  }
  if (role == ColumnRole::kHigh) {
    return std::ceil(steps) * step;
  }
  return std::round(steps) * step;
}

// For each column, the person count that decides whether it is hidden: itself, the count it is an
// interval end of, or the one that guards it.
std::vector<std::size_t> DecidingColumns(const ResultTable& table) {
  std::vector<std::size_t> deciding(table.columns.size(), kNoColumn);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const result::Column& column = table.columns[c];
    if (!column.guarded_by.empty()) {
      deciding[c] = table.ColumnIndex(column.guarded_by);
      DOELMAAT_CHECK(table.columns[deciding[c]].person_count);
    } else if (column.person_count) {
      deciding[c] = column.of.empty() ? c : table.ColumnIndex(column.of);
    }
  }
  return deciding;
}

// Parts of one total: a part that is hidden follows from the others, so all of them go.
void HideParts(ResultTable* table) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t c = 0; c < table->columns.size(); ++c) {
    if (!table->columns[c].parts_of.empty()) {
      groups[table->columns[c].parts_of].push_back(c);
    }
  }
  for (const auto& [total, columns] : groups) {
    for (std::vector<Cell>& row : table->rows) {
      const bool hidden = std::any_of(columns.begin(), columns.end(), [&](std::size_t c) {
        return row[c].state == CellState::kSuppressed;
      });
      for (const std::size_t c : columns) {
        row[c] = hidden ? Cell::None(CellState::kSuppressed) : row[c];
      }
    }
  }
}

}  // namespace

Policy Policy::For(Audience audience) {
  return audience == Audience::kInternal ? Policy{audience, 0, 1} : Policy{audience, 10, 5};
}

PublishableTable::PublishableTable(ResultTable table, Policy policy)
    : table_(std::move(table)), policy_(policy) {}

PublishableTable Protect(const ResultTable& table, const Policy& policy) {
  DOELMAAT_CHECK(policy.minimum_count >= 0 && policy.rounding_base >= 1);
  ResultTable safe = table;
  const std::vector<std::size_t> deciding = DecidingColumns(table);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      Cell& cell = safe.rows[r][c];
      if (deciding[c] == kNoColumn || !cell.has_value()) {
        continue;
      }
      const std::optional<double> count = table.rows[r][deciding[c]].number();
      const bool enough = count.has_value() ? *count >= static_cast<double>(policy.minimum_count)
                                            : policy.minimum_count == 0;
      if (!enough) {
        cell = Cell::None(CellState::kSuppressed);
      } else if (table.columns[c].person_count && policy.rounding_base > 1) {
        const double rounded =
            RoundTo(cell.number().value_or(0.0), policy.rounding_base, table.columns[c].role);
        cell = Cell::Integer(static_cast<std::int64_t>(rounded));
      }
    }
  }
  HideParts(&safe);
  return PublishableTable(std::move(safe), policy);
}

}  // namespace doelmaat::disclosure
