#include "ijw/rule_set.h"

#include <algorithm>
#include <deque>
#include <map>
#include <numeric>

#include "base/error.h"
#include "base/text.h"
#include "base/translated.h"
#include "ijw/message_rules.h"
#include "ijw/rule_file.h"
#include "ijw/rule_plan.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

// Whether a name fits a pattern in which * stands for any text.
bool Fits(std::string_view name, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) {
    return name == pattern;
  }
  if (!name.starts_with(pattern.substr(0, star))) {
    return false;
  }
  const std::string_view rest = pattern.substr(star + 1);
  for (std::size_t from = star; from <= name.size(); ++from) {
    if (Fits(name.substr(from), rest)) {
      return true;
    }
  }
  return false;
}

RuleVocabulary ReadVocabulary(const base::Catalog& catalog, const RuleFile& file) {
  RuleVocabulary vocabulary;
  for (const std::string& list : file.lists) {
    vocabulary.lists.emplace(list, CodeList::Load(catalog, list));
  }
  for (const auto& [name, text] : file.patterns) {
    try {
      vocabulary.patterns.emplace(name, std::regex(text.text, std::regex::optimize));
    } catch (const std::regex_error&) {
      RefuseRuleFile(file.path, text.line, Say("rule.bad_pattern", {{"name", name}}));
    }
  }
  return vocabulary;
}

}  // namespace

struct RuleSet::Internal {
  RuleVocabulary vocabulary;
  std::vector<Rule> rules;  // by id
  std::map<std::string, const Rule*, std::less<>> by_id;
  std::vector<std::pair<std::string, const Rule*>> covering;
  std::deque<Rule> variants;
  std::vector<MessagePlan> plans;
};

RuleSet::RuleSet() : internal_(std::make_unique<Internal>()) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

RuleSet RuleSet::Load(const base::Catalog& catalog, const Grammar& grammar) {
  const RuleFile file = ReadRuleFile(catalog, grammar.release());
  RuleSet set;
  Internal& internal = *set.internal_;
  internal.vocabulary = ReadVocabulary(catalog, file);
  std::vector<std::size_t> order(file.rules.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return file.rules[left].rule.id < file.rules[right].rule.id;
  });
  internal.rules.reserve(order.size());
  std::vector<const Rule*> by_place(order.size());
  for (const std::size_t place : order) {
    const RuleDefinition& definition = file.rules[place];
    const Rule* const rule = &internal.rules.emplace_back(definition.rule);
    by_place[place] = rule;
    internal.by_id.emplace(rule->id, rule);
  }
  for (std::size_t place = 0; place < file.rules.size(); ++place) {
    if (!file.rules[place].covers.empty()) {
      internal.covering.emplace_back(file.rules[place].covers, by_place[place]);
    }
  }
  internal.plans = CompilePlans(file, grammar, internal.vocabulary, by_place, internal.variants);
  return set;
}

const std::vector<Rule>& RuleSet::rules() const { return internal_->rules; }

const Rule* RuleSet::Find(std::string_view id) const {
  const auto found = internal_->by_id.find(id);
  if (found != internal_->by_id.end()) {
    return found->second;
  }
  for (const auto& [pattern, rule] : internal_->covering) {
    if (Fits(id, pattern)) {
      return rule;
    }
  }
  return nullptr;
}

std::string RuleSet::Describe(const Finding& finding) const {
  const Rule* const rule = Find(finding.rule);
  if (rule == nullptr) {
    return finding.rule;
  }
  if (finding.value.empty()) {
    return Say(
        "rule.message",
        {{"title", base::Translated(rule->title)}, {"advice", base::Translated(rule->advice)}});
  }
  return Say("rule.message_with_value",
             {{"title", base::Translated(rule->title)},
              {"value", finding.value},
              {"advice", base::Translated(rule->advice)}});
}

std::unique_ptr<MessageRules> RuleSet::Start(const MessageGrammar& message,
                                             const RuleContext& context,
                                             FindingListener report) const {
  const auto plan = std::find_if(internal_->plans.begin(),
                                 internal_->plans.end(),
                                 [&](const auto& each) { return each.message == &message; });
  if (plan == internal_->plans.end()) {
    throw Error(ErrorKind::kInternal, "no rules for message " + message.message);
  }
  return std::make_unique<PlannedMessageRules>(*plan, context, std::move(report));
}

}  // namespace doelmaat::ijw
