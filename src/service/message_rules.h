#pragma once

#include <string>

#include "base/embedded_files.h"
#include "ijw/finding.h"
#include "ijw/rule_set.h"
#include "service/finding_report.h"

namespace doelmaat::service {

// The rules of the release that is checked.
ijw::RuleSet LoadMessageRules(const base::Catalog& catalog);

// A finding with its file and with what the catalogue says of its rule.
FileFinding DescribeFinding(const ijw::RuleSet& rules,
                            const std::string& file,
                            const ijw::Finding& finding);

}  // namespace doelmaat::service
