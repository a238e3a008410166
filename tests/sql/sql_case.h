// A case of a SQL model or check, as its text file has it; the form is said in README.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"

namespace doelmaat::sql {

struct GivenTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

enum class CaseKind {
  kModel,
  kCheck,
  kIndicator,
  kRule,   // one rule of sql/rule
  kRules,  // all of them together
};

struct SqlCase {
  std::string target;  // the model, check or rule
  CaseKind kind = CaseKind::kModel;
  std::vector<std::int64_t> judged;  // of a rule: the messages to be judged
  std::vector<GivenTable> given;
  GivenTable expected;
};

// Throws std::runtime_error naming file and line for a file of another form.
SqlCase ReadCase(const std::filesystem::path& path);

// Puts the given rows in `database`, which must be new, makes what the target needs and gives the
// rows of the target, each value as text.
GivenTable RunCase(store::Database& database, const SqlCase& each);

// Whether the rows of the target come in no order of their own, so that a case says nothing about
// it.
bool IsUnordered(const SqlCase& each);

}  // namespace doelmaat::sql
