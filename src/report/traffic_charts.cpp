#include "report/traffic_charts.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "base/text.h"
#include "chart/bar_pair_chart.h"
#include "chart/period_chart.h"
#include "chart/range_chart.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using base::Say;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

constexpr double kComplete = 0.98;  // claimed by habit: less is not complete
constexpr const char* kUsualShare = "usual_share";
constexpr std::size_t kMonthLength = 7;  // 2025-12

const Column& ColumnNamed(const ResultTable& table, const std::string& name) {
  return table.columns[table.ColumnIndex(name)];
}

struct Forms {
  chart::NumberForm axis;
  chart::NumberForm point;
  std::string axis_label;
};

// Money in euros, thousands or millions by the largest amount; other numbers as they are.
Forms FormsOf(const Column& column, double largest) {
  constexpr double kThousand = 1e3;
  constexpr double kMillion = 1e6;
  const std::string before = EuroSign();
  if (column.unit == Unit::kEur) {
    if (largest >= 2 * kMillion) {
      return {{"", "", 1 / kMillion, largest < 10 * kMillion ? 1 : 0},
              {before, "", 1.0, 0},
              Say("traffic.axis.million")};
    }
    if (largest >= 2 * kThousand) {
      return {{"", "", 1 / kThousand, largest < 10 * kThousand ? 1 : 0},
              {before, "", 1.0, 0},
              Say("traffic.axis.thousand")};
    }
    return {{}, {before, "", 1.0, 0}, Say("traffic.axis.euro")};
  }
  if (column.unit == Unit::kShare) {
    return {{"", "%", 100.0, 0}, {"", "%", 100.0, 1}, Say("traffic.axis.share")};
  }
  const bool counts = column.person_count;
  return {{}, {}, counts ? Say("traffic.axis.count") : column.label};
}

double Largest(const std::vector<Record>& rows, const std::vector<std::string>& measures) {
  double largest = 0.0;
  for (const Record& row : rows) {
    for (const std::string& measure : measures) {
      largest = std::max(largest, std::abs(row.Number(measure).value_or(0.0)));
    }
  }
  return largest;
}

chart::Caption CaptionOf(const TrafficItem& item, std::size_t index) {
  return {item.id + "-" + std::to_string(index), item.title, item.definition};
}

// The year under January; of less than a year also under the first month.
std::string TickOf(const std::string& period, bool first, bool year_is_named) {
  if (period.size() != kMonthLength) {
    return period;
  }
  return period.ends_with("-01") || (first && !year_is_named) ? period.substr(0, 4) : "";
}

// Of the months that are not known to be claimed in full: that they are not, or why nobody can say.
std::string IncompleteText(const std::vector<Record>& rows, std::size_t from) {
  bool withheld = false;
  for (std::size_t r = from; r < rows.size(); ++r) {
    if (rows[r].At(kUsualShare).has_value()) {
      return Say("traffic.incomplete");
    }
    withheld = withheld || rows[r].At(kUsualShare).state == CellState::kSuppressed;
  }
  return Say(withheld ? "traffic.completeness_withheld" : "traffic.completeness_unknown");
}

