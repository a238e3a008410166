#include "app/register_commands.h"

#include <memory>
#include <string>

#include <fmt/core.h>

#include "base/text.h"
#include "service/audience.h"
#include "service/outcome_json.h"
#include "service/register_service.h"

namespace doelmaat::app {
namespace {

using base::Say;

void AddAdd(CLI::App* group, Common* common) {
  CLI::App* command = group->add_subcommand("add", Say("register.add_command"));
  auto entry = std::make_shared<service::RegisterEntry>();
  auto low = std::make_shared<double>(0);
  auto high = std::make_shared<double>(0);
  command->add_option("id", entry->entry, Say("register.id_option"))->required();
  command->add_option("--municipality", entry->municipality, Say("register.municipality_option"))
      ->required();
  command->add_option("--title", entry->title, Say("register.title_option"))->required();
  command->add_option("--decided", entry->decided, Say("register.decided_option"))->required();
  command->add_option("--group", entry->target_group, Say("register.group_option"))->required();
  command->add_option("--measure", entry->measure, Say("register.measure_option"));
  CLI::Option* low_option = command->add_option("--low", *low, Say("register.low_option"));
  CLI::Option* high_option = command->add_option("--high", *high, Say("register.high_option"));
  command->add_option("--goal", entry->goal, Say("register.goal_option"));
  AddJson(command, common);
  AddStore(command, common);
  command->callback([common, entry, low, high, low_option, high_option] {
    if (low_option->count() > 0) {
      entry->low_eur = *low;
    }
    if (high_option->count() > 0) {
      entry->high_eur = *high;
    }
    service::AddToRegister(common->store, *entry);
    if (common->json) {
      fmt::print("{}",
                 service::FactsJson({{"municipality", entry->municipality}, {"id", entry->entry}}));
      return;
    }
    fmt::print("{}\n", Say("register.added", {{"id", entry->entry}}));
  });
}

void AddList(CLI::App* group, Common* common) {
  CLI::App* command = group->add_subcommand("list", Say("register.list_command"));
  auto municipality = std::make_shared<std::string>();
  command->add_option("--municipality", *municipality, Say("register.municipality_option"));
  AddJson(command, common);
  AddStore(command, common);
  command->callback([common, municipality] {
    fmt::print("{}", service::ListRegisterText(common->store, *municipality, common->json));
  });
}

void AddShow(CLI::App* group, Common* common) {
  CLI::App* command = group->add_subcommand("show", Say("register.show_command"));
  auto request = std::make_shared<service::RegisterRequest>();
  auto audience = std::make_shared<std::string>("openbaar");
  command->add_option("id", request->entry, Say("register.id_option"))->required();
  command->add_option("--municipality", request->municipality, Say("register.municipality_option"))
      ->required();
  command->add_option("--audience", *audience, Say("app.report_audience"))->capture_default_str();
  AddJson(command, common);
  AddStore(command, common);
  command->callback([common, request, audience] {
    request->audience = service::AudienceOf(*audience);
    fmt::print("{}", service::ShowRegisterText(common->store, *request, common->json));
  });
}

}  // namespace

void AddRegisterCommands(CLI::App* measure, Common* common) {
  CLI::App* group = measure->add_subcommand("register", Say("register.command"));
  group->require_subcommand(1);
  AddAdd(group, common);
  AddList(group, common);
  AddShow(group, common);
}

}  // namespace doelmaat::app
