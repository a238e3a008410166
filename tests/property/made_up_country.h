// A small made-up country whose municipalities merge and split, and what its figures must add up
// to.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace doelmaat::property {

// The figures of one municipality of 2021.
struct MadeUpMunicipality {
  std::string code;
  std::int64_t inhabitants = 0;
  std::optional<std::int64_t> clients;  // none: withheld
  std::int64_t youth_eur = 0;           // 6.72 + 6.82; 0: no return
  bool in_delivery = true;              // has rows in Iv3 at all
  // The municipality it lies in, by year; "" when it was split on the way.
  std::map<std::int64_t, std::string> in_year;
};

struct MadeUpCountry {
  std::vector<MadeUpMunicipality> municipalities;
  // File name to its lines, the first being the header.
  std::map<std::string, std::vector<std::string>> files;

  std::string Describe() const;
};

// A country of 2021, 2022 and 2023, the same for the same seed.
MadeUpCountry MakeCountry(std::uint64_t seed);

}  // namespace doelmaat::property
