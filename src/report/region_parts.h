// What is shown between municipality and country: the map, and links to the page of a region.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/html_page.h"
#include "report/page_parts.h"
#include "report/run_tables.h"

namespace doelmaat::report {

// Whether the run has borders to draw.
bool HasMap(const RunTables& run);
// The map of every municipality, or of those of a region; its conclusion and notes: whose borders
// they are, and which municipalities it cannot show.
Figure MapFigure(const RunTables& run);
Figure RegionMapFigure(const RunTables& run, const std::string& region_id);

bool HasRegions(const RunTables& run);
// The row of `region_members` of a municipality.
std::optional<Record> RegionOf(const RunTables& run, const std::string& municipality_id);
// Into {{#REGION}} of a municipality's page: the region it is in, as a link. Nothing without one.
void LinkToRegion(HtmlPart* main, const RunTables& run, const std::string& municipality_id);
// Every region with its totals.
TableView RegionsTable(const RunTables& run);

}  // namespace doelmaat::report
