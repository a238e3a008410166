#include "report/measure_page.h"

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "base/text.h"
#include "chart/range_chart.h"
#include "report/html_page.h"
#include "report/page_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;

constexpr double kMillion = 1e6;
constexpr double kThousand = 1e3;
constexpr std::size_t kShownBars = 8;

double Eur(const Record& row, std::string_view column) { return row.Number(column).value_or(0.0); }

// Amounts in millions or thousands by the largest, with decimals when they are small.
struct Amounts {
  chart::NumberForm form;
  std::string unit;
};
Amounts FormOf(double size) {
  const bool millions = size >= kMillion;
  const double step = millions ? kMillion : kThousand;
  return {{"",
           "",
           1.0 / step,
           size < 2 * step    ? 2
           : size < 20 * step ? 1
                              : 0},
          millions ? Say("measure.unit_million") : Say("measure.unit_thousand")};
}

std::string Between(const chart::NumberForm& form, double low, double high) {
  return Say("measure_page.between", {{"low", form.Write(low)}, {"high", form.Write(high)}});
}

double Largest(const std::vector<Record>& rows, std::string_view low, std::string_view high) {
  double size = 0.0;
  for (const Record& row : rows) {
    size = std::max({size, std::abs(Eur(row, low)), std::abs(Eur(row, high))});
  }
  return size;
}

std::string Bands(const std::vector<Record>& rows,
                  const std::string& label_column,
                  const chart::Caption& caption) {
  chart::RangeChart chart;
  chart.caption = caption;
  const Amounts amounts = FormOf(Largest(rows, "low_eur", "high_eur"));
  chart.form = amounts.form;
  chart.axis_label = Say("measure_page.axis", {{"unit", amounts.unit}});
  for (const Record& row : rows) {
    const double low = Eur(row, "low_eur");
    const double high = Eur(row, "high_eur");
    const double mean = Eur(row, "mean_eur");
    chart.rows.push_back({row.Show(label_column),
                          low,
                          mean,
                          high,
                          chart.form.Write(mean) + " (" + Between(chart.form, low, high) + ")"});
  }
  return Draw(chart);
}

std::string Tornado(const std::vector<Record>& rows, double middle, const chart::Caption& caption) {
  chart::TornadoChart chart;
  chart.caption = caption;
  chart.middle = middle;
  const Amounts amounts = FormOf(Largest(rows, "net_at_low_eur", "net_at_high_eur"));
  chart.form = amounts.form;
  chart.low_label = Say("measure_page.at_low");
  chart.high_label = Say("measure_page.at_high");
  chart.axis_label = Say("measure_page.axis", {{"unit", amounts.unit}});
  for (std::size_t i = 0; i < std::min(kShownBars, rows.size()); ++i) {
    const double low = Eur(rows[i], "net_at_low_eur");
    const double high = Eur(rows[i], "net_at_high_eur");
    chart.rows.push_back({rows[i].Text("quantity"), low, high, Between(chart.form, low, high)});
  }
  return Draw(chart);
}

std::vector<Record> Of(const RunTables& run,
                       std::string_view table,
                       const std::string& measure,
                       std::string_view outcome = "") {
  std::vector<Record> rows;
  for (const Record& row : RecordsWhere(run.Table(table), "measure", measure)) {
    if (outcome.empty() || row.Text("outcome") == outcome) {
      rows.push_back(row);
    }
  }
  return rows;
}

// A caption of its own for every table on the page, for those who hear it.
std::string CaptionOf(const std::string& what, const std::string& title) {
  return Say("measure_page.caption", {{"what", what}, {"title", title}});
}

TableView BandTable(const RunTables& run,
                    std::string_view table,
                    const std::vector<Record>& rows,
                    const std::string& title) {
  return ViewOf(run.Table(table),
                rows,
                {{.name = "reading_label"},
                 {.name = "outcome_label"},
                 {.name = "mean_eur", .low = "low_eur", .high = "high_eur"}},
                CaptionOf(Say("measure_page.bands_table"), title));
}

