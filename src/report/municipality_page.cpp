#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/municipality_parts.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/region_parts.h"
#include "report/run_charts.h"
#include "report/traffic_page.h"
#include "report/trust_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;

Amount AmountOf(const Record& unit, Reference reference) {
  const std::string column = "potential_" + ReferenceName(reference) + "_eur";
  const auto eur = unit.Number(column);
  const auto say = [&](const char* key) {
    return Say(key + ReferenceName(reference), {{"name", unit.Text("name")}});
  };
  if (!eur.has_value()) {
    // texts: report.potential.aim_*
    // texts: report.potential.none_*
    return {unit.Show(column), "", say("report.potential.aim_")};
  }
  const std::string margin = MarginInWords(unit, column + "_low", column + "_high");
  if (*eur > 0.0) {
    return {EuroInWords(*eur), margin, say("report.potential.aim_")};
  }
  const bool open = unit.Number(column + "_high").value_or(0.0) > 0.0;
  return {Say("report.potential.none"), open ? margin : "", say("report.potential.none_")};
}

void FillCards(HtmlPart* main, const RunTables& run, const Record& unit) {
  const auto spend = unit.Number("spend_eur");
  AddCard(main,
          Say("report.static.card_spend"),
          spend.has_value() ? EuroInWords(*spend) : unit.Show("spend_eur"),
          Say("report.spend.card_year", {{"year", ModelYear(run)}}));
  // A number that compares is not read without it, so it stands with the number.
  const std::string reserve =
      CheckPassed(run).value_or(true) ? "" : Say("report.check.card_reserve");
  const auto own = unit.Number("eur_per_client");
  const auto median = unit.Number("peer_median_eur_per_client");
  AddCard(main,
          Say("report.static.card_client"),
          unit.Show("eur_per_client"),
          own.has_value() && median.has_value() && *median > 0.0
              ? Say("report.spend.card_compared", {{"compared", ComparedWith(*own, *median)}}) +
                    "." + MiddleHalfSentence(unit, Measure::kPerClient)
              : "",
          reserve);
  const Reference first = ShownReferences(run).front();
  const std::size_t peers = RecordsWhere(run.Table("comparables"), "id", unit.Text("id")).size();
  const Amount amount = AmountOf(unit, first);
  AddCard(main,
          // texts: report.potential.card_*
          Say("report.potential.card_" + ReferenceName(first)),
          amount.eur,
          amount.margin + (amount.margin.empty() ? "" : ", ") +
              Say(first == Reference::kFrontier ? "report.spend.card_quality_frontier"
                                                : "report.spend.card_quality",
                  {{"count", std::to_string(peers)}}),
          reserve);
}

void FillPotential(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("POTENTIAL");
  std::vector<Amount> amounts;
  const std::vector<Reference> shown = ShownReferences(run);
  amounts.reserve(shown.size());
  for (const Reference reference : shown) {
    amounts.push_back(AmountOf(unit, reference));
  }
  const bool none = unit.Number("potential_" + ReferenceName(shown.front()) + "_eur") == 0.0;
  part.Set("CHOICE", Say(none ? "report.potential.choice_none" : "report.potential.choice"));
  const bool annexed = std::find(shown.begin(), shown.end(), Reference::kFrontier) == shown.end();
  FillAmounts(&part,
              amounts,
              annexed ? std::vector<std::string>{Say("report.potential.annexed")}
                      : std::vector<std::string>{});
}

void FillAnnex(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart annex = main->Show("ANNEX");
  AddFact(&annex,
          Say("report.static.annex_corrected"),
          unit.Show("bias_corrected") + " (" + ScoreMargin(unit) + ")");
  const std::string wide = unit.Margin("ci95_low", "ci95_high");
  AddFact(
      &annex, Say("report.static.annex_ci95"), wide.empty() ? Say("report.cell.no_margin") : wide);
  AddFact(&annex, Say("report.static.annex_score"), unit.Show("score"));
  const Amount frontier = AmountOf(unit, Reference::kFrontier);
  AddFact(&annex,
          Say("report.static.annex_frontier"),
          frontier.eur + (frontier.margin.empty() ? "" : ", ") + frontier.margin + ". " +
              Say("report.static.quality"));
  std::vector<std::string> paragraphs;
  if (!CheckPassed(run).value_or(true)) {
    paragraphs.push_back(Say("report.potential.annex_reason", {{"reason", CheckFailures(run)}}));
  }
  if (!unit.Text("top_spanner_name").empty()) {
    paragraphs.push_back(Say("report.finding.without_top",
                             {{"top", unit.Text("top_spanner_name")},
                              {"plain", unit.Show("score")},
                              {"score", unit.Show("score_without_top_spanner")}}));
  }
  if (unit.Flag("spans")) {
    paragraphs.push_back(Say("report.finding.spans"));
  }
  if (unit.Flag("beyond_frontier")) {
    paragraphs.push_back(Say("report.finding.beyond"));
  }
  annex.ShowEach("PARAGRAPH", paragraphs);
  const result::ResultTable& spanners = run.Table("spanners");
  AddTable(&annex,
           ViewOf(spanners,
                  RecordsWhere(spanners, "id", unit.Text("id")),
                  {{.name = "spanner_name", .link = "spanner_id"}, {.name = "lambda"}},
                  Say("report.made.spanners_table")));
}

