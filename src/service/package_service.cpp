#include "service/package_service.h"

#include <filesystem>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/measure_file.h"
#include "measure/package_file.h"
#include "service/measure_json.h"
#include "service/measure_text.h"
#include "service/own_text.h"

namespace doelmaat::service {
namespace {

using base::Say;
using nlohmann::ordered_json;

ordered_json MembersJson(const measure::PackageResult& result) {
  ordered_json list = ordered_json::array();
  for (const auto& member : result.members) {
    list.push_back({{"measure", member.id},
                    {"reach", member.reach},
                    {"months", member.months},
                    {"in_hervormingsagenda", member.included_in_reform},
                    {"benefit_alone", OutcomeJson(member.alone)}});
  }
  return list;
}

ordered_json OverlapJson(const measure::PackageResult& result) {
  ordered_json list = ordered_json::array();
  for (const auto& pair : result.pairs) {
    list.push_back({{"between", {result.members[pair.first].id, result.members[pair.second].id}},
                    {"reach", PairRuleName(pair.rule)},
                    {"share", pair.share},
                    {"share_low", pair.low},
                    {"share_high", pair.high}});
  }
  return list;
}

ordered_json OutcomesJson(const std::vector<measure::Outcome>& outcomes) {
  ordered_json json = ordered_json::object();
  for (const auto& outcome : outcomes) {
    json[outcome.name] = OutcomeJson(outcome);
  }
  return json;
}

ordered_json PackageJson(const measure::Package& package, const measure::PackageResult& result) {
  ordered_json json = {{"status", StatusName(result.status)},
                       {"package", package.id},
                       {"title", package.title},
                       {"effect", EffectName(package.rule)},
                       {"missing", result.missing}};
  if (!result.usable()) {
    return json;
  }
  json["draws"] = result.draws;
  json["year_draws"] = result.year_draws;
  json["seed"] = result.seed;
  json["measures"] = MembersJson(result);
  json["overlap"] = OverlapJson(result);
  json["results"] = OutcomesJson(result.outcomes);
  json["benefit_at_middles"] = {
      {"together", result.benefit_at_middles},
      {"any_overlap_low", result.any_overlap.low},
      {"any_overlap_high", result.any_overlap.high},
      {"counted_twice", result.sum_alone_at_middles - result.benefit_at_middles}};
  json["tornado"] = ordered_json::array();
  for (const auto& bar : result.influences) {
    json["tornado"].push_back({{"quantity", bar.quantity},
                               {"net_at_low", bar.net_at_low},
                               {"net_at_high", bar.net_at_high}});
  }
  json["years"] = ordered_json::array();
  for (const auto& year : result.years) {
    json["years"].push_back({{"year", year.year}, {"results", OutcomesJson(year.outcomes)}});
  }
  json["queue_empty_after_months"] = result.queue_empty_after.has_value()
                                         ? ordered_json(*result.queue_empty_after)
                                         : ordered_json(nullptr);
  json["notes"] = package.notes;
  for (const std::string& note : result.notes) {
    json["notes"].push_back(note);
  }
  return json;
}

std::string Whole(double value) { return base::FormatNumber(value, 0, base::NumberStyle::kSpoken); }

// texts: package.reach_*
std::string OverlapText(const measure::PackageResult& result) {
  std::string text;
  for (const auto& pair : result.pairs) {
    text += Say("package.overlap_line",
                {{"first", result.members[pair.first].id},
                 {"second", result.members[pair.second].id},
                 {"rule", Say(std::string("package.reach_") + PairRuleName(pair.rule))},
                 {"share", Percent(pair.share)},
                 {"low", Percent(pair.low)},
                 {"high", Percent(pair.high)}}) +
            "\n";
  }
  return text;
}

std::string YearsText(const measure::Package& package,
                      const measure::PackageResult& result,
                      const MoneyScale& scale) {
  std::string text;
  const bool children =
      package.backfill.has_value() && package.backfill->mode != measure::BackfillPlan::Mode::kSaved;
  for (const auto& year : result.years) {
    const auto& net = year.outcomes[5];
    text += Say("package.year_line",
                {{"year", std::to_string(year.year)},
                 {"benefit", scale.Show(year.outcomes[0].mean)},
                 {"municipal", scale.Show(year.outcomes[1].mean)},
                 {"cost", scale.Show(year.outcomes[4].mean)},
                 {"net", scale.Show(net.mean)},
                 {"low", scale.Show(net.low)},
                 {"high", scale.Show(net.high)},
                 {"unit", scale.unit()}});
    if (children) {
      text += Say("package.children", {{"count", Whole(year.outcomes[6].mean)}});
    }
    text += "\n";
  }
  if (children) {
    text += (result.queue_empty_after.has_value()
                 ? Say("package.queue_empty", {{"months", Whole(*result.queue_empty_after)}})
                 : Say("package.queue_not_empty")) +
            "\n";
  }
  return text;
}

// texts: package.effect_*
std::string PackageText(const measure::Package& package, const measure::PackageResult& result) {
  std::string text = package.title + "\n";
  if (!result.usable()) {
    return text + Say("measure.insufficient", {{"missing", Joined(result.missing)}}) + "\n";
  }
  const MoneyScale scale(result.outcomes);
  for (const auto& member : result.members) {
    text += Say("package.member_line",
                {{"id", member.id},
                 {"reach", Percent(member.reach)},
                 {"months", base::FormatNumber(member.months, 2, base::NumberStyle::kSpoken)},
                 {"benefit", scale.Show(member.alone.mean)},
                 {"low", scale.Show(member.alone.low)},
                 {"high", scale.Show(member.alone.high)},
                 {"unit", scale.unit()}}) +
            "\n";
  }
  text += OverlapText(result);
  for (const auto& outcome : result.outcomes) {
    text += OutcomeLine(scale, outcome);
    if (outcome.name == "net" && outcome.p_negative.has_value()) {
      text += Say("measure.negative_line", {{"share", Percent(*outcome.p_negative)}}) + "\n";
    }
  }
  text += Say("package.any_overlap",
              {{"benefit", scale.Show(result.benefit_at_middles)},
               {"low", scale.Show(result.any_overlap.low)},
               {"high", scale.Show(result.any_overlap.high)},
               {"unit", scale.unit()}}) +
          "\n";
  text += Say(std::string("package.effect_") + EffectName(package.rule)) + "\n";
  text += YearsText(package, result, scale);
  for (const auto* notes : {&package.notes, &result.notes}) {
    for (const std::string& note : *notes) {
      text += note + "\n";
    }
  }
  return text;
}

}  // namespace

const char* PairRuleName(measure::PairRule rule) {
  switch (rule) {
    case measure::PairRule::kIndependent:
      return "independent";
    case measure::PairRule::kNested:
      return "nested";
    case measure::PairRule::kDisjoint:
      return "disjoint";
    case measure::PairRule::kGiven:
      return "given";
  }
  return "";
}

const char* EffectName(measure::EffectRule rule) {
  switch (rule) {
    case measure::EffectRule::kLargest:
      return "largest";
    case measure::EffectRule::kSum:
      return "sum";
    case measure::EffectRule::kMultiplicative:
      return "multiplicative";
  }
  return "";
}

LoadedPackage LoadPackage(const base::Catalog& catalog, const PackageRequest& request) {
  const std::string& name = request.package;
  const bool is_file = name.ends_with(".toml");
  std::optional<OwnFigures> figures = OpenOwn(request.own);
  LoadedPackage loaded;
  const auto load = [&](const std::string& use) {
    const base::Catalog::File file = MeasureFile(catalog, use, is_file ? name : "");
    measure::Measure measure = measure::ReadMeasure(file);
    if (figures.has_value()) {
      loaded.own.push_back(figures->Take(measure, file.path));
      measure = loaded.own.back().measure;
    }
    return measure;
  };
  const std::filesystem::path path(name);
  loaded.package = measure::ReadPackage(
      is_file ? base::Catalog::File{name, base::ReadFile(path)} : catalog.Find("package/" + name),
      load);
  return loaded;
}

measure::PackageOptions OptionsOf(const PackageRequest& request) {
  measure::PackageOptions options;
  options.monte_carlo.seed = request.seed;
  if (request.draws > 0) {
    options.monte_carlo.draws = request.draws;
  }
  return options;
}

std::string RunPackageText(const base::Catalog& catalog,
                           const PackageRequest& request,
                           bool json,
                           const numerics::ParallelFor& parallel) {
  const auto [package, own] = LoadPackage(catalog, request);
  const measure::PackageResult result = measure::RunPackage(package, OptionsOf(request), parallel);
  if (!json) {
    return PackageText(package, result) + OwnText(own);
  }
  ordered_json shown = PackageJson(package, result);
  for (const OwnMeasure& each : own) {
    ordered_json member = {{"measure", each.measure.id},
                           {"quantities", MeasureJson(each.measure)["quantities"]}};
    AddOwn(each, &member);
    shown["own"].push_back(member);
  }
  return shown.dump(1) + "\n";
}

}  // namespace doelmaat::service
