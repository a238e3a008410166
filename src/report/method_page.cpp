// The page on what other methods say, of all municipalities.
#include <algorithm>
#include <optional>

#include "base/text.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/trust_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::ResultTable;

// How far the order of a method may go from that of the benchmark, and how many classes hold.
std::string Finding(const RunTables& run) {
  std::optional<Record> least;
  double least_share = 0.0;
  for (const Record& method : Records(run.Table("methods"))) {
    const auto share = method.Number("same_order");
    if (share.has_value() && (!least.has_value() || *share < least_share)) {
      least = method;
      least_share = *share;
    }
  }
  std::string finding;
  if (least.has_value()) {
    finding = Say("report.trust.methods_finding",
                  {{"method", least->Text("method_label")}, {"share", least->Show("same_order")}});
  }
  const ResultTable& stability = run.Table("class_stability");
  const auto all = FindRecord(stability, "stability", "all");
  const auto few = FindRecord(stability, "stability", "few");
  if (all.has_value() && few.has_value()) {
    finding += " " + Say("report.trust.stability_finding",
                         {{"all", all->Show("count")},
                          {"few", few->Show("count")},
                          {"count", std::to_string(run.Table("class_sensitivity").rows.size())}});
  }
  return finding;
}

void FillMethods(HtmlPart* main, const RunTables& run) {
  const ResultTable& methods = run.Table("methods");
  HtmlPart part = main->Show("METHODS");
  for (const Record& method : Records(methods)) {
    const bool done = method.Number("method_mean").has_value();
    AddFact(&part,
            method.Text("method_label"),
            method.Text("method_meaning") +
                (done ? ""
                      : " " + Say("report.trust.no_outcome",
                                  {{"status", method.Text("method_status")}})));
  }
  AddTable(&part,
           ViewOf(methods,
                  Records(methods),
                  {{.name = "method_label"},
                   {.name = "method_mean"},
                   {.name = "at_low"},
                   {.name = "at_middle"},
                   {.name = "at_high"},
                   {.name = "tied"},
                   {.name = "same_order"},
                   {.name = "spearman"},
                   {.name = "kendall"}},
                  Say("report.trust.methods_table")));
}

void FillPairs(HtmlPart* main, const RunTables& run) {
  const ResultTable& pairs = run.Table("method_pairs");
  HtmlPart part = main->Show("PAIRS");
  AddTable(&part,
           ViewOf(pairs,
                  Records(pairs),
                  {{.name = "method_label"},
                   {.name = "other_method_label"},
                   {.name = "spearman"},
                   {.name = "kendall"},
                   {.name = "judged"}},
                  Say("report.trust.pairs_table")));
}

void FillStability(HtmlPart* main, const RunTables& run) {
  HtmlPart part = main->Show("STABILITY");
  const ResultTable& stability = run.Table("class_stability");
  AddTable(&part,
           ViewOf(stability,
                  Records(stability),
                  {{.name = "stability_label"}, {.name = "count"}},
                  Say("report.trust.stability_table")));
  const ResultTable& variants = run.Table("variants");
  AddTable(&part,
           ViewOf(variants,
                  Records(variants),
                  {{.name = "variant_label"},
                   {.name = "variant_kind"},
                   {.name = "changed"},
                   {.name = "judged"},
                   {.name = "changed_share"}},
                  Say("report.trust.variants_table")));
}

void FillUnits(HtmlPart* main, const RunTables& run) {
  const ResultTable& table = run.Table("class_sensitivity");
  std::vector<Record> by_name = Records(table);
  std::stable_sort(by_name.begin(), by_name.end(), [](const Record& a, const Record& b) {
    return a.Text("name") < b.Text("name");
  });
  TableView view = ViewOf(table,
                          by_name,
                          {{.name = "name", .link = "id"},
                           {.name = "base_class"},
                           {.name = "variants_kept"},
                           {.name = "variants_judged"},
                           {.name = "booking_kept"},
                           {.name = "place_best"},
                           {.name = "place_worst"}},
                          Say("report.trust.units_table"));
  view.links = LinksTo::kClass;
  view.sortable = true;
  main->Show("UNITS").IncludeTable("TABLE", view);
}

}  // namespace

bool HasTrust(const RunTables& run) {
  return !run.Table("class_sensitivity").rows.empty() && !run.Table("methods").rows.empty();
}

void LinkToMethods(HtmlPart* main, const RunTables& run) {
  if (HasTrust(run)) {
    HtmlPart part = main->Show("TRUST");
    part.Set("TEXT", Finding(run));
    part.SetLink("HREF", kMethodPath);
  }
}

std::string MethodPage(const RunTables& run) {
  HtmlPage page("methods.tpl", PagePlace::kTop);
  HtmlPart& main = page.main();
  const std::string title = Say("report.trust.methods_title", {{"year", ModelYear(run)}});
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING", Finding(run));
  FillCheck(&main, run);
  FillDeviations(&main, run);
  FillMethods(&main, run);
  FillPairs(&main, run);
  FillStability(&main, run);
  FillUnits(&main, run);
  FillLimits(&main);
  FillMade(&main, run);
  FillFrame(&page,
            run,
            title,
            {{"bevinding", "finding"},
             {"methoden", "trust_beside"},
             {"samenhang", "trust_pairs"},
             {"vastheid", "trust_stability"},
             {"gemeenten", "trust_units"},
             {"niet", "limits_title"},
             {"berekend", "made_title"}});
  return page.Render();
}

}  // namespace doelmaat::report
