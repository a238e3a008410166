#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "app/command_tree.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

// Calls `use` for every command with its words after the name of the program: "", "benchmark",
// "benchmark run".
using CommandUse = std::function<void(const std::string& path, const CommandDescription&)>;

void ForEachCommand(const CommandDescription& command,
                    const std::string& path,
                    const CommandUse& use) {
  use(path, command);
  for (const CommandDescription& below : command.commands) {
    ForEachCommand(below, path.empty() ? below.name : path + " " + below.name, use);
  }
}

std::string Joined(const std::vector<std::string>& words, const std::string& sign) {
  return fmt::format("{}", fmt::join(words, sign));
}

std::vector<std::string> WordsOf(const CommandDescription& command) {
  std::vector<std::string> words;
  words.reserve(command.commands.size());
  for (const CommandDescription& below : command.commands) {
    words.push_back(below.name);
  }
  for (const OptionDescription& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
  }
  return words;
}

std::vector<std::string> ValueOptions(const CommandDescription& command) {
  std::vector<std::string> names;
  for (const OptionDescription& option : command.options) {
    if (option.takes_value) {
      names.insert(names.end(), option.names.begin(), option.names.end());
    }
  }
  return names;
}

// The first sentence of a help text, without what shells read as a sign of their own.
std::string Brief(const std::string& help, std::string_view signs) {
  std::string brief = help.substr(0, help.find(". "));
  for (char& sign : brief) {
    if (signs.find(sign) != std::string_view::npos) {
      sign = ' ';
    }
  }
  return brief;
}

// A value is a file name as far as the shell knows; elsewhere it offers commands and options, and
// file names where a command takes arguments.
constexpr const char* kBashEnd = R"bash(
_doelmaat() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= next i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    next=${path:+$path }${COMP_WORDS[i]}
    if _doelmaat_words "$next" >/dev/null; then path=$next; fi
  done
  if [[ " $(_doelmaat_values "$path") " == *" $before "* ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W "$(_doelmaat_words "$path")" -- "$current")
  if [[ $current != -* ]] && _doelmaat_arguments "$path"; then
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _doelmaat doelmaat
)bash";

bool TakesArguments(const CommandDescription& command) {
  return std::any_of(command.options.begin(), command.options.end(), [](const auto& option) {
    return option.names.empty();
  });
}

std::string Bash(const CommandDescription& program) {
  std::string words;
  std::string values;
  std::string arguments;
  ForEachCommand(program, "", [&](const std::string& path, const CommandDescription& command) {
    words += fmt::format("    '{}') echo '{}' ;;\n", path, Joined(WordsOf(command), " "));
    values += fmt::format("    '{}') echo '{}' ;;\n", path, Joined(ValueOptions(command), " "));
    if (TakesArguments(command)) {
      arguments += fmt::format("    '{}') return 0 ;;\n", path);
    }
  });
  const std::string end = "    *) return 1 ;;\n  esac\n}\n";
  return "# bash completion of doelmaat; made by `doelmaat completion bash`\n"
         "_doelmaat_words() {\n  case $1 in\n" +
         words + end + "_doelmaat_values() {\n  case $1 in\n" + values + end +
         "_doelmaat_arguments() {\n  case $1 in\n" + arguments + end + (kBashEnd + 1);
}

// One function a command: _arguments for options, and for the commands below it a choice.
std::string ZshFunction(const std::string& path, const CommandDescription& command) {
  std::string name = "_doelmaat" + (path.empty() ? "" : "_" + path);
  std::replace(name.begin(), name.end(), ' ', '_');
  std::string text = name + "() {\n  _arguments -C \\\n";
  const std::string value = ":" + base::Say("man.value") + ":_files";
  for (const OptionDescription& option : command.options) {
    const std::string help = Brief(option.help, "[]'\\:");
    for (const std::string& form : option.names) {
      text += fmt::format("    '{}[{}]{}' \\\n", form, help, option.takes_value ? value : "");
    }
    if (option.names.empty()) {
      text += fmt::format("    '*:{}:_files' \\\n", Brief(option.argument, "[]'\\:"));
    }
  }
  if (command.commands.empty()) {
    return text + "    && return\n}\n";
  }
  text +=
      "    '1: :->command' '*:: :->rest' && return\n  case $state in\n  command)\n"
      "    local -a below=(\n";
  std::string below;
  for (const CommandDescription& each : command.commands) {
    text += fmt::format("      '{}:{}'\n", each.name, Brief(each.help, "'\\:"));
    below += fmt::format("      {}) {}_{} ;;\n", each.name, name, each.name);
  }
  return text + "    )\n    _describe " + base::Say("man.command") +
         " below ;;\n  rest)\n    case $words[1] in\n" + below + "    esac ;;\n  esac\n}\n";
}

std::string Zsh(const CommandDescription& program) {
  std::string text =
      "#compdef doelmaat\n# zsh completion of doelmaat; made by `doelmaat completion zsh`\n";
  ForEachCommand(program, "", [&](const std::string& path, const CommandDescription& command) {
    text += ZshFunction(path, command);
  });
  return text +
         "if [[ $funcstack[1] == _doelmaat ]]; then\n  _doelmaat \"$@\"\nelse\n"
         "  compdef _doelmaat doelmaat\nfi\n";
}

// The condition under which fish offers what belongs to a command: its words were typed, in order.
constexpr const char* kFishStart =
    "# fish completion of doelmaat; made by `doelmaat completion fish`\n"
    "function __doelmaat_at\n"
    "    set -l typed (commandline -opc)[2..-1]\n"
    "    set -l words (string match -v -- '-*' $typed)\n"
    "    test (count $argv) -le (count $words); or return 1\n"
    "    for i in (seq (count $argv))\n"
    "        test $argv[$i] = $words[$i]; or return 1\n"
    "    end\n"
    "end\n"
    "function __doelmaat_exactly\n"
    "    set -l typed (commandline -opc)[2..-1]\n"
    "    test (count (string match -v -- '-*' $typed)) -eq (count $argv); and __doelmaat_at $argv\n"
    "end\n"
    "complete -c doelmaat -f\n";

std::string Fish(const CommandDescription& program) {
  std::string text = kFishStart;
  ForEachCommand(program, "", [&](const std::string& path, const CommandDescription& command) {
    const std::string at = path.empty() ? "" : " " + path;
    for (const CommandDescription& below : command.commands) {
      text += fmt::format("complete -c doelmaat -n '__doelmaat_exactly{}' -a {} -d '{}'\n",
                          at,
                          below.name,
                          Brief(below.help, "'\\"));
    }
    for (const OptionDescription& option : command.options) {
      if (option.names.empty()) {
        text += fmt::format("complete -c doelmaat -n '__doelmaat_at{}' -F\n", at);
        continue;
      }
      text += fmt::format("complete -c doelmaat -n '__doelmaat_at{}'", at);
      for (const std::string& form : option.names) {
        const bool longer = form.starts_with("--");
        text += fmt::format(" {} {}", longer ? "-l" : "-s", form.substr(longer ? 2 : 1));
      }
      text += fmt::format(
          "{} -d '{}'\n", option.takes_value ? " -r -F" : "", Brief(option.help, "'\\"));
    }
  });
  return text;
}

}  // namespace

std::string ShellCompletion(const CommandDescription& program, const std::string& shell) {
  if (shell == "bash") {
    return Bash(program);
  }
  if (shell == "zsh") {
    return Zsh(program);
  }
  if (shell == "fish") {
    return Fish(program);
  }
  throw Error(ErrorKind::kBadInput, base::Say("app.unknown_shell", {{"shell", shell}}));
}

}  // namespace doelmaat::app
