#include "report/finding.h"

#include <array>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "report/cell_text.h"

namespace doelmaat::report {
namespace {

using base::Say;

// Share and name of each class, from low to high.
constexpr std::array<std::pair<const char*, const char*>, 3> kClasses = {
    {{"share_low", "laag"}, {"share_middle", "middelmatig"}, {"share_high", "hoog"}}};

std::optional<double> ModelNumber(const RunTables& run, std::string_view column) {
  const auto models = Records(run.Table("model"));
  return models.empty() ? std::nullopt : models.front().Number(column);
}

std::string ShareText(const Record& unit, std::string_view column) {
  const auto share = unit.Number(column);
  return share.has_value() ? WholePercent(*share) : unit.Show(column);
}

bool HasShares(const Record& unit) {
  return unit.Number("share_low").has_value() && unit.Number("share_middle").has_value() &&
         unit.Number("share_high").has_value();
}

}  // namespace

std::optional<ClassFinding> ClearClass(const Record& unit) {
  std::optional<ClassFinding> clear;
  for (const auto& [column, name] : kClasses) {
    const double share = unit.Number(column).value_or(0.0);
    if (share >= kClearShare && (!clear.has_value() || share > clear->share)) {
      // texts: report.class.*
      clear = ClassFinding{name, Say(std::string("report.class.") + name), share};
    }
  }
  return clear;
}

bool MarginContradictsShares(const RunTables& run, const Record& unit) {
  constexpr double kOutsideMargin = 0.10;  // what a margin of 90% leaves
  const auto score = unit.Number("bias_corrected");
  const auto low = unit.Number("ci90_low");
  const auto high = unit.Number("ci90_high");
  const auto middle_from = ModelNumber(run, "class_limit_low");
  const auto high_from = ModelNumber(run, "class_limit_high");
  if (!score.has_value() || !low.has_value() || !high.has_value() || !middle_from.has_value() ||
      !high_from.has_value() || !HasShares(unit)) {
    return false;
  }
  const auto class_of = [&](double value) {
    return value < *middle_from ? 0 : value < *high_from ? 1 : 2;
  };
  const auto clear = ClearClass(unit);
  double outside = 0.0;
  for (int place = 0; place < static_cast<int>(kClasses.size()); ++place) {
    const auto& [column, name] = kClasses[static_cast<std::size_t>(place)];
    if (place < class_of(*low) || place > class_of(*high)) {
      outside += unit.Number(column).value_or(0.0);
    }
    if (clear.has_value() && clear->code == name && place != class_of(*score)) {
      return true;
    }
  }
  return outside > kOutsideMargin;
}

std::string ScoreMargin(const Record& unit) {
  const std::string margin = unit.Margin("ci90_low", "ci90_high");
  return margin.empty() ? Say("report.cell.no_margin") : margin;
}

std::string ClassSentence(const Record& unit);

std::string FindingSentence(const Record& unit) {
  const std::string sentence = ClassSentence(unit);
  return unit.Flag("spans")
             ? sentence + " " +
                   Say("report.finding.own_frontier",
                       {{"name", unit.Text("name")}, {"score", unit.Show("bias_corrected")}})
             : sentence;
}

// "score 0,79, marge 0,73 tot 0,84"; without a score why there is none.
std::string OutcomeOf(const Record& unit) {
  const std::string score = unit.Show("bias_corrected");
  return unit.Number("bias_corrected").has_value()
             ? Say("report.finding.with_score", {{"score", score}, {"margin", ScoreMargin(unit)}})
             : Say("report.finding.without_score", {{"score", score}});
}

std::string ClassSentence(const Record& unit) {
  const std::string& name = unit.Text("name");
  if (!HasShares(unit)) {
    return Say(unit.Flag("beyond_frontier") ? "report.finding.no_class" : "report.finding.none",
               {{"name", name}});
  }
  const std::string outcome = OutcomeOf(unit);
  if (const auto clear = ClearClass(unit)) {
    return Say(clear->share < kLikelyShare ? "report.finding.leaning" : "report.finding.clear",
               {{"name", name},
                {"class", clear->name},
                {"share", WholePercent(clear->share)},
                {"outcome", outcome}});
  }
  return Say("report.finding.unclear",
             {{"name", name},
              {"low", ShareText(unit, "share_low")},
              {"middle", ShareText(unit, "share_middle")},
              {"high", ShareText(unit, "share_high")},
              {"outcome", outcome}});
}

std::string ShortFinding(const Record& unit) {
  if (!HasShares(unit)) {
    return Say("report.finding.short_none");
  }
  if (const auto clear = ClearClass(unit)) {
    return Say(
        clear->share < kLikelyShare ? "report.finding.short_leaning" : "report.finding.short_clear",
        {{"class", clear->name}, {"share", WholePercent(clear->share)}});
  }
  return Say("report.finding.short_unclear");
}

std::string ClientJumpSentence(const Record& unit) {
  const auto now = unit.Number("clients");
  const auto before = unit.Number("previous_clients");
  if (!unit.Flag("jump_in_clients") || !now.has_value() || !before.has_value() || *before <= 0.0) {
    return "";
  }
  return Say(*now > *before ? "report.signal.clients_up" : "report.signal.clients_down",
             {{"before", unit.Show("previous_clients")},
              {"now", unit.Show("clients")},
              {"percent", WholePercent(std::abs(*now / *before - 1.0))}});
}

std::string TeamsSentence(const Record& unit) {
  constexpr double kFar = 2.0;
  const auto own = unit.Number("teams_eur_per_inhabitant");
  const auto median = unit.Number("peer_median_teams_eur_per_inhabitant");
  if (!own.has_value() || !median.has_value()) {
    return "";
  }
  const std::string sentence = Say("report.signal.teams",
                                   {{"name", unit.Text("name")},
                                    {"own", unit.Show("teams_eur_per_inhabitant")},
                                    {"median", unit.Show("peer_median_teams_eur_per_inhabitant")}});
  return *own > kFar * *median   ? sentence + " " + Say("report.signal.teams_high")
         : *own * kFar < *median ? sentence + " " + Say("report.signal.teams_low")
                                 : sentence;
}

std::string MeasureColumn(Measure measure) {
  return measure == Measure::kPerClient ? "eur_per_client" : "eur_per_youth";
}

std::string MiddleHalfSentence(const Record& unit, Measure measure) {
  const std::string column = MeasureColumn(measure);
  const auto own = unit.Number(column);
  const auto low = unit.Number("peer_q1_" + column);
  const auto high = unit.Number("peer_q3_" + column);
  if (!own.has_value() || !low.has_value() || !high.has_value()) {
    return "";
  }
  const char* place = *own < *low    ? "report.spend.below"
                      : *own > *high ? "report.spend.above"
                                     : "report.spend.within";
  return Say(place,
             {{"low", unit.Show("peer_q1_" + column)}, {"high", unit.Show("peer_q3_" + column)}});
}

std::string SpendSentence(const Record& unit, Measure measure, std::size_t peers) {
  const std::string column = MeasureColumn(measure);
  const std::string key =
      measure == Measure::kPerClient ? "report.spend.client" : "report.spend.youth";
  const auto own = unit.Number(column);
  const auto median = unit.Number("peer_median_" + column);
  if (!own.has_value() || !median.has_value() || *median <= 0.0) {
    // texts: report.spend.client_*
    // texts: report.spend.youth_*
    return Say(key + "_unknown", {{"name", unit.Text("name")}, {"own", unit.Show(column)}});
  }
  return Say(key,
             {{"name", unit.Text("name")},
              {"own", unit.Show(column)},
              {"compared", ComparedWith(*own, *median)},
              {"count", std::to_string(peers)},
              {"median", unit.Show("peer_median_" + column)}}) +
         MiddleHalfSentence(unit, measure) +
         (measure == Measure::kPerClient && unit.Number("clients").has_value()
              ? Say("report.spend.clients_count", {{"clients", unit.Show("clients")}})
              : "");
}

std::optional<bool> CheckPassed(const RunTables& run) {
  const auto checks = Records(run.Table("identification"));
  if (checks.empty()) {
    return std::nullopt;
  }
  for (const Record& check : checks) {
    if (!check.Flag("passed")) {
      return false;
    }
  }
  return true;
}

std::string CheckFailures(const RunTables& run) {
  std::string failures;
  for (const Record& check : Records(run.Table("identification"))) {
    if (!check.Flag("passed")) {
      failures += (failures.empty() ? "" : " ") + check.Text("explanation");
    }
  }
  return failures;
}

std::string MarginInWords(const Record& record, const std::string& low, const std::string& high) {
  const auto from = record.Number(low);
  const auto to = record.Number(high);
  if (!from.has_value() || !to.has_value()) {
    return Say("report.cell.no_margin");
  }
  return Say(
      "report.spend.margin",
      {{"margin",
        Say("report.cell.margin", {{"low", EuroInWords(*from)}, {"high", EuroInWords(*to)}})}});
}

}  // namespace doelmaat::report
