// What report and export have in common: which run of a benchmark, for whom, where to.
#pragma once

#include <string>

#include "app/common_options.h"
#include "service/benchmark_service.h"
#include "service/report_service.h"

namespace doelmaat::app {

struct RunChoice {
  std::string model = "nl-2022";
  std::string run;
  std::string municipality;
  std::string folder;
  std::string audience = "openbaar";
};

// --model, --run, --out and --audience; `folder` has the standard place.
void AddRunChoice(CLI::App* command, RunChoice* choice);

service::BenchmarkOutcome ComputeRun(const Common& common, const service::BenchmarkRequest& wanted);
// The kept run that was asked for, or that of the model.
service::BenchmarkOutcome ChosenRun(const Common& common, const RunChoice& choice);
// "Berekend en bewaard: run …".
std::string RunLine(const service::BenchmarkOutcome& outcome);
service::ReportRequest RequestOf(const RunChoice& choice);

}  // namespace doelmaat::app
