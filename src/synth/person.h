// Who the made-up youths are: numbers that pass the test of a BSN but are given to nobody, and
// names and addresses that are put together from syllables.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace doelmaat::synth {

// `count` numbers that pass the 11-proef: first the official test range 999900006-999999990, then
// from 900000000 up, where no number is in use.
std::vector<std::uint32_t> MakeBsns(std::size_t count);

// A number that differs in its last digit only and fails the 11-proef.
inline std::uint32_t WrongBsn(std::uint32_t bsn) { return bsn % 10 == 9 ? bsn - 1 : bsn + 1; }

struct Person {
  std::string surname;
  std::string initials;
  std::string street;
  int house_number = 0;
  std::string postcode;
  std::string place;
  std::string phone;  // empty for most
};

// The same person for the same number, always.
Person PersonOf(std::uint64_t number);

}  // namespace doelmaat::synth
