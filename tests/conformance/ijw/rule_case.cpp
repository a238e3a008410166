#include "rule_case.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "base/file.h"
#include "conformance_data.h"

namespace doelmaat::conformance {
namespace {

std::filesystem::path Folder(const std::string& name) { return OwnFolder() / "ijw" / name; }

// The next word of a line, and the rest of it.
std::string TakeWord(std::string* line) {
  const std::size_t begin = std::min(line->find_first_not_of(' '), line->size());
  const std::size_t end = std::min(line->find(' ', begin), line->size());
  std::string word = line->substr(begin, end - begin);
  *line = line->substr(std::min(line->find_first_not_of(' ', end), line->size()));
  return word;
}

class CaseReader {
 public:
  explicit CaseReader(const std::filesystem::path& path) : path_(path) {}

  std::vector<RuleCase> Read() {
    std::istringstream lines(base::ReadFile(path_));
    std::string line;
    while (std::getline(lines, line)) {
      ++line_;
      if (!line.empty() && line.front() != '#') {
        Line(line);
      }
    }
    return std::move(cases_);
  }

 private:
  [[noreturn]] void Refuse(const std::string& what) const {
    throw std::runtime_error(path_.string() + ":" + std::to_string(line_) + ": " + what);
  }

  void Line(std::string rest) {
    const std::string word = TakeWord(&rest);
    if (word == "case") {
      const std::size_t colon = rest.find(": ");
      const std::string kind = rest.substr(0, colon);
      if (colon == std::string::npos || (kind != "breaks" && kind != "holds")) {
        Refuse("case breaks: title, or case holds: title");
      }
      RuleCase& added = cases_.emplace_back();
      added.rule = path_.stem().string();
      added.line = line_;
      added.breaks = kind == "breaks";
      added.title = rest.substr(colon + 2);
      return;
    }
    if (cases_.empty()) {
      Refuse("starts without a case");
    }
    RuleCase& current = cases_.back();
    if (word == "message") {
      current.messages.push_back({rest, {}});
    } else if (word == "as_of") {
      current.as_of = rest;
    } else if (word == "tariffs") {
      current.tariffs = rest;
    } else if (word == "expect") {
      const std::string rule = TakeWord(&rest);
      const std::string path = TakeWord(&rest);
      current.expected.push_back({rule, path, rest});
    } else {
      Edit(word, rest, &current);
    }
  }

  void Edit(const std::string& word, std::string rest, RuleCase* current) const {
    if (current->messages.empty()) {
      Refuse("an edit before a message");
    }
    const std::string path = TakeWord(&rest);
    MessageEdit edit{MessageEdit::Kind::kSet, path, rest};
    if (word == "remove") {
      edit.kind = MessageEdit::Kind::kRemove;
    } else if (word == "copy") {
      edit.kind = MessageEdit::Kind::kCopy;
    } else if (word != "set" || rest.empty()) {
      Refuse("does not say what to do: " + word);
    }
    current->messages.back().edits.push_back(edit);
  }

  std::filesystem::path path_;
  std::size_t line_ = 0;
  std::vector<RuleCase> cases_;
};

}  // namespace

std::vector<RuleCase> ReadRuleCases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(Folder("regels"))) {
    if (entry.path().extension() == ".txt") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<RuleCase> cases;
  for (const std::filesystem::path& file : files) {
    for (RuleCase& each : CaseReader(file).Read()) {
      if (each.messages.empty()) {
        throw std::runtime_error(file.string() + ": a case without a message: " + each.title);
      }
      cases.push_back(std::move(each));
    }
  }
  return cases;
}

std::filesystem::path CaseFile(const std::string& name) {
  const std::filesystem::path example = Folder("voorbeelden") / name;
  return std::filesystem::exists(example) ? example : Folder("regels") / name;
}

}  // namespace doelmaat::conformance
