#include "app/indicator_commands.h"

#include <memory>
#include <string>

#include <fmt/core.h>

#include "base/text.h"
#include "service/audience.h"
#include "service/indicator_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

void AddShow(CLI::App* indicator, Common* common) {
  CLI::App* command = indicator->add_subcommand("show", Say("app.indicator_show"));
  auto id = std::make_shared<std::string>();
  command->add_option("indicator", *id, Say("app.indicator_id"))->required();
  AddJson(command, common);
  command->callback([common, id] { fmt::print("{}", service::ShowIndicator(*id, common->json)); });
}

void AddRun(CLI::App* indicator, Common* common) {
  CLI::App* command = indicator->add_subcommand("run", Say("app.indicator_run"));
  auto request = std::make_shared<service::IndicatorRequest>();
  auto audience = std::make_shared<std::string>("intern");
  command->add_option("indicator", request->id, Say("app.indicator_id"))->required();
  command->add_option("--municipality", request->municipality, Say("app.indicator_municipality"));
  command->add_option("--audience", *audience, Say("app.report_audience"))->capture_default_str();
  AddJson(command, common);
  command->add_flag("--csv", request->csv, Say("app.indicator_csv"))->excludes("--json");
  AddStore(command, common);
  command->callback([common, request, audience] {
    request->store = common->store;
    request->json = common->json;
    request->audience = service::AudienceOf(*audience);
    fmt::print("{}", service::RunIndicator(*request));
  });
}

}  // namespace

void AddIndicatorCommands(CLI::App* app, Common* common) {
  CLI::App* indicator = app->add_subcommand("indicator", Say("app.indicator"));
  indicator->require_subcommand(1);
  CLI::App* list = indicator->add_subcommand("list", Say("app.indicator_list"));
  AddJson(list, common);
  list->callback([common] { fmt::print("{}", service::ListIndicators(common->json)); });
  AddShow(indicator, common);
  AddRun(indicator, common);
}

}  // namespace doelmaat::app
