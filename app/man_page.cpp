#include <string_view>

#include <fmt/format.h>

#include "app/command_tree.h"
#include "app/exit_code.h"
#include "base/code_version.h"
#include "base/text.h"

namespace doelmaat::app {
namespace {

using base::Say;

// A text as troff reads it: no backslash, dash or dot at the start that means something else.
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char sign : text) {
    if (sign == '\\') {
      escaped += "\\e";
    } else if (sign == '-') {
      escaped += "\\-";
    } else {
      escaped += sign;
    }
  }
  if (escaped.starts_with('.') || escaped.starts_with('\'')) {
    escaped = "\\&" + escaped;
  }
  return escaped;
}

std::string Item(const std::string& term, const std::string& text) {
  return ".TP\n" + term + "\n" + text + "\n";
}

std::string OptionItem(const OptionDescription& option) {
  std::string term;
  for (const std::string& name : option.names) {
    term += (term.empty() ? "" : ", ") + std::string("\\fB") + Escaped(name) + "\\fR";
  }
  if (option.names.empty()) {
    term = "\\fI" + Escaped(option.argument) + "\\fR";
  } else if (option.takes_value) {
    term += " \\fI" + Say("man.value") + "\\fR";
  }
  std::string text = Escaped(option.help);
  if (option.required) {
    text += " (" + Say("app.required") + ")";
  } else if (!option.standard.empty()) {
    text += " (" + Say("man.standard", {{"value", Escaped(option.standard)}}) + ")";
  }
  return Item(term, text);
}

std::string Section(const std::string& key) { return ".SH " + Say(key) + "\n"; }

// Only commands that do something have a heading; a group is named by its commands.
std::string Commands(const std::string& words, const CommandDescription& command) {
  std::string text;
  if (command.commands.empty()) {
    text += ".SS " + Escaped(words) + "\n" + Escaped(command.help) + ".\n";
    for (const OptionDescription& option : command.options) {
      if (option.names != std::vector<std::string>{"-h", "--help"}) {
        text += OptionItem(option);
      }
    }
  }
  for (const CommandDescription& below : command.commands) {
    text += Commands(words + " " + below.name, below);
  }
  return text;
}

std::string Release() {
  const std::string version(base::CodeVersion());
  return version.substr(0, version.find('+'));
}

}  // namespace

// texts: exit.*
std::string ManPage(const CommandDescription& program) {
  // No date: the page is made when the program is built, and the same sources give the same bytes.
  std::string text = ".\\\" -*- coding: utf-8 -*-\n.TH DOELMAAT 1 \"\" \"doelmaat " + Release() +
                     "\" \"" + Say("man.manual") + "\"\n";
  text += Section("man.name") + "doelmaat \\- " + Escaped(Say("man.brief")) + "\n";
  text += Section("man.synopsis") + ".B doelmaat\n\\fI" + Say("man.command") + "\\fR [\\fI" +
          Say("man.options") + "\\fR]\n";
  text += Section("man.description") + Escaped(Say("man.about")) + "\n";
  text += Section("man.commands");
  for (const CommandDescription& command : program.commands) {
    text += Commands("doelmaat " + command.name, command);
  }
  text += Section("man.environment");
  text += Item("\\fBDOELMAAT_STORE\\fR", Escaped(Say("man.store")));
  text += Item("\\fBDOELMAAT_KEY\\fR", Escaped(Say("man.key")));
  text += Item("\\fBDOELMAAT_LANG\\fR", Escaped(Say("man.language")));
  text += Section("man.exit_codes");
  for (const ExitCodeMeaning& meaning : kExitCodes) {
    text +=
        Item(fmt::format("\\fB{}\\fR", static_cast<int>(meaning.code)), Escaped(Say(meaning.text)));
  }
  text += Section("man.more") + Escaped(Say("man.where")) + "\n";
  return text;
}

}  // namespace doelmaat::app