void LinkToTraffic(HtmlPart* main, const std::string& id, TrafficPages traffic) {
  if (traffic == TrafficPages::kPresent) {
    main->Show("TRAFFIC").SetLink("HREF", TrafficPath(id));
  }
}

std::string ComparedPage(const RunTables& run, const Record& unit, TrafficPages traffic) {
  HtmlPage page("municipality.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  const std::string& name = unit.Text("name");
  const std::string title =
      Say("report.page.municipality_title", {{"name", name}, {"year", ModelYear(run)}});
  Contents contents = {{"bevinding", "finding"},
                       {"uitgaven", "spend_title"},
                       {"maatstaven", "potential_title"},
                       {"waarom", "why_title"},
                       {"score", "all_title"}};
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING", FindingSentence(unit));
  if (MarginContradictsShares(run, unit)) {
    main.Show("CONTRADICTION").Set("TEXT", Say("report.finding.contradiction"));
  }
  if (const std::string jump = ClientJumpSentence(unit); !jump.empty()) {
    main.Show("SIGNAL").Set("TEXT", jump);
  }
  LinkToRegion(&main, run, unit.Text("id"));
  LinkToTraffic(&main, unit.Text("id"), traffic);
  FillCheck(&main, run);
  FillDeviations(&main, run);
  FillCards(&main, run, unit);
  FillSpend(&main, run, unit);
  const bool composed = FillComposition(&main, run, unit.Text("id"), name);
  FillPotential(&main, run, unit);
  FillWhy(&main, run, unit);
  FillAll(&main, run, unit);
  LinkToClass(&main, run, unit.Text("id"));
  if (composed) {
    contents.insert(contents.begin() + 2, {"soorten", "composition_title"});
  }
  if (HasTrust(run)) {
    contents.emplace_back("vastheid", "trust_class");
  }
  if (FillTrend(&main, run, unit.Text("id"), name)) {
    contents.emplace_back("verloop", "trend_title");
  }
  if (FillProfile(&main, run, unit.Text("id"), name)) {
    contents.emplace_back("jongeren", "profile_title");
  }
  contents.insert(
      contents.end(),
      {{"niet", "limits_title"}, {"bijlage", "annex_title"}, {"berekend", "made_title"}});
  FillLimits(&main);
  FillAnnex(&main, run, unit);
  FillMade(&main, run);
  FillFrame(&page, run, title, contents);
  return page.Render();
}

std::string ExcludedPage(const RunTables& run,
                         const std::vector<Record>& reasons,
                         TrafficPages traffic) {
  HtmlPage page("municipality.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  const Record& first = reasons.front();
  const std::string& name = first.Text("name");
  const std::string title =
      Say("report.page.municipality_title", {{"name", name}, {"year", ModelYear(run)}});
  Contents contents = {{"bevinding", "finding"}, {"reden", "excluded_title"}};
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING",
           Say("report.finding.excluded",
               {{"name", name}, {"year", ModelYear(run)}, {"reason", first.Text("reason")}}));
  LinkToRegion(&main, run, first.Text("id"));
  LinkToTraffic(&main, first.Text("id"), traffic);
  HtmlPart excluded = main.Show("EXCLUDED");
  if (first.Number("value").has_value()) {
    AddTable(&excluded,
             ViewOf(run.Table("excluded"),
                    reasons,
                    {{.name = "measure"}, {.name = "value"}, {.name = "robust_z"}},
                    Say("report.excluded.table")));
  }
  const bool correctable =
      first.Text("reason_code") == "booking_anomaly" || first.Text("reason_code") == "no_return";
  excluded.Set("CHOICE",
               Say(correctable ? "report.excluded.choice_return" : "report.excluded.choice_none"));
  if (FillComposition(&main, run, first.Text("id"), name)) {
    contents.emplace_back("soorten", "composition_title");
  }
  if (FillTrend(&main, run, first.Text("id"), name)) {
    contents.emplace_back("verloop", "trend_title");
  }
  if (FillProfile(&main, run, first.Text("id"), name)) {
    contents.emplace_back("jongeren", "profile_title");
  }
  contents.insert(contents.end(), {{"niet", "limits_title"}, {"berekend", "made_title"}});
  FillLimits(&main);
  FillMade(&main, run);
  FillFrame(&page, run, title, contents);
  return page.Render();
}

}  // namespace

std::string MunicipalityPage(const RunTables& run,
                             const std::string& municipality_id,
                             TrafficPages traffic) {
  if (const auto unit = FindRecord(run.Table("units"), "id", municipality_id)) {
    return ComparedPage(run, *unit, traffic);
  }
  const auto reasons = RecordsWhere(run.Table("excluded"), "id", municipality_id);
  if (reasons.empty()) {
    throw Error(ErrorKind::kNotFound,
                Say("report.page.unknown_municipality", {{"id", municipality_id}}));
  }
  return ExcludedPage(run, reasons, traffic);
}

}  // namespace doelmaat::report
