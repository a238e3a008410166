#include "ijw/message_kind.h"

#include <algorithm>

#include "base/text.h"

namespace doelmaat::ijw {
namespace {

using base::Say;

constexpr std::string_view kNumberMark = "{bericht}";
constexpr std::size_t kEiLine = 140;  // an EI record
constexpr std::string_view kEiHeader = "01";
constexpr std::size_t kEiDigits = 5;  // record type and message code
constexpr std::size_t kShownName = 20;

// The number of the message when the namespace is that of the release; else empty.
std::string_view NumberIn(const Release& release, std::string_view name_space) {
  const std::string_view form = release.message_namespace;
  const std::size_t mark = form.find(kNumberMark);
  if (mark == std::string_view::npos) {
    return {};
  }
  const std::string_view before = form.substr(0, mark);
  const std::string_view after = form.substr(mark + kNumberMark.size());
  if (name_space.size() <= before.size() + after.size() || !name_space.starts_with(before) ||
      !name_space.ends_with(after)) {
    return {};
  }
  return name_space.substr(before.size(), name_space.size() - before.size() - after.size());
}

std::string KnownReleases(const Grammar& grammar) {
  std::string known;
  for (const Release& release : grammar.releases()) {
    known += (known.empty() ? "" : ", ") + release.name;
  }
  return known;
}

// "http://…/iwmo/2_0/wmo301/…" behind "http://…/iwmo/" gives "2.0".
std::string ReleaseIn(std::string_view rest) {
  std::string name(rest.substr(0, std::min(rest.find('/'), kShownName)));
  const bool plain = std::all_of(
      name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || c == '_'; });
  std::replace(name.begin(), name.end(), '_', '.');
  return plain ? name : "";
}

bool IsPlainName(std::string_view name) {
  return name.size() <= kShownName && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

bool IsEi(std::string_view head) {
  if (!head.starts_with(kEiHeader) || head.size() < kEiLine ||
      !std::all_of(
          head.begin(), head.begin() + kEiDigits, [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  return head.size() == kEiLine || head[kEiLine] == '\r' || head[kEiLine] == '\n';
}

}  // namespace

MessageKind FindMessageKind(const Grammar& grammar,
                            std::string_view name_space,
                            std::string_view root) {
  MessageKind kind;
  bool known_release = false;
  for (const Release& release : grammar.releases()) {
    const std::string_view number = NumberIn(release, name_space);
    const MessageGrammar* message = grammar.Find(number);
    known_release = known_release || !number.empty();
    if (message != nullptr && message->elements.front().name == root) {
      kind.grammar = message;
      kind.release = &release;
      return kind;
    }
  }
  for (const UnreadStandard& standard : grammar.unread()) {
    if (!known_release && name_space.starts_with(standard.prefix)) {
      const std::string release = ReleaseIn(name_space.substr(standard.prefix.size()));
      kind.status = MessageStatus::kUnsupported;
      kind.problem = Say("ijw_read.unread",
                         {{"name", standard.name + (release.empty() ? "" : " ") + release},
                          {"known", KnownReleases(grammar)}});
      return kind;
    }
  }
  kind.status = MessageStatus::kUnknown;
  kind.problem = Say("ijw_read.unknown_message",
                     {{"element", IsPlainName(root) ? std::string(root) : "*"},
                      {"known", KnownReleases(grammar)}});
  return kind;
}

HeadProblem JudgeHead(std::string_view head) {
  if (head.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return {MessageStatus::kBroken, "xml", Say("ijw_read.empty")};
  }
  if (IsEi(head)) {
    return {MessageStatus::kUnsupported, "niet-ondersteund", Say("ijw_read.ei")};
  }
  // White space, '<', or the byte order mark of UTF-8 or UTF-16, or UTF-16 without one.
  constexpr std::string_view kMayStart = "<\xEF\xFE\xFF \t\r\n";
  if (kMayStart.find(head.front()) == std::string_view::npos && head.front() != '\0') {
    return {MessageStatus::kBroken, "xml", Say("ijw_read.no_xml")};
  }
  return {};
}

}  // namespace doelmaat::ijw
