#include "report/traffic_page.h"

#include <gtest/gtest.h>

#include "report/traffic_charts.h"

namespace doelmaat::report {
namespace {

using disclosure::Audience;
using result::Cell;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

ResultTable Stock() {
  ResultTable table{
      "stock_total",
      "Stand",
      {{.name = "municipality", .role = ColumnRole::kKey},
       {.name = "month", .label = "Maand", .role = ColumnRole::kKey},
       {.name = "stock",
        .label = "Stand <alle>",
        .unit = Unit::kTrajectories,
        .person_count = true},
       {.name = "spent", .label = "Erkend", .unit = Unit::kEur, .guarded_by = "stock"},
       {.name = "usual_share", .unit = Unit::kShare, .guarded_by = "stock"}},
      {},
      {}};
  const std::pair<const char*, int> months[] = {{"2025-10", 120}, {"2025-11", 123}, {"2025-12", 4}};
  for (const auto& [month, stock] : months) {
    table.rows.push_back({Cell::Text("GM0344"),
                          Cell::Text(month),
                          Cell::Integer(stock),
                          Cell::Number(2.5e6),
                          Cell::Number(month == std::string("2025-12") ? 0.6 : 1.0)});
  }
  return table;
}

TrafficItem StockItem() {
  TrafficItem item;
  item.id = "stock_total";
  item.title = "Trajecten per maand";
  item.definition = "Wat er <loopt>.";
  item.source = "CBS";
  item.grip = 3;
  item.summary = 1;
  item.readings = {"Eind {month} liepen {stock} trajecten, {spent}."};
  item.cards = {{"stock", "Lopend"}};
  item.charts = {{"lines", "month", {"stock"}}};
  return item;
}

TrafficReport ReportFor(Audience audience) {
  TrafficReport report;
  report.run.tables.emplace("stock_total",
                            disclosure::Protect(Stock(), disclosure::Policy::For(audience)));
  report.run.provenance.run_id = "abc123";
  report.run.provenance.sources = {{"iJw-berichten", "12 berichten"}};
  report.items = {StockItem()};
  report.municipality = "GM0344";
  report.first_month = "2025-10";
  report.last_month = "2025-12";
  report.last_day = "2026-01-20";
  report.audience = audience == Audience::kInternal ? "intern" : "openbaar";
  return report;
}

bool Has(const std::string& page, const std::string& text) {
  return page.find(text) != std::string::npos;
}

TEST(TrafficPage, ReadsTheLastMonthThatIsComplete) {
  const std::string page = TrafficPage(ReportFor(Audience::kInternal));
  EXPECT_TRUE(Has(page,
                  "Eind november 2025 liepen 123 trajecten, €\u00a0"
                  "2,5 miljoen."));
  EXPECT_TRUE(Has(page, "Jeugdzorg in gemeente GM0344"));
  EXPECT_TRUE(Has(page, "oktober 2025 tot en met december 2025"));
  EXPECT_TRUE(Has(page, "Stand &lt;alle&gt;, december 2025: 4"));
  EXPECT_TRUE(Has(page, "Wat er &lt;loopt&gt;."));
  EXPECT_TRUE(Has(page, "Grip op het volume"));
  EXPECT_TRUE(Has(page, "../berichten/csv/GM0344/stock_total-excel.csv"));
  EXPECT_TRUE(Has(page, "abc123"));
  EXPECT_TRUE(Has(page, "c-incomplete"));
  EXPECT_FALSE(Has(page, "gemeente/GM0344.html"));
}

TEST(TrafficPage, ShowsThePublicNoSmallNumber) {
  const std::string page = TrafficPage(ReportFor(Audience::kPublic));
  EXPECT_TRUE(Has(page, "Eind november 2025 liepen 125 trajecten"));
  EXPECT_FALSE(Has(page, "december 2025: 4"));
  EXPECT_TRUE(Has(page, "afgeschermd"));
  EXPECT_FALSE(Has(page, ">4<"));
}

// A report of one table: a number of young people and a share of them.
TrafficReport ReportOfShare(Cell clients, Cell share) {
  TrafficReport report = ReportFor(Audience::kPublic);
  ResultTable table{"spend",
                    "",
                    {{.name = "municipality", .role = ColumnRole::kKey},
                     {.name = "clients", .label = "Jongeren", .person_count = true},
                     {.name = "share",
                      .label = "Deel",
                      .unit = Unit::kShare,
                      .guarded_by = "clients",
                      .share_of = "clients"}},
                    {{Cell::Text("GM0344"), clients, share}},
                    {}};
  report.run.tables.clear();
  report.run.tables.emplace("spend",
                            disclosure::Protect(table, disclosure::Policy::For(Audience::kPublic)));
  TrafficItem item;
  item.id = "spend";
  item.summary = 1;
  item.readings = {
      "{clients}: {share}.", "{clients}: niet te zeggen.{-share}", "{clients}: afgeschermd."};
  report.items = {item};
  return report;
}

TEST(TrafficPage, WhatIsWithheldIsNotSaidNotToBeThere) {
  const Cell none = Cell::None(result::CellState::kNotApplicable);
  EXPECT_TRUE(Has(TrafficPage(ReportOfShare(Cell::Integer(100), Cell::Number(0.5))), "100: 50%."));
  EXPECT_TRUE(Has(TrafficPage(ReportOfShare(Cell::Integer(100), none)), "100: niet te zeggen."));
  EXPECT_TRUE(
      Has(TrafficPage(ReportOfShare(Cell::Integer(20), Cell::Number(0.5))), "20: afgeschermd."));
}

TEST(TrafficPage, ThatThereIsNoConclusionSaysWhetherItIsWithheld) {
  const auto without = [](Cell clients, Cell share) {
    TrafficReport report = ReportOfShare(std::move(clients), std::move(share));
    report.items[0].readings.resize(1);
    return TrafficPage(report);
  };
  const std::string withheld = "De getallen voor een conclusie zijn er, maar afgeschermd";
  const std::string absent = "De getallen voor een conclusie zijn in deze berichten niet te vinden";
  for (const int clients : {4, 20}) {
    const std::string page = without(Cell::Integer(clients), Cell::Number(0.5));
    EXPECT_TRUE(Has(page, withheld)) << clients;
    EXPECT_FALSE(Has(page, absent)) << clients;
    EXPECT_TRUE(Has(page, "De aantallen voor een samenvatting zijn te klein om te tonen."));
  }
  const std::string page =
      without(Cell::Integer(100), Cell::None(result::CellState::kNotApplicable));
  EXPECT_TRUE(Has(page, absent));
  EXPECT_FALSE(Has(page, withheld));
  EXPECT_TRUE(Has(page, "Voor een samenvatting zijn er nog te weinig berichten."));
}

// Months of which it is withheld or unknown what is claimed by habit.
TEST(TrafficPage, WhatIsNotKnownToBeCompleteIsNotTakenForIt) {
  for (const auto& [state, said] :
       {std::pair(result::CellState::kSuppressed, "afgeschermd of alles is gedeclareerd"),
        {result::CellState::kNotApplicable, "niet te zeggen of alles is gedeclareerd"}}) {
    ResultTable table = Stock();
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
      table.rows[row].back() = Cell::None(state);
    }
    TrafficReport report = ReportFor(Audience::kInternal);
    report.run.tables.clear();
    report.run.tables.emplace(
        "stock_total", disclosure::Protect(table, disclosure::Policy::For(Audience::kInternal)));
    const std::string page = TrafficPage(report);
    EXPECT_TRUE(Has(page, "Eind oktober 2025 liepen 120 trajecten"));
    EXPECT_TRUE(Has(page, said));
    EXPECT_FALSE(Has(page, "nog niet volledig gedeclareerd"));
  }
}

TEST(TrafficPage, SaysWhatTheMakerRemarksAndLinksToTheBenchmark) {
  TrafficReport report = ReportFor(Audience::kInternal);
  report.remark = "Verzonnen & niet waar";
  report.benchmark = true;
  report.name = "Utrecht";
  const std::string page = TrafficPage(report);
  EXPECT_TRUE(Has(page, "Verzonnen &amp; niet waar"));
  EXPECT_TRUE(Has(page, "../gemeente/GM0344.html"));
  EXPECT_TRUE(Has(page, "Jeugdzorg in gemeente Utrecht (GM0344)"));
  EXPECT_EQ(page, TrafficPage(report));
}

TEST(TrafficPage, TakesAnIndicatorItHasNeverHeardOf) {
  TrafficReport report = ReportFor(Audience::kInternal);
  TrafficItem unknown;
  unknown.id = "new_one";
  unknown.title = "Iets nieuws";
  unknown.definition = "Nieuw.";
  unknown.source = "hier";
  ResultTable table{"new_one",
                    "",
                    {{.name = "municipality", .role = ColumnRole::kKey},
                     {.name = "kind", .label = "Soort", .role = ColumnRole::kKey},
                     {.name = "clients", .label = "Jongeren", .person_count = true}},
                    {{Cell::Text("GM0344"), Cell::Text("licht"), Cell::Integer(77)}},
                    {}};
  report.run.tables.emplace(
      "new_one", disclosure::Protect(table, disclosure::Policy::For(Audience::kInternal)));
  report.items.push_back(unknown);
  report.items.push_back(unknown);
  report.items.back().id = "empty_one";
  const std::string page = TrafficPage(report);
  EXPECT_TRUE(Has(page, "Overige cijfers"));
  EXPECT_TRUE(Has(page, "Iets nieuws"));
  EXPECT_TRUE(Has(page, "77"));
  EXPECT_TRUE(Has(page, "<summary>De cijfers</summary>"));  // it has no figure
  EXPECT_TRUE(Has(page, "In deze berichten is hier niets over te vinden."));
}

TEST(TrafficPage, AnEstimateWithoutAMarginIsNotCalledACount) {
  TrafficReport report = ReportFor(Audience::kInternal);
  ResultTable table{"waits",
                    "",
                    {{.name = "municipality", .role = ColumnRole::kKey},
                     {.name = "clients", .label = "Jongeren", .person_count = true},
                     {.name = "days", .label = "Dagen"},
                     {.name = "days_low", .role = ColumnRole::kLow, .of = "days"},
                     {.name = "days_high", .role = ColumnRole::kHigh, .of = "days"}},
                    {{Cell::Text("GM0344"),
                      Cell::Integer(20),
                      Cell::Number(30),
                      Cell::Number(20),
                      Cell::None(result::CellState::kNotApplicable)}},
                    {}};
  report.run.tables.emplace(
      "waits", disclosure::Protect(table, disclosure::Policy::For(Audience::kInternal)));
  TrafficItem item;
  item.id = "waits";
  item.cards = {{"days", "Wachttijd"}};
  report.items = {item};
  const std::string page = TrafficPage(report);
  EXPECT_TRUE(Has(page, "<dd>marge niet te bepalen</dd>"));
  EXPECT_FALSE(Has(page, "alle waargenomen maanden"));
}

TEST(TrafficPage, AMarginThatIsWithheldIsNotSaidNotToBeThere) {
  TrafficReport report = ReportFor(Audience::kPublic);
  ResultTable table{
      "waits",
      "",
      {{.name = "clients", .label = "Jongeren", .person_count = true},
       {.name = "ended", .label = "Begonnen", .person_count = true},
       {.name = "days", .label = "Dagen"},
       {.name = "days_low", .role = ColumnRole::kLow, .of = "days", .guarded_by = "ended"}},
      {{Cell::Integer(20), Cell::Integer(4), Cell::Number(30), Cell::Number(20)}},
      {}};
  report.run.tables.emplace("waits",
                            disclosure::Protect(table, disclosure::Policy::For(Audience::kPublic)));
  TrafficItem item;
  item.id = "waits";
  item.cards = {{"days", "Wachttijd"}};
  report.items = {item};
  EXPECT_TRUE(Has(TrafficPage(report), "<dd>marge afgeschermd</dd>"));
}

TEST(TrafficCharts, OnePointIsNoCurve) {
  TrafficReport report = ReportFor(Audience::kInternal);
  TrafficItem item;
  item.id = "goes_on";
  item.charts = {{"curve", "months_on", {"share", "share_low", "share_high"}}};
  for (const std::size_t points : {1U, 2U}) {
    ResultTable table{"goes_on",
                      "",
                      {{.name = "months_on", .role = ColumnRole::kKey},
                       {.name = "share", .label = "Deel"},
                       {.name = "share_low", .role = ColumnRole::kLow, .of = "share"},
                       {.name = "share_high", .role = ColumnRole::kHigh, .of = "share"}},
                      {},
                      {}};
    for (std::size_t month = 1; month <= points; ++month) {
      table.rows.push_back({Cell::Integer(static_cast<std::int64_t>(month)),
                            Cell::Number(0.9),
                            Cell::Number(0.8),
                            Cell::Number(0.95)});
    }
    report.run.tables.erase("goes_on");
    report.run.tables.emplace(
        "goes_on", disclosure::Protect(table, disclosure::Policy::For(Audience::kInternal)));
    EXPECT_EQ(TrafficCharts(report, item).size(), points - 1);
  }
}

TEST(TrafficPage, OfNothingSaysSo) {
  TrafficReport report = ReportFor(Audience::kInternal);
  report.run.tables.clear();
  EXPECT_TRUE(Has(TrafficPage(report), "zijn er nog te weinig berichten"));
}

// Every kind of chart, from a table as an indicator gives it.
TEST(TrafficCharts, DrawWhatADefinitionAsksFor) {
  TrafficReport report = ReportFor(Audience::kInternal);
  ResultTable table{"kinds",
                    "",
                    {{.name = "municipality", .role = ColumnRole::kKey},
                     {.name = "year", .label = "Jaar", .role = ColumnRole::kKey},
                     {.name = "kind", .label = "Soort", .role = ColumnRole::kKey},
                     {.name = "clients", .label = "Jongeren", .person_count = true},
                     {.name = "days", .label = "Dagen"},
                     {.name = "days_low", .role = ColumnRole::kLow, .of = "days"},
                     {.name = "days_high", .role = ColumnRole::kHigh, .of = "days"}},
                    {},
                    {}};
  for (const char* year : {"2024", "2025"}) {
    for (const char* kind : {"licht", "zwaar"}) {
      table.rows.push_back({Cell::Text("GM0344"),
                            Cell::Text(year),
                            Cell::Text(kind),
                            Cell::Integer(20),
                            Cell::Number(30),
                            Cell::Number(20),
                            Cell::None(result::CellState::kNotApplicable)});
    }
  }
  report.run.tables.emplace(
      "kinds", disclosure::Protect(table, disclosure::Policy::For(Audience::kInternal)));
  TrafficItem item;
  item.id = "kinds";
  item.charts = {{"bars", "kind", {"clients"}},
                 {"ranges", "kind", {"days", "days_low", "days_high"}},
                 {"lines", "year", {"clients"}}};
  const std::vector<std::string> charts = TrafficCharts(report, item);
  ASSERT_EQ(charts.size(), 2U);  // no one line for two kinds
  EXPECT_TRUE(Has(charts[0], ">2024 (deel van het jaar)<"));
  EXPECT_TRUE(Has(charts[0], ">zwaar<"));
  EXPECT_TRUE(Has(charts[1], "2025, zwaar: 30 (marge niet te bepalen)"));
}

TEST(TrafficIndexPage, LinksToThePages) {
  const std::string page =
      TrafficIndexPage({{"GM0344", "Utrecht", "januari 2025 tot en met maart 2025"}}, "Verzonnen");
  EXPECT_TRUE(Has(page, "../berichten/GM0344.html"));
  EXPECT_TRUE(Has(page, "Utrecht (GM0344)"));
  EXPECT_TRUE(Has(page, "Verzonnen"));
}

TEST(MonthText, NamesMonthsAndLeavesTheRest) {
  EXPECT_EQ(MonthText("2025-03"), "maart 2025");
  EXPECT_EQ(MonthText("2025"), "2025");
  EXPECT_EQ(MonthText("2025-13"), "2025-13");
}

}  // namespace
}  // namespace doelmaat::report
