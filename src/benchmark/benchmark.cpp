#include "benchmark/benchmark.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "benchmark/missing_figures.h"

namespace doelmaat::benchmark {
namespace {

using numerics::Matrix;

constexpr std::size_t kLargestNamed = 3;

double Transformed(double value, Transform transform) {
  return transform == Transform::kLog ? std::log(value) : value;
}

// A unit that was kept lacks no figure of the model (SelectUnits): what is read here is present.
Matrix FeatureMatrix(const BenchmarkResult& result) {
  const std::vector<PeerFeature>& features = result.input.model.peers.features;
  Matrix matrix(result.selection.kept.size(), features.size());
  for (std::size_t k = 0; k < matrix.rows(); ++k) {
    const UnitInput& unit = result.UnitAt(k);
    for (std::size_t f = 0; f < features.size(); ++f) {
      matrix(k, f) = Transformed(Present(unit.features[f]), features[f].transform);
    }
  }
  return matrix;
}

Matrix OutputMatrix(const BenchmarkResult& result) {
  Matrix matrix(result.selection.kept.size(), result.input.model.outputs.size());
  for (std::size_t k = 0; k < matrix.rows(); ++k) {
    for (std::size_t o = 0; o < matrix.cols(); ++o) {
      matrix(k, o) = Present(result.UnitAt(k).outputs[o]).value;
    }
  }
  return matrix;
}

Matrix EnvironmentMatrix(const BenchmarkResult& result) {
  Matrix matrix(result.selection.kept.size(), result.input.model.environment.size());
  for (std::size_t k = 0; k < matrix.rows(); ++k) {
    for (std::size_t e = 0; e < matrix.cols(); ++e) {
      matrix(k, e) = Present(result.UnitAt(k).environment[e]);
    }
  }
  return matrix;
}

std::vector<std::string> IdsOf(const BenchmarkResult& result) {
  std::vector<std::string> ids;
  ids.reserve(result.selection.kept.size());
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    ids.push_back(result.UnitAt(k).id);
  }
  return ids;
}

std::vector<double> FeatureWeights(const PeerModel& peers) {
  std::vector<double> weights;
  weights.reserve(peers.features.size());
  for (const PeerFeature& feature : peers.features) {
    weights.push_back(feature.weight);
  }
  return weights;
}

National Summarise(const BenchmarkResult& result) {
  National national;
  const std::size_t n = result.selection.kept.size();
  std::vector<std::size_t> by_population(n);
  std::iota(by_population.begin(), by_population.end(), 0U);
  std::stable_sort(by_population.begin(), by_population.end(), [&](std::size_t a, std::size_t b) {
    return Present(result.UnitAt(a).population) > Present(result.UnitAt(b).population);
  });
  for (const std::size_t k : by_population) {
    const std::optional<EfficiencyClass> clear = result.efficiency.units[k].ClearClass();
    if (!clear.has_value()) {
      ++national.unclear;
      continue;
    }
    const auto its_class = static_cast<std::size_t>(*clear);
    ++national.class_counts[its_class];
    if (national.largest[its_class].size() < kLargestNamed) {
      national.largest[its_class].push_back(k);
    }
  }
  for (const UnitEfficiency& unit : result.efficiency.units) {
    national.mean_score += unit.score / static_cast<double>(n);
    national.mean_bias_corrected +=
        unit.bias_corrected.value_or(unit.score) / static_cast<double>(n);
  }
  return national;
}

}  // namespace

BenchmarkResult RunBenchmark(BenchmarkInput input, const numerics::ParallelFor& parallel_for) {
  BenchmarkResult result;
  result.input = std::move(input);
  const BenchmarkModel& model = result.input.model;
  const BenchmarkOptions& options = model.options;
  result.selection = SelectUnits(result.input);
  result.anomalies = ListAnomalies(result.input);

  std::vector<bool> spans;
  std::vector<double> per_client;
  std::vector<double> per_youth;
  for (const std::size_t row : result.selection.kept) {
    const UnitInput& unit = result.input.units[row];
    const double spend_eur = Present(unit.spend_eur);
    const double clients = Present(unit.clients).value;
    result.cost_eur.push_back(spend_eur);
    result.clients.push_back(clients);
    per_client.push_back(spend_eur / clients);
    per_youth.push_back(spend_eur / Present(unit.youth));
    spans.push_back(Present(unit.population) >=
                    static_cast<double>(options.span_minimum_population));
  }
  const Matrix outputs = OutputMatrix(result);
  result.efficiency = MeasureEfficiency(result.cost_eur, outputs, spans, options, parallel_for);
  if (result.efficiency.status == EfficiencyStatus::kNoBootstrap) {
    throw Error(ErrorKind::kBadData, base::Say("benchmark.no_bootstrap"));
  }
  if (!result.efficiency.usable()) {
    throw Error(ErrorKind::kBadData, TooFewUnits(model, result.selection));
  }
  result.peers =
      FindPeers(FeatureMatrix(result),
                FeatureWeights(model.peers),
                {static_cast<std::size_t>(options.peer_count), options.peer_weight_shift});
  result.per_client = PositionAmongPeers(per_client, result.peers);
  result.per_youth = PositionAmongPeers(per_youth, result.peers);
  result.signals = FindSignals(result.input, result.selection.kept, result.peers);
  const UnitGroups groups = RegionGroups(result.input, result.selection);
  result.potential = ComputePotential(
      {result.cost_eur, result.clients, result.peers}, result.efficiency, options, groups);
  result.regions = SumRegions(result.input, result.selection, groups, result.potential.groups);
  const Matrix environment = EnvironmentMatrix(result);
  const stats::CostData data{result.cost_eur, outputs, environment, spans};
  result.identification = stats::CheckIdentification(
      data, result.efficiency.leave_one_out, {options.skew_level, options.total_change_limit});
  result.methods = CompareMethods(data, result.efficiency, options, parallel_for);
  result.sensitivity = TestClasses(
      data, {result.efficiency, result.identification, result.methods}, options, parallel_for);
  result.national = Summarise(result);
  result.trend = MarkTrend(result.input);
  result.neighbours = CompareNeighbours(IdsOf(result), result.peers, result.input.neighbours);
  result.profile = ProfileClients(result.input, result.selection.kept, result.peers);
  result.composition = ComposeSpending(result.input, result.selection.kept, result.peers);
  return result;
}

}  // namespace doelmaat::benchmark
