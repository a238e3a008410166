// The inner loops of numerics/dual_simplex.h, for any width of vector. Lanes are fixed: columns go
// by groups of 16 and rows by strides of 8 whatever the width, every lane does the same operations
// in the same order, and lanes are brought together in a fixed order. A wider vector only does more
// lanes at a time, so that every width gives the same bits (without contraction to fused
// operations). A comparison stands inside its own choice: GCC 12 takes a mask that is kept apart to
// scalars.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "numerics/aligned_values.h"

namespace doelmaat::numerics::internal {

inline constexpr std::size_t kGroup = 16;
inline constexpr std::size_t kRowStride = 8;
// Absolute, for variables of about size 1.
inline constexpr double kPrimalTolerance = 1e-11;
inline constexpr double kDualTolerance = 1e-12;
inline constexpr double kSmallestPivot = 1e-9;
// More than any ratio.
inline constexpr double kNoRatio = 1e300;

alignas(kCacheLineBytes) inline constexpr double kLaneNumbers[kGroup] = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

// What the loops work on; everything is owned by DualSimplex and starts at a cache line.
struct SimplexTable {
  std::size_t n_rows;
  std::size_t row_stride;  // n_rows up to a multiple of kRowStride; the rest is zero
  std::size_t n_groups;
  const double* columns;  // group, row, lane; zero past the last column
  const double* costs;    // one a column
  double* reduced_costs;  // one a column
  double* slopes;         // of the last pivot, one a column
  double* inverse;        // column after column of row_stride rows
  double* basics;         // one a row of the inverse
  double* lengths;        // squared, of rows of the inverse
  double* entering;       // inverse × entering column
  double* row;            // minus a row of the inverse
  const double* duals;    // one a row
  const double* right;
  std::uint32_t* basis;
};

template <std::size_t kBytes>
struct Wide {
  using Values [[gnu::vector_size(kBytes), gnu::may_alias]] = double;
  static constexpr std::size_t kLanes = kBytes / sizeof(double);
  static constexpr std::size_t kInGroup = kGroup / kLanes;

  [[gnu::always_inline]] static const Values& Load(const double* from) {
    return *reinterpret_cast<const Values*>(from);
  }
  [[gnu::always_inline]] static void Store(const Values& values, double* to) {
    *reinterpret_cast<Values*>(to) = values;
  }
};

[[gnu::always_inline]] inline double Coefficient(const SimplexTable& table,
                                                 std::size_t column,
                                                 std::size_t row) {
  return table.columns[(column / kGroup * table.n_rows + row) * kGroup + column % kGroup];
}

// A vector with its lanes moved by `half` round, so that lane i meets lane i + half.
template <std::size_t kHalf, typename Values, std::size_t... kLane>
[[gnu::always_inline]] inline void MoveRound(Values* values, std::index_sequence<kLane...>) {
  *values = __builtin_shufflevector(*values, *values, ((kLane + kHalf) % sizeof...(kLane))...);
}

// The least of all lanes; which of them does not matter, so neither does the order.
template <std::size_t kBytes, std::size_t kHalf = Wide<kBytes>::kLanes / 2>
[[gnu::always_inline]] inline double LeastLane(typename Wide<kBytes>::Values* values) {
  if constexpr (kHalf == 0) {
    return (*values)[0];
  } else {
    typename Wide<kBytes>::Values moved = *values;
    MoveRound<kHalf>(&moved, std::make_index_sequence<Wide<kBytes>::kLanes>());
    *values = moved < *values ? moved : *values;
    return LeastLane<kBytes, kHalf / 2>(values);
  }
}

// The same over the vectors of a group.
template <std::size_t kBytes>
[[gnu::always_inline]] inline double LeastOf(typename Wide<kBytes>::Values* parts) {
#pragma GCC unroll 8
  for (std::size_t part = 1; part < Wide<kBytes>::kInGroup; ++part) {
    parts[0] = parts[part] < parts[0] ? parts[part] : parts[0];
  }
  return LeastLane<kBytes>(parts);
}

struct Candidate {
  double slope;
  std::size_t column;
};

// Brings the reduced costs up to the last step of the duals and finds how fast each falls with the
// next one; returns the longest step at which none falls under zero by more than the tolerance.
template <std::size_t kBytes>
[[gnu::always_inline]] inline double PriceRow(const SimplexTable& table, double last_step) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  const Values never = Values{} - kNoRatio;
  Values least[W::kInGroup];
  Values speed[W::kInGroup];
  for (std::size_t part = 0; part < W::kInGroup; ++part) {
    least[part] = Values{} + kNoRatio;
    speed[part] = Values{} + 1.0;
  }
  const double* column = table.columns;
  for (std::size_t group = 0; group < table.n_groups; ++group) {
    Values slope[W::kInGroup] = {};
    for (std::size_t row = 0; row < table.n_rows; ++row, column += kGroup) {
      const double factor = table.row[row];
#pragma GCC unroll 8
      for (std::size_t part = 0; part < W::kInGroup; ++part) {
        slope[part] += factor * W::Load(column + part * W::kLanes);
      }
    }
#pragma GCC unroll 8
    for (std::size_t part = 0; part < W::kInGroup; ++part) {
      const std::size_t at = group * kGroup + part * W::kLanes;
      const Values reduced =
          W::Load(table.reduced_costs + at) - last_step * W::Load(table.slopes + at);
      W::Store(reduced, table.reduced_costs + at);
      W::Store(slope[part], table.slopes + at);
      // reduced / slope < least / speed, without a division.
      const Values slack = reduced + kDualTolerance;
      const Values ours = slack * speed[part];
      const Values bar = slope[part] > kSmallestPivot ? least[part] * slope[part] : never;
      least[part] = ours < bar ? slack : least[part];
      speed[part] = ours < bar ? slope[part] : speed[part];
    }
  }
#pragma GCC unroll 8
  for (std::size_t part = 0; part < W::kInGroup; ++part) {
    least[part] = least[part] / speed[part];
  }
  return std::max(LeastOf<kBytes>(least), 0.0);
}

