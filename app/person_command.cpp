#include "app/person_command.h"

#include <cstdint>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "app/common_options.h"
#include "base/text.h"
#include "service/outcome_json.h"
#include "service/person_service.h"

namespace doelmaat::app {

using base::Say;

void AddKeyCommands(CLI::App* app, Common* common) {
  CLI::App* key = app->add_subcommand("key", Say("person.key_command"));
  key->require_subcommand(1);
  auto file = std::make_shared<std::string>();

  CLI::App* fresh = key->add_subcommand("new", Say("person.new_command"));
  AddKey(fresh, file.get());
  AddJson(fresh, common);
  fresh->callback([common, file] {
    service::NewPersonKey(*file);
    if (common->json) {
      fmt::print("{}", service::FactsJson({{"key", *file}}));
      return;
    }
    fmt::print("{}\n", Say("person.key_made", {{"file", *file}}));
  });

  CLI::App* rotate = key->add_subcommand("rotate", Say("person.rotate_command"));
  AddKey(rotate, file.get());
  AddStore(rotate, common);
  AddJson(rotate, common);
  rotate->callback([common, file] {
    const int generation = service::RotatePersonKey(common->store, *file);
    if (common->json) {
      fmt::print("{}",
                 service::FactsJson({{"key", *file}, {"generation", std::int64_t{generation}}}));
      return;
    }
    fmt::print(
        "{}\n",
        Say("person.key_rotated", {{"file", *file}, {"generation", std::to_string(generation)}}));
  });

  CLI::App* destroy = key->add_subcommand("destroy", Say("person.destroy_command"));
  AddKey(destroy, file.get());
  AddStore(destroy, common);
  AddJson(destroy, common);
  destroy->callback([common, file] {
    service::DestroyPersonKey(common->store, *file);
    if (common->json) {
      fmt::print("{}", service::FactsJson({{"key", *file}, {"destroyed", true}}));
      return;
    }
    fmt::print("{}\n", Say("person.key_destroyed", {{"file", *file}}));
  });
}

void AddStoreCommands(CLI::App* app, Common* common) {
  CLI::App* store = app->add_subcommand("store", Say("person.store_command"));
  store->require_subcommand(1);
  CLI::App* expire = store->add_subcommand("expire", Say("person.expire_command"));
  auto before = std::make_shared<std::string>();
  expire->add_option("--before", *before, Say("person.before_option"))->required();
  AddStore(expire, common);
  AddJson(expire, common);
  expire->callback([common, before] {
    const service::ExpireOutcome outcome = service::ExpireMessages(common->store, *before);
    if (common->json) {
      fmt::print("{}",
                 service::FactsJson({{"messages", static_cast<std::int64_t>(outcome.messages)},
                                     {"before", *before}}));
      return;
    }
    fmt::print(
        "{}\n",
        Say("person.expired", {{"messages", ShownCount(outcome.messages)}, {"date", *before}}));
    PrintModels(outcome.models);
  });
}

}  // namespace doelmaat::app
