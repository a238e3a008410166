// Texts that pass for a number, or that people take for one, and are none without a question. For
// whoever reads figures; the plain number itself is read by base::ParseDecimal.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::ingest {

// What to say of a percentage ("8.2%"), a day or a time where a number is to stand; "" for any
// other text.
std::string NoPlainNumber(std::string_view text);

}  // namespace doelmaat::ingest
