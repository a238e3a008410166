#include <algorithm>

#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/municipality_parts.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/region_parts.h"
#include "report/run_charts.h"
#include "report/trust_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::ResultTable;

std::optional<Record> PotentialRow(const RunTables& run, Reference reference) {
  return FindRecord(run.Table("potential"), "reference", ReferenceName(reference));
}

Amount NationalAmount(const Record& row, Reference reference) {
  const auto eur = row.Number("eur");
  return {eur.has_value() ? EuroInWords(*eur) : row.Show("eur"),
          MarginInWords(row, "low", "high"),
          // texts: report.potential.national_*
          Say("report.potential.national_" + ReferenceName(reference))};
}

std::string NationalFinding(const RunTables& run) {
  const Reference first = ShownReferences(run).front();
  const auto row = PotentialRow(run, first);
  const auto eur = row.has_value() ? row->Number("eur") : std::nullopt;
  if (!row.has_value() || !eur.has_value()) {
    return "";
  }
  return Say("report.potential.national_finding",
             {{"year", ModelYear(run)},
              {"count", std::to_string(run.Table("units").rows.size())},
              {"eur", EuroInWords(*eur)},
              {"margin", MarginInWords(*row, "low", "high")},
              // texts: report.potential.national_*
              {"reference", Say("report.potential.national_reference_" + ReferenceName(first))}});
}

void FillPotential(HtmlPart* main, const RunTables& run) {
  std::vector<Amount> amounts;
  for (const Reference reference : ShownReferences(run)) {
    if (const auto row = PotentialRow(run, reference)) {
      amounts.push_back(NationalAmount(*row, reference));
    }
  }
  if (amounts.empty()) {
    return;
  }
  HtmlPart part = main->Show("POTENTIAL");
  const bool failed = !CheckPassed(run).value_or(true);
  FillAmounts(&part,
              amounts,
              failed ? std::vector<std::string>{Say("report.potential.annexed")}
                     : std::vector<std::string>{});
}

void FillControl(HtmlPart* main, const RunTables& run) {
  HtmlPart part = main->Show("CONTROL");
  const ResultTable& checks = run.Table("identification");
  AddTable(&part,
           ViewOf(checks,
                  Records(checks),
                  {{.name = "label"},
                   {.name = "value", .unit_of = "value_unit"},
                   {.name = "limit", .unit_of = "value_unit"},
                   {.name = "passed", .flag = true, .header = "report.check.result"},
                   {.name = "explanation"}},
                  Say("report.check.table")));
  for (const Record& mean : Records(run.Table("neighbour_mean"))) {
    part.ShowEach("PARAGRAPH",
                  {Say("report.peers.official_mean",
                       {{"shared", mean.Show("mean_shared")},
                        {"official", mean.Show("mean_official")},
                        {"year", mean.Show("model_year")},
                        {"chance", mean.Show("by_chance")}})});
  }
  const ResultTable& influence = run.Table("influence");
  AddTable(
      &part,
      ViewOf(
          influence,
          Records(influence),
          {{.name = "removed"}, {.name = "names"}, {.name = "total_eur"}, {.name = "change_share"}},
          Say("report.check.influence_table")));
}

TableView UnitsTable(const RunTables& run) {
  const ResultTable& units = run.Table("units");
  std::vector<Record> by_name = Records(units);
  std::stable_sort(by_name.begin(), by_name.end(), [](const Record& a, const Record& b) {
    return a.Text("name") < b.Text("name");
  });
  TableView view = ViewOf(units,
                          by_name,
                          {{.name = "name", .link = "id"},
                           {.name = "province"},
                           {.name = "eur_per_client"},
                           {.name = "eur_per_youth"},
                           {.name = "bias_corrected", .low = "ci90_low", .high = "ci90_high"},
                           {.name = "share_low"},
                           {.name = "share_middle"},
                           {.name = "share_high"}},
                          Say("report.all.units_table"));
  view.sortable = true;
  return view;
}

void FillAllUnits(HtmlPart* main, const RunTables& run) {
  const std::vector<Record> units = Records(run.Table("units"));
  const Record* lowest = nullptr;
  const Record* highest = nullptr;
  double lowest_score = 0.0;
  double highest_score = 0.0;
  std::size_t clear = 0;
  for (const Record& unit : units) {
    const auto score = unit.Number("bias_corrected");
    if (!score.has_value()) {
      continue;
    }
    clear += ClearClass(unit).has_value() ? std::size_t{1} : std::size_t{0};
    if (lowest == nullptr || *score < lowest_score) {
      lowest = &unit;
      lowest_score = *score;
    }
    if (highest == nullptr || *score > highest_score) {
      highest = &unit;
      highest_score = *score;
    }
  }
  if (lowest == nullptr) {
    return;
  }
  HtmlPart part = main->Show("ALL");
  Figure figure;
  figure.conclusion = Say("report.all.conclusion_national",
                          {{"low", lowest->Show("bias_corrected")},
                           {"high", highest->Show("bias_corrected")},
                           {"clear", std::to_string(clear)},
                           {"count", std::to_string(units.size())}});
  figure.charts = {Caterpillar(run, "")};
  figure.notes = {Say("report.all.units_note")};
  const auto contradictions = std::count_if(units.begin(), units.end(), [&](const Record& unit) {
    return MarginContradictsShares(run, unit);
  });
  if (contradictions > 0) {
    figure.notes.push_back(
        Say("report.all.contradictions",
            {{"count", std::to_string(contradictions)}, {"all", std::to_string(units.size())}}));
  }
  AddFigure(&part, figure);
  part.IncludeTable("TABLE", UnitsTable(run));
}

