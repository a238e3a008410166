// What every SQL model and every check costs on a store of messages, beside the least that a
// database could do with them: a plain copy of the landed claim lines.
//
//   bench_models STORE [THREADS]
//
// CPU and wall seconds, dearest first. All of it is undone, but the file stays as large as it grew.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <sys/resource.h>

#include "base/embedded_files.h"
#include "base/number_text.h"
#include "store/database.h"
#include "store/memory.h"
#include "store/model_runner.h"

namespace doelmaat::bench {
namespace {

constexpr double kMicro = 1e-6;
constexpr double kMegabyte = 1e6;
constexpr double kShownSeconds = 0.005;
constexpr const char* kCopy =
    "CREATE TABLE bench_copy AS SELECT * FROM land_jw323_prestatie ORDER BY message_no, line";

rusage Usage() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double CpuSeconds() {
  const rusage usage = Usage();
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         kMicro * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

struct Cost {
  std::string what;
  double cpu = 0.0;
  double wall = 0.0;
};

template <typename Work>
Cost Measure(const std::string& what, Work work) {
  const double cpu = CpuSeconds();
  const auto began = std::chrono::steady_clock::now();
  work();
  return {what,
          CpuSeconds() - cpu,
          std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count()};
}

Cost Sum(const std::string& what, const std::vector<Cost>& costs) {
  Cost sum{what};
  for (const Cost& cost : costs) {
    sum.cpu += cost.cpu;
    sum.wall += cost.wall;
  }
  return sum;
}

void Print(const Cost& cost) {
  std::printf("%-44s %8.2f s CPU %8.2f s\n", cost.what.c_str(), cost.cpu, cost.wall);
}

int Run(const std::filesystem::path& path, int threads) {
  store::Database database(path, {threads});
  std::map<std::string, std::string> files = base::BuiltInUnder("sql/staging/");
  files.merge(base::BuiltInUnder("sql/core/"));
  store::Transaction undone(database);
  store::GiveModelMemory(database);
  const store::WrittenJoinOrder written(database);
  const Cost copy = Measure("copy of the claim lines", [&] { database.Execute(kCopy, "copy"); });
  std::vector<Cost> models;
  for (const store::Model& model : store::OrderModels(files)) {
    models.push_back(Measure(model.name, [&] { store::MakeModel(database, model); }));
  }
  std::vector<Cost> checks;
  for (const auto& check : base::BuiltInUnder("sql/check/")) {
    checks.push_back(Measure(check.first, [&] { database.QueryText(check.second, check.first); }));
  }
  const Cost all_models = Sum("all models", models);
  const Cost all_checks = Sum("all checks", checks);
  models.insert(models.end(), checks.begin(), checks.end());
  std::sort(
      models.begin(), models.end(), [](const Cost& a, const Cost& b) { return a.cpu > b.cpu; });
  for (const Cost& cost : models) {
    if (cost.cpu >= kShownSeconds) {
      Print(cost);
    }
  }
  Print(all_models);
  Print(all_checks);
  Print(copy);
  const auto lines =
      database.QueryText("SELECT count(*) AS lines FROM land_jw323_prestatie", "lines");
  std::printf("%lld claim lines; models %.1f x the copy; %.0f MB of memory\n",
              static_cast<long long>(lines.Integer(0, "lines")),
              all_models.cpu / std::max(copy.cpu, kMicro),
              static_cast<double>(Usage().ru_maxrss) * 1024 / kMegabyte);
  return EXIT_SUCCESS;
}

}  // namespace
}  // namespace doelmaat::bench

int main(int argc, char** argv) {
  setenv("TZ", ":/etc/localtime", 0);
  const auto threads = argc > 2 ? doelmaat::base::ParseInteger(argv[2]) : std::int64_t{2};
  if (argc < 2 || !std::filesystem::exists(argv[1]) || !threads.has_value() || *threads < 1) {
    std::fprintf(stderr, "bench_models STORE [THREADS]\n");
    return EXIT_FAILURE;
  }
  try {
    return doelmaat::bench::Run(argv[1], static_cast<int>(*threads));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return EXIT_FAILURE;
  }
}
