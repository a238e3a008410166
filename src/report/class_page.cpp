// The page on what would change the class of one municipality.
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"
#include "report/page_parts.h"
#include "report/pages.h"
#include "report/trust_parts.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::ResultTable;

std::string ShareText(const Record& unit, std::string_view column) {
  const auto share = unit.Number(column);
  return share.has_value() ? WholePercent(*share) : unit.Show(column);
}

bool HasClass(const Record& unit) { return unit.At("base_class").has_value(); }

std::string Finding(const Record& unit) {
  const std::string& name = unit.Text("name");
  if (!HasClass(unit)) {
    return Say("report.trust.class_none", {{"name", name}});
  }
  const bool all = unit.Number("variants_kept") == unit.Number("variants_judged");
  return Say(all ? "report.trust.class_all" : "report.trust.class_some",
             {{"name", name},
              {"class", unit.Show("base_class")},
              {"kept", unit.Show("variants_kept")},
              {"judged", unit.Show("variants_judged")}}) +
         " " +
         Say("report.trust.class_booking",
             {{"share", ShareText(unit, "booking_kept")},
              {"redraws", unit.Show("booking_redraws")}});
}

// The page of the municipality names the class of most replications, this one that of the score.
std::string OtherClass(const Record& unit, const Record& score) {
  const auto clear = ClearClass(score);
  return HasClass(unit) && clear.has_value() && clear->code != unit.Text("base_class")
             ? Say("report.trust.class_other",
                   {{"class", clear->name}, {"share", WholePercent(clear->share)}})
             : "";
}

void FillCards(HtmlPart* main, const Record& unit, const Record& score) {
  AddCard(main,
          Say("report.trust.card_class"),
          unit.Show("base_class"),
          Say("report.trust.card_score",
              {{"score", unit.Show("bias_corrected")}, {"margin", ScoreMargin(score)}}));
  AddCard(main,
          Say("report.trust.card_kept"),
          Say("report.trust.of",
              {{"part", unit.Show("variants_kept")}, {"whole", unit.Show("variants_judged")}}),
          Say("report.trust.card_kept_text"));
  AddCard(main,
          Say("report.trust.card_booking"),
          ShareText(unit, "booking_kept"),
          Say("report.trust.card_booking_text", {{"redraws", unit.Show("booking_redraws")}}));
}

// "Met € 1,8 miljoen (2,1%) minder uitgaven was de klasse middelmatig geweest."
std::string TippingSentence(const Record& unit, const std::string& side) {
  const auto eur = unit.Number(side + "_eur");
  const auto change = unit.Number(side + "_change");
  if (!eur.has_value() || !change.has_value()) {
    return "";
  }
  const result::Column share{.unit = result::Unit::kShare, .decimals = 1};
  // texts: report.trust.tipping_*
  return Say("report.trust.tipping_" + side,
             {{"eur", EuroInWords(std::abs(*eur))},
              {"percent", CellText(share, result::Cell::Number(std::abs(*change)))},
              {"class", unit.Show(side + "_class")}});
}

void FillTipping(HtmlPart* main, const Record& unit) {
  HtmlPart part = main->Show("TIPPING");
  std::vector<std::string> paragraphs;
  for (const char* side : {"better", "worse"}) {
    if (const std::string sentence = TippingSentence(unit, side); !sentence.empty()) {
      paragraphs.push_back(sentence);
    }
  }
  if (paragraphs.empty()) {
    paragraphs.push_back(Say("report.trust.tipping_none", {{"name", unit.Text("name")}}));
  } else {
    paragraphs.push_back(
        Say("report.trust.tipping_compare", {{"error", ShareText(unit, "booking_error_share")}}));
  }
  const double decisive = unit.Number("decisive").value_or(0.0);
  paragraphs.push_back(Say(decisive == 0.0   ? "report.trust.decisive_none"
                           : decisive == 1.0 ? "report.trust.decisive_one"
                                             : "report.trust.decisive",
                           {{"decisive", unit.Show("decisive")},
                            {"left_out", unit.Show("left_out")},
                            {"name", unit.Text("name")}}));
  part.ShowEach("PARAGRAPH", paragraphs);
}

void FillVariants(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("VARIANTS");
  const ResultTable& variants = run.Table("class_variants");
  const std::vector<Record> own = RecordsWhere(variants, "id", unit.Text("id"));
  std::size_t changed = 0;
  for (const Record& variant : own) {
    changed += variant.Number("kept") == 0.0 ? 1U : 0U;
  }
  part.Set("LEAD",
           Say(changed == 0   ? "report.trust.changed_nothing"
               : changed == 1 ? "report.trust.changed_one"
                              : "report.trust.changed",
               {{"name", unit.Text("name")},
                {"changed", std::to_string(changed)},
                {"judged", unit.Show("variants_judged")}}));
  TableView view = ViewOf(variants,
                          own,
                          {{.name = "variant_label"},
                           {.name = "class"},
                           {.name = "kept", .flag = true},
                           {.name = "method_score"},
                           {.name = "variant_kind"}},
                          Say("report.trust.own_variants_table", {{"name", unit.Text("name")}}));
  for (std::size_t row = 0; row < own.size(); ++row) {
    view.lines[row].own = own[row].Number("kept") == 0.0;
  }
  AddTable(&part, view);
}

