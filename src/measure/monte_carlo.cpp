#include "measure/monte_carlo.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "numerics/random_stream.h"
#include "stats/quantile.h"
#include "stats/sample_summary.h"

namespace doelmaat::measure {
namespace {

// Draws that are evaluated together: the columns of a formula stay in the cache.
constexpr std::size_t kBlock = 1000;
constexpr std::size_t kAdaptiveBlock = 10'000;
constexpr std::uint64_t kLeastDraws = 10'000;
constexpr double kCoverage = 0.95;

void CheckFinite(const std::vector<std::vector<double>>& values) {
  for (const auto& outcome : values) {
    if (!std::all_of(outcome.begin(), outcome.end(), [](double x) { return std::isfinite(x); })) {
      throw Error(ErrorKind::kBadInput, base::Say("measure.not_finite"));
    }
  }
}

// Draws [from, to).
struct Stretch {
  std::uint64_t from;
  std::uint64_t to;
};

// Evaluates a stretch of draws into result->values, which have room for them.
void DrawStretch(const Program& program,
                 const InputDraws& draws,
                 Stretch stretch,
                 MonteCarloResult* result,
                 const numerics::ParallelFor& parallel) {
  const std::uint64_t first = stretch.from / kBlock;
  const std::uint64_t blocks = (stretch.to + kBlock - 1) / kBlock - first;
  // A body takes several blocks, so that its columns are allocated once.
  constexpr std::uint64_t kBlocksPerBody = 32;
  parallel((blocks + kBlocksPerBody - 1) / kBlocksPerBody, [&](std::size_t body) {
    std::vector<std::vector<double>> columns;
    std::vector<std::vector<double>> scratch;
    const std::uint64_t end = std::min(blocks, (body + 1) * kBlocksPerBody);
    for (std::uint64_t block = first + body * kBlocksPerBody; block < first + end; ++block) {
      const std::uint64_t begin = block * kBlock;
      const std::size_t count =
          static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, stretch.to - begin));
      draws.Fill(block, count, &columns);
      std::vector<std::span<double>> outputs;
      outputs.reserve(result->values.size());
      for (auto& outcome : result->values) {
        outputs.emplace_back(outcome.data() + begin, count);
      }
      EvaluateDraws(program, columns, count, &scratch, outputs);
    }
  });
}

// Half a unit in the last of `digits` digits of u.
double Tolerance(double u, int digits) {
  if (u == 0) {
    return 0;
  }
  const double last = std::floor(std::log10(u)) - (digits - 1);
  return 0.5 * std::pow(10.0, last);
}

// Mean, u and ends of one outcome in each block.
class BlockSpread {
 public:
  void Add(std::span<const double> block) {
    std::vector<double> sorted(block.begin(), block.end());
    const stats::MeanAndSd moments = stats::MeanAndSdOf(sorted);
    std::sort(sorted.begin(), sorted.end());
    using stats::QuantileOfSorted;
    using stats::QuantileType;
    const double tail = (1 - kCoverage) / 2;
    series_[0].push_back(moments.mean);
    series_[1].push_back(moments.sd);
    series_[2].push_back(QuantileOfSorted(sorted, tail, QuantileType::kType7));
    series_[3].push_back(QuantileOfSorted(sorted, 1 - tail, QuantileType::kType7));
  }

  bool Certain(int digits) const {
    const double u = stats::MeanAndSdOf(series_[1]).mean;
    const double tolerance = Tolerance(u, digits);
    return std::all_of(std::begin(series_), std::end(series_), [&](const auto& series) {
      const double error =
          stats::MeanAndSdOf(series).sd / std::sqrt(static_cast<double>(series.size()));
      return 2 * error <= tolerance;
    });
  }

 private:
  std::vector<double> series_[4];
};

