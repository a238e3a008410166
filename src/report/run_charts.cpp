#include "report/run_charts.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "chart/bar_pair_chart.h"
#include "chart/caterpillar_chart.h"
#include "chart/strip_chart.h"
#include "chart/trend_chart.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using base::Say;

chart::NumberForm EuroForm() { return {EuroSign(), "", 1.0, 0}; }
const chart::NumberForm kScoreForm{"", "", 1.0, 2};

// Limits of the classes as the model gives them.
double Limit(const RunTables& run, std::string_view column, double otherwise) {
  const auto model = Records(run.Table("model"));
  return model.empty() ? otherwise : model.front().Number(column).value_or(otherwise);
}

std::vector<chart::CaterpillarChart::UnitMark> UnitMarks(const RunTables& run,
                                                         const std::string& own) {
  using Kind = chart::CaterpillarChart::Kind;
  std::set<std::string> peers;
  for (const Record& peer : RecordsWhere(run.Table("comparables"), "id", own)) {
    peers.insert(peer.Text("comparable_id"));
  }
  std::vector<chart::CaterpillarChart::UnitMark> marks;
  for (const Record& unit : Records(run.Table("units"))) {
    const auto value = unit.Number("bias_corrected");
    const auto low = unit.Number("ci90_low");
    const auto high = unit.Number("ci90_high");
    if (!value.has_value() || !low.has_value() || !high.has_value()) {
      continue;
    }
    const std::string& id = unit.Text("id");
    const Kind kind = id == own ? Kind::kOwn : peers.contains(id) ? Kind::kPeer : Kind::kOther;
    marks.push_back({unit.Text("name"), *value, *low, *high, kind});
  }
  return marks;
}

// Letters of the breaks, by the year after the break, with the reason.
struct Break {
  std::string letter;
  std::string why;
};
std::map<int, Break> BreaksOf(const std::vector<Record>& rows) {
  std::map<int, Break> breaks;
  for (const Record& row : rows) {
    const auto year = row.Number("year");
    if (year.has_value() && !row.Text("break_before").empty()) {
      breaks[static_cast<int>(*year)].why = row.Text("break_before");
    }
  }
  char letter = 'A';
  for (auto& [year, item] : breaks) {
    item.letter = std::string(1, letter++);
  }
  return breaks;
}

chart::TrendChart::Point PointOf(const Record& row) {
  using Jump = chart::TrendChart::Jump;
  chart::TrendChart::Point point;
  point.year = static_cast<int>(row.Number("year").value_or(0.0));
  point.value = row.Number("spend_eur");
  if (row.Flag("jump")) {
    const std::string& direction = row.Text("jump_direction");
    const bool down = direction == "omlaag" || direction == "down" ||
                      row.Number("jump_direction").value_or(1.0) < 0.0;
    point.jump = down ? Jump::kDown : Jump::kUp;
  }
  return point;
}

chart::TrendChart::Series SeriesOf(const std::vector<Record>& rows, const std::string& statement) {
  chart::TrendChart::Series series;
  // texts: chart.*
  series.label = Say("chart." + statement);
  series.style = statement == "jaarrekening" ? chart::TrendChart::Style::kSolid
                                             : chart::TrendChart::Style::kDashed;
  for (const Record& row : rows) {
    if (row.Text("statement") == statement && row.Number("year").has_value()) {
      series.points.push_back(PointOf(row));
    }
  }
  std::stable_sort(series.points.begin(), series.points.end(), [](const auto& a, const auto& b) {
    return a.year < b.year;
  });
  return series;
}

// Millions or milliards, with as many decimals as the round numbers of the axis need.
chart::NumberForm AxisForm(const std::vector<Record>& rows, TrendOf of) {
  const double factor = of == TrendOf::kCountry ? 1e-9 : 1e-6;
  double high = 0.0;
  for (const Record& row : rows) {
    high = std::max(high, factor * row.Number("spend_eur").value_or(0.0));
  }
  return {"", "", factor, high >= 3.5 ? 0 : high >= 0.35 ? 1 : 2};
}

}  // namespace

std::string PeerStrip(const Record& unit, const std::vector<Record>& peers, Measure measure) {
  const std::string column = MeasureColumn(measure);
  const bool client = measure == Measure::kPerClient;
  const std::string& name = unit.Text("name");
  chart::StripChart strip;
  strip.caption = {
      client ? "strip-client" : "strip-youth",
      Say(client ? "chart.strip_client_title" : "chart.strip_youth_title", {{"name", name}}),
      Say("chart.strip_description",
          {{"count", std::to_string(peers.size())},
           {"name", name},
           {"own", unit.Show(column)},
           {"median", unit.Show("peer_median_" + column)}})};
  for (const Record& peer : peers) {
    if (const auto value = peer.Number(column)) {
      strip.peers.push_back({peer.Text("comparable_name"), *value});
    }
  }
  if (const auto own = unit.Number(column)) {
    strip.own = chart::StripChart::Point{name, *own};
  }
  strip.first_quartile = unit.Number("peer_q1_" + column);
  strip.median = unit.Number("peer_median_" + column);
  strip.third_quartile = unit.Number("peer_q3_" + column);
  strip.form = EuroForm();
  strip.median_label = Say("chart.own_median");
  strip.axis_label = Say("chart.strip_axis");
  return chart::Draw(strip);
}

