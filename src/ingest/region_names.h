// Names of areas as StatLine shows them, where a table has no codes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "ingest/statline_landing.h"

namespace doelmaat::ingest {

// A name without what people and programs write differently.
std::string PlainName(std::string_view name);

// Finds the municipalities that names stand for.
class RegionNames {
 public:
  // `list` outlives the names.
  explicit RegionNames(const MunicipalityList& list);

  // The code, or the name itself of an area that is no municipality; on failure `problem` gets the
  // sentence. A name that goes with more codes has the one of the year.
  std::string Code(std::string_view name,
                   std::optional<std::int64_t> year,
                   std::string* problem) const;

 private:
  std::string LikeIt(std::string_view name) const;

  const MunicipalityList& list_;
  std::map<std::string, std::set<std::string>, std::less<>> codes_;  // by plain name
  std::set<std::string> names_;
};

}  // namespace doelmaat::ingest
