// The messages about one client, in the order in which they are sent.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "synth/message_text.h"

namespace doelmaat::synth {

struct NoticeText {
  std::string name;  // "jw301-0014M0000012.xml"
  std::string text;
  Defect defect = Defect::kNone;
  std::string sender;
  std::string identification;
  std::string reference;  // of what is at fault
  // Of a retour: the kind of message it answers ("305"), at which provider, its day and that of the
  // retour.
  std::string_view answers = {};
  int provider = kNone;
  Day sent = kNoDay;
  Day answered = kNoDay;
};

// Gives every such message of the municipality, oldest first, with the month it belongs to.
using NoticeListener = std::function<void(Month month, NoticeText notice)>;
void WriteNotices(const Texts& texts, const NoticeListener& listener);

}  // namespace doelmaat::synth
