#include "app/self_commands.h"

#include <memory>
#include <string>

#include <fmt/core.h>

#include "app/command_tree.h"
#include "app/common_options.h"
#include "app/exit_code.h"
#include "base/text.h"
#include "service/doctor_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

void AddDoctor(CLI::App* app, Common* common) {
  CLI::App* command = app->add_subcommand("doctor", Say("app.doctor"));
  auto key = std::make_shared<std::string>();
  AddStore(command, common);
  AddKey(command, key.get());
  AddJson(command, common);
  command->callback([common, key] {
    const service::Diagnosis diagnosis = service::Diagnose({common->store, *key});
    fmt::print(
        "{}", common->json ? service::DiagnosisJson(diagnosis) : service::DiagnosisText(diagnosis));
    if (!diagnosis.healthy()) {
      common->exit_code = kFound;
    }
  });
}

}  // namespace

void AddSelfCommands(CLI::App* app, Common* common) {
  AddDoctor(app, common);
  CLI::App* completion = app->add_subcommand("completion", Say("app.completion"));
  auto shell = std::make_shared<std::string>();
  completion->add_option("shell", *shell, Say("app.completion_shell"))->required();
  completion->callback(
      [app, shell] { fmt::print("{}", ShellCompletion(DescribeCommands(*app), *shell)); });
  CLI::App* manual = app->add_subcommand("man", Say("app.man"));
  manual->callback([app] { fmt::print("{}", ManPage(DescribeCommands(*app))); });
}

}  // namespace doelmaat::app
