// How far scores lie from the truth, and how often intervals, classes and ranks hold it, on fresh
// panels of known truth; and the calibration of class shares. Prints Markdown.
//
//   frontier_coverage [PANELS] [REPLICATIONS] [THREADS]
//
// PANELS of each design. Even panels of the designs without noise fit the calibration, odd panels
// judge it. docs/methods/coverage.md has the outcome.
#include <cmath>
#include <cstdlib>
#include <map>
#include <thread>

#include <fmt/core.h>

#include "coverage_panel.h"
#include "coverage_tally.h"
#include "service/thread_pool.h"
#include "stats/score_calibration.h"

namespace doelmaat::coverage {
namespace {

constexpr std::uint64_t kFirstSeed = 1000;

struct Study {
  Design design;
  bool fits;                                // even panels take part in the fit
  std::vector<double> subsample_exponents;  // of n
};

// Panels that municipalities could be like, without noise: half of each fits the constants.
std::vector<Study> Studies() {
  return {
      {{"two-stage, 338 units, 5 outputs", Truth::kTwoStage, 338, 5}, true, {0.5, 0.6, 0.7, 0.8}},
      {{"half-normal, 338 units, 5 outputs", Truth::kHalfNormal, 338, 5}, true, {0.6, 0.7}},
      {{"two-stage, 338 units, 3 outputs", Truth::kTwoStage, 338, 3}, true, {0.6, 0.7}},
      {{"half-normal, 338 units, 3 outputs", Truth::kHalfNormal, 338, 3}, true, {0.6, 0.7}},
      {{"two-stage, 150 units, 3 outputs", Truth::kTwoStage, 150, 3}, false, {0.6, 0.7}},
      {{"with noise, 338 units, 5 outputs", Truth::kNoisy, 338, 5}, false, {0.7}},
      {{"with noise, 338 units, 3 outputs", Truth::kNoisy, 338, 3}, false, {0.7}}};
}

struct Measured {
  Panel panel;
  Outcome outcome;
};

std::vector<Measured> MeasureAll(const Design& design,
                                 std::size_t panels,
                                 const Effort& effort,
                                 const numerics::ParallelFor& parallel_for) {
  std::vector<Measured> all;
  for (std::size_t at = 0; at < panels; ++at) {
    Panel panel = MakePanel(design, kFirstSeed + at);
    Outcome outcome = Measure(panel, effort, kFirstSeed + at, parallel_for);
    all.push_back({std::move(panel), std::move(outcome)});
  }
  return all;
}

numerics::Matrix Calibrated(const Measured& measured, const stats::ScoreCalibration& calibration) {
  return stats::CalibrateDraws(
      measured.outcome.scores.front().scores, measured.outcome.draws, calibration, kFirstSeed);
}

void PrintScores(const std::vector<Measured>& all) {
  std::map<std::string, ScoreTally> tallies;
  std::vector<std::string> names;
  for (const Measured& each : all) {
    for (const MethodScores& method : each.outcome.scores) {
      if (!tallies.contains(method.name)) {
        names.push_back(method.name);
      }
      tallies[method.name].Add(each.panel.truth, method, each.panel.inputs.values());
    }
  }
  fmt::print(
      "| method | mean error | RMSE | rank correlation | potential / true |\n"
      "|---|---:|---:|---:|---:|\n");
  for (const std::string& name : names) {
    fmt::print("{}", tallies[name].Row(name));
  }
}

void PrintIntervals(const std::vector<Measured>& all) {
  fmt::print(
      "\n| intervals | 90% holds | 95% holds | width 90% | width 95% | units with 90% | with "
      "95% |\n|---|---:|---:|---:|---:|---:|---:|\n");
  for (std::size_t method = 0; method < all.front().outcome.intervals.size(); ++method) {
    IntervalTally tally;
    for (const Measured& each : all) {
      tally.Add(each.panel.truth, each.outcome.intervals[method]);
    }
    fmt::print("{}", tally.Row(all.front().outcome.intervals[method].name));
  }
}

// Classes and ranks of panels `first`, `first + step`, …
void PrintClasses(const std::vector<Measured>& all,
                  std::size_t first,
                  std::size_t step,
                  const stats::ScoreCalibration& calibration) {
  ClassTally raw;
  ClassTally calibrated;
  RankTally raw_ranks;
  RankTally calibrated_ranks;
  ScoreTally scores;
  for (std::size_t at = first; at < all.size(); at += step) {
    const Measured& each = all[at];
    const numerics::Matrix draws = Calibrated(each, calibration);
    raw.Add(each.panel.truth, each.outcome.draws);
    calibrated.Add(each.panel.truth, draws);
    raw_ranks.Add(each.panel.truth, each.outcome.draws);
    calibrated_ranks.Add(each.panel.truth, draws);
    MethodScores means{"mean of calibrated draws", {}};
    for (std::size_t unit = 0; unit < draws.rows(); ++unit) {
      double sum = 0;
      for (const double draw : draws.row(unit)) {
        sum += draw;
      }
      means.scores.push_back(sum / static_cast<double>(draws.cols()));
    }
    scores.Add(each.panel.truth, means, each.panel.inputs.values());
  }
  fmt::print("\nraw: {}calibrated: {}", raw.SeventyPercent(), calibrated.SeventyPercent());
  fmt::print("\n| share said | number | said, raw | true |\n|---|---:|---:|---:|\n{}", raw.Table());
  fmt::print("\n| share said | number | said, calibrated | true |\n|---|---:|---:|---:|\n{}",
             calibrated.Table());
  fmt::print("\n| 90% range of ranks | holds | width |\n|---|---:|---:|\n{}{}",
             raw_ranks.Row("raw"),
             calibrated_ranks.Row("calibrated"));
  fmt::print("\n{}", scores.Row("mean of calibrated draws"));
}

// From `first` by `step` for as long as it is under `end`.
std::vector<double> Steps(double first, double end, double step) {
  std::vector<double> steps;
  double next = first;
  while (next < end) {
    steps.push_back(next);
    next += step;
  }
  return steps;
}

// The constants with the least Brier score of class shares: a grid, then a finer one.
stats::ScoreCalibration Fit(const std::vector<const Measured*>& panels) {
  stats::ScoreCalibration best{1, 0};
  double least = 1e300;
  const auto look = [&](double factor, double spread) {
    ClassTally tally;
    for (const Measured* panel : panels) {
      tally.Add(panel->panel.truth, Calibrated(*panel, {factor, spread}));
    }
    if (tally.brier() < least) {
      least = tally.brier();
      best = {factor, spread};
    }
  };
  for (const double factor : Steps(0.6, 2.3, 0.2)) {
    for (const double spread : Steps(0.1, 1.2, 0.2)) {
      look(factor, spread);
    }
  }
  const stats::ScoreCalibration rough = best;
  for (const double factor : Steps(-0.15, 0.17, 0.05)) {
    for (const double spread : Steps(-0.10, 0.12, 0.05)) {
      look(rough.gap_factor + factor, rough.gap_spread + spread);
    }
  }
  fmt::print("\n{} panels fit: factor {:.2f}, spread {:.2f}, Brier {:.4f}\n",
             panels.size(),
             best.gap_factor,
             best.gap_spread,
             least);
  std::fflush(stdout);
  return best;
}

int Run(std::size_t panels, std::size_t replications, int threads) {
  const auto parallel_for = service::ThreadedFor(threads, [](std::size_t, std::size_t) {});
  fmt::print("{} panels, {} replications, seeds from {}\n", panels, replications, kFirstSeed);
  const std::vector<Study> studies = Studies();
  std::vector<std::vector<Measured>> all;
  std::vector<const Measured*> fitting;
  for (const Study& study : studies) {
    all.push_back(
        MeasureAll(study.design, panels, {replications, study.subsample_exponents}, parallel_for));
    fmt::print("\n## {}\n\n", study.design.name);
    PrintScores(all.back());
    PrintIntervals(all.back());
    std::fflush(stdout);
  }
  for (std::size_t at = 0; at < studies.size(); ++at) {
    for (std::size_t panel = 0; studies[at].fits && panel < panels; panel += 2) {
      fitting.push_back(&all[at][panel]);
    }
  }
  const stats::ScoreCalibration fitted = Fit(fitting);
  for (std::size_t at = 0; at < studies.size(); ++at) {
    fmt::print("\n## {}: classes and ranks on odd panels\n", studies[at].design.name);
    PrintClasses(all[at], 1, 2, fitted);
    std::fflush(stdout);
  }
  const stats::ScoreCalibration shipped = stats::kSimarWilsonCalibration;
  fmt::print("\nshipped: factor {:.2f}, spread {:.2f}\n", shipped.gap_factor, shipped.gap_spread);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace doelmaat::coverage

int main(int argc, char** argv) {
  const auto argument = [&](int at, int otherwise) {
    return argc > at ? std::atoi(argv[at]) : otherwise;
  };
  return doelmaat::coverage::Run(static_cast<std::size_t>(argument(1, 20)),
                                 static_cast<std::size_t>(argument(2, 300)),
                                 argument(3, 2));
}
