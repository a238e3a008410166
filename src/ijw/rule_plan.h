// The checks of one message, compiled: what is judged at which record, and how a finding is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "ijw/grammar.h"
#include "ijw/rule_expression.h"
#include "ijw/rule_file.h"
#include "ijw/rule_scope.h"

namespace doelmaat::ijw {

// Where a finding points.
struct FindingPlace {
  std::string path;
  std::vector<FieldPlace> fields;  // a leaf, or the leaves of a group
  bool shows_value = false;        // a leaf that says nothing of a person
};

struct Check {
  CheckKind kind = CheckKind::kMust;
  const Rule* rule = nullptr;
  FindingPlace at;
  Expression when;
  Expression must;
  std::vector<FieldPlace> key;
  std::size_t memory = 0;  // which KeySet, ReferenceMemory or ProductPeriods
};

struct RecordPlan {
  std::vector<Check> checks;
  std::vector<std::size_t> feeds;     // totals this record is added to
  std::vector<std::size_t> restarts;  // totals that start anew when it opens
  std::vector<FieldPlace> references;
  std::vector<FieldPlace> person_numbers;
};

struct MessagePlan {
  const MessageGrammar* message = nullptr;
  int header = -1;  // record type
  std::vector<RecordPlan> records;
  ExpressionTables tables;
  std::size_t key_sets = 0;
  std::size_t reference_memories = 0;
  std::size_t product_periods = 0;
};

// The plans of every message of the grammar, in its order. `rules` are the compiled rules by their
// place in the file; a check with an effect or reach of its own gets a rule of its own in
// `variants`. Throws kConfig, with file and line, for what does not compile.
std::vector<MessagePlan> CompilePlans(const RuleFile& file,
                                      const Grammar& grammar,
                                      const RuleVocabulary& vocabulary,
                                      const std::vector<const Rule*>& rules,
                                      std::deque<Rule>& variants);

}  // namespace doelmaat::ijw
