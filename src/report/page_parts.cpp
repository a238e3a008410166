#include "report/page_parts.h"

#include <algorithm>

#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/pages.h"
#include "report/run_account.h"

namespace doelmaat::report {
namespace {

using base::Say;

void AddItems(HtmlPart* part,
              std::string_view section,
              const std::vector<result::Provenance::Item>& items) {
  if (items.empty()) {
    return;
  }
  HtmlPart shown = part->Show(section);
  for (const auto& item : items) {
    HtmlPart entry = shown.Show("ITEM");
    entry.Set("TEXT", item.name);
    entry.Set("VALUE", item.value);
  }
}

}  // namespace

void AddFigure(HtmlPart* part, const Figure& figure) {
  HtmlPart html = part->Show("FIGURE_PART").Include("FIGURE", "figure.tpl");
  html.Set("CONCLUSION", figure.conclusion);
  for (const std::string& svg : figure.charts) {
    html.Show("DRAWING").SetChart(svg);
  }
  html.ShowEach("NOTE", figure.notes);
  const bool any = std::any_of(figure.tables.begin(), figure.tables.end(), [](const auto& view) {
    return !view.lines.empty();
  });
  if (any) {
    HtmlPart data = html.Show("DATA");
    data.Set("SUMMARY",
             Say(figure.charts.empty() ? "report.page.figures" : "report.page.figures_with_chart"));
    for (const TableView& view : figure.tables) {
      AddTable(&data, view);
    }
  }
}

void AddTable(HtmlPart* part, const TableView& view) {
  if (!view.lines.empty() && !view.headers.empty()) {
    part->Show("TABLE_PART").IncludeTable("TABLE", view);
  }
}

void AddFiles(HtmlPart* main, const RunTables& run) {
  for (const auto& [name, table] : run.tables) {
    HtmlPart file = main->Show("FILE");
    file.Set("TEXT", table.table().title.empty() ? name : table.table().title);
    file.SetLink("HREF_EXCEL", "csv/" + name + "-excel.csv");
    file.SetLink("HREF_MACHINE", "csv/" + name + ".csv");
    file.Set("EXCEL_NAME", name + "-excel.csv");
    file.Set("MACHINE_NAME", name + ".csv");
  }
}

void AddCard(HtmlPart* main,
             const std::string& label,
             const std::string& value,
             const std::string& text,
             const std::string& reserve) {
  HtmlPart card = main->Show("CARD");
  card.Set("LABEL", label);
  card.Set("VALUE", value);
  card.Set("TEXT", text);
  if (!reserve.empty()) {
    card.Show("RESERVE").Set("TEXT", reserve);
  }
}

void AddFact(HtmlPart* part, std::string_view term, std::string_view value) {
  HtmlPart fact = part->Show("FACT");
  fact.Set("TEXT", term);
  fact.Set("VALUE", value);
}

std::string ModelShow(const RunTables& run, std::string_view column) {
  const auto model = Records(run.Table("model"));
  return model.empty() ? StateWord(result::CellState::kMissing) : model.front().Show(column);
}

std::string ModelYear(const RunTables& run) { return ModelShow(run, "year"); }

std::string ModelTitle(const RunTables& run) {
  const auto model = Records(run.Table("model"));
  return model.empty() ? run.provenance.model : model.front().Text("title");
}

void FillFrame(HtmlPage* page,
               const RunTables& run,
               const std::string& title,
               const Contents& contents) {
  page->frame().Set("TITLE", title + " - " + Say("report.static.brand"));
  page->frame().Set("FOOTER",
                    Say("report.page.footer",
                        {{"title", ModelTitle(run)},
                         {"run", run.provenance.run_id},
                         {"version", run.provenance.code_version}}));
  if (run.tables.count("model") > 0) {
    HtmlPart nav = page->frame().Show("NAV");
    if (HasTrust(run)) {
      nav.Show("NAV_METHOD").SetLink("HREF", kMethodPath);
    }
  }
  if (!contents.empty()) {
    HtmlPart toc = page->frame().Show("TOC");
    for (const auto& [id, key] : contents) {
      HtmlPart item = toc.Show("TOC_ITEM");
      item.Set("ID", id);
      // texts: report.static.*
      item.Set("TEXT", Say("report.static." + key));
    }
  }
}

void FillCheck(HtmlPart* main, const RunTables& run) {
  if (const auto passed = CheckPassed(run)) {
    HtmlPart check = main->Show("CHECK");
    check.Set("CSS", *passed ? "passed" : "failed");
    check.Set("TEXT", CheckText(run));
    check.SetLink("HREF_CHECK", "nederland.html#controle");
  }
}

void FillDeviations(HtmlPart* main, const RunTables& run) {
  std::string list;
  for (const std::string& deviation : run.provenance.deviations) {
    list += (list.empty() ? "" : "; ") + deviation;
  }
  if (!list.empty()) {
    main->Show("DEVIATION").Set("TEXT", Say("report.check.deviations", {{"list", list}}));
  }
}

void FillLimits(HtmlPart* main) { main->Include("LIMITS", "limits.tpl"); }

void FillMade(HtmlPart* main, const RunTables& run) {
  HtmlPart made = main->Include("MADE", "made.tpl");
  const result::Provenance& provenance = run.provenance;
  for (const Record& model : Records(run.Table("model"))) {
    AddFact(&made, Say("report.made.model"), model.Text("title") + " (" + model.Text("id") + ")");
    AddFact(&made, Say("report.made.cost"), model.Show("cost_label"));
    AddFact(&made, Say("report.made.reference_date"), model.Show("reference_date"));
    AddFact(
        &made,
        Say("report.made.limits"),
        Say("report.made.limits_value",
            {{"low", model.Show("class_limit_low")}, {"high", model.Show("class_limit_high")}}));
    AddFact(&made, Say("report.made.replications"), model.Show("replications"));
  }
  AddFact(&made, Say("report.made.seed"), std::to_string(provenance.seed));
  AddFact(&made, Say("report.made.run"), provenance.run_id);
  AddFact(&made, Say("report.made.code"), provenance.code_version);
  AddFact(&made, Say("report.made.input"), provenance.input_digest);
  AddItems(&made, "SOURCES", provenance.sources);
  AddItems(&made, "OPTIONS", OptionsInWords(provenance));
  AddItems(&made, "CATALOG", provenance.catalog);
}

void FillAmounts(HtmlPart* part,
                 const std::vector<Amount>& amounts,
                 const std::vector<std::string>& annexed) {
  HtmlPart html = part->Include("AMOUNTS", "potential.tpl");
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    HtmlPart item = html.Show("AMOUNT");
    item.Set("CSS", i == 0 ? "first" : "other");
    item.Set("VALUE", amounts[i].eur);
    item.Set("MEANING", amounts[i].meaning);
    if (!amounts[i].margin.empty()) {
      item.Show("MARGIN_PART").Set("MARGIN", amounts[i].margin);
    }
  }
  html.ShowEach("ANNEXED", annexed);
}

std::string ReferenceName(Reference reference) {
  switch (reference) {
    case Reference::kMedian:
      return "median";
    case Reference::kBestQuartile:
      return "best_quartile";
    case Reference::kFrontier:
      return "frontier";
  }
  return "";
}

std::vector<Reference> ShownReferences(const RunTables& run) {
  std::vector<Reference> shown = {Reference::kMedian, Reference::kBestQuartile};
  if (CheckPassed(run).value_or(true)) {
    shown.push_back(Reference::kFrontier);
  }
  for (const Record& row : Records(run.Table("potential"))) {
    if (row.Flag("headline")) {
      std::stable_partition(shown.begin(), shown.end(), [&](Reference reference) {
        return ReferenceName(reference) == row.Text("reference");
      });
    }
  }
  return shown;
}

}  // namespace doelmaat::report
