// The pages of a report and the files they need. Laid out as index.html, nederland.html,
// gemeente/<id>.html,
// klasse/<id>.html, regio/<id>.html with regio/csv/<id>.csv, methoden.html, assets/ and
// csv/<table>.csv with csv/<table>-excel.csv; links are relative.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/run_tables.h"

namespace doelmaat::report {

// `traffic`: the folder also holds pages from messages (traffic_page.h), which it links to; of a
// municipality, the page from its messages.
enum class TrafficPages { kNone, kPresent };
// The page of a municipality; of one that is left out of the comparison, a page that says why.
// Throws kNotFound when the run does not know it.
std::string MunicipalityPage(const RunTables& run,
                             const std::string& municipality_id,
                             TrafficPages traffic = TrafficPages::kNone);
std::string NationalPage(const RunTables& run);
std::string IndexPage(const RunTables& run, TrafficPages traffic = TrafficPages::kNone);
// What would change the class of a compared municipality, and what other methods say of all. Only
// for a run that HasTrust. ClassPage throws kNotFound for a municipality that is not compared.
std::string ClassPage(const RunTables& run, const std::string& municipality_id);
std::string MethodPage(const RunTables& run);
// The municipalities of a region beside each other and together. Throws kNotFound for one that the
// run does not have.
std::string RegionPage(const RunTables& run, const std::string& region_id);
// Its compared municipalities, as in the table `units`.
disclosure::PublishableTable RegionUnits(const RunTables& run, const std::string& region_id);
// Whether the run compared methods and tested classes; one of an earlier version did not.
bool HasTrust(const RunTables& run);

struct Asset {
  std::string path;  // from the top folder: "assets/doelmaat.css"
  std::string_view bytes;
};
std::vector<Asset> Assets();

}  // namespace doelmaat::report
