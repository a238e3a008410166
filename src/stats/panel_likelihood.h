// The likelihood of a panel of units, with its derivatives; for panel_frontier.cpp, others call
// stats/panel_frontier.h.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/newton.h"
#include "stats/inefficiency.h"
#include "stats/orthonormal_columns.h"
#include "stats/panel_frontier.h"

namespace doelmaat::stats {

// Source: Battese & Coelli 1992, Journal of Productivity Analysis 3(1-2), 153-169. See
// docs/methods/panel-frontier.md.

// Which parameters there are after the coefficients: ln σ_u, ln σ_v, then μ and η when asked.
struct PanelLayout {
  std::size_t columns;
  bool truncated;
  bool decay;

  std::size_t LogUAt() const { return columns; }
  std::size_t LogVAt() const { return columns + 1; }
  std::size_t MuAt() const { return columns + 2; }
  std::size_t EtaAt() const { return columns + (truncated ? 3U : 2U); }
  std::size_t Size() const { return EtaAt() + (decay ? 1U : 0U); }
};

struct Panel {
  const OrthonormalColumns& columns;
  std::span<const double> response;
  const std::vector<PanelRow>& rows;
  std::vector<std::vector<std::size_t>> rows_of_unit;
  double last;  // the last period of all
  double sign;  // +1 production, −1 cost
};

// e = ±(y − x'β) and w of one row.
double PanelErrorAt(const Panel& panel, std::size_t row, std::span<const double> point);
double PanelWeightAt(const Panel& panel,
                     const PanelLayout& layout,
                     std::size_t row,
                     std::span<const double> point);

// μ* and σ* of the u_i of one unit.
ConditionalInefficiency PanelConditional(const Panel& panel,
                                         const PanelLayout& layout,
                                         const std::vector<std::size_t>& rows,
                                         std::span<const double> point);

// ln f of all units at a point: coefficients of the orthonormal columns, then as the layout has it.
// Nothing where it is not finite.
std::optional<numerics::Evaluation> PanelLikelihood(const Panel& panel,
                                                    const PanelLayout& layout,
                                                    std::span<const double> point);

}  // namespace doelmaat::stats
