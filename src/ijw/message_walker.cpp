#include "ijw/message_walker.h"

#include <algorithm>

namespace doelmaat::ijw {
namespace {

constexpr std::size_t kShownName = 40;
constexpr std::size_t kMostDigitsShown = 5;
constexpr std::string_view kSequence = "xs:sequence";

std::uint64_t Bit(std::size_t position) { return std::uint64_t{1} << position; }

// A name that the grammar does not know, for showing: a sender may have made it of anything.
std::string ShownName(std::string_view name) {
  std::size_t digits = 0;
  for (const char c : name) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    digits = digit ? digits + 1 : digits;
    if ((!digit && !letter) || digits > kMostDigitsShown) {
      return "*";
    }
  }
  return name.size() > kShownName ? "*" : std::string(name);
}

}  // namespace

MessageWalker::MessageWalker(const Grammar& grammar, const ReadLimits& limits)
    : grammar_(grammar), limits_(limits), records_(limits.findings) {
  for (const MessageGrammar& message : grammar.messages()) {
    std::vector<Part>& parts = parts_by_message_[&message];
    parts.resize(message.elements.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const Element& element = message.elements[i];
      if (element.type != nullptr) {
        parts[i].check = &checks_.try_emplace(element.type, *element.type).first->second;
      }
      for (std::size_t child = 0; child < element.children.size(); ++child) {
        if (message.elements[element.children[child]].min_occurs > 0) {
          parts[i].required |= Bit(child);
        }
      }
    }
  }
}

void MessageWalker::Begin(MessageHandler& handler) {
  handler_ = &handler;
  frames_.clear();
  records_.Clear(handler);
  skipped_ = 0;
  text_.clear();
  namespaces_reported_.clear();
}

void MessageWalker::Start(const MessageStart& start, const StartTag& root) {
  start_ = start;
  parts_ = &parts_by_message_.at(start.grammar);
  handler_->OnStart({start.grammar, start.release->name});
  records_.Start(*start.grammar);
  if (!start.release->checked) {
    Report("release-niet-getoetst", root.line);
  }
  Push(0, root);
}

std::size_t MessageWalker::FindChild(const Frame& frame, NameKey name) const {
  const std::vector<ElementIndex>& children = ElementOf(frame).children;
  const std::vector<NameKey>& names = *start_.names;
  // Nearly always the same child again, or one of the next.
  for (std::size_t i = frame.position; i < children.size(); ++i) {
    if (names[children[i]] == name) {
      return i;
    }
  }
  for (std::size_t i = 0; i < frame.position; ++i) {
    if (names[children[i]] == name) {
      return i;
    }
  }
  return children.size();
}

bool MessageWalker::Open(const StartTag& tag) {
  if (frames_.size() + skipped_ >= limits_.depth) {
    return false;
  }
  if (skipped_ > 0) {
    ++skipped_;
    return true;
  }
  Frame& around = frames_.back();
  const std::size_t position = FindChild(around, tag.name);
  if (!Admit(around, tag, position)) {
    skipped_ = 1;
    return true;
  }
  Push(ElementOf(around).children[position], tag);
  return true;
}

bool MessageWalker::Admit(Frame& frame, const StartTag& tag, std::size_t position) {
  const Element& around = ElementOf(frame);
  if (position == around.children.size()) {
    ++frame.unexpected;
    AddMisplaced(frame, tag);
    return false;
  }
  const bool again = (frame.seen & Bit(position)) != 0;
  const bool repeats = start_.grammar->elements[around.children[position]].repeats;
  if (again && !repeats) {
    AddMisplaced(frame, tag);
    return false;
  }
  // After a wrong order the place found is where reading goes on: one finding, no cascade.
  if (position < frame.position || (again && position != frame.position)) {
    AddMisplaced(frame, tag);
  }
  frame.position = position;
  frame.seen |= Bit(position);
  return true;
}

