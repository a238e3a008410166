#include "stats/panel_likelihood.h"

#include <array>
#include <cmath>
#include <numbers>

#include "numerics/jet.h"

namespace doelmaat::stats {
namespace {

using numerics::Evaluation;
using numerics::Matrix;

// What ln f of one unit depends on: A, B and D of panel_frontier.h, then ln σ_u, ln σ_v and μ.
constexpr std::size_t kSums = 3;
constexpr std::size_t kVariables = 6;
using UnitJet = numerics::Jet<kVariables>;

// A, B and D of one unit, with their derivatives by the parameters they hang on.
struct UnitSums {
  std::array<double, kSums> at{};
  Matrix slopes;              // kSums × parameters
  std::vector<double> cross;  // ∂²B/∂β∂η, one a column
  double bend_b = 0;          // ∂²B/∂η², ∂²D/∂η²
  double bend_d = 0;
};

// Fills the sums of the rows of one unit.
void AddUp(const Panel& panel,
           const PanelLayout& layout,
           const std::vector<std::size_t>& rows,
           std::span<const double> point,
           UnitSums* sums) {
  *sums = {{}, Matrix(kSums, layout.Size()), std::vector<double>(layout.columns), 0, 0};
  const auto by_squares = sums->slopes.row(0);
  const auto by_errors = sums->slopes.row(1);
  const auto by_weights = sums->slopes.row(2);
  for (const std::size_t row : rows) {
    const double e = PanelErrorAt(panel, row, point);
    const double weight = PanelWeightAt(panel, layout, row, point);
    const double back = layout.decay ? panel.last - panel.rows[row].time : 0;  // d ln w / dη
    const auto x = panel.columns.columns.row(row);
    sums->at[0] += e * e;
    sums->at[1] += weight * e;
    sums->at[2] += weight * weight;
    for (std::size_t col = 0; col < x.size(); ++col) {
      by_squares[col] -= 2 * panel.sign * e * x[col];
      by_errors[col] -= panel.sign * weight * x[col];
      sums->cross[col] -= panel.sign * back * weight * x[col];
    }
    if (layout.decay) {
      by_errors[layout.EtaAt()] += back * weight * e;
      by_weights[layout.EtaAt()] += 2 * back * weight * weight;
      sums->bend_b += back * back * weight * e;
      sums->bend_d += 4 * back * back * weight * weight;
    }
  }
}

UnitJet LogDensity(const UnitSums& sums,
                   const PanelLayout& layout,
                   std::span<const double> point,
                   double periods) {
  const UnitJet squares = UnitJet::Variable(sums.at[0], 0);
  const UnitJet errors = UnitJet::Variable(sums.at[1], 1);
  const UnitJet weights = UnitJet::Variable(sums.at[2], 2);
  const UnitJet log_u = UnitJet::Variable(point[layout.LogUAt()], 3);
  const UnitJet log_v = UnitJet::Variable(point[layout.LogVAt()], 4);
  const UnitJet variance_u = Exp(2.0 * log_u);
  const UnitJet variance_v = Exp(2.0 * log_v);
  const UnitJet total = variance_v + weights * variance_u;
  // ln σ* and z = μ*/σ*, in which the product σ_u σ_v √total stands below the line.
  const UnitJet log_spread = log_u + log_v + (-0.5) * Log(total);
  UnitJet pull = -(errors * variance_u);
  UnitJet density = (-periods) * log_v + (-0.5) * (squares * Exp(-2.0 * log_v)) - log_u;
  if (layout.truncated) {
    const UnitJet mu = UnitJet::Variable(point[layout.MuAt()], 5);
    const UnitJet start = mu * Exp(-log_u);
    pull = pull + mu * variance_v;
    density = density + (-0.5) * (start * start) - LogNormalCdf(start);
  } else {
    density = density + std::numbers::ln2;  // −ln Φ(0)
  }
  const UnitJet z = pull * Exp(-(log_spread + Log(total)));
  return density + log_spread + 0.5 * (z * z) + LogNormalCdf(z) +
         (-0.5 * periods * std::log(2 * std::numbers::pi));
}

// Adds one unit: Jᵀ F'' J, J the slopes of A, B and D above those of the scale, which are 1, and F'
// with the second derivatives of B and D.
void AddUnit(const UnitJet& density,
             const UnitSums& sums,
             const PanelLayout& layout,
             Evaluation* sum) {
  const std::size_t size = layout.Size();
  // Which parameter each variable after the sums is; η has its slopes in the sums.
  const std::size_t scales = layout.truncated ? 3 : 2;
  sum->value += density.value;
  for (std::size_t row = 0; row < size; ++row) {
    // F'' times this column of J.
    std::array<double, kVariables> bent{};
    const bool of_scale = row >= layout.columns && row < layout.columns + scales;
    const std::size_t own = of_scale ? kSums + row - layout.columns : 0;
    for (std::size_t one = 0; one < kSums; ++one) {
      sum->gradient[row] += density.gradient[one] * sums.slopes(one, row);
    }
    if (of_scale) {
      sum->gradient[row] += density.gradient[own];
    }
    for (std::size_t one = 0; one < kSums + scales; ++one) {
      for (std::size_t other = 0; other < kSums; ++other) {
        bent[one] += density.Second(one, other) * sums.slopes(other, row);
      }
      bent[one] += of_scale ? density.Second(one, own) : 0;
    }
    const auto out = sum->hessian.row(row);
    const auto squares = sums.slopes.row(0);
    const auto errors = sums.slopes.row(1);
    const auto weights = sums.slopes.row(2);
    for (std::size_t col = 0; col <= row; ++col) {
      out[col] += bent[0] * squares[col] + bent[1] * errors[col] + bent[2] * weights[col];
    }
    for (std::size_t scale = 0; scale < scales && layout.columns + scale <= row; ++scale) {
      out[layout.columns + scale] += bent[kSums + scale];
    }
  }
  if (layout.decay) {
    const auto out = sum->hessian.row(layout.EtaAt());
    for (std::size_t col = 0; col < layout.columns; ++col) {
      out[col] += density.gradient[1] * sums.cross[col];
    }
    out[layout.EtaAt()] += density.gradient[1] * sums.bend_b + density.gradient[2] * sums.bend_d;
  }
}

}  // namespace

double PanelErrorAt(const Panel& panel, std::size_t row, std::span<const double> point) {
  double fitted = 0;
  const auto x = panel.columns.columns.row(row);
  for (std::size_t col = 0; col < x.size(); ++col) {
    fitted += x[col] * point[col];
  }
  return panel.sign * (panel.response[row] - fitted);
}

double PanelWeightAt(const Panel& panel,
                     const PanelLayout& layout,
                     std::size_t row,
                     std::span<const double> point) {
  return layout.decay ? std::exp(-point[layout.EtaAt()] * (panel.rows[row].time - panel.last)) : 1;
}

ConditionalInefficiency PanelConditional(const Panel& panel,
                                         const PanelLayout& layout,
                                         const std::vector<std::size_t>& rows,
                                         std::span<const double> point) {
  double errors = 0;
  double weights = 0;
  for (const std::size_t row : rows) {
    const double weight = PanelWeightAt(panel, layout, row, point);
    errors += weight * PanelErrorAt(panel, row, point);
    weights += weight * weight;
  }
  const double variance_u = std::exp(2 * point[layout.LogUAt()]);
  const double variance_v = std::exp(2 * point[layout.LogVAt()]);
  const double mu = layout.truncated ? point[layout.MuAt()] : 0;
  const double total = variance_v + weights * variance_u;
  return {(mu * variance_v - errors * variance_u) / total,
          std::sqrt(variance_u * variance_v / total)};
}

std::optional<Evaluation> PanelLikelihood(const Panel& panel,
                                          const PanelLayout& layout,
                                          std::span<const double> point) {
  const std::size_t size = layout.Size();
  Evaluation sum{0, std::vector<double>(size), Matrix(size, size)};
  UnitSums sums;
  for (const std::vector<std::size_t>& rows : panel.rows_of_unit) {
    AddUp(panel, layout, rows, point, &sums);
    const UnitJet density = LogDensity(sums, layout, point, static_cast<double>(rows.size()));
    if (!std::isfinite(density.value)) {
      return std::nullopt;
    }
    AddUnit(density, sums, layout, &sum);
  }
  // A has Σ 2 x xᵀ for its second derivatives and ∂f/∂A is −1/2σ_v² for every unit; over all rows
  // the orthonormal columns make n I of it.
  const double curve =
      static_cast<double>(panel.response.size()) * std::exp(-2 * point[layout.LogVAt()]);
  for (std::size_t row = 0; row < size; ++row) {
    if (row < layout.columns) {
      sum.hessian(row, row) -= curve;
    }
    for (std::size_t col = row + 1; col < size; ++col) {
      sum.hessian(row, col) = sum.hessian(col, row);
    }
  }
  return sum;
}

}  // namespace doelmaat::stats
