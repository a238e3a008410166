#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <set>
#include <string_view>

#include "base/error.h"
#include "base/text.h"
#include "chart/map_chart.h"
#include "report/finding.h"
#include "report/region_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using chart::GeoPoint;
using chart::MapChart;
using Kind = chart::MapChart::Kind;
using Rings = std::vector<std::vector<GeoPoint>>;

constexpr double kStepsPerDegree = 10000.0;

struct Shade {
  Kind kind;
  const char* label;  // key of its word in the legend
};
constexpr std::array<Shade, 6> kShades = {{{Kind::kLow, "laag"},
                                           {Kind::kMiddle, "middelmatig"},
                                           {Kind::kHigh, "hoog"},
                                           {Kind::kUnclear, "unclear"},
                                           {Kind::kLeftOut, "left_out"},
                                           {Kind::kNoFigure, "no_figure"}}};

// "x y dx dy ...;x y ..." as sql/staging/stg_cbs__municipality_shape.sql says it; a check of the
// store refuses other text, so what does not read here is a store that somebody else wrote.
Rings ReadRings(std::string_view text) {
  Rings rings(1);
  std::array<long, 2> at{};
  std::size_t place = 0;
  const char* next = text.data();
  const char* const end = next + text.size();
  while (next != end) {
    long step = 0;
    const auto [rest, error] = std::from_chars(next, end, step);
    if (error != std::errc{}) {
      throw Error(ErrorKind::kBadData, Say("report.map.unreadable"));
    }
    at[place] += step;
    if (place == 1) {
      rings.back().push_back({static_cast<double>(at[0]) / kStepsPerDegree,
                              static_cast<double>(at[1]) / kStepsPerDegree});
    }
    place = 1 - place;
    next = rest;
    if (next != end && *next == ';') {
      rings.emplace_back();
      at = {};
      place = 0;
    }
    next += next == end ? 0 : 1;
  }
  return rings;
}

Kind KindOf(const Record& unit) {
  const auto clear = ClearClass(unit);
  if (!clear.has_value()) {
    return Kind::kUnclear;
  }
  return clear->code == "laag" ? Kind::kLow : clear->code == "hoog" ? Kind::kHigh : Kind::kMiddle;
}

// What the map says of each municipality, by id.
struct Look {
  std::string name;
  std::string says;
  Kind kind = Kind::kNoFigure;
};

std::map<std::string, Look> LooksOf(const RunTables& run) {
  std::map<std::string, Look> looks;
  for (const Record& row : Records(run.Table("excluded"))) {
    const std::string& name = row.Text("name");
    looks[row.Text("id")] = {
        name, name + ": " + Say("report.finding.short_excluded"), Kind::kLeftOut};
  }
  for (const Record& unit : Records(run.Table("units"))) {
    const std::string& name = unit.Text("name");
    looks[unit.Text("id")] = {
        name,
        name + ": " + ShortFinding(unit) + ", " +
            Say("report.map.score",
                {{"score", unit.Show("bias_corrected")}, {"margin", ScoreMargin(unit)}}),
        KindOf(unit)};
  }
  return looks;
}

std::string Joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

struct DrawnMap {
  MapChart chart;
  std::map<Kind, std::size_t> municipalities;  // how many of each kind are shown
  std::set<std::string> without_figure;        // names of areas
  std::set<std::string> without_area;          // names of municipalities
};

