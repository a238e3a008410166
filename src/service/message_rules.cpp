#include "service/message_rules.h"

#include "ijw/grammar.h"
#include "ingest/message_release.h"

namespace doelmaat::service {

ijw::RuleSet LoadMessageRules(const base::Catalog& catalog) {
  return ijw::RuleSet::Load(catalog, ijw::Grammar::Load(catalog, ingest::kRelease));
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
