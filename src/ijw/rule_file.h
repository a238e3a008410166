// catalog/ijw/<release>/regels.toml as it is written: rules, and the checks that judge them, before
// they are compiled against the grammar. What the file may hold: docs/methods/ijw-rules.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/embedded_files.h"
#include "ijw/rule_set.h"

namespace doelmaat::ijw {

enum class CheckKind : std::uint8_t {
  kMust,               // a condition holds
  kUnique,             // no two records with the same key
  kNoReferenceInside,  // a reference does not point at a record of the same message
  kNoOverlap,          // periods of the same product do not overlap
};

// A text of the file with the line where it stands.
struct FileText {
  std::string text;
  std::uint32_t line = 0;
};

struct CheckDefinition {
  CheckKind kind = CheckKind::kMust;
  std::uint32_t line = 0;
  std::vector<FileText> places;      // "323,325 Prestatie", "301 Relatie/Contact"
  FileText at;                       // element at fault
  FileText when;                     // which records; empty: all
  FileText must;                     // kMust
  std::vector<FileText> key;         // kUnique: the key; kNoReferenceInside: reference and target;
                                     // kNoOverlap: begin, end, category, code
  std::optional<RuleEffect> effect;  // when it is another one than that of the rule
  std::optional<bool> whole_message;
};

struct RuleDefinition {
  Rule rule;
  std::string covers;  // level 1: names with any text in the place of each *
  std::vector<CheckDefinition> checks;
};

struct RuleFile {
  std::string path;
  std::vector<std::string> references;  // paths by which a supplier finds a record, best first
  std::string person_number;            // path of the number that may not show in any text
  std::vector<std::string> lists;       // of catalog/codes
  std::vector<std::pair<std::string, FileText>> patterns;
  std::vector<RuleDefinition> rules;
};

// Throws kConfig, with file and line, for a key that is unknown or missing or of the wrong kind, a
// rule that stands there twice, and a rule that nothing judges.
RuleFile ReadRuleFile(const base::Catalog& catalog, const std::string& release);

[[noreturn]] void RefuseRuleFile(const std::string& path,
                                 std::uint32_t line,
                                 const std::string& what);

}  // namespace doelmaat::ijw
