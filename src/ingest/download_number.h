#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace doelmaat::ingest {

// How a number of a download becomes a whole number of units.
struct NumberForm {
  std::int64_t factor = 1;      // in the unit of the table: 1000 for "1 000 euro"
  std::optional<int> decimals;  // the table says it has; nothing when it does not say
  int places = 4;               // of what comes out: 4 is ten-thousandths
  std::int64_t largest = 1000000000000;
  bool sign_is_known = false;  // a number of JSON: its point is no thousands sign
};

// The numbers of one file. Its decimal sign is the first that is met; one that has the other could
// be read in two ways and is refused.
class DownloadNumber {
 public:
  // On failure `problem` gets the sentence; so when the number has more decimals than its table
  // says, and when its sign may be one of thousands, "5.000" or "1.235", unless the table says that
  // it has three decimals. Other zeros behind it do not count, and more than four decimals may be
  // noise of single precision ("7888.2001953125"): rounded to the decimals of the table, half away
  // from zero.
  std::int64_t Parse(std::string_view text, const NumberForm& form, std::string* problem);

  // Of numbers with three decimals, as far as they were read: one may have a sign of thousands
  // ("12.345"), and none shows what the sign is, as "1234" and "0.5" would.
  bool SignIsOpen() const { return open_ && !settled_; }

 private:
  char decimal_sign_ = 0;  // 0: not met yet
  bool open_ = false;
  bool settled_ = false;
};

// Without spaces around it: the services pad codes and numbers.
std::string_view Trimmed(std::string_view text);

// "JongerenMetJeugdbescherming_3" without its running number; nothing when it has none.
std::optional<std::string_view> KeyWithoutNumber(std::string_view key);

}  // namespace doelmaat::ingest
