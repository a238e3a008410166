#include "made_up_country.h"

#include <set>

#include "numerics/random_stream.h"

namespace doelmaat::property {
namespace {

using numerics::RandomStream;

constexpr std::size_t kMunicipalities = 14;

std::string Code(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "GM" + std::string(4 - digits.size(), '0') + digits;
}

std::string Number(std::int64_t value) { return std::to_string(value); }

void AddFigures(const MadeUpMunicipality& each, RandomStream* stream, MadeUpCountry* country) {
  std::vector<std::string>& iv3 = country->files["iv3.csv"];
  std::vector<std::string>& care = country->files["clienten.csv"];
  const std::string start = "2021,jaarrekening," + each.code + ",";
  if (each.in_delivery) {
    const auto part =
        static_cast<std::int64_t>(stream->Below(static_cast<std::uint64_t>(each.youth_eur) + 1));
    iv3.push_back(start + "6.72," + Number(part));
    iv3.push_back(start + "6.82," + Number(each.youth_eur - part));
    iv3.push_back(start + "6.2," + Number(each.youth_eur / 10));
    iv3.push_back(start + "totaal," + Number(each.youth_eur * 20));
  }
  const std::string about = "X,2021," + each.code + ",";
  care.push_back(about + "clienten," + (each.clients.has_value() ? Number(*each.clients) : ""));
  care.push_back(about + "inwoners," + Number(each.inhabitants));
}

// What becomes of one municipality of the year before: it stays, goes whole into another, or is
// split over two.
void Change(std::int64_t year,
            RandomStream* stream,
            std::set<std::string>* now,
            std::size_t* next,
            MadeUpCountry* country) {
  const std::vector<std::string> before(now->begin(), now->end());
  const std::size_t merging = 2 + stream->Below(3);
  std::vector<std::string> gone(before.begin(),
                                before.begin() + static_cast<std::ptrdiff_t>(merging));
  const bool into_new = stream->Below(2) == 0;
  const std::string target = into_new ? Code((*next)++) : before[merging];
  const std::string other = before[merging + 1];
  now->insert(target);
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const bool split = i == 0 && stream->Below(2) == 0;
    const std::string start = Number(year) + "," + gone[i] + ",Oud,";
    std::vector<std::string>& mergers = country->files["herindelingen.csv"];
    mergers.push_back(start + target + ",Nieuw," + (split ? "deel" : "volledig"));
    if (split) {
      mergers.push_back(start + other + ",Nieuw,deel");
    }
    now->erase(gone[i]);
    for (MadeUpMunicipality& each : country->municipalities) {
      std::string& place = each.in_year[year];
      if (place == gone[i]) {
        place = split ? "" : target;
      }
    }
  }
}

}  // namespace

std::string MadeUpCountry::Describe() const {
  std::string text;
  for (const auto& [name, lines] : files) {
    text += "--- " + name + "\n";
    for (const std::string& line : lines) {
      text += line + "\n";
    }
  }
  return text;
}

MadeUpCountry MakeCountry(std::uint64_t seed) {
  RandomStream stream(seed, "made_up_country", 0);
  MadeUpCountry country;
  country.files["gemeenten.csv"] = {"jaar,gm_code,gm_naam,inwoners"};
  country.files["herindelingen.csv"] = {
      "ingangsjaar,gm_code_oud,naam_oud,gm_code_nieuw,naam_nieuw,overgang"};
  country.files["iv3.csv"] = {"jaar,stand,gm_code,taakveld,lasten_eur"};
  country.files["clienten.csv"] = {"tabel,jaar,gm_code,onderwerp,waarde"};
  std::set<std::string> now;
  for (std::size_t i = 1; i <= kMunicipalities; ++i) {
    MadeUpMunicipality each;
    each.code = Code(i);
    each.inhabitants = 1000 + static_cast<std::int64_t>(stream.Below(100000));
    each.clients = 10 + 5 * static_cast<std::int64_t>(stream.Below(1000));
    each.youth_eur = 1000 + static_cast<std::int64_t>(stream.Below(50000000));
    if (stream.Below(8) == 0) {
      each.clients.reset();
    }
    if (stream.Below(8) == 0) {
      each.youth_eur = 0;
    }
    each.in_delivery = stream.Below(10) != 0;
    each.in_year[2021] = each.code;
    now.insert(each.code);
    country.municipalities.push_back(each);
  }
  std::size_t next = kMunicipalities + 1;
  for (std::int64_t year = 2021; year <= 2023; ++year) {
    if (year > 2021) {
      for (MadeUpMunicipality& each : country.municipalities) {
        each.in_year[year] = each.in_year[year - 1];
      }
      Change(year, &stream, &now, &next, &country);
    }
    for (const std::string& code : now) {
      std::string inhabitants = Number(static_cast<std::int64_t>(stream.Below(100000)));
      for (const MadeUpMunicipality& each : country.municipalities) {
        if (year == 2021 && each.code == code) {
          inhabitants = Number(each.inhabitants);
        }
      }
      country.files["gemeenten.csv"].push_back(Number(year) + "," + code + ",Plaats " + code + "," +
                                               inhabitants);
    }
  }
  for (const MadeUpMunicipality& each : country.municipalities) {
    AddFigures(each, &stream, &country);
  }
  return country;
}

}  // namespace doelmaat::property
