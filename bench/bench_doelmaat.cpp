// Times of the hot paths on the real figures. Where there is a peer it does the same work in the
// same iteration: `peer_ms` is its time and `ratio` how many times ours goes into it.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <duckdb.h>
#include <fmt/core.h>

#include "base/embedded_files.h"
#include "base/file.h"
#include "base/table_file.h"
#include "benchmark/peers.h"
#include "google_benchmark.h"
#include "ingest/source_definition.h"
#include "ingest/tidy_table.h"
#include "numerics/linear_programme.h"
#include "numerics/parallel.h"
#include "numerics/random_stream.h"
#include "real_figures.h"
#include "report/pages.h"
#include "stats/dea.h"
#include "stats/dea_bootstrap.h"
#include "store/model_runner.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;
using numerics::Matrix;

constexpr double kMilliseconds = 1e3;
constexpr double kSameScore = 1e-9;
constexpr std::size_t kReplications = 20;

template <typename Work>
double Seconds(const Work& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

// One iteration is ours and then the peer's, so that both meet the same machine.
template <typename Own, typename Peer>
void Beside(State& state, const Own& own, const Peer& peer) {
  double ours = 0;
  double theirs = 0;
  for (auto _ : state) {
    const double seconds = Seconds(own);
    theirs += Seconds(peer);
    ours += seconds;
    state.SetIterationTime(seconds);
  }
  state.counters["peer_ms"] = kMilliseconds * theirs / static_cast<double>(state.iterations());
  state.counters["ratio"] = theirs / ours;
}

// The programme of a VRS score with one input: min Σ λ x, Σ λ y ≥ y_k, Σ λ = 1, in numbers of about
// size 1.
class ClpFrontier {
 public:
  ClpFrontier(const Matrix& cost, const Matrix& outputs, const std::vector<bool>& spans)
      : means_(outputs.cols() + 1), solver_(ProgrammeOf(cost, outputs, spans, &means_)) {}

  // The score, or less than 0 when no combination reaches these outputs.
  double Score(double cost, std::span<const double> outputs) {
    for (std::size_t o = 0; o < outputs.size(); ++o) {
      solver_.SetRow(o, {outputs[o] / means_[o], numerics::kNoBound});
    }
    const numerics::ProgrammeSolution& solution = solver_.Solve();
    const bool optimal = solution.status == numerics::ProgrammeStatus::kOptimal;
    return optimal ? solution.objective * means_.back() / cost : -1.0;
  }

 private:
  // Fills the means, too.
  static numerics::LinearProgramme ProgrammeOf(const Matrix& cost,
                                               const Matrix& outputs,
                                               const std::vector<bool>& spans,
                                               std::vector<double>* means) {
    std::vector<std::size_t> units;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (spans[i]) {
        units.push_back(i);
      }
    }
    const auto n = static_cast<double>(units.size());
    for (const std::size_t unit : units) {
      for (std::size_t o = 0; o < outputs.cols(); ++o) {
        (*means)[o] += outputs(unit, o) / n;
      }
      means->back() += cost(unit, 0) / n;
    }
    numerics::LinearProgramme programme{Matrix(outputs.cols() + 1, units.size(), 1.0),
                                        std::vector<double>(units.size()),
                                        std::vector<numerics::Bounds>(units.size()),
                                        std::vector<numerics::Bounds>(outputs.cols() + 1)};
    for (std::size_t j = 0; j < units.size(); ++j) {
      programme.costs[j] = cost(units[j], 0) / means->back();
      for (std::size_t o = 0; o < outputs.cols(); ++o) {
        programme.coefficients(o, j) = outputs(units[j], o) / (*means)[o];
      }
    }
    programme.rows.back() = {1, 1};
    return programme;
  }

  std::vector<double> means_;  // of the outputs, then of cost
  numerics::LinearProgrammeSolver solver_;
};

std::vector<double> ClpScores(const Matrix& frontier_cost,
                              const Matrix& cost,
                              const Matrix& outputs,
                              const std::vector<bool>& spans) {
  ClpFrontier frontier(frontier_cost, outputs, spans);
  std::vector<double> scores;
  scores.reserve(cost.rows());
  for (std::size_t i = 0; i < cost.rows(); ++i) {
    scores.push_back(frontier.Score(cost(i, 0), outputs.row(i)));
  }
  return scores;
}

stats::DeaOptions Options(const RealFigures& real) {
  stats::DeaOptions options;
  options.spans = real.spans;
  return options;
}