void MessageWalker::Push(ElementIndex index, const StartTag& tag) {
  const Element& element = start_.grammar->elements[index];
  if (tag.name_space !=
      (element.in_base_namespace ? start_.base_namespace : start_.message_namespace)) {
    CheckNamespace(element, tag);
  }
  Frame frame;
  frame.element = index;
  frame.line = tag.line;
  frames_.push_back(frame);
  text_.clear();
  if (element.record >= 0) {
    records_.Open(element.record, tag.line);
  }
  if (!tag.attribute.empty()) {
    records_.AddFinding(kSequence, element.path + "/@" + ShownName(tag.attribute), {}, tag.line);
  }
}

// A supplier who mixes up two namespaces does so everywhere: each mix-up is told once a message.
void MessageWalker::CheckNamespace(const Element& element, const StartTag& tag) {
  const std::pair<NameKey, bool> mistake = {tag.name_space, element.in_base_namespace};
  if (std::find(namespaces_reported_.begin(), namespaces_reported_.end(), mistake) ==
      namespaces_reported_.end()) {
    namespaces_reported_.push_back(mistake);
    records_.AddFinding("namespace", element.path, {}, tag.line);
  }
}

bool MessageWalker::Text(std::string_view text) {
  if (skipped_ > 0 || frames_.empty()) {
    return true;
  }
  Frame& frame = frames_.back();
  if ((*parts_)[frame.element].check != nullptr) {
    if (text_.size() + text.size() > limits_.text_bytes) {
      return false;
    }
    text_ += text;
    return true;
  }
  if (!frame.text_reported && !IsBlank(text)) {
    frame.text_reported = true;
    records_.AddFinding(kSequence, ElementOf(frame).path, {}, frame.line);
  }
  return true;
}

bool MessageWalker::Close() {
  if (skipped_ > 0) {
    --skipped_;
    return true;
  }
  const Frame frame = frames_.back();
  bool within_limits = true;
  if ((*parts_)[frame.element].check != nullptr) {
    within_limits = FinishLeaf(frame);
  } else {
    FinishContainer(frame);
  }
  frames_.pop_back();
  return within_limits;
}

bool MessageWalker::HasFixedValue(const Element& element, std::string_view text) const {
  if (element.name == grammar_.subversion_leaf()) {
    const std::vector<std::string>& allowed = start_.release->subversions;
    return std::find(allowed.begin(), allowed.end(), text) != allowed.end();
  }
  return element.fixed == text;
}

bool MessageWalker::FinishLeaf(const Frame& frame) {
  const Element& element = ElementOf(frame);
  const LeafCheck& check = *(*parts_)[frame.element].check;
  const std::string_view text = check.Meaning(text_);
  const LeafFault fault = check.Judge(text);
  const bool fixed = element.fixed.empty() || HasFixedValue(element, text);
  const bool good = fault == LeafFault::kNone && fixed;
  if (!records_.Put(element.slot, text, frame.line, good, limits_.text_bytes)) {
    return false;
  }
  if (!good) {
    const bool other_value = !fixed && fault != LeafFault::kEmpty;
    records_.AddFinding(other_value ? element.type->fixed_rule : check.Rule(fault),
                        element.path,
                        element.person ? std::string_view{} : text,
                        frame.line);
  }
  return true;
}

void MessageWalker::FinishContainer(const Frame& frame) {
  const Element& element = ElementOf(frame);
  std::uint64_t missing = (*parts_)[frame.element].required & ~frame.seen;
  // An unknown element most likely stands for one that is missing: a finding for each would tell
  // the same mistake twice.
  std::uint32_t unexpected = frame.unexpected;
  for (std::size_t i = 0; missing != 0; ++i, missing >>= 1U) {
    if ((missing & 1U) == 0) {
      continue;
    }
    if (unexpected > 0) {
      --unexpected;
      continue;
    }
    records_.AddFinding(
        kSequence, start_.grammar->elements[element.children[i]].path, {}, frame.line);
  }
  if (element.record >= 0) {
    records_.Close();
  }
}

void MessageWalker::AddMisplaced(const Frame& around, const StartTag& tag) {
  records_.AddFinding(kSequence, ElementOf(around).path + "/" + ShownName(tag.text), {}, tag.line);
}

void MessageWalker::Report(std::string_view rule, std::uint32_t line) {
  records_.AddFinding(rule, {}, {}, line);
}

}  // namespace doelmaat::ijw