// Of the columns whose reduced cost reaches zero within the limit the one that falls fastest; a
// slope of kSmallestPivot when there is none.
template <std::size_t kBytes>
[[gnu::always_inline]] inline Candidate FastestWithin(const SimplexTable& table, double limit) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  Values fastest[W::kInGroup];
  Values found[W::kInGroup];
  for (std::size_t part = 0; part < W::kInGroup; ++part) {
    fastest[part] = Values{} + kSmallestPivot;
    found[part] = Values{};
  }
  for (std::size_t group = 0; group < table.n_groups; ++group) {
    const Values number = Values{} + static_cast<double>(group);
#pragma GCC unroll 8
    for (std::size_t part = 0; part < W::kInGroup; ++part) {
      const std::size_t at = group * kGroup + part * W::kLanes;
      const Values slope = W::Load(table.slopes + at);
      const Values within = W::Load(table.reduced_costs + at) <= limit * slope ? slope : Values{};
      found[part] = within > fastest[part] ? number : found[part];
      fastest[part] = within > fastest[part] ? within : fastest[part];
    }
  }
  // The first column of those with the largest slope.
  Values minus[W::kInGroup];
#pragma GCC unroll 8
  for (std::size_t part = 0; part < W::kInGroup; ++part) {
    minus[part] = -fastest[part];
  }
  const double slope = -LeastOf<kBytes>(minus);
#pragma GCC unroll 8
  for (std::size_t part = 0; part < W::kInGroup; ++part) {
    const Values column = found[part] * kGroup + W::Load(kLaneNumbers + part * W::kLanes);
    found[part] = fastest[part] == slope ? column : Values{} + kNoRatio;
  }
  return {slope, static_cast<std::size_t>(LeastOf<kBytes>(found))};
}

// Reduced costs from the duals; returns the least of them.
template <std::size_t kBytes>
[[gnu::always_inline]] inline double ReduceCosts(const SimplexTable& table) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  Values least[W::kInGroup] = {};
  const double* column = table.columns;
  for (std::size_t group = 0; group < table.n_groups; ++group) {
    Values reduced[W::kInGroup];
#pragma GCC unroll 8
    for (std::size_t part = 0; part < W::kInGroup; ++part) {
      reduced[part] = W::Load(table.costs + group * kGroup + part * W::kLanes);
    }
    for (std::size_t row = 0; row < table.n_rows; ++row, column += kGroup) {
      const double dual = table.duals[row];
#pragma GCC unroll 8
      for (std::size_t part = 0; part < W::kInGroup; ++part) {
        reduced[part] -= dual * W::Load(column + part * W::kLanes);
      }
    }
#pragma GCC unroll 8
    for (std::size_t part = 0; part < W::kInGroup; ++part) {
      W::Store(reduced[part], table.reduced_costs + group * kGroup + part * W::kLanes);
      least[part] = reduced[part] < least[part] ? reduced[part] : least[part];
    }
  }
  return LeastOf<kBytes>(least);
}

// to = inverse × (a column of n_rows values, `stride` apart).
template <std::size_t kBytes>
[[gnu::always_inline]] inline void MultiplyInverse(const SimplexTable& table,
                                                   const double* values,
                                                   std::size_t stride,
                                                   double* to) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  for (std::size_t at = 0; at < table.row_stride; at += W::kLanes) {
    Values sum = {};
    for (std::size_t row = 0; row < table.n_rows; ++row) {
      sum += values[row * stride] * W::Load(table.inverse + row * table.row_stride + at);
    }
    W::Store(sum, to + at);
  }
}

