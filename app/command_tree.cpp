#include "app/command_tree.h"

#include <CLI/CLI.hpp>

namespace doelmaat::app {
namespace {

OptionDescription DescribeOption(const CLI::Option& option) {
  OptionDescription described;
  for (const std::string& name : option.get_snames()) {
    described.names.push_back("-" + name);
  }
  for (const std::string& name : option.get_lnames()) {
    described.names.push_back("--" + name);
  }
  if (described.names.empty()) {
    described.argument = option.get_name();
  }
  described.help = option.get_description();
  described.takes_value = option.get_items_expected_max() > 0;
  described.standard = described.takes_value ? option.get_default_str() : "";
  described.required = option.get_required();
  return described;
}

}  // namespace

CommandDescription DescribeCommands(const CLI::App& app) {
  CommandDescription described{app.get_name(), app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) {  // of no group: not shown in the help either
      described.options.push_back(DescribeOption(*option));
    }
  }
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    described.commands.push_back(DescribeCommands(*command));
  }
  return described;
}

}  // namespace doelmaat::app