std::optional<std::string> DrawPeriods(const ResultTable& table,
                                       const TrafficItem::Chart& wanted,
                                       const chart::Caption& caption) {
  const std::vector<Record> rows = Records(table);
  chart::PeriodChart chart;
  chart.caption = caption;
  chart.form = wanted.kind == "columns" ? chart::PeriodChart::Form::kColumns
                                        : chart::PeriodChart::Form::kLines;
  const bool year_is_named = std::any_of(rows.begin(), rows.end(), [&](const Record& row) {
    return row.Text(wanted.key).ends_with("-01");
  });
  std::set<std::string> seen;
  for (const Record& row : rows) {
    const std::string& period = row.Text(wanted.key);
    if (!seen.insert(period).second) {
      return std::nullopt;  // rows of more than one kind: there is no one line
    }
    chart.periods.push_back(
        {MonthText(period), TickOf(period, chart.periods.empty(), year_is_named)});
  }
  bool any = false;
  for (const std::string& measure : wanted.measures) {
    chart.series.push_back({ColumnNamed(table, measure).label, {}});
    for (const Record& row : rows) {
      chart.series.back().values.push_back(row.Number(measure));
      any = any || row.Number(measure).has_value();
    }
  }
  const Forms forms =
      FormsOf(ColumnNamed(table, wanted.measures.front()), Largest(rows, wanted.measures));
  chart.axis_form = forms.axis;
  chart.point_form = forms.point;
  chart.axis_label = forms.axis_label;
  const std::size_t incomplete = FirstIncomplete(table, rows);
  if (incomplete < rows.size()) {
    chart.incomplete_from = incomplete;
    chart.incomplete_label = IncompleteText(rows, incomplete);
  }
  return any ? std::optional(chart::Draw(chart)) : std::nullopt;
}

// Every key but the municipality, in words.
std::string LabelOf(const ResultTable& table, const Record& row) {
  std::string label;
  for (const Column& column : table.columns) {
    if (column.role == ColumnRole::kKey && column.name != "municipality") {
      const bool words = !row.Text(column.name).empty() && column.name != "months_before_end";
      label += (label.empty() ? "" : ", ") +
               (words ? row.Show(column.name) : column.label + " " + row.Show(column.name));
    }
  }
  return label;
}

std::optional<std::string> DrawRanges(const ResultTable& table,
                                      const TrafficItem::Chart& wanted,
                                      const chart::Caption& caption) {
  const std::string& value = wanted.measures[0];
  const Column& column = ColumnNamed(table, value);
  const std::vector<Record> rows = Records(table);
  chart::RangeChart chart;
  chart.caption = caption;
  const Forms forms = FormsOf(column, Largest(rows, {value, wanted.measures[2]}));
  chart.form = forms.axis;
  chart.axis_label = column.unit == Unit::kEur ? forms.axis_label : Say("traffic.axis.days");
  for (const Record& row : rows) {
    const std::optional<double> middle = row.Number(value);
    if (!middle.has_value()) {
      continue;
    }
    const std::optional<double> low = row.Number(wanted.measures[1]);
    const std::optional<double> high = row.Number(wanted.measures[2]);
    const std::string margin = low.has_value() && high.has_value()
                                   ? row.Margin(wanted.measures[1], wanted.measures[2])
                                   : NoMarginText(table, row, value);
    chart.rows.push_back({LabelOf(table, row),
                          low.value_or(*middle),
                          *middle,
                          high.value_or(*middle),
                          row.Show(value) + " (" + margin + ")"});
  }
  return chart.rows.empty() ? std::nullopt : std::optional(chart::Draw(chart));
}

std::optional<std::string> DrawBars(const TrafficReport& report,
                                    const ResultTable& table,
                                    const TrafficItem::Chart& wanted,
                                    const chart::Caption& caption) {
  const std::string year = YearToShow(report, table);
  if (year.empty()) {
    return std::nullopt;
  }
  const std::string before = std::to_string(std::stoi(year) - 1);
  const std::string& measure = wanted.measures.front();
  const std::vector<Record> others = RecordsWhere(table, "year", before);
  chart::BarPairChart chart;
  chart.caption = caption;
  chart.own_label = year;
  chart.other_label = IsFullYear(report, before) ? before : Say("traffic.part", {{"year", before}});
  bool any = false;
  for (const Record& row : RecordsWhere(table, "year", year)) {
    const auto other = std::find_if(others.begin(), others.end(), [&](const Record& each) {
      return each.Text(wanted.key) == row.Text(wanted.key);
    });
    const bool there = other != others.end();
    chart.rows.push_back({row.Show(wanted.key),
                          row.Number(measure),
                          there ? other->Number(measure) : std::nullopt,
                          row.Show(measure),
                          there ? other->Show(measure) : "-"});
    any = any || row.Number(measure).has_value();
  }
  return any ? std::optional(chart::Draw(chart)) : std::nullopt;
}

