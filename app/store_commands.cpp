#include "app/store_commands.h"

#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "base/number_text.h"
#include "base/progress.h"
#include "base/text.h"
#include "service/import_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

void PrintModels(const store::ModelRun& models) {
  fmt::print("{}\n",
             models.reused ? Say("app.models_reused")
                           : Say("app.models_built",
                                 {{"models", std::to_string(models.models)},
                                  {"checks", std::to_string(models.checks)}}));
}

void AddImport(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("import", Say("app.import"));
  auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("bestanden", *paths, Say("app.import_paths"))->required();
  AddStore(command, common);
  AddCatalog(command, common);
  command->callback([common, paths] {
    const auto outcome = service::ImportFigures(common->store,
                                                base::Catalog(common->catalog),
                                                {paths->begin(), paths->end()},
                                                base::TerminalProgress(Say("app.importing")));
    for (const auto& file : outcome.files) {
      fmt::print("{}\n",
                 file.known_already
                     ? Say("app.imported_before", {{"name", file.name}})
                     : Say("app.imported",
                           {{"name", file.name},
                            {"rows",
                             base::FormatInteger(static_cast<std::int64_t>(file.rows),
                                                 base::NumberStyle::kDutch)},
                            {"source", file.source_title}}));
    }
    PrintModels(outcome.models);
  });
}

void AddBuild(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("build", Say("app.build"));
  AddStore(command, common);
  command->callback([common] { PrintModels(service::BuildStore(common->store)); });
}

}  // namespace

void AddStoreCommands(CLI::App* app, Common* common) {
  AddImport(app, common);
  AddBuild(app, common);
}

}  // namespace doelmaat::app
