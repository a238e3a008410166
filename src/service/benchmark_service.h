#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/progress.h"
#include "disclosure/publishable_table.h"
#include "report/run_tables.h"
#include "service/run_archive.h"

namespace doelmaat::service {

struct OptionOverride {
  std::string name;
  std::string place;  // as the user wrote it: "--peer-count"
  double value = 0.0;
};

struct BenchmarkRequest {
  std::filesystem::path store;
  std::string model;
  std::vector<OptionOverride> options;  // in the place of those of the model
  int threads = 1;                      // does not change the result
  bool again = false;                   // compute, also when the same run is kept
};

struct BenchmarkOutcome {
  ArchivedRun run;
  bool reused = false;
};

// Runs a benchmark, or gives the kept run when nothing that determines it has changed: figures,
// SQL, model, options, seed and code. Throws as LoadBenchmarkModel, ReadBenchmarkInput and
// RunBenchmark.
BenchmarkOutcome RunBenchmarkModel(const BenchmarkRequest& request,
                                   const base::Catalog& catalog,
                                   const base::ProgressListener& progress);

// A run that the store keeps. Throws kNotFound when it does not.
BenchmarkOutcome FindBenchmarkRun(const std::filesystem::path& store, const std::string& run_id);

// The tables of a run as an audience may see them.
report::RunTables Publish(const ArchivedRun& run, disclosure::Audience audience);

struct ModelListing {
  std::string id;
  std::string title;
};
std::vector<ModelListing> ListBenchmarkModels(const base::Catalog& catalog);

// The id that runs of the model carry. Throws as LoadBenchmarkModel: kNotFound, naming those alike.
std::string FindBenchmarkModel(const base::Catalog& catalog, const std::string& model);

}  // namespace doelmaat::service
