#include "real_figures.h"

#include <filesystem>
#include <map>

#include "ingest/import.h"
#include "service/thread_pool.h"
#include "store/model_runner.h"

namespace doelmaat::real {
namespace {

constexpr std::int64_t kReplications = 200;

void Quiet(std::size_t /*done*/, std::size_t /*total*/) {}

store::Database Load() {
  store::Database database("");
  ingest::Import(database,
                 base::Catalog(),
                 {std::filesystem::path(DOELMAAT_SOURCE_DIR) / "data" / "nl",
                  std::filesystem::path(DOELMAAT_SOURCE_DIR) / "data" / "england"},
                 ingest::ImportOptions{},
                 [] {});
  store::BuildModels(database);
  return database;
}

}  // namespace

store::Database& Store() {
  static store::Database database = Load();
  return database;
}

benchmark::BenchmarkInput Nl2022(std::int64_t replications) {
  benchmark::BenchmarkModel model = benchmark::LoadBenchmarkModel(base::Catalog(), "nl-2022");
  model.options.replications = replications;
  return benchmark::ReadBenchmarkInput(Store(), model);
}

benchmark::BenchmarkResult RunNl2022(int threads) {
  return benchmark::RunBenchmark(Nl2022(kReplications), service::ThreadedFor(threads, Quiet));
}

const benchmark::BenchmarkResult& Result() {
  static const benchmark::BenchmarkResult result = RunNl2022(2);
  return result;
}

const benchmark::BenchmarkResult& ResultOf(const std::string& model) {
  static std::map<std::string, benchmark::BenchmarkResult> results;
  const auto found = results.find(model);
  if (found != results.end()) {
    return found->second;
  }
  benchmark::BenchmarkModel loaded = benchmark::LoadBenchmarkModel(base::Catalog(), model);
  loaded.options.replications = kReplications;
  return results
      .emplace(model,
               benchmark::RunBenchmark(benchmark::ReadBenchmarkInput(Store(), loaded),
                                       service::ThreadedFor(2, Quiet)))
      .first->second;
}

}  // namespace doelmaat::real
