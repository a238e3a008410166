// What may be shown and kept of a record that is not taken in.
#pragma once

#include <string>
#include <string_view>

#include "ijw/grammar.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

inline constexpr std::string_view kRedacted = "[verwijderd]";

// Whether a text has the BSN in it, also when other characters stand between its digits.
bool HoldsBsn(std::string_view text, std::string_view bsn);

// The leaves of the record, without the records inside it, as a piece of XML without namespaces.
// Every person element reads [verwijderd], and so does every other text that has the BSN of the
// client in it.
std::string RedactedFragment(const MessageGrammar& message, const Record& record);

}  // namespace doelmaat::ijw
