// What may not be shown of a record.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::ijw {

// Whether a text has the BSN in it, also when other characters stand between its digits.
bool HoldsBsn(std::string_view text, std::string_view bsn);

}  // namespace doelmaat::ijw
