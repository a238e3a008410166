#include "service/measure_service.h"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/alike.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "measure/measure_file.h"
#include "measure/own_file.h"
#include "service/measure_json.h"
#include "service/measure_text.h"
#include "service/own_text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

// texts: measure.rule_*
std::string ResultText(const measure::Measure& measure, const measure::MeasureResult& result) {
  std::string text = measure.title + "\n";
  if (result.status == measure::MeasureStatus::kInsufficientData) {
    return text + Say("measure.insufficient", {{"missing", Joined(result.missing)}}) + "\n";
  }
  text += ScopeLine(measure);
  const MoneyScale scale(result.outcomes);
  for (const measure::Outcome& outcome : result.outcomes) {
    text += OutcomeLine(scale, outcome);
    if (outcome.p_negative.has_value()) {
      text += Say("measure.negative_line", {{"share", Percent(*outcome.p_negative)}}) + "\n";
    }
  }
  for (const measure::Influence& bar : result.influences) {
    text += InfluenceLine(scale, measure, bar);
  }
  text += Say(std::string("measure.rule_") + ModeName(result.mode)) + "\n";
  for (const std::string& note : result.notes) {
    text += note + "\n";
  }
  return text;
}

std::string QuantityLine(const measure::Quantity& quantity) {
  const std::string unit = base::TranslatedUnit(quantity.share ? "aandeel" : quantity.unit.Text());
  const std::string band = quantity.missing() ? Say("measure.unknown")
                           : quantity.distribution.is_point()
                               ? ShortNumber(quantity.low)
                               : ShortNumber(quantity.low) + " - " + ShortNumber(quantity.high);
  return fmt::format("  {}  {} {}  [{}]  {}\n",
                     quantity.id,
                     band,
                     unit,
                     Say(std::string("measure.evidence_") + EvidenceName(quantity.evidence)),
                     quantity.label);
}

// aef-2 before aef-10.
std::vector<std::string> InReadingOrder(std::vector<std::string> ids) {
  std::stable_sort(ids.begin(), ids.end(), [](const std::string& one, const std::string& other) {
    return one.size() < other.size();
  });
  return ids;
}

// Results as published with parts added instead of in quadrature: what one estimate for all parts
// asks.
std::vector<measure::Outcome> CorrectedOutcomes(const measure::Measure& measure) {
  measure::MeasureOptions options;
  options.mode = measure::Mode::kAef;
  options.parts = measure::PartsRule::kFullyCorrelated;
  return measure::RunMeasure(measure, options, numerics::SerialFor()).outcomes;
}

// texts: measure.published_* measure.outcome_*
std::string PublishedText(const measure::Measure& measure) {
  std::string text;
  const auto corrected = CorrectedOutcomes(measure);
  const MoneyScale scale(1e6);  // the unit of the text, and of what is published
  for (const auto& published : measure.published) {
    const std::string status =
        Say(std::string("measure.published_") + PublishedName(published.status));
    if (published.result == "number") {
      text += Say("measure.published_number",
                  {{"label", published.label},
                   {"low", base::FormatExact(published.low, base::NumberStyle::kSpoken)},
                   {"high", base::FormatExact(published.high, base::NumberStyle::kSpoken)},
                   {"unit", published.unit},
                   {"status", status},
                   {"why", published.why}}) +
              "\n";
      continue;
    }
    for (const auto& outcome : corrected) {
      if (outcome.name == published.result && published.has_band) {
        text += Say("measure.published_line",
                    {{"name", Say("measure.outcome_" + published.result)},
                     {"low", base::FormatExact(published.low, base::NumberStyle::kSpoken)},
                     {"high", base::FormatExact(published.high, base::NumberStyle::kSpoken)},
                     {"status", status},
                     {"corrected_low", scale.Show(outcome.low)},
                     {"corrected_high", scale.Show(outcome.high)},
                     {"why", published.why}}) +
                "\n";
      }
    }
  }
  return text;
}

ordered_json CorrectedJson(const std::vector<measure::Outcome>& outcomes) {
  ordered_json json = ordered_json::object();
  for (const auto& outcome : outcomes) {
    json[outcome.name] = {{"low", outcome.low}, {"high", outcome.high}};
  }
  return json;
}

struct Loaded {
  measure::Measure measure;
  std::optional<OwnMeasure> own;
};

// The measure, with figures of the store in it where they are asked.
Loaded LoadOwn(const base::Catalog& catalog, const std::string& name, const OwnRequest& asked) {
  const base::Catalog::File file = MeasureFile(catalog, name);
  Loaded loaded{measure::ReadMeasure(file), std::nullopt};
  if (std::optional<OwnFigures> figures = OpenOwn(asked)) {
    loaded.own = figures->Take(loaded.measure, file.path);
    loaded.measure = loaded.own->measure;
  }
  return loaded;
}

}  // namespace

std::string ListMeasures(const base::Catalog& catalog, bool json) {
  ordered_json list = ordered_json::array();
  std::string text;
  for (const std::string& id : InReadingOrder(catalog.Ids("measure"))) {
    const measure::Measure measure = LoadMeasure(catalog, id);
    const bool complete = measure.MissingQuantities().empty();
    const char* status = StatusName(complete ? measure::MeasureStatus::kComputed
                                             : measure::MeasureStatus::kInsufficientData);
    list.push_back({{"id", id},
                    {"title", measure.title},
                    {"status", status},
                    {"conclusion", measure.conclusion}});
    text += fmt::format("{}\t{}\t{}\n",
                        id,
                        complete ? Say("measure.complete") : base::TranslatedWord(status),
                        measure.title);
  }
  return json ? list.dump(1) + "\n" : text;
}

