// Times of the frontier engine beside those of R: the numbers of bench/README.md, "Frontier
// engine".
//
// Every row has counters: `r_s` seconds of R for the same work (R 4.2.2, Benchmarking 0.33 or rDEA
// 1.2-8, on another machine, see the README), `times_r` how many of ours go into it, `target_s`
// what must be reached, `reached`. Judged is the fastest repetition: what else runs only adds time.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"
#include "conformance_data.h"
#include "frontier_set.h"
#include "google_benchmark.h"
#include "numerics/instruction_set.h"
#include "numerics/parallel.h"
#include "numerics/random_stream.h"
#include "stats/dea.h"
#include "stats/dea_bootstrap.h"
#include "stats/frontier_programme.h"
#include "stats/solving_order.h"
#include "stats/two_stage.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;
using numerics::Matrix;

struct Data {
  Matrix inputs;
  Matrix outputs;
  Matrix environment;  // a constant, z1..z4; empty unless the set has them
};

// 338 made-up municipalities, one input and five outputs.
const Data& Municipalities() {
  static const Data kData = [] {
    const std::filesystem::path folder = conformance::OwnFolder() / "frontier";
    const base::TableFile units = conformance::ReadTable(folder / "syn338_2023.csv");
    const base::TableFile more = conformance::ReadTable(folder / "syn338_2023_sfa.csv");
    Data data{conformance::Columns(units, {"cost_sw"}),
              conformance::Columns(units, {"y1", "y2", "y3", "y4", "y5"}),
              Matrix(units.rows.size(), 5, 1)};
    const Matrix z = conformance::Columns(more, {"z1", "z2", "z3", "z4"});
    for (std::size_t row = 0; row < z.rows(); ++row) {
      std::ranges::copy(z.row(row), data.environment.row(row).begin() + 1);
    }
    return data;
  }();
  return kData;
}

// 10,000 made-up units with three inputs and three outputs: sizes of 1 to about 150, a mix of
// outputs and of inputs, and half-normal inefficiency.
const Data& ManyUnits() {
  static const Data kData = [] {
    constexpr std::size_t kUnits = 10000;
    constexpr std::size_t kColumns = 3;
    Data data{Matrix(kUnits, kColumns), Matrix(kUnits, kColumns), {}};
    for (std::size_t unit = 0; unit < kUnits; ++unit) {
      numerics::RandomStream stream(1, "bench.many_units", unit);
      const double size = std::exp(stream.Normal());
      double squares = 0;
      for (std::size_t col = 0; col < kColumns; ++col) {
        data.outputs(unit, col) = size * std::exp(0.4 * stream.Normal());
        squares += data.outputs(unit, col) * data.outputs(unit, col) / kColumns;
      }
      std::array<double, kColumns> mix{};
      double logs = 0;
      for (double& part : mix) {
        part = 0.4 * stream.Normal();
        logs += part / kColumns;
      }
      const double waste = std::exp(0.3 * std::abs(stream.Normal()));
      for (std::size_t col = 0; col < kColumns; ++col) {
        data.inputs(unit, col) = std::pow(squares, 0.45) * waste * std::exp(mix[col] - logs);
      }
    }
    return data;
  }();
  return kData;
}

// Work of two threads, taken in turns.
void TwoThreads(std::size_t count, const std::function<void(std::size_t)>& body) {
  const auto every_other = [&](std::size_t first) {
    for (std::size_t index = first; index < count; index += 2) {
      body(index);
    }
  };
  std::thread other(every_other, std::size_t{1});
  every_other(0);
  other.join();
}

// What R needed and what must be reached, in seconds; 0 when there is no such number.
struct Measure {
  double r_s;
  double target_s;
};

void Report(State& state, const Measure& measure) {
  using ::benchmark::Counter;
  state.counters["r_s"] = measure.r_s;
  state.counters["target_s"] = measure.target_s;
}

void DeaVrs(State& state) {
  const Data& data = Municipalities();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(stats::SolveDea(data.inputs, data.outputs, {}));
  }
  Report(state, {0.057, 0.001});
}

void DeaCrs(State& state) {
  const Data& data = Municipalities();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(
        stats::SolveDea(data.inputs,
                        data.outputs,
                        {.returns_to_scale = stats::ReturnsToScale::kConstant, .spans = {}}));
  }
  Report(state, {0.048, 0.001});
}

void DeaVrsSlacks(State& state) {
  const Data& data = Municipalities();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(
        stats::SolveDea(data.inputs, data.outputs, {.slacks = true, .spans = {}}));
  }
  Report(state, {0.149, 0});
}

void DeaVrsOutput(State& state) {
  const Data& data = Municipalities();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(stats::SolveDea(
        data.inputs, data.outputs, {.orientation = stats::Orientation::kOutput, .spans = {}}));
  }
  Report(state, {0.081, 0});
}

void DeaManyUnits(State& state) {
  const Data& data = ManyUnits();
  std::size_t efficient = 0;
  for (auto _ : state) {
    const stats::DeaResult result = stats::SolveDea(data.inputs, data.outputs, {});
    efficient = static_cast<std::size_t>(
        std::count_if(result.units.begin(), result.units.end(), [](const stats::DeaUnit& unit) {
          return unit.score.value_or(0) > 1 - 1e-9;
        }));
  }
  Report(state, {0, 10});
  state.counters["efficient"] = static_cast<double>(efficient);
}