void FillBooking(HtmlPart* main, const Record& unit) {
  HtmlPart part = main->Show("BOOKING");
  part.Set("LEAD",
           Say("report.trust.booking_lead",
               {{"name", unit.Text("name")},
                {"error", ShareText(unit, "booking_error_share")},
                {"redraws", unit.Show("booking_redraws")}}));
  TableView view;
  view.caption = Say("report.trust.booking_table", {{"name", unit.Text("name")}});
  view.headers = {{Say("column.class"), false}, {Say("report.trust.booking_share"), true}};
  for (const auto& [column, name] : {std::pair("booking_low", "laag"),
                                     std::pair("booking_middle", "middelmatig"),
                                     std::pair("booking_high", "hoog")}) {
    // texts: report.class.*
    view.lines.push_back({{{Say(std::string("report.class.") + name), "", false},
                           {ShareText(unit, column), "", true}},
                          unit.Text("base_class") == name});
  }
  AddTable(&part, view);
}

void FillMethods(HtmlPart* main, const RunTables& run, const Record& unit) {
  HtmlPart part = main->Show("METHODS");
  const ResultTable& scores = run.Table("method_scores");
  if (unit.Number("place_best").has_value()) {
    part.Set("LEAD",
             Say("report.trust.places",
                 {{"name", unit.Text("name")},
                  {"best", unit.Show("place_best")},
                  {"worst", unit.Show("place_worst")},
                  {"count", std::to_string(run.Table("class_sensitivity").rows.size())}}));
  }
  AddTable(&part,
           ViewOf(scores,
                  RecordsWhere(scores, "id", unit.Text("id")),
                  {{.name = "method_label"},
                   {.name = "method_score"},
                   {.name = "place"},
                   {.name = "class"}},
                  Say("report.trust.own_methods_table", {{"name", unit.Text("name")}})));
  part.SetLink("HREF", kMethodPath);
}

}  // namespace

void LinkToClass(HtmlPart* main, const RunTables& run, const std::string& id) {
  const auto unit = FindRecord(run.Table("class_sensitivity"), "id", id);
  if (unit.has_value() && HasTrust(run)) {
    HtmlPart part = main->Show("TRUST");
    const auto score = FindRecord(run.Table("units"), "id", id);
    part.Set("TEXT", Finding(*unit) + (score.has_value() ? OtherClass(*unit, *score) : ""));
    part.SetLink("HREF", ClassPath(id));
  }
}

std::string ClassPage(const RunTables& run, const std::string& municipality_id) {
  const auto unit = FindRecord(run.Table("class_sensitivity"), "id", municipality_id);
  const auto score = FindRecord(run.Table("units"), "id", municipality_id);
  if (!unit.has_value() || !score.has_value()) {
    throw Error(ErrorKind::kNotFound,
                Say("report.page.unknown_municipality", {{"id", municipality_id}}));
  }
  HtmlPage page("class.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  const std::string title =
      Say("report.trust.class_title", {{"name", unit->Text("name")}, {"year", ModelYear(run)}});
  Contents contents = {{"bevinding", "finding"}};
  main.Set("KICKER", ModelTitle(run));
  main.Set("HEADING", title);
  main.Set("FINDING", Finding(*unit) + OtherClass(*unit, *score));
  main.Set("BACK", Say("report.trust.back", {{"name", unit->Text("name")}}));
  main.SetLink("HREF_BACK", MunicipalityPath(municipality_id));
  FillCheck(&main, run);
  FillDeviations(&main, run);
  if (HasClass(*unit)) {
    FillCards(&main, *unit, *score);
    FillTipping(&main, *unit);
    FillVariants(&main, run, *unit);
    FillBooking(&main, *unit);
    contents.insert(contents.end(),
                    {{"kantelpunt", "trust_tipping"},
                     {"proeven", "trust_variants"},
                     {"boekingsfouten", "trust_booking"}});
  }
  FillMethods(&main, run, *unit);
  FillLimits(&main);
  FillMade(&main, run);
  contents.insert(
      contents.end(),
      {{"methoden", "trust_own_methods"}, {"niet", "limits_title"}, {"berekend", "made_title"}});
  FillFrame(&page, run, title, contents);
  return page.Render();
}

}  // namespace doelmaat::report
