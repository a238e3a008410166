#include "report/municipality_parts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/page_parts.h"
#include "report/run_charts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::ResultTable;

std::vector<Record> PeersOf(const RunTables& run, const Record& unit) {
  return RecordsWhere(run.Table("comparables"), "id", unit.Text("id"));
}

// The peers with what they spent, and the municipality itself on top.
TableView SpendTable(const RunTables& run,
                     const Record& unit,
                     const std::vector<Record>& peers,
                     Measure measure) {
  const std::string column = MeasureColumn(measure);
  const std::string caption =
      Say(measure == Measure::kPerClient ? "report.spend.client_table" : "report.spend.youth_table",
          {{"name", unit.Text("name")}});
  TableView view = ViewOf(run.Table("comparables"),
                          peers,
                          {{.name = "comparable_name",
                            .link = "comparable_id",
                            .header = "report.static.index_col_name"},
                           {.name = column}},
                          caption);
  TableView own = ViewOf(run.Table("units"), {unit}, {{.name = "name"}, {.name = column}}, caption);
  if (own.headers.size() == view.headers.size()) {
    own.lines.front().own = true;
    view.lines.insert(view.lines.begin(), own.lines.front());
  }
  return view;
}

TableView ScoreTable(const RunTables& run, const Record& unit) {
  std::set<std::string> shown = {unit.Text("id")};
  for (const Record& peer : PeersOf(run, unit)) {
    shown.insert(peer.Text("comparable_id"));
  }
  std::vector<Record> rows;
  for (const Record& row : Records(run.Table("units"))) {
    if (shown.contains(row.Text("id"))) {
      rows.push_back(row);
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Record& a, const Record& b) {
    return a.Number("bias_corrected").value_or(0.0) < b.Number("bias_corrected").value_or(0.0);
  });
  TableView view = ViewOf(run.Table("units"),
                          rows,
                          {{.name = "name", .link = "id"},
                           {.name = "bias_corrected", .low = "ci90_low", .high = "ci90_high"},
                           {.name = "share_low"},
                           {.name = "share_middle"},
                           {.name = "share_high"}},
                          Say("report.all.own_table", {{"name", unit.Text("name")}}));
  MarkOwn(&view, rows, "id", unit.Text("id"));
  return view;
}

// How many other units have their score inside the margin of this one.
std::size_t InsideMargin(const RunTables& run, const Record& unit) {
  const double low = unit.Number("ci90_low").value_or(0.0);
  const double high = unit.Number("ci90_high").value_or(0.0);
  std::size_t inside = 0;
  for (const Record& other : Records(run.Table("units"))) {
    const auto score = other.Number("bias_corrected");
    if (other.Text("id") != unit.Text("id") && score.has_value() && *score >= low &&
        *score <= high) {
      ++inside;
    }
  }
  return inside;
}

std::string ProfileSentence(const std::vector<Record>& rows, const std::string& kind) {
  const Record* widest = nullptr;
  double difference = -1.0;
  for (const Record& row : rows) {
    const auto own = row.Number("share");
    const auto peers = row.Number("peer_median_share");
    if (own.has_value() && peers.has_value() && std::abs(*own - *peers) > difference) {
      difference = std::abs(*own - *peers);
      widest = &row;
    }
  }
  // texts: report.profile.*
  const std::string title = Say("report.profile." + kind);
  return widest == nullptr ? Say("report.profile.conclusion_none", {{"kind", title}})
                           : Say("report.profile.conclusion_more",
                                 {{"kind", title},
                                  {"category", widest->Text("label")},
                                  {"own", widest->Show("share")},
                                  {"peers", widest->Show("peer_median_share")}});
}

std::string TrendSentence(const std::vector<Record>& rows, const std::string& name) {
  struct Spend {
    const Record* row = nullptr;
    double year = 0.0;
    double eur = 0.0;
  };
  Spend first;
  Spend last;
  bool broken = false;
  for (const Record& row : rows) {
    broken = broken || !row.Text("break_before").empty();
    const auto eur = row.Number("spend_eur");
    if (row.Text("statement") != "jaarrekening" || !eur.has_value()) {
      continue;
    }
    const Spend spend{&row, row.Number("year").value_or(0.0), *eur};
    if (first.row == nullptr || spend.year < first.year) {
      first = spend;
    }
    if (last.row == nullptr || spend.year > last.year) {
      last = spend;
    }
  }
  if (first.row == last.row) {
    return Say("report.trend.conclusion_short", {{"name", name}});
  }
  return Say(broken ? "report.trend.conclusion" : "report.trend.conclusion_plain",
             {{"name", name},
              {"last_eur", EuroInWords(last.eur)},
              {"last_year", last.row->Show("year")},
              {"first_eur", EuroInWords(first.eur)},
              {"first_year", first.row->Show("year")}});
}

}  // namespace

void FillSpend(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("SPEND");
  const std::vector<Record> peers = PeersOf(run, unit);
  for (const Measure measure : {Measure::kPerClient, Measure::kPerYouth}) {
    Figure figure;
    figure.conclusion = SpendSentence(unit, measure, peers.size());
    figure.charts = {PeerStrip(unit, peers, measure)};
    figure.tables = {SpendTable(run, unit, peers, measure)};
    AddFigure(&part, figure);
  }
  if (const std::string teams = TeamsSentence(unit); !teams.empty()) {
    part.Show("TEAMS").Set("TEXT", teams);
  }
}

