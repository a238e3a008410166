#include "service/measure_tables.h"

#include <sstream>

#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "service/audience.h"
#include "service/measure_json.h"
#include "service/measure_text.h"
#include "service/own_text.h"
#include "service/package_service.h"

namespace doelmaat::service {
namespace {

using base::Say;
using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

// texts: measure_table.*
std::string Label(const char* name) { return Say(std::string("measure_table.") + name); }

Column Key(const char* name) {
  return {.name = name, .label = Label(name), .role = ColumnRole::kKey};
}

Column Word(const char* name) {
  return {.name = name, .label = Label(name), .role = ColumnRole::kLabel};
}

Column Money(const char* name) { return {.name = name, .label = Label(name), .unit = Unit::kEur}; }

Column Share(const char* name) {
  return {.name = name, .label = Label(name), .unit = Unit::kShare, .decimals = 1};
}

Column Plain(const char* name, int decimals) {
  return {.name = name, .label = Label(name), .decimals = decimals};
}

void AddBand(ResultTable* table) {
  table->columns.push_back(Money("mean_eur"));
  Column low = Money("low_eur");
  low.role = ColumnRole::kLow;
  low.of = "mean_eur";
  Column high = Money("high_eur");
  high.role = ColumnRole::kHigh;
  high.of = "mean_eur";
  table->columns.push_back(low);
  table->columns.push_back(high);
}

void AddBandCells(const measure::Outcome& outcome, std::vector<Cell>* row) {
  row->push_back(Cell::Number(outcome.mean));
  row->push_back(Cell::Number(outcome.low));
  row->push_back(Cell::Number(outcome.high));
}

// texts: measure_table.*
ResultTable Empty(const char* name, std::vector<Column> columns) {
  return {name, Say(std::string("measure_table.title_") + name), std::move(columns), {}, {}};
}

std::string BandText(double low, double high, const std::string& unit) {
  const std::string ends =
      low == high
          ? ShortNumber(low)
          : Say("measure_page.between", {{"low", ShortNumber(low)}, {"high", ShortNumber(high)}});
  return unit.empty() ? ends : ends + " " + unit;
}

// texts: measure.outcome_*
std::string OutcomeName(const std::string& name) { return Say("measure.outcome_" + name); }

std::string Sentences(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) {
    text += (text.empty() ? "" : " ") + note;
  }
  return text;
}

ResultTable MeasureTable(const std::vector<ComparedMeasure>& measures) {
  ResultTable table =
      Empty("measures",
            {Key("measure"), Word("title"), Word("mechanism"), Word("missing"), Word("notes")});
  for (const ComparedMeasure& each : measures) {
    const std::string missing =
        each.comparison.missing.empty()
            ? ""
            : Say("measure.insufficient", {{"missing", Joined(each.comparison.missing)}});
    table.rows.push_back({Cell::Text(each.measure.id),
                          Cell::Text(each.measure.title),
                          Cell::Text(each.measure.mechanism),
                          Cell::Text(missing),
                          Cell::Text(Sentences(each.comparison.notes))});
  }
  return table;
}

// texts: measure.short_*
ResultTable BandTable(const std::vector<ComparedMeasure>& measures) {
  ResultTable table = Empty("bands",
                            {Key("measure"),
                             Key("reading"),
                             Word("reading_label"),
                             Key("outcome"),
                             Word("outcome_label")});
  AddBand(&table);
  for (const ComparedMeasure& each : measures) {
    for (const auto& reading : each.comparison.readings) {
      const char* name = ReadingName(reading.reading);
      for (const auto& outcome : reading.outcomes) {
        std::vector<Cell> row = {Cell::Text(each.measure.id),
                                 Cell::Text(name),
                                 Cell::Text(Say(std::string("measure.short_") + name)),
                                 Cell::Text(outcome.name),
                                 Cell::Text(OutcomeName(outcome.name))};
        AddBandCells(outcome, &row);
        table.rows.push_back(std::move(row));
      }
    }
  }
  return table;
}

std::vector<Column> InfluenceColumns() {
  return {Key("measure"),
          Key("quantity"),
          Word("label"),
          Share("main_share"),
          Share("total_share"),
          Money("net_at_low_eur"),
          Money("net_at_high_eur")};
}

void AddInfluence(const std::string& measure,
                  const measure::Influence& bar,
                  const std::string& label,
                  ResultTable* table) {
  table->rows.push_back({Cell::Text(measure),
                         Cell::Text(bar.quantity),
                         Cell::Text(label),
                         Cell::Optional(bar.main_share, CellState::kNotApplicable),
                         Cell::Optional(bar.total_share, CellState::kNotApplicable),
                         Cell::Number(bar.net_at_low),
                         Cell::Number(bar.net_at_high)});
}

std::string LabelOf(const measure::Measure& measure, const std::string& quantity) {
  for (const auto& each : measure.quantities) {
    if (each.id == quantity) {
      return each.label;
    }
  }
  return quantity;
}

ResultTable InfluenceTable(const std::vector<ComparedMeasure>& measures) {
  ResultTable table = Empty("influences", InfluenceColumns());
  for (const ComparedMeasure& each : measures) {
    for (const auto& bar : each.comparison.influences) {
      AddInfluence(each.measure.id, bar, LabelOf(each.measure, bar.quantity), &table);
    }
  }
  return table;
}

// texts: measure.evidence_*
ResultTable QuantityTable(const std::vector<ComparedMeasure>& measures) {
  ResultTable table = Empty("quantities",
                            {Key("measure"),
                             Key("quantity"),
                             Word("label"),
                             Word("band"),
                             Word("standing"),
                             Word("source")});
  for (const ComparedMeasure& each : measures) {
    for (const auto& quantity : each.measure.quantities) {
      const std::string unit =
          base::TranslatedUnit(quantity.share ? "aandeel" : quantity.unit.Text());
      table.rows.push_back(
          {Cell::Text(each.measure.id),
           Cell::Text(quantity.id),
           Cell::Text(quantity.label),
           Cell::Text(quantity.missing() ? Say("measure.unknown")
                                         : BandText(quantity.low, quantity.high, unit)),
           Cell::Text(Say(std::string("measure.evidence_") + EvidenceName(quantity.evidence))),
           Cell::Text(quantity.source)});
    }
  }
  return table;
}

// texts: measure.published_*
ResultTable PublishedTable(const std::vector<ComparedMeasure>& measures) {
  ResultTable table = Empty(
      "published", {Key("measure"), Word("what"), Word("band"), Word("standing"), Word("why")});
  for (const ComparedMeasure& each : measures) {
    for (const auto& published : each.measure.published) {
      const bool money =
          published.result == "benefit" || published.result == "cost" || published.result == "net";
      const std::string what = money                          ? OutcomeName(published.result)
                               : published.result == "number" ? published.label
                                                              : Say("measure_table.conclusion");
      const std::string unit =
          money ? Say("measure_table.rounding",
                      {{"eur",
                        base::FormatNumber(
                            each.measure.rounding_eur, 0, base::NumberStyle::kSpoken)}})
                : published.unit;
      table.rows.push_back(
          {Cell::Text(each.measure.id),
           Cell::Text(what),
           Cell::Text(published.has_band ? BandText(published.low, published.high, unit) : "-"),
           Cell::Text(Say(std::string("measure.published_") + PublishedName(published.status))),
           Cell::Text(published.why)});
    }
  }
  return table;
}

// texts: package.effect_*
ResultTable PackageTable(const measure::Package& package, const measure::PackageResult& result) {
  ResultTable table = Empty("package",
                            {Key("measure"),
                             Word("title"),
                             Word("effect"),
                             Money("together_eur"),
                             Money("any_low_eur"),
                             Money("any_high_eur"),
                             Money("net_eur")});
  table.notes = package.notes;
  table.notes.insert(table.notes.end(), result.notes.begin(), result.notes.end());
  table.rows.push_back({Cell::Text(package.id),
                        Cell::Text(package.title),
                        Cell::Text(Say(std::string("package.effect_") + EffectName(package.rule))),
                        Cell::Number(result.benefit_at_middles),
                        Cell::Number(result.any_overlap.low),
                        Cell::Number(result.any_overlap.high),
                        Cell::Number(result.net_at_middles)});
  return table;
}

ResultTable MemberTable(const measure::PackageResult& result) {
  ResultTable table =
      Empty("package_measures", {Key("measure"), Share("reach"), Plain("months", 2)});
  AddBand(&table);
  for (const auto& member : result.members) {
    std::vector<Cell> row = {
        Cell::Text(member.id), Cell::Number(member.reach), Cell::Number(member.months)};
    AddBandCells(member.alone, &row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// texts: package.reach_*
ResultTable OverlapTable(const measure::PackageResult& result) {
  Column low = Share("share_low");
  low.role = ColumnRole::kLow;
  low.of = "share";
  Column high = Share("share_high");
  high.role = ColumnRole::kHigh;
  high.of = "share";
  ResultTable table = Empty("overlap", {Key("pair"), Word("rule"), Share("share"), low, high});
  for (const auto& pair : result.pairs) {
    table.rows.push_back({Cell::Text(Say("measure_table.pair_text",
                                         {{"first", result.members[pair.first].id},
                                          {"second", result.members[pair.second].id}})),
                          Cell::Text(Say(std::string("package.reach_") + PairRuleName(pair.rule))),
                          Cell::Number(pair.share),
                          Cell::Number(pair.low),
                          Cell::Number(pair.high)});
  }
  return table;
}

ResultTable PackageResultTable(const measure::PackageResult& result) {
  ResultTable table = Empty("package_results", {Key("outcome"), Word("outcome_label")});
  AddBand(&table);
  for (const auto& outcome : result.outcomes) {
    std::vector<Cell> row = {Cell::Text(outcome.name), Cell::Text(OutcomeName(outcome.name))};
    AddBandCells(outcome, &row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable PackageInfluenceTable(const measure::Package& package,
                                  const measure::PackageResult& result) {
  ResultTable table = Empty("package_influences", InfluenceColumns());
  for (const auto& bar : result.influences) {
    std::string label = bar.quantity;
    for (const auto& member : package.members) {
      const std::string own = member.measure.id + ".";
      if (bar.quantity.starts_with(own)) {
        label =
            member.measure.title + ": " + LabelOf(member.measure, bar.quantity.substr(own.size()));
      }
    }
    AddInfluence(package.id, bar, label, &table);
  }
  return table;
}

// texts: measure.year_*
ResultTable YearTable(const measure::PackageResult& result) {
  ResultTable table =
      Empty("years", {Word("year_label"), Plain("year", 0), Key("outcome"), Word("outcome_label")});
  AddBand(&table);
  for (const auto& year : result.years) {
    for (const auto& outcome : year.outcomes) {
      if (outcome.name == "children") {
        continue;
      }
      std::vector<Cell> row = {
          Cell::Text(Say("measure_table.year_text", {{"year", std::to_string(year.year)}})),
          Cell::Integer(year.year),
          Cell::Text(outcome.name),
          Cell::Text(Say("measure.year_" + outcome.name))};
      AddBandCells(outcome, &row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

// A modelled flow: no persons were counted.
ResultTable ChildrenTable(const measure::PackageResult& result) {
  Column low = Plain("low", 0);
  low.role = ColumnRole::kLow;
  low.of = "mean";
  Column high = Plain("high", 0);
  high.role = ColumnRole::kHigh;
  high.of = "mean";
  ResultTable table =
      Empty("children", {Word("year_label"), Plain("year", 0), Plain("mean", 0), low, high});
  for (const auto& year : result.years) {
    const auto& children = year.outcomes.back();
    table.rows.push_back(
        {Cell::Text(Say("measure_table.year_text", {{"year", std::to_string(year.year)}})),
         Cell::Integer(year.year),
         Cell::Number(children.mean),
         Cell::Number(children.low),
         Cell::Number(children.high)});
  }
  return table;
}

}  // namespace

std::vector<ResultTable> TablesOf(const std::vector<ComparedMeasure>& measures) {
  return {MeasureTable(measures),
          BandTable(measures),
          InfluenceTable(measures),
          QuantityTable(measures),
          PublishedTable(measures)};
}

ResultTable OwnTable(const std::vector<OwnMeasure>& own, disclosure::Audience audience) {
  ResultTable table = Empty("own", {Word("audience"), Word("line")});
  std::istringstream text(OwnText(own));
  for (std::string line; std::getline(text, line);) {
    table.rows.push_back(
        {Cell::Text(AudienceName(audience)), Cell::Text(line.substr(line.find_first_not_of(' ')))});
  }
  return table;
}

std::vector<ResultTable> TablesOf(const measure::Package& package,
                                  const measure::PackageResult& result) {
  if (!result.usable()) {
    return {};
  }
  std::vector<ResultTable> tables = {PackageTable(package, result),
                                     MemberTable(result),
                                     OverlapTable(result),
                                     PackageResultTable(result),
                                     PackageInfluenceTable(package, result)};
  if (!result.years.empty()) {
    tables.push_back(YearTable(result));
    tables.push_back(ChildrenTable(result));
  }
  return tables;
}

}  // namespace doelmaat::service