void DrawAdaptively(const Program& program,
                    const InputDraws& draws,
                    const MonteCarloOptions& options,
                    MonteCarloResult* result,
                    const numerics::ParallelFor& parallel) {
  std::vector<BlockSpread> spreads(result->values.size());
  const std::uint64_t most = options.draws / kAdaptiveBlock;
  result->status = MonteCarloStatus::kNotConverged;
  for (std::uint64_t block = 0; block < most; ++block) {
    const std::uint64_t from = block * kAdaptiveBlock;
    for (auto& outcome : result->values) {
      outcome.resize(from + kAdaptiveBlock);
    }
    DrawStretch(program, draws, {from, from + kAdaptiveBlock}, result, parallel);
    CheckFinite(result->values);
    bool certain = block > 0;
    for (std::size_t outcome = 0; outcome < spreads.size(); ++outcome) {
      spreads[outcome].Add(std::span(result->values[outcome]).subspan(from));
      certain = certain && spreads[outcome].Certain(options.digits);
    }
    if (certain) {
      result->status = MonteCarloStatus::kConverged;
      return;
    }
  }
}

}  // namespace

InputDraws::InputDraws(const UncertainInputs& inputs, std::uint64_t seed, std::string purpose)
    : inputs_(inputs), seed_(seed), purpose_(std::move(purpose)), factor_(inputs.Factor()) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    correlated_.push_back(inputs.IsCorrelated(i));
  }
}

void InputDraws::Fill(std::uint64_t block,
                      std::size_t draws,
                      std::vector<std::vector<double>>* columns) const {
  columns->resize(inputs_.size());
  std::vector<std::vector<double>> scores(inputs_.size());
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    const numerics::Distribution& distribution = inputs_.distributions[i];
    std::vector<double>& column = (*columns)[i];
    column.resize(draws);
    if (distribution.is_point()) {
      std::fill(column.begin(), column.end(), distribution.mean());
      continue;
    }
    numerics::RandomStream stream(seed_, purpose_ + "." + inputs_.names[i], block);
    if (correlated_[i]) {
      scores[i].resize(draws);
      std::generate(scores[i].begin(), scores[i].end(), [&] { return stream.Normal(); });
    } else if (distribution.prefers_normal()) {
      for (double& value : column) {
        value = distribution.FromNormal(stream.Normal());
      }
    } else {
      for (double& value : column) {
        value = distribution.Quantile(stream.Uniform());
      }
    }
  }
  for (std::size_t i = 0; i < inputs_.size(); ++i) {
    for (std::size_t draw = 0; correlated_[i] && draw < scores[i].size(); ++draw) {
      double score = 0;
      for (std::size_t j = 0; j <= i; ++j) {
        score += factor_(i, j) == 0 ? 0 : factor_(i, j) * scores[j][draw];
      }
      (*columns)[i][draw] = inputs_.distributions[i].FromNormal(score);
    }
  }
}

void CheckDraws(std::uint64_t draws) {
  if (draws < kLeastDraws) {
    throw Error(
        ErrorKind::kBadInput,
        base::Say("measure.too_few_draws",
                  {{"asked", std::to_string(draws)}, {"least", std::to_string(kLeastDraws)}}));
  }
}

MonteCarloResult DrawOutcomes(const Program& program,
                              const UncertainInputs& inputs,
                              const MonteCarloOptions& options,
                              const numerics::ParallelFor& parallel) {
  CheckDraws(options.draws);
  const InputDraws draws(inputs, options.seed, "measure");
  MonteCarloResult result;
  result.values.resize(program.outputs.size());
  if (options.adaptive) {
    DrawAdaptively(program, draws, options, &result, parallel);
  } else {
    for (auto& outcome : result.values) {
      outcome.resize(options.draws);
    }
    DrawStretch(program, draws, {0, options.draws}, &result, parallel);
    CheckFinite(result.values);
  }
  result.draws = result.values.empty() ? 0 : result.values.front().size();
  return result;
}

}  // namespace doelmaat::measure
