// The rules that can be judged from a message alone and from lists outside it (levels 2 and 4, and
// the contract rate of level 3), from catalog/ijw/<release>/regels.toml. Rules that need other
// messages are queries, sql/rule.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_files.h"
#include "ijw/finding.h"
#include "ijw/grammar.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

// What becomes of what breaks a rule.
enum class RuleEffect {
  kKeep,          // usable: kept and reported
  kRejectRecord,  // would make a figure wrong: the record is not taken in
  kRejectMessage,
};

struct Rule {
  std::string id;           // "CS002"
  int level = 0;            // 1-4
  std::string return_code;  // "0001"; empty when the standard gives none
  std::string title;        // our own words, Dutch: what must hold
  std::string advice;       // what the supplier can do
  RuleEffect effect = RuleEffect::kKeep;
  bool whole_message = false;  // breaking it refuses the whole message: later levels are not judged
  std::string query;  // sql/rule/<query>.sql when the rule needs other messages, else empty
};

// A contract rate, from the tariff file: gemeente, aanbieder, productcategorie, productcode,
// eenheid, tarief_cent, begin, eind (days as yyyymmdd numbers, both included; eind may be empty).
struct Tariff {
  std::string municipality;  // "0384"
  std::string provider;
  std::string category;
  std::string code;
  std::string unit;
  std::int64_t cents = 0;
  std::int32_t from = 0;
  std::int32_t until = 99991231;
};

// What is known outside the messages.
struct RuleContext {
  std::int32_t as_of = 0;  // yyyymmdd; TR135 looks at it
  std::vector<Tariff> tariffs;
};

class RuleSet;

// The judging of one message; made by RuleSet::Start.
class MessageRules {
 public:
  virtual ~MessageRules() = default;
  // In the order of the reader. Findings go to `report` with the effect of the rule; OnClose
  // returns whether the record may be taken in (no finding with kRejectRecord on it).
  virtual void OnOpen(const Record& record) = 0;
  virtual bool OnClose(const Record& record) = 0;
};

using FindingListener = std::function<void(const Finding&, const Rule&)>;

class RuleSet {
 public:
  // Reads regels.toml and the code lists of the release, compiled against the grammar. Throws
  // kConfig with file and line for an unknown path, function or effect.
  static RuleSet Load(const base::Catalog& catalog, const Grammar& grammar);
  RuleSet(RuleSet&&) noexcept;
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;
  ~RuleSet();

  // Every rule, in order of id; level-1 rules too.
  const std::vector<Rule>& rules() const;
  // A rule by its name; level-1 names that are made of a type ("enumeratie LDT_Eenheid") find the
  // rule of their kind. Never null for a finding of the reader or of these rules.
  const Rule* Find(std::string_view id) const;
  // The message of a finding: title and advice, with the value where it may be shown.
  std::string Describe(const Finding& finding) const;

  std::unique_ptr<MessageRules> Start(const MessageGrammar& message,
                                      const RuleContext& context,
                                      FindingListener report) const;

 private:
  RuleSet();
  struct Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace doelmaat::ijw
