#include "ijw/redaction.h"

#include <algorithm>
#include <vector>

namespace doelmaat::ijw {
namespace {

// What codes, numbers and days are written with, besides letters and digits.
constexpr std::string_view kCodeSigns = ".,:+-/_";
constexpr std::size_t kLongestCode = 40;
constexpr std::size_t kShortestName = 2;
// Shorter ones say nothing of a person: a text of two digits is in every text.
constexpr std::size_t kFewestDigits = 6;

std::string Digits(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) {
    return c >= '0' && c <= '9';
  });
  return digits;
}

void AppendEscaped(std::string& xml, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '&':
        xml += "&amp;";
        break;
      default:
        xml += c;
    }
  }
}

std::string_view BsnAround(const Record& record) {
  for (const Record* each = &record; each != nullptr; each = each->parent) {
    if (each->type->bsn_slot >= 0) {
      return each->fields[static_cast<std::size_t>(each->type->bsn_slot)].text;
    }
  }
  return {};
}

// Writes the elements around leaves as they come, each once.
class FragmentWriter {
 public:
  FragmentWriter(const MessageGrammar& message, ElementIndex top) : message_(message) { Open(top); }

  void Leaf(ElementIndex leaf, std::string_view text) {
    MoveTo(message_.elements[leaf].parent);
    Open(leaf);
    AppendEscaped(xml_, text);
    CloseLast();
  }

  std::string Finish() {
    while (!open_.empty()) {
      CloseLast();
    }
    return std::move(xml_);
  }

 private:
  void MoveTo(ElementIndex element) {
    std::vector<ElementIndex> missing;
    while (std::find(open_.begin(), open_.end(), element) == open_.end()) {
      missing.push_back(element);
      element = message_.elements[element].parent;
    }
    while (open_.back() != element) {
      CloseLast();
    }
    for (auto next = missing.rbegin(); next != missing.rend(); ++next) {
      Open(*next);
    }
  }

  void Open(ElementIndex element) {
    open_.push_back(element);
    xml_ += "<" + message_.elements[element].name + ">";
  }

  void CloseLast() {
    xml_ += "</" + message_.elements[open_.back()].name + ">";
    open_.pop_back();
  }

  const MessageGrammar& message_;
  std::vector<ElementIndex> open_;
  std::string xml_;
};

}  // namespace

std::string_view ShownFault(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_code = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kCodeSigns.find(c) != std::string_view::npos;
  };
  const bool code = text.size() <= kLongestCode && std::all_of(text.begin(), text.end(), is_code);
  const bool telling =
      text.size() > kShortestName && std::none_of(text.begin(), text.end(), is_digit);
  return code && !telling ? text : kRedacted;
}

bool HoldsBsn(std::string_view text, std::string_view bsn) {
  if (text.size() < kFewestDigits || bsn.size() < kFewestDigits) {
    return false;
  }
  const std::string digits = Digits(bsn);
  if (digits.size() < kFewestDigits) {
    return text.find(bsn) != std::string_view::npos;
  }
  return Digits(text).find(digits) != std::string::npos;
}

std::string RedactedFragment(const MessageGrammar& message, const Record& record) {
  const std::string_view bsn = BsnAround(record);
  FragmentWriter writer(message, record.type->element);
  for (std::size_t slot = 0; slot < record.fields.size(); ++slot) {
    const Field& field = record.fields[slot];
    if (!field.filled()) {
      continue;
    }
    const ElementIndex leaf = record.type->slots[slot];
    const bool hidden = message.elements[leaf].person || HoldsBsn(field.text, bsn);
    writer.Leaf(leaf, hidden ? kRedacted : field.good() ? field.text : ShownFault(field.text));
  }
  return writer.Finish();
}

}  // namespace doelmaat::ijw
