#include "ijw/rule_plan.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

// "323,325 Prestatie/ProductPeriode" taken apart.
struct PlaceName {
  std::vector<std::string> messages;
  std::string record;
  std::string inside;
};

std::optional<PlaceName> SplitPlace(const std::string& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos || space == 0 || space + 1 == text.size()) {
    return std::nullopt;
  }
  PlaceName place;
  for (std::size_t from = 0; from < space;) {
    const std::size_t comma = std::min(text.find(',', from), space);
    place.messages.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  const std::size_t slash = text.find('/', space);
  place.record = text.substr(space + 1, slash == std::string::npos ? slash : slash - space - 1);
  place.inside = slash == std::string::npos ? "" : text.substr(slash + 1);
  return place;
}

class PlanCompiler {
 public:
  PlanCompiler(const RuleFile& file, const Grammar& grammar, const RuleVocabulary& vocabulary)
      : file_(&file), vocabulary_(&vocabulary) {
    for (const MessageGrammar& message : grammar.messages()) {
      MessagePlan& plan = plans_.emplace_back();
      plan.message = &message;
      plan.records.resize(message.records.size());
      plan.tables.cells.resize(message.records.size());
      const RecordType* const header = message.FindRecord("Header");
      plan.header = header == nullptr ? -1 : static_cast<int>(header - message.records.data());
    }
  }

  void Add(const CheckDefinition& definition, const Rule& rule) {
    for (const FileText& text : definition.places) {
      const auto place = SplitPlace(text.text);
      if (!place.has_value()) {
        RefuseRuleFile(file_->path, text.line, Say("rule.bad_place", {{"place", text.text}}));
      }
      for (const std::string& message : place->messages) {
        const auto plan = std::find_if(plans_.begin(), plans_.end(), [&](const auto& each) {
          return each.message->message == message;
        });
        const RecordType* const record =
            plan == plans_.end() ? nullptr : plan->message->FindRecord(place->record);
        if (record == nullptr) {
          RefuseRuleFile(file_->path, text.line, Say("rule.bad_place", {{"place", text.text}}));
        }
        const int index = static_cast<int>(record - plan->message->records.data());
        const RuleScope scope(*plan->message, index, place->inside, *vocabulary_, plan->tables);
        plan->records[static_cast<std::size_t>(index)].checks.push_back(
            Compile(definition, rule, scope, *plan));
      }
    }
  }

  std::vector<MessagePlan> Finish() {
    for (MessagePlan& plan : plans_) {
      for (std::size_t i = 0; i < plan.tables.totals.size(); ++i) {
        plan.records[static_cast<std::size_t>(plan.tables.totals[i].over)].feeds.push_back(i);
        plan.records[static_cast<std::size_t>(plan.tables.totals[i].within)].restarts.push_back(i);
      }
      for (std::size_t record = 0; record < plan.records.size(); ++record) {
        plan.records[record].references = Outward(plan, record, file_->references);
        plan.records[record].person_numbers = Outward(plan, record, {file_->person_number});
      }
    }
    return std::move(plans_);
  }

 private:
  template <typename Use>
  auto At(const FileText& text, const Use& use) const -> decltype(use(text.text)) {
    try {
      return use(text.text);
    } catch (const RuleProblem& problem) {
      RefuseRuleFile(file_->path,
                     text.line,
                     Say("rule.not_compiled", {{"text", text.text}, {"what", problem.what()}}));
    }
  }

  Expression Condition(const FileText& text, const RuleScope& scope) const {
    if (text.text.empty()) {
      return {};
    }
    return At(text, [&](const std::string& condition) {
      Expression expression = CompileExpression(condition, scope);
      if (expression.type() != ValueType::kTruth) {
        throw RuleProblem(Say("rule.no_condition"));
      }
      return expression;
    });
  }

  Check Compile(const CheckDefinition& definition,
                const Rule& rule,
                const RuleScope& scope,
                MessagePlan& plan) const {
    Check check;
    check.kind = definition.kind;
    check.rule = &rule;
    check.at = At(definition.at, [&](const std::string& path) {
      const ElementPlace place = scope.Find(path);
      const Element& element = scope.message().elements[place.element];
      return FindingPlace{element.path, place.fields, element.type != nullptr && !element.person};
    });
    check.when = Condition(definition.when, scope);
    check.must = Condition(definition.must, scope);
    for (const FileText& path : definition.key) {
      check.key.push_back(At(path, [&](const std::string& text) { return scope.Leaf(text); }));
    }
    if (check.kind == CheckKind::kUnique) {
      // A day is written in one way only, so that its text will do as part of a key.
      for (FieldPlace& place : check.key) {
        place.type = place.type == ValueType::kDay ? ValueType::kText : place.type;
      }
    }
    const bool periods = check.kind == CheckKind::kNoOverlap;
    if (periods &&
        (check.key[0].type != ValueType::kDay || check.key[1].type != ValueType::kDay ||
         check.key[2].type != ValueType::kText || check.key[3].type != ValueType::kText)) {
      RefuseRuleFile(file_->path, definition.line, Say("rule.wrong_type"));
    }
    check.memory = check.kind == CheckKind::kUnique              ? plan.key_sets++
                   : check.kind == CheckKind::kNoReferenceInside ? plan.reference_memories++
                   : periods                                     ? plan.product_periods++
                                                                 : 0;
    return check;
  }

  // The leaves at any of these paths in a record or the records around it, nearest first.
  static std::vector<FieldPlace> Outward(const MessagePlan& plan,
                                         std::size_t record,
                                         const std::vector<std::string>& paths) {
    std::vector<FieldPlace> places;
    int hops = 0;
    for (int at = static_cast<int>(record); at >= 0; ++hops) {
      const RecordType& type = plan.message->records[static_cast<std::size_t>(at)];
      for (const std::string& path : paths) {
        const int slot = type.Slot(path);
        if (slot >= 0) {
          places.push_back({hops, at, slot, ValueType::kText});
        }
      }
      at = type.parent;
    }
    return places;
  }

  const RuleFile* file_;
  const RuleVocabulary* vocabulary_;
  std::vector<MessagePlan> plans_;
};

}  // namespace

std::vector<MessagePlan> CompilePlans(const RuleFile& file,
                                      const Grammar& grammar,
                                      const RuleVocabulary& vocabulary,
                                      const std::vector<const Rule*>& rules,
                                      std::deque<Rule>& variants) {
  PlanCompiler compiler(file, grammar, vocabulary);
  for (std::size_t i = 0; i < file.rules.size(); ++i) {
    for (const CheckDefinition& check : file.rules[i].checks) {
      const Rule* rule = rules[i];
      if (check.effect.has_value() || check.whole_message.has_value()) {
        Rule& variant = variants.emplace_back(*rule);
        variant.effect = check.effect.value_or(rule->effect);
        variant.whole_message = check.whole_message.value_or(rule->whole_message);
        rule = &variant;
      }
      compiler.Add(check, *rule);
    }
  }
  return compiler.Finish();
}

}  // namespace doelmaat::ijw
