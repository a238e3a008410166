#include "report/traffic_page.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "base/translated.h"
#include "report/cell_text.h"
#include "report/html_page.h"
#include "report/page_parts.h"
#include "report/traffic_charts.h"
#include "report/traffic_reading.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

constexpr int kGrips = 6;
constexpr const char* kInternal = "intern";

bool AnySuppressed(const ResultTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const result::Cell& cell) {
      return cell.state == CellState::kSuppressed;
    });
  });
}

// Every column but the municipality; the ends of a margin stand behind their number.
TableView ViewOfItem(const ResultTable& table, const TrafficItem& item) {
  std::vector<ViewColumn> columns;
  for (const Column& column : table.columns) {
    const bool end = column.role == ColumnRole::kLow || column.role == ColumnRole::kHigh;
    if (column.name == "municipality" || end) {
      continue;
    }
    columns.push_back({.name = column.name,
                       .low = EndOf(table, column.name, ColumnRole::kLow),
                       .high = EndOf(table, column.name, ColumnRole::kHigh)});
  }
  TableView view = ViewOf(table, Records(table), columns, item.title);
  view.notes.clear();  // the definition stands beside the figure
  return view;
}

void AddItem(HtmlPart* section, const TrafficReport& report, const TrafficItem& item) {
  const ResultTable& table = report.run.Table(item.id);
  HtmlPart part = section->Show("ITEM");
  part.Set("ID", item.id);
  part.Set("TEXT", item.title);
  part.Set("DEFINITION", item.definition);
  part.Set("SOURCE", Say("indicator.source", {{"source", item.source}}));
  if (table.rows.empty()) {
    part.Show("NOTHING").Set("TEXT", Say("traffic.no_rows"));
    return;
  }
  const std::string reading = ReadingOf(report, item);
  Figure figure;
  figure.conclusion = !reading.empty() ? reading
                      : item.readings.empty()
                          ? Say("traffic.see_table")
                          : Say(IsReadingWithheld(report, item) ? "traffic.reading_withheld"
                                                                : "traffic.no_reading");
  figure.charts = TrafficCharts(report, item);
  if (!figure.charts.empty() && AnySuppressed(table)) {
    figure.notes.push_back(Say("traffic.gaps"));
  }
  figure.tables.push_back(ViewOfItem(table, item));
  AddFigure(&part, figure);
  HtmlPart files = part.Show("FILES");
  const std::string path = TrafficCsvPath(report.municipality, item.id);
  files.SetLink("HREF_EXCEL", path + "-excel.csv");
  files.SetLink("HREF_MACHINE", path + ".csv");
  files.Set("EXCEL_NAME", item.id + "-excel.csv");
  files.Set("MACHINE_NAME", item.id + ".csv");
}

// What can be drawn first, then by place in the summary, then by id.
std::vector<TrafficItem> Ordered(const std::vector<TrafficItem>& items) {
  std::vector<TrafficItem> ordered = items;
  std::sort(ordered.begin(), ordered.end(), [](const TrafficItem& a, const TrafficItem& b) {
    const auto rank = [](const TrafficItem& item) {
      return std::tuple(item.charts.empty(), item.summary == 0, item.summary, item.id);
    };
    return rank(a) < rank(b);
  });
  return ordered;
}

// texts: report.static.traffic_grip_*
// texts: traffic.aim.*
Contents AddSections(HtmlPart* main, const TrafficReport& report) {
  const std::vector<TrafficItem> items = Ordered(report.items);
  Contents contents;
  // Those that serve no grip come last.
  for (const int grip : {1, 2, 3, 4, 5, kGrips, 0}) {
    const auto in_section = [&](const TrafficItem& item) { return item.grip == grip; };
    if (std::none_of(items.begin(), items.end(), in_section)) {
      continue;
    }
    const std::string number = std::to_string(grip);
    HtmlPart section = main->Show("GRIP");
    section.Set("ID", "grip-" + number);
    section.Set("TEXT", Say("report.static.traffic_grip_" + number));
    section.Set("AIM", Say("traffic.aim.grip_" + number));
    for (const TrafficItem& item : items) {
      if (in_section(item)) {
        AddItem(&section, report, item);
      }
    }
    contents.emplace_back("grip-" + number, "traffic_grip_" + number);
  }
  return contents;
}

void AddSummary(HtmlPart* main, const TrafficReport& report) {
  std::vector<TrafficItem> items = report.items;
  std::erase_if(items, [](const TrafficItem& item) { return item.summary == 0; });
  std::sort(items.begin(), items.end(), [](const TrafficItem& a, const TrafficItem& b) {
    return std::tie(a.summary, a.id) < std::tie(b.summary, b.id);
  });
  std::vector<std::string> lines;
  for (const TrafficItem& item : items) {
    const std::string reading = ReadingOf(report, item);
    if (!reading.empty()) {
      lines.push_back(reading);
    }
  }
  if (lines.empty()) {
    const bool withheld = std::any_of(items.begin(), items.end(), [&](const TrafficItem& item) {
      return IsReadingWithheld(report, item);
    });
    lines.push_back(Say(withheld ? "traffic.summary_withheld" : "traffic.no_summary"));
  }
  main->Set("FINDING", lines.front());
  lines.erase(lines.begin());
  if (!lines.empty()) {
    main->Show("SUMMARY").ShowEach("LINE", lines);
  }
}

