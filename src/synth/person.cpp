#include "synth/person.h"

#include <array>
#include <string_view>

#include <fmt/core.h>

#include "numerics/random_stream.h"

namespace doelmaat::synth {
namespace {

// The BSN with these eight digits before the last; 0 when no last digit passes the 11-proef.
std::uint32_t WithTestDigit(std::uint32_t eight) {
  std::uint32_t sum = 0;
  std::uint32_t rest = eight;
  for (std::uint32_t weight = 2; weight <= 9; ++weight) {
    sum += weight * (rest % 10);
    rest /= 10;
  }
  const std::uint32_t last = sum % 11;
  return last < 10 ? eight * 10 + last : 0;
}

void Add(std::uint32_t from,
         std::uint32_t until,
         std::size_t count,
         std::vector<std::uint32_t>* to) {
  for (std::uint32_t eight = from; eight < until && to->size() < count; ++eight) {
    const std::uint32_t bsn = WithTestDigit(eight);
    if (bsn != 0) {
      to->push_back(bsn);
    }
  }
}

template <std::size_t size>
std::string_view Pick(numerics::RandomStream& stream,
                      const std::array<std::string_view, size>& list) {
  return list[stream.Below(size)];
}

constexpr std::array<std::string_view, 24> kFront{
    "Brax",  "Quist", "Zwom",  "Vlijd",  "Trunk", "Groez", "Pluvr", "Schrax",
    "Knoov", "Dwint", "Fluip", "Hjalm",  "Jorv",  "Krumd", "Lwaan", "Mrozk",
    "Nijgt", "Oerv",  "Ploek", "Rjoest", "Sjwan", "Twalf", "Uilkr", "Wroen"};
constexpr std::array<std::string_view, 16> kMiddle{
    "el", "er", "o", "ane", "ij", "ui", "aa", "ee", "in", "um", "os", "ek", "al", "or", "un", "iv"};
constexpr std::array<std::string_view, 20> kBack{
    "kveld",  "zwart", "mstra",  "ndrix", "bzema", "gtink", "lhuus", "vrink", "dsloot", "pweer",
    "kstede", "mborg", "ttinga", "xlaan", "wkamp", "fhoek", "zdijk", "rgoor", "nspeet", "hmeer"};

}  // namespace

std::vector<std::uint32_t> MakeBsns(std::size_t count) {
  std::vector<std::uint32_t> list;
  list.reserve(count);
  Add(99990000, 99999999 + 1, count, &list);
  Add(90000000, 99990000, count, &list);
  return list;
}

Person PersonOf(std::uint64_t number) {
  numerics::RandomStream stream(0, "synth.person", number);
  Person person;
  person.surname =
      fmt::format("{}{}{}", Pick(stream, kFront), Pick(stream, kMiddle), Pick(stream, kBack));
  person.initials = {static_cast<char>('A' + stream.Below(26)),
                     static_cast<char>('A' + stream.Below(26))};
  person.street =
      fmt::format("{}{}{}pad", Pick(stream, kFront), Pick(stream, kMiddle), Pick(stream, kMiddle));
  person.house_number = static_cast<int>(1 + stream.Below(299));
  person.postcode = fmt::format("{}{}{}",
                                1000 + stream.Below(9000),
                                static_cast<char>('A' + stream.Below(26)),
                                static_cast<char>('A' + stream.Below(26)));
  person.place = fmt::format("{}{}oord", Pick(stream, kFront), Pick(stream, kMiddle));
  if (stream.Below(10) == 0) {
    person.phone = fmt::format("06{:08}", stream.Below(100000000));
  }
  return person;
}

}  // namespace doelmaat::synth