void FillNationalTrend(HtmlPart* main, const RunTables& run) {
  const ResultTable& table = run.Table("national_trend");
  std::vector<Record> rows = Records(table);
  if (rows.empty()) {
    return;
  }
  const std::string name = Say("report.static.nav_national");
  Figure figure = TrendFigure(rows, name, TrendOf::kCountry);
  figure.tables = {ViewOf(table,
                          rows,
                          {{.name = "year"},
                           {.name = "statement"},
                           {.name = "spend_eur"},
                           {.name = "municipalities"},
                           {.name = "without_return"}},
                          Say("report.made.national_trend_table"))};
  HtmlPart part = main->Show("TREND");
  AddFigure(&part, figure);
}

// A section that is one table, when the run has it.
void FillTable(HtmlPart* main,
               const ResultTable& table,
               const char* section,
               const char* caption_key,
               const std::vector<ViewColumn>& columns) {
  if (!table.rows.empty()) {
    HtmlPart part = main->Show(section);
    part.IncludeTable("TABLE", ViewOf(table, Records(table), columns, Say(caption_key)));
  }
}

bool HasAnnex(const RunTables& run) {
  return !CheckPassed(run).value_or(true) && PotentialRow(run, Reference::kFrontier).has_value();
}

void FillAnnex(HtmlPart* main, const RunTables& run) {
  const auto row = PotentialRow(run, Reference::kFrontier);
  if (!HasAnnex(run) || !row.has_value()) {
    return;
  }
  HtmlPart annex = main->Show("ANNEX");
  annex.Set("HEADING", Say("report.static.annex_frontier"));
  FillAmounts(&annex, {NationalAmount(*row, Reference::kFrontier)}, {});
  annex.ShowEach("PARAGRAPH",
                 {Say("report.potential.annex_reason", {{"reason", CheckFailures(run)}}),
                  Say("report.static.national_potential_annex")});
}

void FillMap(HtmlPart* main, const RunTables& run) {
  if (HasMap(run)) {
    HtmlPart part = main->Show("MAP");
    AddFigure(&part, MapFigure(run));
  }
}

void FillRegions(HtmlPart* main, const RunTables& run) {
  if (HasRegions(run)) {
    main->Show("REGIONS").IncludeTable("TABLE", RegionsTable(run));
  }
}

Contents ContentsOf(const RunTables& run) {
  Contents contents = {{"bevinding", "finding"}};
  const auto add = [&](const char* table, const char* id, const char* key) {
    if (!run.Table(table).rows.empty()) {
      contents.emplace_back(id, key);
    }
  };
  add("potential", "maatstaven", "national_potential_title");
  contents.emplace_back("controle", "national_check_title");
  add("map_areas", "kaart", "national_map_title");
  add("classes", "klassen", "national_classes_title");
  add("units", "score", "national_all_title");
  add("units", "gemeenten", "national_units_title");
  add("regions", "regios", "national_regions_title");
  if (HasTrust(run)) {
    contents.emplace_back("methoden", "trust_methods");
  }
  add("national_trend", "verloop", "national_trend_title");
  add("published", "gepubliceerd", "national_published_title");
  add("excluded", "buiten", "national_excluded_title");
  add("anomalies", "net-binnen", "national_near_title");
  contents.emplace_back("niet", "limits_title");
  if (HasAnnex(run)) {
    contents.emplace_back("bijlage", "annex_frontier");
  }
  contents.emplace_back("berekend", "made_title");
  return contents;
}

void FillTables(HtmlPart* main, const RunTables& run) {
  FillTable(main,
            run.Table("classes"),
            "CLASSES",
            "report.all.classes_table",
            {{.name = "class"}, {.name = "limit"}, {.name = "count"}, {.name = "largest"}});
  FillTable(main,
            run.Table("published"),
            "PUBLISHED",
            "report.made.published_table",
            {{.name = "source"},
             {.name = "figure"},
             {.name = "theirs"},
             {.name = "ours"},
             {.name = "why"}});
  FillTable(main,
            run.Table("excluded"),
            "OUTSIDE",
            "report.excluded.all_table",
            {{.name = "name", .link = "id"},
             {.name = "reason"},
             {.name = "measure"},
             {.name = "value"},
             {.name = "robust_z"}});
  FillTable(main,
            run.Table("anomalies"),
            "NEAR",
            "report.excluded.near_table",
            {{.name = "name"},
             {.name = "year"},
             {.name = "measure"},
             {.name = "value"},
             {.name = "robust_z"},
             {.name = "verdict"}});
}

}  // namespace

std::string NationalPage(const RunTables& run) {
  HtmlPage page("national.tpl", PagePlace::kTop);
  HtmlPart& main = page.main();
  const std::string title = Say("report.page.national_title", {{"year", ModelYear(run)}});
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING", NationalFinding(run));
  FillCheck(&main, run);
  FillDeviations(&main, run);
  FillPotential(&main, run);
  FillControl(&main, run);
  FillMap(&main, run);
  FillAllUnits(&main, run);
  FillRegions(&main, run);
  LinkToMethods(&main, run);
  FillNationalTrend(&main, run);
  FillTables(&main, run);
  FillLimits(&main);
  FillAnnex(&main, run);
  FillMade(&main, run);
  FillFrame(&page, run, title, ContentsOf(run));
  return page.Render();
}

}  // namespace doelmaat::report
