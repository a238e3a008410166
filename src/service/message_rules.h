#pragma once

#include <memory>
#include <string>

#include "base/embedded_files.h"
#include "ijw/finding.h"
#include "ijw/grammar.h"
#include "ijw/rule_set.h"
#include "service/finding_report.h"

namespace doelmaat::service {

// What the catalogue says of the release that is checked. Rules refer to the grammar.
struct RuleBook {
  std::unique_ptr<ijw::Grammar> grammar;
  ijw::RuleSet rules;
};
RuleBook LoadRuleBook(const base::Catalog& catalog);

// A finding with its file and with what the catalogue says of its rule.
FileFinding DescribeFinding(const ijw::RuleSet& rules,
                            const std::string& file,
                            const ijw::Finding& finding);

}  // namespace doelmaat::service
