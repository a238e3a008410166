#include <algorithm>
#include <set>

#include "base/embedded_files.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/traffic_page.h"

namespace doelmaat::report {
namespace {

using base::Say;

TableView AllMunicipalities(const RunTables& run) {
  TableView view;
  view.caption = Say("report.static.index_table_title");
  view.sortable = true;
  view.headers = {{Say("report.static.index_col_name"), false},
                  {Say("report.static.index_col_province"), false},
                  {Say("report.static.index_col_client"), true},
                  {Say("report.static.index_col_class"), false},
                  {Say("report.static.index_col_score"), true}};
  for (const Record& unit : Records(run.Table("units"))) {
    view.lines.push_back(
        {{{unit.Text("name"), unit.Text("id"), false},
          {unit.Show("province"), "", false},
          {unit.Show("eur_per_client"), "", true},
          {ShortFinding(unit), "", false},
          {unit.Show("bias_corrected") + " (" + ScoreMargin(unit) + ")", "", true}},
         false});
  }
  const std::string none = StateWord(result::CellState::kNotApplicable);
  std::set<std::string> seen;
  for (const Record& excluded : Records(run.Table("excluded"))) {
    if (seen.insert(excluded.Text("id")).second) {
      view.lines.push_back({{{excluded.Text("name"), excluded.Text("id"), false},
                             {none, "", false},
                             {none, "", true},
                             {Say("report.finding.short_excluded"), "", false},
                             {none, "", true}},
                            false});
    }
  }
  std::stable_sort(view.lines.begin(), view.lines.end(), [](const auto& a, const auto& b) {
    return a.fields.front().text < b.fields.front().text;
  });
  return view;
}

}  // namespace

std::string IndexPage(const RunTables& run, TrafficPages traffic) {
  HtmlPage page("index.tpl", PagePlace::kTop);
  HtmlPart& main = page.main();
  const std::string title = Say("report.page.index_title", {{"year", ModelYear(run)}});
  const std::size_t compared = run.Table("units").rows.size();
  const TableView all = AllMunicipalities(run);
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING",
           Say("report.page.index_lead",
               {{"compared", std::to_string(compared)},
                {"excluded", std::to_string(all.lines.size() - compared)}}));
  FillCheck(&main, run);
  FillDeviations(&main, run);
  main.SetLink("HREF_ALL", "nederland.html");
  if (traffic == TrafficPages::kPresent) {
    main.Show("TRAFFIC").SetLink("HREF", kTrafficIndexPath);
  }
  main.IncludeTable("TABLE", all);
  AddFiles(&main, run);
  FillMade(&main, run);
  FillFrame(&page, run, title, {});
  return page.Render();
}

std::vector<Asset> Assets() {
  return {{"assets/doelmaat.css", base::BuiltIn("web/doelmaat.css")},
          {"assets/doelmaat.js", base::BuiltIn("web/doelmaat.js")}};
}

}  // namespace doelmaat::report
