#include "app/run_choice.h"

#include "base/text.h"

namespace doelmaat::app {

using base::Say;

void AddRunChoice(CLI::App* command, RunChoice* choice) {
  command->add_option("--model", choice->model, Say("app.report_model"))->capture_default_str();
  command->add_option("--run", choice->run, Say("app.report_run"));
  command->add_option("--out", choice->folder, Say("app.report_out"))->capture_default_str();
  command->add_option("--audience", choice->audience, Say("app.report_audience"))
      ->capture_default_str();
}

service::BenchmarkOutcome ComputeRun(const Common& common,
                                     const service::BenchmarkRequest& wanted) {
  service::BenchmarkRequest request = wanted;
  request.store = common.store;
  request.threads = common.threads;
  return service::RunBenchmarkModel(
      request, base::Catalog(common.catalog), Progress(common, Say("app.computing")));
}

service::BenchmarkOutcome ChosenRun(const Common& common, const RunChoice& choice) {
  if (!choice.run.empty()) {
    return service::FindBenchmarkRun(common.store, choice.run);
  }
  service::BenchmarkRequest request;
  request.model = choice.model;
  return ComputeRun(common, request);
}

std::string RunLine(const service::BenchmarkOutcome& outcome) {
  return Say(outcome.reused ? "app.run_reused" : "app.run_done",
             {{"run", outcome.run.provenance.run_id}});
}

service::ReportRequest RequestOf(const RunChoice& choice) {
  service::ReportRequest request;
  request.folder = choice.folder;
  if (!choice.municipality.empty()) {
    request.municipality = choice.municipality;
  }
  return request;
}

}  // namespace doelmaat::app
