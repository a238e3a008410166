// Judges messages against each other (level 3): the queries of sql/rule over what has landed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ijw/finding.h"
#include "ijw/rule_set.h"
#include "store/database.h"

namespace doelmaat::ingest {

// A rule that needs other messages: its name and its file under sql/rule.
struct RelatedRule {
  std::string id;     // "TR338"
  std::string query;  // "tr338"
};

// The rules of the set that are queries.
std::vector<RelatedRule> RelatedRules(const ijw::RuleSet& rules);

struct RelatedFinding {
  std::int64_t message_no = 0;
  ijw::Finding finding;
};

// What breaks `rules` in the landed messages `message_nos`, in their order, then by line and rule.
// A message with a finding of level 1 or 2, or with TR135 or TR378 in its header, is not judged;
// one that repeats an identity only for that (TR056). Leaves nothing behind.
std::vector<RelatedFinding> JudgeRelated(store::Database& database,
                                         const std::vector<std::int64_t>& message_nos,
                                         const std::vector<RelatedRule>& rules);

}  // namespace doelmaat::ingest
