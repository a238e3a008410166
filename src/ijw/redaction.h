// What may be shown and kept of a record that is not taken in.
#pragma once

#include <string>
#include <string_view>

#include "ijw/grammar.h"
#include "ijw/record.h"

namespace doelmaat::ijw {

inline constexpr std::string_view kRedacted = "[verwijderd]";

// A text that is not what its element asks for, as it may be shown and kept: a code, number or day
// as it is (short, without spaces, with a digit or of at most two signs); anything else may be
// about a person and reads [verwijderd].
std::string_view ShownFault(std::string_view text);

// Whether a text has the BSN in it, also when other characters stand between its digits.
bool HoldsBsn(std::string_view text, std::string_view bsn);

// The leaves of the record, without the records inside it, as a piece of XML without namespaces.
// Every person element reads [verwijderd], and so does every other text that has the BSN of the
// client in it.
std::string RedactedFragment(const MessageGrammar& message, const Record& record);

}  // namespace doelmaat::ijw