// The period or kind a number up front is of.
std::string CardText(const ResultTable& table, const Record& row) {
  std::string text;
  for (const Column& column : table.columns) {
    if (column.role == ColumnRole::kKey && column.name != "municipality") {
      text += (text.empty() ? "" : ", ") +
              (column.name == "month" ? MonthText(row.Text("month")) : row.Show(column.name));
    }
  }
  return text;
}

void AddCards(HtmlPart* main, const TrafficReport& report) {
  for (const TrafficItem& item : Ordered(report.items)) {
    const std::optional<Record> row = RowForReading(report, item);
    for (const TrafficItem::Card& card : item.cards) {
      if (!row.has_value() || !row->At(card.column).has_value()) {
        continue;
      }
      const ResultTable& table = report.run.Table(item.id);
      const std::string margin = MarginOf(table, *row, card.column);
      const bool estimated = !EndOf(table, card.column, ColumnRole::kLow).empty();
      const std::string of = CardText(table, *row);
      HtmlPart part = main->Show("CARD");
      part.Set("LABEL", card.label);
      part.Set("VALUE", InWords(table, *row, card.column).value_or(""));
      part.Set("TEXT",
               !margin.empty() ? Say("traffic.margin", {{"ends", margin}})
               : estimated     ? NoMarginText(table, *row, card.column)
               : of.empty()    ? Say("traffic.counted")
                               : of);
    }
  }
}

std::string NameOf(const std::string& name, const std::string& code) {
  return name.empty() ? code : name + " (" + code + ")";
}

// texts: traffic.audience.*
void FillOpening(HtmlPart* main, const TrafficReport& report) {
  main->Set("KICKER",
            Say("traffic.kicker", {{"period", PeriodText(report.first_month, report.last_month)}}));
  main->Set("HEADING",
            Say("traffic.heading", {{"name", NameOf(report.name, report.municipality)}}));
  if (!report.remark.empty()) {
    main->Show("REMARK").Set("TEXT", report.remark);
  }
  main->Set("AUDIENCE", Say("traffic.audience." + report.audience));
  main->Set("AUDIENCE_CSS", report.audience == kInternal ? "failed" : "passed");
  if (report.benchmark) {
    main->Show("BENCHMARK").SetLink("HREF", MunicipalityPath(report.municipality));
  }
  AddSummary(main, report);
  AddCards(main, report);
}

void FillMadeOfTraffic(HtmlPart* main, const TrafficReport& report) {
  const result::Provenance& from = report.run.provenance;
  HtmlPart made = main->Include("MADE", "made.tpl");
  AddFact(&made, Say("traffic.made.period"), PeriodText(report.first_month, report.last_month));
  AddFact(&made, Say("traffic.made.last_day"), report.last_day);
  AddFact(&made, Say("traffic.made.audience"), report.audience);
  AddFact(&made, Say("report.made.run"), from.run_id);
  AddFact(&made, Say("report.made.code"), from.code_version);
  AddFact(&made, Say("report.made.input"), from.input_digest);
  HtmlPart sources = made.Show("SOURCES");
  for (const auto& source : from.sources) {
    HtmlPart entry = sources.Show("ITEM");
    entry.Set("TEXT", source.name);
    entry.Set("VALUE", source.value);
  }
}

}  // namespace

std::string TrafficPage(const TrafficReport& report) {
  HtmlPage page("traffic.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  FillOpening(&main, report);
  Contents contents = {{"samenvatting", "traffic_summary"}};
  for (auto& part : AddSections(&main, report)) {
    contents.push_back(std::move(part));
  }
  contents.emplace_back("niet", "limits_title");
  contents.emplace_back("berekend", "made_title");
  FillMadeOfTraffic(&main, report);
  FillFrame(&page,
            report.run,
            Say("traffic.heading", {{"name", NameOf(report.name, report.municipality)}}),
            contents);
  return page.Render();
}

std::string TrafficIndexPage(const std::vector<TrafficEntry>& entries, const std::string& remark) {
  HtmlPage page("traffic_index.tpl", PagePlace::kFolder);
  HtmlPart& main = page.main();
  main.Set("HEADING", Say("traffic.index_title"));
  if (!remark.empty()) {
    main.Show("REMARK").Set("TEXT", remark);
  }
  TableView view;
  view.caption = Say("traffic.index_title");
  view.links = LinksTo::kTraffic;
  view.headers = {{Say("report.static.index_col_name"), false},
                  {Say("traffic.made.period"), false}};
  for (const TrafficEntry& entry : entries) {
    view.lines.push_back({{{NameOf(entry.name, entry.municipality), entry.municipality, false},
                           {entry.period, "", false}},
                          false});
  }
  main.IncludeTable("TABLE", view);
  page.frame().Set("TITLE", Say("traffic.index_title") + " - " + Say("report.static.brand"));
  return page.Render();
}

std::string PeriodText(const std::string& first_month, const std::string& last_month) {
  return Say("traffic.period",
             {{"first", MonthText(first_month)}, {"last", MonthText(last_month)}});
}

std::string TrafficPath(const std::string& municipality) {
  return std::string(kTrafficFolder) + "/" + municipality + ".html";
}

std::string TrafficCsvPath(const std::string& municipality, const std::string& indicator) {
  return std::string(kTrafficFolder) + "/csv/" + municipality + "/" + indicator;
}

}  // namespace doelmaat::report
