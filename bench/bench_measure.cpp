// Times of measures: draws of one measure with variance shares, and a package of ten.
#include <string>

#include "base/embedded_files.h"
#include "google_benchmark.h"
#include "measure/measure_file.h"
#include "measure/package.h"
#include "numerics/parallel.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;
using namespace measure;  // NOLINT(google-build-using-namespace): this file is about nothing else

Measure Nine() {
  static const base::Catalog catalog;
  return ReadMeasure(catalog.Find("measure/aef-9"));
}

// 1 000 000 draws, quantiles of benefit, cost and net, and shares of the variance by 65 536 draws.
void MeasureNine(State& state) {
  const Measure measure = Nine();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(RunMeasure(measure, {}, numerics::SerialFor()));
  }
}

void MeasureNineWithoutShares(State& state) {
  const Measure measure = Nine();
  const CompiledMeasure compiled = Compile(measure);
  const UncertainInputs inputs = InputsOf(measure);
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(DrawOutcomes(compiled.totals, inputs, {}, numerics::SerialFor()));
  }
}

// Ten measures like measure 9 on the same trajectories, each pair under the same rule.
Package Ten(PairRule rule, EffectRule effect) {
  Package package;
  package.rule = effect;
  package.trajectory_months = 10;
  package.parts = {{"ambulant", "", "n_ambulant", {"c1_ambulant", "c2_ambulant", "c3_ambulant"}},
                   {"verblijf", "", "n_verblijf", {"c1_verblijf", "c2_verblijf", "c3_verblijf"}}};
  for (std::size_t i = 0; i < 10; ++i) {
    PackageMember member;
    member.measure = Nine();
    member.measure.id = "m" + std::to_string(i);
    member.reach = "p";
    member.months = "m";
    member.parts = {0, 1};
    package.members.push_back(member);
    for (std::size_t j = 0; j < i; ++j) {
      package.pairs.push_back({j, i, rule, 0});
    }
  }
  return package;
}

void PackageOfTen(State& state, PairRule rule, EffectRule effect) {
  const Package package = Ten(rule, effect);
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(RunPackage(package, {}, numerics::SerialFor()));
  }
}

BENCHMARK(MeasureNine)->Unit(::benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK(MeasureNineWithoutShares)->Unit(::benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(PackageOfTen, independent, PairRule::kIndependent, EffectRule::kLargest)
    ->Unit(::benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(PackageOfTen, sum, PairRule::kIndependent, EffectRule::kSum)
    ->Unit(::benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(PackageOfTen, multiplicative, PairRule::kIndependent, EffectRule::kMultiplicative)
    ->Unit(::benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(PackageOfTen, nested, PairRule::kNested, EffectRule::kLargest)
    ->Unit(::benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

}  // namespace
}  // namespace doelmaat::bench

BENCHMARK_MAIN();