// `shown` says which municipalities the map is of; an area without one is drawn on a map of all.
DrawnMap Drawn(const RunTables& run,
               const std::function<bool(const std::string&)>& shown,
               bool all,
               const std::string& folder) {
  const std::map<std::string, Look> looks = LooksOf(run);
  DrawnMap map;
  std::set<std::string> drawn;
  for (const Record& row : Records(run.Table("map_areas"))) {
    const std::string& id = row.Text("municipality_id");
    const auto look = looks.find(id);
    if (look == looks.end() ? !all : !shown(id)) {
      continue;
    }
    MapChart::Area area;
    area.rings = ReadRings(row.Text("rings"));
    if (look == looks.end()) {
      area.says = Say("report.map.no_figure_of", {{"name", row.Text("shape_name")}});
      map.without_figure.insert(row.Text("shape_name"));
    } else {
      area.says = look->second.says;
      area.kind = look->second.kind;
      area.link = folder + MunicipalityPath(id);
      drawn.insert(id);
    }
    map.chart.areas.push_back(std::move(area));
  }
  for (const auto& [id, look] : looks) {
    if (drawn.contains(id)) {
      ++map.municipalities[look.kind];
    } else if (shown(id)) {
      map.without_area.insert(look.name);
    }
  }
  map.municipalities[Kind::kNoFigure] = map.without_figure.size();
  for (const Shade& shade : kShades) {
    if (map.municipalities[shade.kind] > 0) {
      // texts: report.map.kind_*
      map.chart.classes.push_back({shade.kind,
                                   Say(std::string("report.map.kind_") + shade.label) + ": " +
                                       std::to_string(map.municipalities[shade.kind])});
    }
  }
  return map;
}

std::vector<std::string> NotesOf(const RunTables& run, const DrawnMap& map) {
  const auto areas = Records(run.Table("map_areas"));
  const std::string year = areas.front().Show("border_year");
  std::vector<std::string> notes = {Say("report.map.reading")};
  if (!map.without_figure.empty()) {
    notes.push_back(
        Say("report.map.without_figure", {{"year", year}, {"names", Joined(map.without_figure)}}));
  }
  if (!map.without_area.empty()) {
    notes.push_back(
        Say("report.map.without_area", {{"year", year}, {"names", Joined(map.without_area)}}));
  }
  if (year != ModelYear(run)) {
    notes.push_back(Say("report.map.other_year", {{"year", year}, {"model_year", ModelYear(run)}}));
  }
  notes.push_back(
      Say("report.map.source", {{"year", year}, {"source", areas.front().Text("border_source")}}));
  return notes;
}

std::string CountsText(const DrawnMap& map) {
  std::string text;
  for (const MapChart::Class& each : map.chart.classes) {
    text += (text.empty() ? "" : ", ") + each.label;
  }
  return text;
}

}  // namespace

bool HasMap(const RunTables& run) { return !run.Table("map_areas").rows.empty(); }

Figure MapFigure(const RunTables& run) {
  DrawnMap map = Drawn(
      run, [](const std::string&) { return true; }, true, "");
  const std::size_t clear = map.municipalities[Kind::kLow] + map.municipalities[Kind::kMiddle] +
                            map.municipalities[Kind::kHigh];
  const std::size_t compared = clear + map.municipalities[Kind::kUnclear];
  map.chart.caption = {"kaart",
                       Say("report.map.title", {{"year", ModelYear(run)}}),
                       Say("report.map.description", {{"counts", CountsText(map)}})};
  Figure figure;
  figure.conclusion =
      Say("report.map.conclusion",
          {{"clear", std::to_string(clear)}, {"compared", std::to_string(compared)}});
  figure.notes = NotesOf(run, map);
  figure.charts = {chart::Draw(map.chart)};
  return figure;
}

Figure RegionMapFigure(const RunTables& run, const std::string& region_id) {
  std::set<std::string> members;
  std::string name = region_id;
  for (const Record& row : RecordsWhere(run.Table("region_members"), "region_id", region_id)) {
    members.insert(row.Text("id"));
    name = row.Text("region_name");
  }
  DrawnMap map = Drawn(
      run, [&](const std::string& id) { return members.contains(id); }, false, "../");
  map.chart.caption = {"kaart",
                       Say("report.map.region_title", {{"name", name}, {"year", ModelYear(run)}}),
                       Say("report.map.description", {{"counts", CountsText(map)}})};
  Figure figure;
  figure.conclusion =
      Say("report.map.region_conclusion", {{"name", name}, {"counts", CountsText(map)}});
  figure.notes = NotesOf(run, map);
  if (!map.chart.areas.empty()) {
    figure.charts = {chart::Draw(map.chart)};
  }
  return figure;
}

}  // namespace doelmaat::report
