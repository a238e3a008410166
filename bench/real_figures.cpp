#include "real_figures.h"

#include <cmath>
#include <optional>
#include <utility>

#include "base/check.h"
#include "benchmark/benchmark_table.h"
#include "ingest/import.h"
#include "numerics/parallel.h"
#include "service/benchmark_service.h"
#include "store/model_runner.h"

namespace doelmaat::bench {
namespace {

constexpr std::int64_t kReplications = 100;

void Silent(std::size_t /*done*/, std::size_t /*total*/) {}

// Of a municipality that is compared, which lacks none.
template <typename T>
const T& Known(const std::optional<T>& figure) {
  DOELMAAT_CHECK(figure.has_value());
  return *figure;
}

RealFigures Make() {
  store::Database database = LandedStore();
  store::BuildModels(database);
  benchmark::BenchmarkModel model =
      benchmark::LoadBenchmarkModel(base::Catalog(std::filesystem::path()), "nl-2022");
  model.options.replications = kReplications;
  RealFigures real;
  real.result = benchmark::RunBenchmark(benchmark::ReadBenchmarkInput(database, model),
                                        numerics::SerialFor());
  const auto& kept = real.result.selection.kept;
  const auto& features = model.peers.features;
  real.cost = numerics::Matrix(kept.size(), 1);
  real.outputs = numerics::Matrix(kept.size(), model.outputs.size());
  real.features = numerics::Matrix(kept.size(), features.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const benchmark::UnitInput& unit = real.result.input.units[kept[i]];
    real.cost(i, 0) = real.result.cost_eur[i];
    real.spans.push_back(Known(unit.population) >=
                         static_cast<double>(model.options.span_minimum_population));
    for (std::size_t o = 0; o < unit.outputs.size(); ++o) {
      real.outputs(i, o) = Known(unit.outputs[o]).value;
    }
    for (std::size_t f = 0; f < features.size(); ++f) {
      const bool log = features[f].transform == benchmark::Transform::kLog;
      real.features(i, f) = log ? std::log(Known(unit.features[f])) : Known(unit.features[f]);
    }
  }
  for (const benchmark::PeerFeature& feature : features) {
    real.weights.push_back(feature.weight);
  }
  service::ArchivedRun run;
  run.provenance.run_id = "bench";
  run.provenance.model = model.id;
  run.tables = benchmark::BenchmarkTables(real.result);
  real.published = service::Publish(run, disclosure::Audience::kPublic);
  return real;
}

}  // namespace

std::filesystem::path FiguresFolder() { return DOELMAAT_FIGURES; }

store::Database LandedStore() {
  store::Database database{std::filesystem::path()};
  ingest::Import(database,
                 base::Catalog(std::filesystem::path()),
                 {FiguresFolder()},
                 ingest::ImportOptions{},
                 [] {});
  return database;
}

const RealFigures& Real() {
  static const RealFigures kReal = Make();
  return kReal;
}

}  // namespace doelmaat::bench