void Bootstrap(State& state, const Data& data, const numerics::ParallelFor& parallel_for) {
  stats::DeaBootstrapOptions options;
  options.replications = static_cast<std::size_t>(state.range(0));
  for (auto _ : state) {
    const stats::DeaBootstrapResult result =
        stats::BootstrapDea(data.inputs, data.outputs, options, parallel_for);
    if (!result.usable() || result.failed_replications > 0) {
      state.SkipWithError("a replication failed");
      return;
    }
  }
}

void SimarWilson1998(State& state) {
  Bootstrap(state, Municipalities(), numerics::SerialFor());
  Report(state,
         {104.4, numerics::WidestInstructionSet() == numerics::InstructionSet::kAvx512 ? 1.5 : 3});
}

// The programmes of SimarWilson1998 alone, on one instruction set: as many frontiers, moved by
// scores drawn with replacement, and all units against each.
void Programmes(State& state) {
  const Data& data = Municipalities();
  const auto instructions = static_cast<numerics::InstructionSet>(state.range(0));
  const std::vector<numerics::InstructionSet> sets = numerics::InstructionSets();
  if (std::find(sets.begin(), sets.end(), instructions) == sets.end()) {
    state.SkipWithError("not on this processor");
    return;
  }
  const stats::DeaResult dea = stats::SolveDea(data.inputs, data.outputs, {});
  std::vector<double> scores;
  scores.reserve(dea.units.size());
  for (const stats::DeaUnit& unit : dea.units) {
    scores.push_back(Present(unit.score));
  }
  std::vector<std::size_t> units(dea.units.size());
  std::iota(units.begin(), units.end(), std::size_t{0});
  units = stats::WalkOrder(units, data.outputs);
  for (auto _ : state) {
    for (std::uint64_t replication = 0; replication < 2000; ++replication) {
      numerics::RandomStream stream(1, "bench.programmes", replication);
      Matrix moved = data.inputs;
      std::vector<double> factors(units.size());
      for (std::size_t unit = 0; unit < units.size(); ++unit) {
        factors[unit] = scores[unit] / scores[stream.Below(units.size())];
        moved(unit, 0) *= factors[unit];
      }
      stats::FrontierProgramme programme(moved,
                                         data.outputs,
                                         stats::ReturnsToScale::kVariable,
                                         stats::Orientation::kInput,
                                         instructions);
      for (const std::size_t unit : units) {
        const auto solved = programme.Solve(data.inputs.row(unit), data.outputs.row(unit));
        programme.LeaveOutIfInside(unit, solved.score / factors[unit]);
      }
    }
  }
  const std::array<double, 3> targets = {8, 3, 1.5};
  state.SetLabel(numerics::NameOf(instructions));
  Report(state, {104.4, targets[static_cast<std::size_t>(state.range(0))]});
}

void SimarWilson1998TwoThreads(State& state) {
  Bootstrap(state, Municipalities(), TwoThreads);
  Report(state, {104.4, 0});
}

void SimarWilson1998Charnes(State& state) {
  const auto set = conformance::LoadFrontierSet({"charnes1981", false});
  if (!set.has_value()) {
    state.SkipWithError(conformance::SkipReason("charnes1981").c_str());
    return;
  }
  Bootstrap(state, {set->inputs, set->outputs, {}}, numerics::SerialFor());
  Report(state, {8.2, 0.4});
}

void SimarWilson2007(State& state) {
  const Data& data = Municipalities();
  for (auto _ : state) {
    const stats::TwoStageResult result =
        stats::FitTwoStage(data.inputs, data.outputs, data.environment, {}, numerics::SerialFor());
    if (!result.usable()) {
      state.SkipWithError("the two-stage bootstrap is not usable");
      return;
    }
  }
  Report(state, {30.0, 0.6});
}

double Least(const std::vector<double>& values) {
  return *std::min_element(values.begin(), values.end());
}

BENCHMARK(DeaVrs)->Unit(::benchmark::kMillisecond)->ComputeStatistics("min", Least);
BENCHMARK(DeaCrs)->Unit(::benchmark::kMillisecond)->ComputeStatistics("min", Least);
BENCHMARK(DeaVrsSlacks)->Unit(::benchmark::kMillisecond)->ComputeStatistics("min", Least);
BENCHMARK(DeaVrsOutput)->Unit(::benchmark::kMillisecond)->ComputeStatistics("min", Least);
BENCHMARK(SimarWilson1998)
    ->Arg(2000)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->ComputeStatistics("min", Least);
BENCHMARK(Programmes)
    ->DenseRange(0, 2)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->ComputeStatistics("min", Least);
BENCHMARK(SimarWilson1998TwoThreads)
    ->Arg(2000)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->UseRealTime()
    ->ComputeStatistics("min", Least);
BENCHMARK(SimarWilson1998Charnes)
    ->Arg(2000)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->ComputeStatistics("min", Least);
BENCHMARK(SimarWilson2007)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->ComputeStatistics("min", Least);
BENCHMARK(DeaManyUnits)
    ->Unit(::benchmark::kMillisecond)
    ->Iterations(1)
    ->ComputeStatistics("min", Least);

}  // namespace
}  // namespace doelmaat::bench

int main(int argc, char** argv) {
  ::benchmark::AddCustomContext(
      "instruction_set", doelmaat::numerics::NameOf(doelmaat::numerics::WidestInstructionSet()));
  ::benchmark::Initialize(&argc, argv);
  ::benchmark::RunSpecifiedBenchmarks();
  ::benchmark::Shutdown();
  return 0;
}