void FillWhy(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("WHY");
  const std::vector<Record> peers = PeersOf(run, unit);
  part.Set("LEAD",
           Say("report.peers.lead",
               {{"count", std::to_string(peers.size())}, {"name", unit.Text("name")}}));
  std::string stability_text;
  if (const auto stability = unit.Number("peer_stability")) {
    stability_text =
        Say("report.peers.stability",
            {{"share", WholePercent(*stability)}, {"shift", ModelShow(run, "peer_weight_shift")}});
  }
  if (const auto official = FindRecord(run.Table("neighbours"), "id", unit.Text("id"))) {
    stability_text +=
        " " + Say("report.peers.official",
                  {{"shared", official->Show("shared")}, {"official", official->Show("official")}});
  }
  part.Set("STABILITY", stability_text);
  const ResultTable& features = run.Table("peer_features");
  AddTable(&part,
           ViewOf(features,
                  RecordsWhere(features, "id", unit.Text("id")),
                  {{.name = "label"},
                   {.name = "own", .unit_of = "feature_unit"},
                   {.name = "peer_median", .unit_of = "feature_unit"},
                   {.name = "national_median", .unit_of = "feature_unit"}},
                  Say("report.peers.features_table")));
  HtmlPart reasons = part.Show("REASONS");
  AddTable(&reasons,
           ViewOf(run.Table("comparables"),
                  peers,
                  {{.name = "comparable_name",
                    .link = "comparable_id",
                    .header = "report.static.index_col_name"},
                   {.name = "reason"},
                   {.name = "distance"},
                   {.name = "kept_share"}},
                  Say("report.peers.reasons_table")));
}

void FillAll(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("ALL");
  const std::size_t count = Records(run.Table("units")).size();
  Figure figure;
  const bool drawn = unit.Number("bias_corrected").has_value();
  figure.conclusion = Say(drawn ? "report.all.conclusion" : "report.all.conclusion_none",
                          {{"name", unit.Text("name")},
                           {"score", unit.Show("bias_corrected")},
                           {"margin", ScoreMargin(unit)},
                           {"inside", std::to_string(InsideMargin(run, unit))},
                           {"count", std::to_string(count - 1)}});
  figure.charts = {Caterpillar(run, unit.Text("id"))};
  const ResultTable& classes = run.Table("classes");
  figure.tables = {ScoreTable(run, unit),
                   ViewOf(classes,
                          Records(classes),
                          {{.name = "class"}, {.name = "limit"}, {.name = "count"}},
                          Say("report.all.classes_table"))};
  AddFigure(&part, figure);
  const auto share = [&](const char* column) {
    const auto value = unit.Number(column);
    return value.has_value() ? WholePercent(*value) : unit.Show(column);
  };
  part.Set(
      "SHARES",
      Say("report.finding.shares",
          {{"low", share("share_low")},
           {"middle", share("share_middle")},
           {"high", share("share_high")}}) +
          (MarginContradictsShares(run, unit) ? " " + Say("report.finding.contradiction") : ""));
  if (unit.Number("rank_low").has_value() && unit.Number("rank_high").has_value()) {
    part.Set("RANK",
             Say("report.finding.rank",
                 {{"name", unit.Text("name")},
                  {"low", unit.Show("rank_low")},
                  {"high", unit.Show("rank_high")},
                  {"count", std::to_string(count)}}));
  }
  part.SetLink("HREF_ALL", "nederland.html#gemeenten");
}

Figure TrendFigure(const std::vector<Record>& rows, const std::string& name, TrendOf of) {
  const TrendDrawing drawing = Trend(rows, name, of);
  return {TrendSentence(rows, name), {drawing.svg}, drawing.notes, {}};
}

bool FillTrend(HtmlPart* main,
               const RunTables& run,
               const std::string& id,
               const std::string& name) {
  const ResultTable& table = run.Table("trend");
  const std::vector<Record> rows = RecordsWhere(table, "id", id);
  if (rows.empty()) {
    return false;
  }
  HtmlPart part = main->Show("TREND");
  Figure figure = TrendFigure(rows, name, TrendOf::kMunicipality);
  figure.tables = {ViewOf(table,
                          rows,
                          {{.name = "year"},
                           {.name = "statement"},
                           {.name = "spend_eur"},
                           {.name = "wijkteam_eur"},
                           {.name = "eur_per_inhabitant"},
                           {.name = "note"}},
                          Say("report.trend.table", {{"name", name}}))};
  AddFigure(&part, figure);
  return true;
}

bool FillProfile(HtmlPart* main,
                 const RunTables& run,
                 const std::string& id,
                 const std::string& name) {
  const ResultTable& table = run.Table("profile");
  const std::vector<Record> all = RecordsWhere(table, "id", id);
  if (all.empty()) {
    return false;
  }
  HtmlPart part = main->Show("PROFILE");
  for (const char* kind : {"leeftijd", "huishouden", "verwijzer"}) {
    std::vector<Record> rows;
    for (const Record& row : all) {
      if (row.Text("kind") == kind) {
        rows.push_back(row);
      }
    }
    if (rows.empty()) {
      continue;
    }
    Figure figure;
    figure.conclusion = ProfileSentence(rows, kind);
    figure.charts = {ProfileBars(rows, kind, name)};
    figure.tables = {ViewOf(
        table,
        rows,
        {{.name = "label"}, {.name = "clients"}, {.name = "share"}, {.name = "peer_median_share"}},
        Say("report.profile.table", {{"kind", Say(std::string("report.profile.") + kind)}}))};
    AddFigure(&part, figure);
  }
  return true;
}

}  // namespace doelmaat::report
