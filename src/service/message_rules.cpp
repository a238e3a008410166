#include "service/message_rules.h"

#include <utility>

#include "ingest/message_release.h"

namespace doelmaat::service {

RuleBook LoadRuleBook(const base::Catalog& catalog) {
  auto grammar = std::make_unique<ijw::Grammar>(ijw::Grammar::Load(catalog, ingest::kRelease));
  ijw::RuleSet rules = ijw::RuleSet::Load(catalog, *grammar);
  return {std::move(grammar), std::move(rules)};
}

FileFinding DescribeFinding(const ijw::RuleSet& rules,
                            const std::string& file,
                            const ijw::Finding& finding) {
  const ijw::Rule& rule = *rules.Find(finding.rule);
  return {file,
          finding.line,
          finding.rule,
          rule.level,
          rule.return_code,
          finding.path,
          finding.value,
          rules.Describe(finding),
          finding.reference};
}

}  // namespace doelmaat::service
