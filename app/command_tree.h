// What the command line takes, as plain data: shell completion and the man page are made of it, so
// that they say what the program does.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace doelmaat::app {

struct OptionDescription {
  std::vector<std::string> names;  // "--json", "-h"; none for an argument
  std::string argument;            // the name of an argument: "bestanden"
  std::string help;
  std::string standard;  // the value when it is not given, as text; may be empty
  bool takes_value = false;
  bool required = false;
};

struct CommandDescription {
  std::string name;
  std::string help;
  std::vector<OptionDescription> options;    // in the order of the help
  std::vector<CommandDescription> commands;  // in the order of the help
};

CommandDescription DescribeCommands(const CLI::App& app);

// A completion script for a shell: bash, zsh or fish. Throws kBadInput for another.
std::string ShellCompletion(const CommandDescription& program, const std::string& shell);

// A man page in troff: every command with its options, the exit codes, the environment.
std::string ManPage(const CommandDescription& program);

}  // namespace doelmaat::app
