#include "ingest/region_names.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// What stands behind the name of an area that is no municipality.
constexpr std::string_view kOtherAreas[] = {"(PV)", "(LD)", "(CR)", "(CP)", "(GGD)", "(JZ)"};
// Behind a name that other areas have too; any other bracket is of the name, as in Bergen (NH.).
constexpr std::string_view kOfMunicipality = "(gemeente)";
// Names of a municipality and of a province.
constexpr std::string_view kTwoThings[] = {"Groningen", "Utrecht"};

bool IsOtherArea(std::string_view name) {
  return name == "Nederland" || std::any_of(std::begin(kOtherAreas),
                                            std::end(kOtherAreas),
                                            [&](auto mark) { return name.ends_with(mark); });
}

}  // namespace

std::string PlainName(std::string_view name) {
  std::string plain;
  for (const char sign : name) {
    if (sign != '.' && sign != ' ') {
      plain += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
    }
  }
  return plain;
}

RegionNames::RegionNames(const MunicipalityList& list) : list_(list) {
  for (const auto& [name, code] : list.names()) {
    codes_[PlainName(name)].insert(code);
    names_.insert(name);
  }
}

std::string RegionNames::Code(std::string_view name,
                              std::optional<std::int64_t> year,
                              std::string* problem) const {
  if (IsOtherArea(name)) {
    return std::string(name);
  }
  if (std::find(std::begin(kTwoThings), std::end(kTwoThings), name) != std::end(kTwoThings)) {
    *problem = Say("statline.two_things", {{"name", std::string(name)}});
    return "";
  }
  const std::string_view start = name.substr(0, name.rfind(" ("));
  for (const std::string_view tried : {name, name.ends_with(kOfMunicipality) ? start : name}) {
    const auto found = codes_.find(PlainName(tried));
    if (found == codes_.end()) {
      continue;
    }
    for (const std::string& code : found->second) {
      if (found->second.size() == 1 || (year.has_value() && list_.Has(*year, code))) {
        return code;
      }
    }
  }
  *problem = Say("statline.unknown_region", {{"name", std::string(name)}, {"like", LikeIt(start)}});
  return "";
}

std::string RegionNames::LikeIt(std::string_view name) const {
  std::string like;
  for (const std::string& each : names_) {
    if (each.starts_with(name)) {
      like += (like.empty() ? "" : ", ") + each;
    }
  }
  return like.empty() ? "–" : like;
}

}  // namespace doelmaat::ingest
