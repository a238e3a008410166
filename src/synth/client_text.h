// Who a message is about: the person elements of messages about one client.
#pragma once

#include <string>

#include "synth/message_text.h"
#include "synth/person.h"

namespace doelmaat::synth {

// Opens Client and writes what every message says of a youth; `whole` as a JW301 does.
void AppendClient(
    const Texts& texts, int youth, const Person& person, bool whole, std::string* text);
// Contact details, and for some a comment and a parent, because such things come along in real
// messages.
void AppendPersonal(const Texts& texts, int youth, const Person& person, std::string* text);

}  // namespace doelmaat::synth
