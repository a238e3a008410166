#include "ijw/rule_scope.h"

#include <algorithm>

#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::string_view kHeaderName = "Header";

ValueType TypeOf(const Element& element) {
  switch (element.type->primitive) {
    case Primitive::kInteger:
      return ValueType::kNumber;
    case Primitive::kDate:
      return ValueType::kDay;
    case Primitive::kText:
    case Primitive::kTime:
      return ValueType::kText;
  }
  return ValueType::kText;
}

[[noreturn]] void RefusePath(const MessageGrammar& message, std::string_view path) {
  throw RuleProblem(
      Say("rule.unknown_path", {{"path", std::string(path)}, {"message", message.message}}));
}

int FindRecordIndex(const MessageGrammar& message, std::string_view name) {
  const auto found = std::find_if(message.records.begin(),
                                  message.records.end(),
                                  [&](const RecordType& type) { return type.name == name; });
  return found == message.records.end() ? -1 : static_cast<int>(found - message.records.begin());
}

// The element at a path of names below another one, or kNoElement.
ElementIndex Descend(const MessageGrammar& message, ElementIndex from, std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string_view name = path.substr(0, slash);
  for (const ElementIndex child : message.elements[from].children) {
    if (message.elements[child].name == name) {
      return slash == std::string_view::npos ? child
                                             : Descend(message, child, path.substr(slash + 1));
    }
  }
  return kNoElement;
}

bool IsInside(const MessageGrammar& message, ElementIndex element, ElementIndex around) {
  while (element != around && element != 0) {
    element = message.elements[element].parent;
  }
  return element == around;
}

}  // namespace

ElementPlace RuleScope::FindIn(int record, int hops, std::string_view path) const {
  const RecordType& type = message_->records[static_cast<std::size_t>(record)];
  ElementPlace place;
  place.element = path == "." ? type.element : Descend(*message_, type.element, path);
  if (place.element == kNoElement) {
    RefusePath(*message_, path);
  }
  for (std::size_t slot = 0; slot < type.slots.size(); ++slot) {
    if (IsInside(*message_, type.slots[slot], place.element)) {
      place.fields.push_back(
          {hops, record, static_cast<int>(slot), TypeOf(message_->elements[type.slots[slot]])});
    }
  }
  return place;
}

ElementPlace RuleScope::Find(std::string_view path) const {
  if (path.starts_with('^')) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(1, slash - 1);
    int hops = 0;
    for (int record = record_; record >= 0 && slash != std::string_view::npos; ++hops) {
      const RecordType& type = message_->records[static_cast<std::size_t>(record)];
      if (hops > 0 && type.name == name) {
        return FindIn(record, hops, path.substr(slash + 1));
      }
      record = type.parent;
    }
    RefusePath(*message_, path);
  }
  if (path.starts_with(kHeaderName) && path.substr(kHeaderName.size()).starts_with('/')) {
    const int header = FindRecordIndex(*message_, kHeaderName);
    if (header < 0) {
      RefusePath(*message_, path);
    }
    return FindIn(header, FieldPlace::kHeader, path.substr(kHeaderName.size() + 1));
  }
  if (inside_.empty()) {
    return FindIn(record_, 0, path);
  }
  return FindIn(record_, 0, path == "." ? inside_ : inside_ + "/" + std::string(path));
}

FieldPlace RuleScope::Leaf(std::string_view path) const {
  const ElementPlace place = Find(path);
  if (message_->elements[place.element].type == nullptr) {
    throw RuleProblem(Say("rule.no_leaf", {{"path", std::string(path)}}));
  }
  return place.fields.front();
}

std::uint16_t RuleScope::Cell(const FieldPlace& place) const {
  std::vector<FieldPlace>& cells = tables_->cells[static_cast<std::size_t>(record_)];
  const auto found = std::find(cells.begin(), cells.end(), place);
  if (found != cells.end()) {
    return static_cast<std::uint16_t>(found - cells.begin());
  }
  cells.push_back(place);
  return static_cast<std::uint16_t>(cells.size() - 1);
}

const CodeList& RuleScope::List(std::string_view name) const {
  const auto found = vocabulary_->lists.find(name);
  if (found == vocabulary_->lists.end()) {
    throw RuleProblem(Say("rule.unknown_list", {{"name", std::string(name)}}));
  }
  return found->second;
}

const std::regex& RuleScope::Pattern(std::string_view name) const {
  const auto found = vocabulary_->patterns.find(name);
  if (found == vocabulary_->patterns.end()) {
    throw RuleProblem(Say("rule.unknown_pattern", {{"name", std::string(name)}}));
  }
  return found->second;
}

RuleScope RuleScope::Inside(std::string_view record) const {
  const int found = FindRecordIndex(*message_, record);
  const int around = record_;
  int outward = found;
  while (outward >= 0 && outward != around) {
    outward = message_->records[static_cast<std::size_t>(outward)].parent;
  }
  if (found < 0 || outward != around || found == around) {
    throw RuleProblem(Say("rule.record_not_inside", {{"record", std::string(record)}}));
  }
  return RuleScope(*message_, found, {}, *vocabulary_, *tables_);
}

int RuleScope::AddTotal(const RuleScope& inner, Expression when, Expression value) const {
  tables_->totals.push_back({inner.record(), record_, std::move(when), std::move(value)});
  return static_cast<int>(tables_->totals.size()) - 1;
}

}  // namespace doelmaat::ijw