TableView InfluenceTable(const RunTables& run,
                         std::string_view table,
                         const std::vector<Record>& rows,
                         const std::string& title) {
  return ViewOf(run.Table(table),
                rows,
                {{.name = "quantity"},
                 {.name = "label"},
                 {.name = "main_share"},
                 {.name = "net_at_low_eur"},
                 {.name = "net_at_high_eur"}},
                CaptionOf(Say("measure_page.influence_table"), title));
}

// "Netto 54 miljoen euro, marge 24 tot 88", of the row of Monte Carlo.
std::string NetSentence(const std::vector<Record>& net) {
  for (const Record& row : net) {
    if (row.Text("reading") == "mc") {
      const auto [form, unit] =
          FormOf(std::max(std::abs(Eur(row, "low_eur")), std::abs(Eur(row, "high_eur"))));
      return Say("measure_page.net",
                 {{"mean", form.Write(Eur(row, "mean_eur"))},
                  {"unit", unit},
                  {"low", form.Write(Eur(row, "low_eur"))},
                  {"high", form.Write(Eur(row, "high_eur"))}});
    }
  }
  return "";
}

void AddMeasure(HtmlPart* main, const RunTables& run, const Record& measure) {
  const std::string& id = measure.Text("measure");
  const std::string& title = measure.Text("title");
  HtmlPart part = main->Show("MEASURE");
  part.Set("ID", id);
  part.Set("TEXT", title);
  part.Set("VALUE", measure.Text("mechanism"));
  const std::vector<Record> net = Of(run, "bands", id, "net");
  if (net.empty()) {
    part.Show("MISSING").Set("TEXT", measure.Text("missing"));
  } else {
    AddFigure(&part,
              {NetSentence(net),
               {Bands(net,
                      "reading_label",
                      {"banden-" + id,
                       Say("measure_page.bands_title", {{"title", title}}),
                       Say("measure_page.bands_description")})},
               {Say("measure_page.bands_note")},
               {BandTable(run, "bands", Of(run, "bands", id), title)}});
    const std::vector<Record> bars = Of(run, "influences", id);
    // Quantities that are related share their part of the uncertainty; the notes name them.
    std::vector<std::string> notes = {Say("measure_page.tornado_note")};
    if (!measure.Text("notes").empty()) {
      notes.push_back(measure.Text("notes"));
    }
    AddFigure(&part,
              {Say("measure_page.tornado", {{"label", bars.empty() ? "" : bars[0].Text("label")}}),
               {Tornado(bars,
                        Eur(net.front(), "mean_eur"),
                        {"tornado-" + id,
                         Say("measure_page.tornado_title", {{"title", title}}),
                         Say("measure_page.tornado_description")})},
               notes,
               {InfluenceTable(run, "influences", bars, title)}});
  }
  AddTable(&part,
           ViewOf(run.Table("published"),
                  Of(run, "published", id),
                  {{.name = "what"}, {.name = "band"}, {.name = "standing"}, {.name = "why"}},
                  CaptionOf(Say("measure_page.published_table"), title)));
  AddTable(&part,
           ViewOf(run.Table("quantities"),
                  Of(run, "quantities", id),
                  {{.name = "quantity"},
                   {.name = "label"},
                   {.name = "band"},
                   {.name = "standing"},
                   {.name = "source"}},
                  CaptionOf(Say("measure_page.quantities_table"), title)));
}

void AddYears(HtmlPart* part, const RunTables& run) {
  const std::vector<Record> net = RecordsWhere(run.Table("years"), "outcome", "net");
  if (net.empty()) {
    return;
  }
  AddFigure(
      part,
      {Say("measure_page.years"),
       {Bands(net,
              "year_label",
              {"jaren", Say("measure_page.years_title"), Say("measure_page.years_description")})},
       {Say("measure_page.years_note")},
       {ViewOf(run.Table("years"),
               Records(run.Table("years")),
               {{.name = "year_label"},
                {.name = "outcome_label"},
                {.name = "mean_eur", .low = "low_eur", .high = "high_eur"}},
               Say("measure_page.years_table")),
        ViewOf(run.Table("children"),
               Records(run.Table("children")),
               {{.name = "year_label"}, {.name = "mean", .low = "low", .high = "high"}},
               Say("measure_page.children_table"))}});
}

