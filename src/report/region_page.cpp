#include <algorithm>
#include <set>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/region_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;

// A region of one municipality is no group: its texts speak of that municipality.
bool IsOneMunicipality(const Record& region) { return region.Number("municipalities") == 1.0; }

std::string KeyFor(const Record& region, const std::string& key) {
  return key + (IsOneMunicipality(region) ? "_one" : "");
}

std::string PotentialColumn(Reference reference) {
  return "potential_" + ReferenceName(reference) + "_eur";
}

std::string InWords(const Record& row, const std::string& column) {
  const auto eur = row.Number(column);
  return eur.has_value() ? EuroInWords(*eur) : row.Show(column);
}

std::string MarginOf(const Record& row, const std::string& column) {
  return row.Number(column).has_value() ? MarginInWords(row, column + "_low", column + "_high")
                                        : "";
}

void FillCards(HtmlPart* main, const RunTables& run, const Record& region) {
  AddCard(main,
          Say("report.static.card_spend"),
          InWords(region, "spend_eur"),
          // texts: report.region.card_spend*
          Say(KeyFor(region, "report.region.card_spend"),
              {{"year", ModelYear(run)},
               {"compared", region.Show("compared")},
               {"municipalities", region.Show("municipalities")}}));
  AddCard(main,
          Say("report.static.card_client"),
          region.Show("eur_per_client"),
          // texts: report.region.card_client*
          Say(KeyFor(region, "report.region.card_client"), {{"clients", region.Show("clients")}}));
  const Reference first = ShownReferences(run).front();
  const std::string column = PotentialColumn(first);
  const std::string margin = MarginOf(region, column);
  AddCard(main,
          // texts: report.potential.card_*
          Say("report.potential.card_" + ReferenceName(first)),
          InWords(region, column),
          // texts: report.region.card_quality*
          margin + (margin.empty() ? "" : ", ") + Say(KeyFor(region, "report.region.card_quality")),
          CheckPassed(run).value_or(true) ? "" : Say("report.check.card_reserve"));
}

void FillPotential(HtmlPart* main, const RunTables& run, const Record& region) {
  HtmlPart part = main->Show("POTENTIAL");
  // texts: report.static.region_potential_aim*
  part.Set("POTENTIAL_AIM", Say(KeyFor(region, "report.static.region_potential_aim")));
  std::vector<Amount> amounts;
  const std::vector<Reference> shown = ShownReferences(run);
  for (const Reference reference : shown) {
    const std::string column = PotentialColumn(reference);
    amounts.push_back({InWords(region, column),
                       MarginOf(region, column),
                       // texts: report.region.potential_*
                       Say(KeyFor(region, "report.region.potential_" + ReferenceName(reference)))});
  }
  const bool failed = !CheckPassed(run).value_or(true);
  FillAmounts(
      &part,
      amounts,
      failed ? std::vector<std::string>{Say("report.region.annexed")} : std::vector<std::string>{});
}

TableView::Line MemberLine(const RunTables& run, const Record& member, Reference reference) {
  const std::string& id = member.Text("id");
  const std::string column = PotentialColumn(reference);
  const auto unit = FindRecord(run.Table("units"), "id", id);
  if (!unit.has_value()) {
    const std::string none = StateWord(result::CellState::kNotApplicable);
    return {{{member.Text("name"), id, false},
             {none, "", true},
             {none, "", true},
             {none, "", true},
             {none, "", true},
             {Say("report.finding.short_excluded"), "", false},
             {none, "", true}},
            false};
  }
  const std::string margin = unit->Margin(column + "_low", column + "_high");
  return {{{unit->Text("name"), id, false},
           {unit->Show("spend_eur"), "", true},
           {unit->Show("clients"), "", true},
           {unit->Show("eur_per_client"), "", true},
           {unit->Show("bias_corrected") + " (" + ScoreMargin(*unit) + ")", "", true},
           {ShortFinding(*unit), "", false},
           {unit->Show(column) + (margin.empty() ? "" : " (" + margin + ")"), "", true}},
          false};
}

// The municipalities beside each other, and last what they come to together.
TableView MembersTable(const RunTables& run, const Record& region) {
  const Reference first = ShownReferences(run).front();
  const std::string column = PotentialColumn(first);
  const result::ResultTable& units = run.Table("units");
  const auto label = [&](const std::string& name) {
    const auto index = units.FindColumn(name);
    return index.has_value() ? units.columns[*index].label : name;
  };
  TableView view;
  // texts: report.region.members_table*
  view.caption =
      Say(KeyFor(region, "report.region.members_table"), {{"name", region.Text("region_name")}});
  view.headers = {{label("name"), false},
                  {label("spend_eur"), true},
                  {label("clients"), true},
                  {label("eur_per_client"), true},
                  {label("bias_corrected"), true},
                  {Say("report.static.index_col_class"), false},
                  {label(column), true}};
  for (const Record& member :
       RecordsWhere(run.Table("region_members"), "region_id", region.Text("region_id"))) {
    view.lines.push_back(MemberLine(run, member, first));
  }
  std::stable_sort(view.lines.begin(), view.lines.end(), [](const auto& a, const auto& b) {
    return a.fields.front().text < b.fields.front().text;
  });
  view.notes = run.Table("regions").notes;
  if (IsOneMunicipality(region)) {
    for (const char* of_sums : {"note.region_totals", "note.region_interval"}) {
      std::erase(view.notes, base::InWords(Say(of_sums)));
    }
    return view;
  }
  const std::string margin = region.Margin(column + "_low", column + "_high");
  const std::string none = StateWord(result::CellState::kNotApplicable);
  view.lines.push_back(
      {{{Say("report.region.together"), "", false},
        {region.Show("spend_eur"), "", true},
        {region.Show("clients"), "", true},
        {region.Show("eur_per_client"), "", true},
        {none, "", true},
        {none, "", false},
        {region.Show(column) + (margin.empty() ? "" : " (" + margin + ")"), "", true}},
       true});
  return view;
}

