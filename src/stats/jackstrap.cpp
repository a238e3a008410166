#include "stats/jackstrap.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "numerics/random_stream.h"
#include "stats/dea_data.h"
#include "stats/frontier_programme.h"
#include "stats/resampling.h"

namespace doelmaat::stats {
namespace {

constexpr std::string_view kPurpose = "jackstrap";
constexpr std::size_t kUsualShareIn = 10;
constexpr std::size_t kLeastUsualSize = 10;
constexpr std::size_t kLeastSize = 2;

using Rows = std::vector<std::size_t>;

Matrix RowsOf(const Matrix& from, const Rows& rows) {
  Matrix some(rows.size(), from.cols());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(from.row(rows[row]), some.row(row).begin());
  }
  return some;
}

// Sum of squared changes in the scores of `spanned` when `without` is taken away.
std::optional<double> SquaredChanges(const Matrix& inputs,
                                     const Matrix& outputs,
                                     const DeaOptions& options,
                                     std::size_t without,
                                     const std::vector<Weight>& spanned) {
  Rows others(inputs.rows());
  std::iota(others.begin(), others.end(), 0U);
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(without));
  FrontierProgramme programme(RowsOf(inputs, others),
                              RowsOf(outputs, others),
                              options.returns_to_scale,
                              options.orientation);
  double sum = 0;
  for (const auto& [unit, score] : spanned) {
    const auto now = programme.Solve(inputs.row(unit), outputs.row(unit));
    if (now.status != DeaStatus::kSolved) {
      return std::nullopt;
    }
    sum += (now.score - score) * (now.score - score);
  }
  return sum;
}

Rows DrawBubble(const JackstrapOptions& options, std::size_t n, std::size_t size, std::size_t at) {
  numerics::RandomStream stream(options.seed, kPurpose, at);
  Rows rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  for (std::size_t place = 0; place < size; ++place) {
    std::swap(rows[place], rows[place + stream.Below(n - place)]);
  }
  rows.resize(size);
  std::sort(rows.begin(), rows.end());
  return rows;
}

std::size_t CheckedSize(std::size_t n, const JackstrapOptions& options) {
  const std::size_t usual =
      std::min(n, std::max(kLeastUsualSize, (n + kUsualShareIn - 1) / kUsualShareIn));
  const std::size_t size = options.bubble_size.value_or(usual);
  if (options.bubbles == 0) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.jackstrap_no_bubbles"));
  }
  if (size < kLeastSize || size > n) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.jackstrap_size",
                          {{"asked", std::to_string(size)}, {"units", std::to_string(n)}}));
  }
  return size;
}

void MarkOutliers(JackstrapResult* result) {
  double sum = 0;
  std::size_t count = 0;
  for (const JackstrapUnit& unit : result->units) {
    sum += unit.leverage.value_or(0);
    count += unit.leverage.has_value() ? 1U : 0U;
  }
  result->mean_leverage = sum / static_cast<double>(std::max<std::size_t>(1, count));
  result->threshold = result->mean_leverage * std::log(static_cast<double>(result->units.size()));
  for (JackstrapUnit& unit : result->units) {
    unit.outlier = unit.leverage.has_value() && *unit.leverage > result->threshold;
  }
}

}  // namespace

std::optional<std::vector<double>> JackknifeLeverages(const Matrix& inputs,
                                                      const Matrix& outputs,
                                                      const DeaOptions& options) {
  CheckDeaData(inputs, outputs);
  const std::size_t n = inputs.rows();
  if (n < kLeastSize) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.jackstrap_size",
                          {{"asked", std::to_string(n)}, {"units", std::to_string(n)}}));
  }
  // Only who stands in the mixture of another can change that one's score by going away.
  std::vector<std::vector<Weight>> spanned(n);  // of each unit: whom it spans, and their scores
  FrontierProgramme programme(inputs, outputs, options.returns_to_scale, options.orientation);
  for (std::size_t unit = 0; unit < n; ++unit) {
    const auto solved = programme.Solve(inputs.row(unit), outputs.row(unit));
    if (solved.status != DeaStatus::kSolved) {
      return std::nullopt;
    }
    for (const Weight& weight : solved.weights) {
      if (weight.unit != unit) {
        spanned[weight.unit].push_back({unit, solved.score});
      }
    }
  }
  std::vector<double> leverages(n, 0);
  for (std::size_t unit = 0; unit < n; ++unit) {
    if (spanned[unit].empty()) {
      continue;
    }
    const auto changes = SquaredChanges(inputs, outputs, options, unit, spanned[unit]);
    if (!changes.has_value()) {
      return std::nullopt;
    }
    leverages[unit] = std::sqrt(*changes / static_cast<double>(n - 1));
  }
  return leverages;
}

JackstrapResult RunJackstrap(const Matrix& inputs,
                             const Matrix& outputs,
                             const JackstrapOptions& options,
                             const numerics::ParallelFor& parallel_for) {
  CheckDeaData(inputs, outputs);
  JackstrapResult result;
  result.options = options;
  result.bubble_size = CheckedSize(inputs.rows(), options);
  result.units.resize(inputs.rows());

  struct Bubble {
    Rows rows;
    std::optional<std::vector<double>> leverages;
  };
  std::vector<Bubble> bubbles(options.bubbles);
  parallel_for(options.bubbles, [&](std::size_t at) {
    Bubble& bubble = bubbles[at];
    bubble.rows = DrawBubble(options, inputs.rows(), result.bubble_size, at);
    bubble.leverages =
        JackknifeLeverages(RowsOf(inputs, bubble.rows), RowsOf(outputs, bubble.rows), options.dea);
  });

  std::vector<double> sums(inputs.rows());
  for (const Bubble& bubble : bubbles) {
    if (!bubble.leverages.has_value()) {
      ++result.failed_bubbles;
      continue;
    }
    for (std::size_t each = 0; each < bubble.rows.size(); ++each) {
      sums[bubble.rows[each]] += (*bubble.leverages)[each];
      ++result.units[bubble.rows[each]].drawn;
    }
  }
  if (TooManyFailed(result.failed_bubbles, options.bubbles)) {
    return result;
  }
  result.status = JackstrapStatus::kDone;
  for (std::size_t unit = 0; unit < sums.size(); ++unit) {
    JackstrapUnit& at = result.units[unit];
    if (at.drawn > 0) {
      at.leverage = sums[unit] / static_cast<double>(at.drawn);
    }
  }
  MarkOutliers(&result);
  return result;
}

}  // namespace doelmaat::stats
