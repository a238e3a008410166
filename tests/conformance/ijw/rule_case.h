// Cases of rules, as tests/conformance/ijw/regels/README.md describes them: messages made from good
// ones by edits, and the findings they must give.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "ijw/grammar.h"

namespace doelmaat::conformance {

struct MessageEdit {
  enum class Kind { kSet, kRemove, kCopy };
  Kind kind = Kind::kSet;
  std::string path;
  std::string value;
};

struct CaseMessage {
  std::string base;  // path below voorbeelden or regels
  std::vector<MessageEdit> edits;
};

struct ExpectedFinding {
  std::string rule;
  std::string path;   // below Bericht
  std::string value;  // empty: any
};

struct RuleCase {
  std::string rule;  // name of the file
  std::size_t line = 0;
  bool breaks = false;
  std::string title;
  std::vector<CaseMessage> messages;  // the last one is judged
  std::vector<ExpectedFinding> expected;
  std::string as_of = "2026-12-31";
  std::string tariffs;
};

// Every case of every file in tests/conformance/ijw/regels, in order. Throws std::runtime_error
// naming file and line for what it does not understand.
std::vector<RuleCase> ReadRuleCases();

// Where a file named in a case is.
std::filesystem::path CaseFile(const std::string& name);

// The message with its edits, as XML.
std::string MakeMessage(const CaseMessage& message, const ijw::Grammar& grammar);

}  // namespace doelmaat::conformance