void FillFiles(HtmlPart* main, const RunTables& run, const Record& region) {
  const std::string& id = region.Text("region_id");
  const auto add = [&](const std::string& text, const std::string& path) {
    HtmlPart file = main->Show("FILE");
    file.Set("TEXT", text);
    file.SetLink("HREF_EXCEL", path + "-excel.csv");
    file.SetLink("HREF_MACHINE", path + ".csv");
    const std::string name = path.substr(path.rfind('/') + 1);
    file.Set("EXCEL_NAME", name + "-excel.csv");
    file.Set("MACHINE_NAME", name + ".csv");
  };
  // texts: report.region.file_members*
  add(Say(KeyFor(region, "report.region.file_members")), RegionCsvPath(id));
  add(run.Table("regions").title, "csv/regions");
}

std::string FindingOf(const RunTables& run, const Record& region) {
  if (!region.Number("spend_eur").has_value()) {
    return Say("report.region.finding_none", {{"name", region.Text("region_name")}});
  }
  return Say(
      region.Number("compared") == 1.0 ? "report.region.finding_one" : "report.region.finding",
      {{"year", ModelYear(run)},
       {"name", region.Text("region_name")},
       {"compared", region.Show("compared")},
       {"eur", InWords(region, "spend_eur")},
       {"client", region.Show("eur_per_client")}});
}

}  // namespace

std::string RegionPath(const std::string& id) { return "regio/" + id + ".html"; }

std::string RegionCsvPath(const std::string& id) { return "regio/csv/" + id; }

bool HasRegions(const RunTables& run) { return !run.Table("regions").rows.empty(); }

std::optional<Record> RegionOf(const RunTables& run, const std::string& municipality_id) {
  return FindRecord(run.Table("region_members"), "id", municipality_id);
}

void LinkToRegion(HtmlPart* main, const RunTables& run, const std::string& municipality_id) {
  if (const auto region = RegionOf(run, municipality_id)) {
    HtmlPart part = main->Show("REGION");
    const std::string& id = region->Text("region_id");
    const auto all = FindRecord(run.Table("regions"), "region_id", id);
    const bool one = all.has_value() && IsOneMunicipality(*all);
    part.Set("TEXT",
             Say(one ? "report.region.link_one" : "report.region.link",
                 {{"name", region->Text("region_name")}}));
    part.SetLink("HREF", RegionPath(id));
  }
}

TableView RegionsTable(const RunTables& run) {
  const result::ResultTable& table = run.Table("regions");
  const std::string column = PotentialColumn(ShownReferences(run).front());
  TableView view = ViewOf(table,
                          Records(table),
                          {{.name = "region_name", .link = "region_id"},
                           {.name = "municipalities"},
                           {.name = "compared"},
                           {.name = "spend_eur"},
                           {.name = "clients"},
                           {.name = "eur_per_client"},
                           {.name = "eur_per_youth"},
                           {.name = column, .low = column + "_low", .high = column + "_high"}},
                          Say("report.region.all_table"));
  view.links = LinksTo::kRegion;
  view.sortable = true;
  return view;
}

disclosure::PublishableTable RegionUnits(const RunTables& run, const std::string& region_id) {
  const auto units = run.tables.find("units");
  DOELMAAT_CHECK(units != run.tables.end());
  std::set<std::string> ids;
  for (const Record& row : RecordsWhere(run.Table("region_members"), "region_id", region_id)) {
    ids.insert(row.Text("id"));
  }
  return units->second.OnlyRows([&](const result::ResultTable& table, std::size_t row) {
    return ids.contains(table.At(row, "id").text());
  });
}

std::string RegionPage(const RunTables& run, const std::string& region_id) {
  const auto region = FindRecord(run.Table("regions"), "region_id", region_id);
  if (!region.has_value()) {
    throw Error(ErrorKind::kNotFound, Say("report.region.unknown", {{"id", region_id}}));
  }
  HtmlPage page("region.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  const std::string title =
      Say("report.region.title", {{"name", region->Text("region_name")}, {"year", ModelYear(run)}});
  const std::string members = KeyFor(*region, "region_members");
  Contents contents = {{"bevinding", "finding"}, {"gemeenten", members}};
  main.Set("MEMBERS", Say("report.static." + members));
  // texts: report.static.region_members_aim*
  main.Set("MEMBERS_AIM", Say(KeyFor(*region, "report.static.region_members_aim")));
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING", FindingOf(run, *region));
  FillCheck(&main, run);
  FillDeviations(&main, run);
  FillCards(&main, run, *region);
  main.IncludeTable("TABLE", MembersTable(run, *region));
  if (HasMap(run)) {
    HtmlPart map = main.Show("MAP");
    AddFigure(&map, RegionMapFigure(run, region_id));
    contents.emplace_back("kaart", "region_map");
  }
  if (region->Number("spend_eur").has_value()) {
    FillPotential(&main, run, *region);
    contents.emplace_back("maatstaven", "potential_title");
  }
  main.SetLink("HREF_ALL", "nederland.html#regios");
  FillFiles(&main, run, *region);
  FillLimits(&main);
  FillMade(&main, run);
  contents.insert(
      contents.end(),
      {{"bestanden", "index_files_title"}, {"niet", "limits_title"}, {"berekend", "made_title"}});
  FillFrame(&page, run, title, contents);
  return page.Render();
}

}  // namespace doelmaat::report