std::optional<std::string> DrawCurve(const ResultTable& table,
                                     const TrafficItem::Chart& wanted,
                                     const chart::Caption& caption) {
  const std::string& share = wanted.measures[0];
  chart::CurveChart chart;
  chart.caption = caption;
  chart.curve_label = ColumnNamed(table, share).label;
  chart.band_label = Say("traffic.band");
  chart.axis_label = Say("traffic.axis.months");
  for (const Record& row : Records(table)) {
    const std::optional<double> value = row.Number(share);
    if (!value.has_value()) {
      break;  // what follows cannot be joined to what came before
    }
    const std::string margin = row.Margin(wanted.measures[1], wanted.measures[2]);
    chart.points.push_back({row.Number(wanted.key).value_or(0.0),
                            *value,
                            row.Number(wanted.measures[1]),
                            row.Number(wanted.measures[2]),
                            Say("traffic.after_months",
                                {{"months", row.Show(wanted.key)}, {"share", row.Show(share)}}) +
                                (margin.empty() ? "" : " (" + margin + ")")});
  }
  // A single point is no curve.
  return chart.points.size() < 2 ? std::nullopt : std::optional(chart::Draw(chart));
}

}  // namespace

// texts: traffic.month.*
std::string MonthText(const std::string& key) {
  const std::string name =
      key.size() == kMonthLength ? "traffic.month.m" + key.substr(kMonthLength - 2) : "";
  return !name.empty() && base::HasText(name) ? Say(name) + " " + key.substr(0, 4) : key;
}

bool IsFullYear(const TrafficReport& report, const std::string& year) {
  return report.first_month <= year + "-01" && report.last_month >= year + "-12";
}

std::string YearToShow(const TrafficReport& report, const ResultTable& table) {
  std::string last;
  std::string last_full;
  for (const Record& row : Records(table)) {
    const std::string& year = row.Text("year");
    last = std::max(last, year);
    last_full = IsFullYear(report, year) ? std::max(last_full, year) : last_full;
  }
  return last_full.empty() ? last : last_full;
}

std::string EndOf(const ResultTable& table, const std::string& name, ColumnRole role) {
  for (const Column& column : table.columns) {
    if (column.of == name && column.role == role) {
      return column.name;
    }
  }
  return "";
}

std::string NoMarginText(const ResultTable& table, const Record& row, const std::string& name) {
  for (const ColumnRole role : {ColumnRole::kLow, ColumnRole::kHigh}) {
    const std::string end = EndOf(table, name, role);
    if (!end.empty() && row.At(end).state == CellState::kSuppressed) {
      return Say("traffic.margin_withheld");
    }
  }
  return Say("traffic.no_margin");
}

std::size_t FirstIncomplete(const ResultTable& table, const std::vector<Record>& rows) {
  if (!table.FindColumn(kUsualShare).has_value()) {
    return rows.size();
  }
  const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const Record& row) {
    return row.Number(kUsualShare).value_or(0.0) >= kComplete;
  });
  return static_cast<std::size_t>(rows.rend() - last);
}

std::vector<std::string> TrafficCharts(const TrafficReport& report, const TrafficItem& item) {
  const ResultTable& table = report.run.Table(item.id);
  std::vector<std::string> charts;
  for (const TrafficItem::Chart& wanted : item.charts) {
    const chart::Caption caption = CaptionOf(item, charts.size() + 1);
    std::optional<std::string> svg;
    if (table.rows.empty()) {
      continue;
    }
    if (wanted.kind == "ranges") {
      svg = DrawRanges(table, wanted, caption);
    } else if (wanted.kind == "bars") {
      svg = DrawBars(report, table, wanted, caption);
    } else if (wanted.kind == "curve") {
      svg = DrawCurve(table, wanted, caption);
    } else {
      svg = DrawPeriods(table, wanted, caption);
    }
    if (svg.has_value()) {
      charts.push_back(*svg);
    }
  }
  return charts;
}

}  // namespace doelmaat::report
