// Which message some bytes are, before they are read as one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ijw/grammar.h"
#include "ijw/message_reader.h"

namespace doelmaat::ijw {

// What the root element says. Without grammar the message is not read, and status and problem say
// why.
struct MessageKind {
  const MessageGrammar* grammar = nullptr;
  const Release* release = nullptr;
  MessageStatus status = MessageStatus::kRead;
  std::string problem;
};

MessageKind FindMessageKind(const Grammar& grammar,
                            std::string_view name_space,
                            std::string_view root);

// As many bytes as tell XML from other things.
inline constexpr std::size_t kHeadBytes = 160;

// Why bytes that start like this are no XML; the rule is empty when they may be.
struct HeadProblem {
  MessageStatus status = MessageStatus::kRead;
  std::string rule;
  std::string problem;
};

HeadProblem JudgeHead(std::string_view head);

}  // namespace doelmaat::ijw
