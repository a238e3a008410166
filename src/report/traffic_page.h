// The report of a municipality from its own iJw messages: what every indicator of the catalogue
// says of it, in the frame of the other pages. Laid out as berichten/index.html,
// berichten/<id>.html and berichten/csv/<id>/<indicator>.csv, beside the benchmark if that is
// there.
#pragma once

#include <string>
#include <vector>

#include "report/run_tables.h"

namespace doelmaat::report {

// How one indicator is shown; its numbers are the table of its id. See
// indicator/indicator_definition.h for what each part says.
struct TrafficItem {
  struct Card {
    std::string column;
    std::string label;
  };
  struct Chart {
    std::string kind;
    std::string key;
    std::vector<std::string> measures;
  };

  std::string id;
  std::string title;
  std::string definition;
  std::string source;
  int grip = 0;
  int summary = 0;
  std::vector<std::string> readings;
  std::string at_key;
  std::string at_value;  // as the table has it: a word, where the definition has a code
  std::vector<Card> cards;
  std::vector<Chart> charts;
};

struct TrafficReport {
  RunTables run;  // one table an indicator, of this municipality only
  std::vector<TrafficItem> items;
  std::string municipality;  // "GM0344"
  std::string name;          // "" when the store does not know it
  std::string first_month;   // "2023-01", observed to its end, as is
  std::string last_month;
  std::string last_day;    // of the last message: "2025-12-31"
  std::string audience;    // intern, raad or openbaar
  std::string remark;      // what the maker wants read first; "" for nothing
  bool benchmark = false;  // the folder holds its page of the benchmark
};

// The page, the same bytes for the same report. An indicator without rows says so.
std::string TrafficPage(const TrafficReport& report);

struct TrafficEntry {
  std::string municipality;
  std::string name;
  std::string period;  // "januari 2023 tot en met december 2025"
};
// The list of the pages in the folder.
std::string TrafficIndexPage(const std::vector<TrafficEntry>& entries, const std::string& remark);

// "januari 2023 tot en met december 2025".
std::string PeriodText(const std::string& first_month, const std::string& last_month);
std::string TrafficPath(const std::string& municipality);
std::string TrafficCsvPath(const std::string& municipality, const std::string& indicator);
inline constexpr const char* kTrafficFolder = "berichten";
inline constexpr const char* kTrafficIndexPath = "berichten/index.html";

}  // namespace doelmaat::report
