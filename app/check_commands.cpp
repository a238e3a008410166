#include "app/check_commands.h"

#include <memory>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/common_options.h"
#include "base/error.h"
#include "base/progress.h"
#include "base/text.h"
#include "service/check_service.h"
#include "service/finding_report.h"
#include "service/store_check.h"

namespace doelmaat::app {
namespace {

using base::Say;

constexpr int kFound = 65;

struct Form {
  bool json = false;
  bool csv = false;
};

void AddForm(CLI::App* command, Form* form) {
  CLI::Option* json = command->add_flag("--json", form->json, Say("app.json"));
  command->add_flag("--csv", form->csv, Say("app.findings_csv"))->excludes(json);
}

struct MessageArguments {
  std::vector<std::string> files;
  std::string store;
  std::string key;
  std::string tariffs;
  std::string as_of;
  Form form;
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
      request, base::Catalog(common->catalog), base::TerminalProgress(Say("app.checking")));
  if (arguments.form.json) {
    fmt::print("{}\n", service::FindingsJson(outcome.findings));
  } else if (arguments.form.csv) {
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
  AddForm(command, &arguments->form);
  AddCatalog(command, common);
  AddThreads(command, common);
  command->callback([common, arguments] { CheckMessages(common, *arguments); });
}

void CheckStore(Common* common, const Form& form) {
  const service::StoreCheck check =
      service::CheckStore(common->store, base::Catalog(common->catalog));
  if (form.json) {
    fmt::print("{}\n", service::StoreCheckJson(check));
  } else if (form.csv) {
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
  auto form = std::make_shared<Form>();
  AddStore(command, common);
  AddCatalog(command, common);
  AddForm(command, form.get());
  command->callback([common, form] { CheckStore(common, *form); });
}

}  // namespace

void AddCheckCommands(CLI::App* app, Common* common) {
  CLI::App* check = app->add_subcommand("check", Say("app.check"));
  check->require_subcommand(1);
  AddCheckMessages(check, common);
  AddCheckStore(check, common);
}

}  // namespace doelmaat::app