// The basic variable furthest under zero in the length of its row of the inverse; n_rows when there
// is none.
template <std::size_t kBytes>
[[gnu::always_inline]] inline std::size_t ChooseLeaving(const SimplexTable& table) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  double largest = 0;
  std::size_t leaving = table.n_rows;
  alignas(kCacheLineBytes) double weighed[kRowStride];
  for (std::size_t from = 0; from < table.row_stride; from += kRowStride) {
#pragma GCC unroll 4
    for (std::size_t at = 0; at < kRowStride; at += W::kLanes) {
      const Values basic = W::Load(table.basics + from + at);
      const Values share = basic * basic / W::Load(table.lengths + from + at);
      W::Store(basic < -kPrimalTolerance ? share : Values{}, weighed + at);
    }
    for (std::size_t lane = 0; lane < kRowStride; ++lane) {
      const bool larger = weighed[lane] > largest;
      largest = larger ? weighed[lane] : largest;
      leaving = larger ? from + lane : leaving;
    }
  }
  return leaving;
}

// Takes a column into the basis in place of that of row `leaving`: `table.entering` is the inverse
// times that column.
template <std::size_t kBytes>
[[gnu::always_inline]] inline void Exchange(const SimplexTable& table, std::size_t leaving) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  const double pivot = table.entering[leaving];
  const double step = table.basics[leaving] / pivot;
  for (std::size_t at = 0; at < table.row_stride; at += W::kLanes) {
    const Values entering = W::Load(table.entering + at);
    W::Store(W::Load(table.basics + at) - step * entering, table.basics + at);
  }
  table.basics[leaving] = step;
  for (std::size_t row = 0; row < table.n_rows; ++row) {
    double* column = table.inverse + row * table.row_stride;
    const double share = column[leaving] / pivot;
    for (std::size_t at = 0; at < table.row_stride; at += W::kLanes) {
      W::Store(W::Load(column + at) - share * W::Load(table.entering + at), column + at);
    }
    column[leaving] = share;
  }
}

template <std::size_t kBytes>
[[gnu::always_inline]] inline void MeasureRows(const SimplexTable& table) {
  using W = Wide<kBytes>;
  using Values = typename W::Values;
  for (std::size_t at = 0; at < table.row_stride; at += W::kLanes) {
    Values sum = {};
    for (std::size_t row = 0; row < table.n_rows; ++row) {
      const Values entry = W::Load(table.inverse + row * table.row_stride + at);
      sum += entry * entry;
    }
    W::Store(sum, table.lengths + at);
  }
}

// The table with a number of rows that the compiler knows, so that it unrolls the loops over them.
template <std::size_t kRows>
[[gnu::always_inline]] inline SimplexTable WithRows(const SimplexTable& table) {
  SimplexTable known = table;
  known.n_rows = kRows;
  known.row_stride = (kRows + kRowStride - 1) / kRowStride * kRowStride;
  return known;
}

enum class PivotOutcome { kNoneLeaves, kNoneEnters, kLostDigits, kTooMany };

// The basis for a new right-hand side: dual pivots until no basic variable is under zero. `pivots`
// counts down what is left.
template <std::size_t kBytes>
[[gnu::always_inline]] inline PivotOutcome PivotAll(const SimplexTable& table, int* pivots) {
  MultiplyInverse<kBytes>(table, table.right, 1, table.basics);
  MeasureRows<kBytes>(table);
  double last_step = 0;
  for (; *pivots > 0; --*pivots) {
    const std::size_t leaving = ChooseLeaving<kBytes>(table);
    if (leaving == table.n_rows) {
      return PivotOutcome::kNoneLeaves;
    }
    for (std::size_t row = 0; row < table.n_rows; ++row) {
      table.row[row] = -table.inverse[row * table.row_stride + leaving];
    }
    const double limit = PriceRow<kBytes>(table, last_step);
    const Candidate entering = FastestWithin<kBytes>(table, limit);
    if (!(entering.slope > kSmallestPivot)) {
      return PivotOutcome::kNoneEnters;
    }
    last_step = table.reduced_costs[entering.column] / entering.slope;
    MultiplyInverse<kBytes>(
        table,
        table.columns + entering.column / kGroup * table.n_rows * kGroup + entering.column % kGroup,
        kGroup,
        table.entering);
    // The same number by rows and by columns: the inverse is as good as they agree.
    const double difference = table.entering[leaving] + entering.slope;
    if (!(difference * difference <= 1e-18 * (1 + entering.slope * entering.slope))) {
      return PivotOutcome::kLostDigits;
    }
    Exchange<kBytes>(table, leaving);
    MeasureRows<kBytes>(table);
    table.basis[leaving] = static_cast<std::uint32_t>(entering.column);
  }
  return PivotOutcome::kTooMany;
}

}  // namespace doelmaat::numerics::internal
