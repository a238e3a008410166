// Made-up downloads of a StatLine table, and what of them landed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "ingest/download_folder.h"

namespace doelmaat::ingest {

inline constexpr const char* kContext =
    "https://opendata.cbs.nl/ODataFeed/OData/85098NED/$metadata#Cbs.OData.WebAPI.";

// A page of 85098NED with one topic, of `values` for GM0001 in the years from 2021 on.
inline std::string Page(const std::string& set,
                        int first,
                        const std::vector<std::string>& values,
                        const std::string& next = "",
                        const std::string& topic = "JongerenMetJeugdbescherming_3",
                        const std::string& more = "") {
  std::string json = fmt::format(R"({{"odata.metadata":"{}{}","value":[)", kContext, set);
  for (std::size_t v = 0; v < values.size(); ++v) {
    json += fmt::format(R"({}{{"ID":{},"RegioS":"GM0001  ","Perioden":"{}JJ00"{},"{}":{}}})",
                        v == 0 ? "" : ",",
                        first + static_cast<int>(v),
                        2021 + first + static_cast<int>(v),
                        more,
                        topic,
                        values[v]);
  }
  return json + "]" + (next.empty() ? "" : ",\"odata.nextLink\":\"" + next + "\"") + "}";
}

class StatlineFolder : public DownloadFolder {
 protected:
  // year:value of what landed, in order; "-" is no value.
  std::string Landed() override {
    const store::RowSet rows =
        database_.QueryText("FROM land_statline ORDER BY jaar, onderwerp, delivery_id", "test");
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const auto value = rows.Number(r, "waarde_10000");
      text += fmt::format("{}{}:{}",
                          r == 0 ? "" : " ",
                          rows.Integer(r, "jaar"),
                          value.has_value() ? fmt::format("{}", *value / 10000) : "-");
    }
    return text;
  }
};

}  // namespace doelmaat::ingest
