#include "app/check_commands.h"

#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/common_options.h"
#include "app/exit_code.h"
#include "base/error.h"
#include "base/text.h"
#include "service/catalog_check.h"
#include "service/check_service.h"
#include "service/finding_report.h"
#include "service/store_check.h"

namespace doelmaat::app {
namespace {

using base::Say;

// --json and --csv exclude each other.
void AddForm(CLI::App* command, Common* common, bool* csv) {
  AddJson(command, common);
  command->add_flag("--csv", *csv, Say("app.findings_csv"))->excludes("--json");
}

struct MessageArguments {
  std::vector<std::string> files;
  std::string store;
  std::string key;
  std::string tariffs;
  std::string as_of;
  bool csv = false;
};

void CheckMessages(Common* common, const MessageArguments& arguments) {
  service::CheckRequest request;
  request.files = {arguments.files.begin(), arguments.files.end()};
  request.store = arguments.store;
  request.key_file = arguments.key;
  request.tariffs = arguments.tariffs;
  request.as_of = arguments.as_of;
  request.threads = common->threads;
  const service::CheckOutcome outcome = service::CheckMessages(
      request, base::Catalog(common->catalog), ByteProgress(*common, Say("app.checking")));
  if (common->json) {
    fmt::print("{}\n", service::FindingsJson(outcome.findings));
  } else if (arguments.csv) {
    fmt::print("{}", service::FindingsCsv(outcome.findings));
  } else {
    fmt::print("{}", service::FindingsText(outcome.findings, outcome.files));
    if (!outcome.related) {
      fmt::print("{}\n", Say("app.not_related"));
    }
  }
  if (outcome.keyless) {
    fmt::print(stderr, "{}\n", Say("app.check_without_key"));
  }
  if (!outcome.findings.empty()) {
    common->exit_code = kFound;
  }
}

void AddCheckMessages(CLI::App* check, Common* common) {
  CLI::App* command = check->add_subcommand("ijw", Say("app.check_ijw"));
  auto arguments = std::make_shared<MessageArguments>();
  command->add_option("bestanden", arguments->files, Say("app.check_paths"))->required();
  command->add_option("--store", arguments->store, Say("app.check_with_store"));
  AddKey(command, &arguments->key);
  command->add_option("--tariffs", arguments->tariffs, Say("app.tariffs"));
  command->add_option("--as-of", arguments->as_of, Say("app.as_of"));
  AddForm(command, common, &arguments->csv);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, arguments] { CheckMessages(common, *arguments); });
}

void CheckStore(Common* common, bool csv) {
  const service::StoreCheck check =
      service::CheckStore(common->store, base::Catalog(common->catalog));
  if (common->json) {
    fmt::print("{}\n", service::StoreCheckJson(check));
  } else if (csv) {
    fmt::print("{}", service::FindingsCsv(check.findings));
  } else {
    fmt::print("{}", service::StoreCheckText(check));
  }
  if (!check.agrees()) {
    common->exit_code = kFound;
  }
}

void AddCheckStore(CLI::App* check, Common* common) {
  CLI::App* command = check->add_subcommand("store", Say("app.check_store"));
  auto csv = std::make_shared<bool>(false);
  AddStore(command, common);
  AddCatalog(command, common);
  AddForm(command, common, csv.get());
  command->callback([common, csv] { CheckStore(common, *csv); });
}

void AddCheckCatalog(CLI::App* check, Common* common) {
  CLI::App* command = check->add_subcommand("catalog", Say("app.check_catalog"));
  AddCatalog(command, common);
  AddJson(command, common);
  command->callback([common] {
    const service::CatalogCheck found = service::CheckCatalog(common->catalog);
    fmt::print("{}",
               common->json ? service::CatalogCheckJson(found) : service::CatalogCheckText(found));
    if (!found.findings.empty()) {
      common->exit_code = kFound;
    }
  });
}

}  // namespace

void AddCheckCommands(CLI::App* app, Common* common) {
  CLI::App* check = app->add_subcommand("check", Say("app.check"));
  check->require_subcommand(1);
  AddCheckMessages(check, common);
  AddCheckStore(check, common);
  AddCheckCatalog(check, common);
}

}  // namespace doelmaat::app