std::string ShowMeasure(const base::Catalog& catalog,
                        const std::string& name,
                        const OwnRequest& asked,
                        bool json) {
  const auto [measure, own] = LoadOwn(catalog, name, asked);
  if (json) {
    ordered_json shown = MeasureJson(measure);
    if (own.has_value()) {
      AddOwn(*own, &shown);
    }
    shown["parts_fully_correlated"] = CorrectedJson(CorrectedOutcomes(measure));
    return shown.dump(1) + "\n";
  }
  std::string text = measure.title + "\n" + measure.mechanism + "\n";
  text +=
      (measure.conclusion.empty() ? "" : measure.conclusion + " ") + "(" + measure.source + ")\n";
  for (const auto& quantity : measure.quantities) {
    text += QuantityLine(quantity);
  }
  for (const auto& part : measure.parts) {
    text += fmt::format("  {}: {} = {}; {} = {}\n",
                        part.label,
                        Say("measure.outcome_benefit"),
                        part.benefit,
                        Say("measure.outcome_cost"),
                        part.cost);
  }
  text += own.has_value() ? OwnText(std::span(&*own, 1)) : "";
  text += PublishedText(measure);
  for (const std::string& note : measure.notes) {
    text += note + "\n";
  }
  return text;
}

std::string OwnMeasureText(const base::Catalog& catalog,
                           const std::string& name,
                           const OwnRequest& asked) {
  const base::Catalog::File file = MeasureFile(catalog, name);
  const measure::Measure measure = measure::ReadMeasure(file);
  const OwnMeasure own = OwnFigures(asked).Take(measure, file.path);
  std::vector<measure::OwnFigure> figures;
  figures.reserve(own.lines.size());
  for (const OwnLine& line : own.lines) {
    figures.push_back(line.figure);
  }
  const std::string id = base::Folded(measure.id + "-" + own.municipality);
  return measure::WriteOwnFile(
      file,
      figures,
      own.correlations,
      {id,
       Say("measure.own_title", {{"title", measure.title}, {"municipality", own.municipality}}),
       Say("measure.own_comment",
           {{"id", measure.id},
            {"municipality", own.municipality},
            {"first", own.first_month},
            {"last", own.last_month}})});
}

std::string RunMeasureText(const base::Catalog& catalog,
                           const MeasureRequest& request,
                           bool json,
                           const numerics::ParallelFor& parallel) {
  measure::MeasureOptions options;
  options.mode = ModeOf(request.mode);
  options.monte_carlo.seed = request.seed;
  options.monte_carlo.adaptive = request.adaptive;
  if (request.draws > 0) {
    options.monte_carlo.draws = request.draws;
  }
  const auto [measure, own] = LoadOwn(catalog, request.measure, request.own);
  measure::MeasureResult result = measure::RunMeasure(measure, options, parallel);
  if (options.mode != measure::Mode::kMonteCarlo) {
    for (const std::string& option : request.unused) {
      result.notes.push_back(
          Say("measure.option_without_draws", {{"mode", request.mode}, {"option", option}}));
    }
  }
  const auto corrected = CorrectedOutcomes(measure);
  if (json) {
    ordered_json shown = ResultJson(measure, result);
    if (own.has_value()) {
      AddOwn(*own, &shown);
    }
    shown["parts_fully_correlated"] = CorrectedJson(corrected);
    return shown.dump(1) + "\n";
  }
  std::string text = ResultText(measure, result);
  text += own.has_value() ? OwnText(std::span(&*own, 1)) : "";
  if (result.mode == measure::Mode::kAef && !corrected.empty()) {
    const MoneyScale scale(corrected);
    text += Say("measure.corrected",
                {{"low", scale.Show(corrected[2].low)},
                 {"high", scale.Show(corrected[2].high)},
                 {"unit", scale.unit()}}) +
            "\n";
  }
  return text;
}

// texts: measure.outcome_*
std::string GaugeMeasures(const base::Catalog& catalog, bool json) {
  ordered_json list = ordered_json::array();
  std::string text;
  std::map<std::string, int> tally;
  for (const std::string& id : InReadingOrder(catalog.Ids("measure"))) {
    for (const measure::GaugeLine& line : measure::GaugeMeasure(LoadMeasure(catalog, id))) {
      list.push_back(GaugeJson(line));
      const std::string verdict = VerdictName(line.verdict);
      ++tally[verdict];
      const auto shown = [](const std::optional<double>& value) {
        return value.has_value() ? base::FormatNumber(*value, 0, base::NumberStyle::kSpoken) : "-";
      };
      text += fmt::format("{}  {}\t{} {}\t{}\t{}\t{}{}\n",
                          verdict,
                          line.measure,
                          line.result,
                          line.bound,
                          shown(line.published),
                          shown(line.ours),
                          line.printed_inputs ? Say("measure.printed_inputs") + " " : "",
                          line.why);
    }
  }
  text += Say("measure.gauge_tally",
              {{"pass", std::to_string(tally["PASS"])},
               {"note", std::to_string(tally["NOTE"])},
               {"diff", std::to_string(tally["DIFF"])}}) +
          "\n";
  return json ? list.dump(1) + "\n" : text;
}

}  // namespace doelmaat::service
