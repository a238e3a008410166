// Texts that pass for a number, or that people take for one, and are none without a question. For
// whoever reads figures; the plain number itself is read by base::ParseDecimal.
#pragma once

#include <string>
#include <string_view>

namespace doelmaat::ingest {

// Whether a lone point or comma may as well separate thousands as decimals: "1.235", "-12,000".
// Not "0.235" and "1234.000", where nobody would write a thousands sign.
bool MayBeThousands(std::string_view text);

// What to say of a percentage ("8.2%"), a day or a time where a number is to stand; "" for any
// other text.
std::string NoPlainNumber(std::string_view text);

}  // namespace doelmaat::ingest
