// Times of the frontiers with noise on the made-up municipalities of tests/conformance/frontier,
// one thread. `r_ms` is the time of R 4.2.2 on the same data, measured once (bench/README.md), and
// `ratio` how many times ours goes into it; `must_ms` is what ours must stay under.
#include <cmath>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/file.h"
#include "base/table_file.h"
#include "google_benchmark.h"
#include "stats/explained_frontier.h"
#include "stats/panel_frontier.h"
#include "stats/stochastic_frontier.h"
#include "stats/weighted_frontier.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;
using numerics::Matrix;

struct Panel {
  Matrix design;   // constant, five log outputs, four circumstances
  Matrix outputs;  // its first six columns
  Matrix causes;   // the circumstances
  std::vector<double> response;
  std::vector<stats::PanelRow> rows;
};

double Number(const base::TableFile& table, std::size_t row, const std::string& column) {
  const std::string& text = table.rows[row][table.Column(column)];
  return std::stod(text);
}

// All four years, or one of them.
Panel Load(int only_year = 0) {
  const std::filesystem::path path =
      std::filesystem::path(DOELMAAT_FRONTIER_SETS) / "syn338_panel.csv";
  const base::TableFile table = base::ParseTable(base::ReadFile(path), path.filename().string());
  std::vector<std::size_t> chosen;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (only_year == 0 || Number(table, row, "year") == only_year) {
      chosen.push_back(row);
    }
  }
  Panel panel{Matrix(chosen.size(), 10, 1), Matrix(chosen.size(), 6, 1), {}, {}, {}};
  panel.causes = Matrix(chosen.size(), 4);
  std::map<std::string, std::size_t> units;
  for (std::size_t row = 0; row < chosen.size(); ++row) {
    for (std::size_t col = 1; col <= 5; ++col) {
      panel.design(row, col) = std::log(Number(table, chosen[row], "y" + std::to_string(col)));
      panel.outputs(row, col) = panel.design(row, col);
    }
    for (std::size_t col = 1; col <= 4; ++col) {
      panel.causes(row, col - 1) = Number(table, chosen[row], "z" + std::to_string(col));
      panel.design(row, 5 + col) = panel.causes(row, col - 1);
    }
    panel.response.push_back(std::log(Number(table, chosen[row], "cost")));
    const std::string& id = table.rows[chosen[row]][table.Column("id")];
    panel.rows.push_back(
        {units.emplace(id, units.size()).first->second, Number(table, chosen[row], "year")});
  }
  return panel;
}

// Runs `fit` and says how it lies to R and to what it must be; 0 where there is no such number.
template <typename Fit>
void Run(State& state, double r_ms, double must_ms, const Fit& fit) {
  for (auto _ : state) {
    auto result = fit();
    DOELMAAT_CHECK(result.usable());
    ::benchmark::DoNotOptimize(result);
  }
  using ::benchmark::Counter;
  const auto rate = Counter::kIsIterationInvariantRate;
  if (r_ms > 0) {
    state.counters["r_ms"] = r_ms;
    state.counters["ratio"] = Counter(r_ms / 1e3, rate);
  }
  if (must_ms > 0) {
    state.counters["must_ms"] = must_ms;
  }
}

void HalfNormal(State& state) {
  const Panel panel = Load(2023);
  Run(state, 21, 3, [&] { return stats::FitStochasticFrontier(panel.design, panel.response, {}); });
}
BENCHMARK(HalfNormal)->Unit(::benchmark::kMillisecond);

void TruncatedNormal(State& state) {
  const Panel panel = Load(2023);
  Run(state, 19, 0, [&] {
    return stats::FitStochasticFrontier(
        panel.design, panel.response, {.law = stats::InefficiencyLaw::kTruncatedNormal});
  });
}
BENCHMARK(TruncatedNormal)->Unit(::benchmark::kMillisecond);

void PanelDecay(State& state) {
  const Panel panel = Load();
  Run(state, 35, 30, [&] {
    return stats::FitPanelFrontier(panel.design, panel.response, panel.rows, {});
  });
}
BENCHMARK(PanelDecay)->Unit(::benchmark::kMillisecond);

void ExplainedMean(State& state) {
  const Panel panel = Load();
  Run(state, 0, 0, [&] {
    return stats::FitExplainedFrontier(panel.outputs,
                                       panel.response,
                                       {.mean = panel.causes},
                                       {.law = stats::InefficiencyLaw::kTruncatedNormal});
  });
}
BENCHMARK(ExplainedMean)->Unit(::benchmark::kMillisecond);

void Weighted(State& state) {
  const Panel panel = Load(2023);
  Run(state, 0, 0, [&] { return stats::FitWeightedFrontier(panel.design, panel.response, {}); });
}
BENCHMARK(Weighted)->Unit(::benchmark::kMillisecond);

}  // namespace
}  // namespace doelmaat::bench

BENCHMARK_MAIN();