std::string Caterpillar(const RunTables& run, const std::string& own) {
  chart::CaterpillarChart drawing;
  drawing.units = UnitMarks(run, own);
  drawing.limit_low = Limit(run, "class_limit_low", 0.7);
  drawing.limit_high = Limit(run, "class_limit_high", 0.8);
  const std::string low = kScoreForm.Write(drawing.limit_low);
  const std::string high = kScoreForm.Write(drawing.limit_high);
  std::string description = Say("chart.caterpillar_description", {{"low", low}, {"high", high}});
  const std::size_t missing = run.Table("units").rows.size() - drawing.units.size();
  if (missing > 0) {
    description += Say("chart.caterpillar_missing", {{"count", std::to_string(missing)}});
  }
  const auto unit = FindRecord(run.Table("units"), "id", own);
  if (unit.has_value() && unit->Number("bias_corrected").has_value()) {
    description += Say("chart.caterpillar_own",
                       {{"name", unit->Text("name")},
                        {"score", unit->Show("bias_corrected")},
                        {"margin", ScoreMargin(*unit)}});
  }
  drawing.caption = {
      "caterpillar",
      Say("chart.caterpillar_title", {{"count", std::to_string(drawing.units.size())}}),
      description};
  drawing.low_label = Say("chart.band_low", {{"limit", low}});
  drawing.middle_label = Say("chart.band_middle");
  drawing.high_label = Say("chart.band_high", {{"limit", high}});
  drawing.left_label = Say("chart.lowest");
  drawing.right_label = Say("chart.highest");
  drawing.between = Say("chart.between");
  drawing.form = kScoreForm;
  drawing.names = own.empty() ? chart::CaterpillarChart::Names::kAll
                              : chart::CaterpillarChart::Names::kOwnAndPeers;
  return chart::Draw(drawing);
}

TrendDrawing Trend(const std::vector<Record>& rows, const std::string& name, TrendOf of) {
  chart::TrendChart drawing;
  drawing.caption = {
      "trend", Say("chart.trend_title", {{"name", name}}), Say("chart.trend_description")};
  for (const char* statement : {"jaarrekening", "begroting"}) {
    auto series = SeriesOf(rows, statement);
    if (!series.points.empty()) {
      drawing.series.push_back(std::move(series));
    }
  }
  drawing.axis_form = AxisForm(rows, of);
  drawing.axis_label = Say(of == TrendOf::kCountry ? "chart.billion_axis" : "chart.million_axis");
  drawing.point_form = EuroForm();
  drawing.jump_label = Say("chart.jump");
  TrendDrawing trend;
  for (const auto& [year, item] : BreaksOf(rows)) {
    drawing.breaks.push_back({year, item.letter});
    trend.notes.push_back(Say("report.trend.break_note",
                              {{"letter", item.letter},
                               {"before", std::to_string(year - 1)},
                               {"year", std::to_string(year)},
                               {"why", item.why}}));
  }
  for (const Record& row : rows) {
    if (row.Flag("jump") && !row.Text("note").empty()) {
      trend.notes.push_back(Say("report.trend.jump_note",
                                {{"year", row.Show("year")},
                                 {"statement", row.Show("statement")},
                                 {"why", row.Text("note")}}));
    }
  }
  trend.svg = chart::Draw(drawing);
  return trend;
}

std::string CompositionBars(const std::vector<Record>& rows,
                            const std::string& name,
                            bool compared) {
  const auto length = [](std::optional<double> eur) {
    return eur.has_value() && *eur >= 0.0 ? eur : std::nullopt;
  };
  chart::BarPairChart bars;
  bars.caption = {"spending-groups",
                  Say("report.composition.chart"),
                  Say(compared ? "report.composition.chart_description"
                               : "report.composition.chart_description_own",
                      {{"name", name}})};
  for (const Record& row : rows) {
    chart::BarPairChart::Row bar{.label = row.Text("spending_group_label"),
                                 .own = length(row.Number("eur_per_client")),
                                 .other = std::nullopt,
                                 .own_text = row.Show("eur_per_client"),
                                 .other_text = ""};
    if (compared) {
      bar.other = length(row.Number("peer_median_eur_per_client"));
      bar.other_text = row.Show("peer_median_eur_per_client");
    }
    bars.rows.push_back(bar);
  }
  bars.own_label = Say("chart.profile_own", {{"name", name}});
  bars.other_label = compared ? Say("chart.profile_peers") : "";
  return chart::Draw(bars);
}

std::string ProfileBars(const std::vector<Record>& rows,
                        const std::string& kind,
                        const std::string& name) {
  chart::BarPairChart bars;
  bars.caption = {"profile-" + kind,
                  // texts: report.profile.*
                  Say("report.profile." + kind),
                  Say("chart.profile_description", {{"name", name}})};
  for (const Record& row : rows) {
    bars.rows.push_back({row.Text("label"),
                         row.Number("share"),
                         row.Number("peer_median_share"),
                         row.Show("share"),
                         row.Show("peer_median_share")});
  }
  bars.own_label = Say("chart.profile_own", {{"name", name}});
  bars.other_label = Say("chart.profile_peers");
  return chart::Draw(bars);
}

}  // namespace doelmaat::report
