// The report of municipalities from their own iJw messages: a page each, with CSV.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/progress.h"
#include "report/traffic_page.h"

namespace doelmaat::service {

struct TrafficReportRequest {
  std::filesystem::path store;
  std::filesystem::path folder;
  std::string municipality;  // code or name; "": every one that has messages
  std::string audience;      // intern, raad or openbaar
  std::string remark;        // stands at the top of the pages; "" for nothing
  // Those with a page of public figures in the same folder, now or when the command is done; their
  // pages link to it. None: the store has no public figures.
  std::optional<std::set<std::string>> with_figures;
};

struct TrafficReportOutcome {
  std::size_t pages = 0;                     // asked for; 0: no messages, but figures
  std::size_t written = 0;                   // the others were there already
  std::filesystem::path page;                // to open: the only one, or the list
  std::vector<std::filesystem::path> asked;  // without the list
};

struct TrafficTables {
  bool figures = false;  // the store holds public figures as well
  std::vector<report::TrafficReport> pages;
};

// Brings the models up to date; whether the store holds public figures. Throws kNotFound without a
// store.
bool HasFigures(const std::filesystem::path& store);

// The tables of the pages that WriteTrafficReport writes. Throws as that, but for folders.
TrafficTables ComputeTraffic(const TrafficReportRequest& request);

// Brings the models up to date, computes every indicator of the catalogue and writes, for each
// municipality asked for, berichten/<code>.html with csv/<code>/, the list berichten/index.html and
// the assets. Every table passes disclosure control for the audience. A page that is there already
// for the same figures, audience and program is left as it is; pages of other municipalities stay.
//
// Without messages of the municipality nothing is written when there are public figures;
// otherwise throws kNotFound, naming those there are. Throws kConflict for a folder `berichten`
// that is not ours, kBadInput for an unknown audience, kIo. Same store and request, same bytes.
TrafficReportOutcome WriteTrafficReport(const TrafficReportRequest& request,
                                        const base::ProgressListener& progress);

}  // namespace doelmaat::service