void AddPackage(HtmlPart* main, const RunTables& run) {
  const auto packages = Records(run.Table("package"));
  if (packages.empty()) {
    return;
  }
  const Record& package = packages.front();
  HtmlPart part = main->Show("PACKAGE");
  part.Set("TEXT", package.Text("title"));
  const auto [form, unit] = FormOf(Eur(package, "any_high_eur"));
  part.Set("VALUE",
           Say("measure_page.package",
               {{"together", form.Write(Eur(package, "together_eur"))},
                {"unit", unit},
                {"low", form.Write(Eur(package, "any_low_eur"))},
                {"high", form.Write(Eur(package, "any_high_eur"))}}));
  AddFigure(&part,
            {package.Text("effect"),
             {Bands(Records(run.Table("package_results")),
                    "outcome_label",
                    {"pakket", Say("measure_page.package_title"), package.Text("effect")})},
             {},
             {ViewOf(run.Table("package_results"),
                     Records(run.Table("package_results")),
                     {{.name = "outcome_label"},
                      {.name = "mean_eur", .low = "low_eur", .high = "high_eur"}},
                     Say("measure_page.package_table"))}});
  const std::vector<Record> bars = Records(run.Table("package_influences"));
  AddFigure(&part,
            {Say("measure_page.package_tornado"),
             {Tornado(bars,
                      Eur(package, "net_eur"),
                      {"pakket-tornado",
                       Say("measure_page.tornado_title", {{"title", package.Text("title")}}),
                       Say("measure_page.tornado_description")})},
             {},
             {InfluenceTable(run, "package_influences", bars, package.Text("title"))}});
  AddYears(&part, run);
  AddTable(&part,
           ViewOf(run.Table("package_measures"),
                  Records(run.Table("package_measures")),
                  {{.name = "measure"},
                   {.name = "reach"},
                   {.name = "months"},
                   {.name = "mean_eur", .low = "low_eur", .high = "high_eur"}},
                  Say("measure_page.members_table")));
  AddTable(&part,
           ViewOf(run.Table("overlap"),
                  Records(run.Table("overlap")),
                  {{.name = "pair"},
                   {.name = "rule"},
                   {.name = "share", .low = "share_low", .high = "share_high"}},
                  Say("measure_page.overlap_table")));
}

// Whose figures these are, of which months, for whom, and what was taken and what was not.
// texts: traffic.audience.*
void AddOwn(HtmlPart* main, const RunTables& run) {
  if (run.tables.find("own") == run.tables.end() || run.Table("own").rows.empty()) {
    return;
  }
  const std::vector<Record> rows = Records(run.Table("own"));
  HtmlPart part = main->Show("OWN");
  const std::string audience = rows.front().Text("audience");
  part.Set("AUDIENCE", Say("traffic.audience." + audience));
  part.Set("AUDIENCE_CSS", audience == "intern" ? "failed" : "passed");
  part.Set("TEXT", rows.front().Text("line"));
  std::vector<std::string> lines;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    lines.push_back(rows[i].Text("line"));
  }
  part.ShowEach("LINE", lines);
}

}  // namespace

std::string MeasurePage(const RunTables& run) {
  HtmlPage page("measures.tpl", PagePlace::kTop);
  HtmlPart& main = page.main();
  main.Set("HEADING", Say("measure_page.title"));
  main.Set("FINDING", Say("measure_page.lead"));
  AddOwn(&main, run);
  Contents contents;
  for (const Record& measure : Records(run.Table("measures"))) {
    AddMeasure(&main, run, measure);
  }
  AddPackage(&main, run);
  AddFiles(&main, run);
  FillMade(&main, run);
  FillFrame(&page, run, Say("measure_page.title"), contents);
  return page.Render();
}

}  // namespace doelmaat::report