void DeaVrs(State& state) {
  const RealFigures& real = Real();
  const stats::DeaResult ours = stats::SolveDea(real.cost, real.outputs, Options(real));
  const std::vector<double> theirs = ClpScores(real.cost, real.cost, real.outputs, real.spans);
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (std::abs(ours.units[i].score.value_or(-1.0) - theirs[i]) > kSameScore) {
      state.SkipWithError("a score differs from that of CLP");
      return;
    }
  }
  Beside(
      state,
      [&] { ::benchmark::DoNotOptimize(stats::SolveDea(real.cost, real.outputs, Options(real))); },
      [&] {
        ::benchmark::DoNotOptimize(ClpScores(real.cost, real.cost, real.outputs, real.spans));
      });
}

// The peer draws scores with replacement, moves the frontier by them and solves every unit: the
// programmes of the bootstrap without its smoothing, warm from unit to unit.
void ClpBootstrap(const RealFigures& real, const std::vector<double>& scores) {
  for (std::size_t b = 0; b < kReplications; ++b) {
    numerics::RandomStream stream(1, "bench.bootstrap", b);
    Matrix moved = real.cost;
    for (std::size_t i = 0; i < moved.rows(); ++i) {
      const double drawn = std::min(1.0, std::abs(scores[stream.Below(scores.size())]));
      moved(i, 0) *= std::min(1.0, std::abs(scores[i])) / drawn;
    }
    ::benchmark::DoNotOptimize(ClpScores(moved, real.cost, real.outputs, real.spans));
  }
}

void Bootstrap(State& state) {
  const RealFigures& real = Real();
  stats::DeaBootstrapOptions options;
  options.dea = Options(real);
  options.replications = kReplications;
  const std::vector<double> scores = ClpScores(real.cost, real.cost, real.outputs, real.spans);
  Beside(
      state,
      [&] {
        ::benchmark::DoNotOptimize(
            stats::BootstrapDea(real.cost, real.outputs, options, numerics::SerialFor()));
      },
      [&] { ClpBootstrap(real, scores); });
}

void Peers(State& state) {
  const RealFigures& real = Real();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(benchmark::FindPeers(real.features, real.weights, {}));
  }
}

// DuckDB's own reader of CSV on the same file, typed, its key checked for repeats.
void ReadWithDuckDb(duckdb_connection connection, const std::string& path, State& state) {
  const std::string sql = fmt::format(
      "SELECT sum(lasten_eur), count(DISTINCT (jaar, stand, gm_code, taakveld)) FROM "
      "read_csv('{}', header = true, types = {{'taakveld': 'VARCHAR', 'lasten_eur': "
      "'DECIMAL(18,2)'}})",
      path);
  duckdb_result result;
  if (duckdb_query(connection, sql.c_str(), &result) == DuckDBError) {
    state.SkipWithError(duckdb_result_error(&result));
  }
  duckdb_destroy_result(&result);
}

void ImportParse(State& state) {
  const std::filesystem::path path = FiguresFolder() / "iv3_jaarrekening.csv";
  const auto definitions = ingest::LoadSourceDefinitions(base::Catalog(std::filesystem::path()));
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  duckdb_open(nullptr, &database);
  duckdb_connect(database, &connection);
  Beside(
      state,
      [&] {
        const std::string bytes = base::ReadFile(path);
        const base::TableFile table = base::ParseTable(bytes, "iv3.csv");
        ::benchmark::DoNotOptimize(ingest::ReadRows(table, ingest::Recognise(table, definitions)));
      },
      [&] { ReadWithDuckDb(connection, path.string(), state); });
  duckdb_disconnect(&connection);
  duckdb_close(&database);
}

void ModelBuild(State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    store::Database database = LandedStore();
    state.ResumeTiming();
    ::benchmark::DoNotOptimize(store::BuildModels(database));
    state.PauseTiming();
    { const store::Database closed = std::move(database); }
    state.ResumeTiming();
  }
}

void MunicipalityPage(State& state) {
  const RealFigures& real = Real();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(report::MunicipalityPage(real.published, "GM0344"));
  }
}

void NationalPage(State& state) {
  const RealFigures& real = Real();
  for (auto _ : state) {
    ::benchmark::DoNotOptimize(report::NationalPage(real.published));
  }
}

BENCHMARK(DeaVrs)->Unit(::benchmark::kMillisecond)->UseManualTime();
BENCHMARK(Bootstrap)->Unit(::benchmark::kMillisecond)->UseManualTime()->MinTime(2);
BENCHMARK(ImportParse)->Unit(::benchmark::kMillisecond)->UseManualTime();
BENCHMARK(Peers)->Unit(::benchmark::kMillisecond);
BENCHMARK(ModelBuild)->Unit(::benchmark::kMillisecond)->Iterations(5)->UseRealTime();
BENCHMARK(MunicipalityPage)->Unit(::benchmark::kMillisecond);
BENCHMARK(NationalPage)->Unit(::benchmark::kMillisecond);

}  // namespace
}  // namespace doelmaat::bench

BENCHMARK_MAIN();
