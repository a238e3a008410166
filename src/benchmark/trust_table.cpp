// The tables that say how far a class can be trusted: other methods, and what would change a class.
#include <array>

#include "base/number_text.h"
#include "base/text.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/table_builder.h"

namespace doelmaat::benchmark {
namespace {

using base::FormatNumber;
using base::NumberStyle;
using base::Say;
using result::Cell;
using result::CellState;
using result::ResultTable;
using result::Unit;

constexpr int kScoreDecimals = 2;
// By Stability.
constexpr std::array<const char*, kStabilityCount> kStabilityNames = {
    "all", "most", "half", "few", "not_judged"};

Cell Whole(std::size_t number) { return Cell::Integer(static_cast<std::int64_t>(number)); }

Cell ClassCell(const std::optional<EfficiencyClass>& its_class) {
  return its_class.has_value() ? Cell::Text(ClassName(its_class))
                               : Cell::None(CellState::kNotApplicable);
}

template <typename Number>
Cell OptionalNumber(const std::optional<Number>& number) {
  return number.has_value() ? Cell::Number(static_cast<double>(*number))
                            : Cell::None(CellState::kNotApplicable);
}

// texts: method.*
std::string MethodName(Method method) {
  switch (method) {
    case Method::kCorrected:
      return "dea_corrected";
    case Method::kVariable:
      return "dea_vrs";
    case Method::kConstant:
      return "dea_crs";
    case Method::kFreeHull:
      return "fdh";
    case Method::kOrderM:
      return "order_m";
    case Method::kTwoStage:
      return "two_stage";
    case Method::kStochastic:
      return "sfa";
    case Method::kWeighted:
      return "iwls";
  }
  return "";
}

std::string MethodLabel(Method method) { return Say("method." + MethodName(method) + ".label"); }

std::string StatusText(MethodStatus status) {
  switch (status) {
    case MethodStatus::kDone:
      return Say("method.done");
    case MethodStatus::kNoInefficiency:
      return Say("method.no_inefficiency");
    case MethodStatus::kNotFitted:
      return Say("method.not_fitted");
  }
  return "";
}

struct VariantText {
  std::string key;
  std::string kind;
  std::string label;
};

VariantText TextOf(const ClassVariant& variant, const BenchmarkModel& model) {
  const std::string which = std::to_string(variant.which);
  switch (variant.kind) {
    case VariantKind::kMethod: {
      const auto method = static_cast<Method>(variant.which);
      return {"method_" + MethodName(method), Say("variant.kind_method"), MethodLabel(method)};
    }
    case VariantKind::kOutput: {
      const PanelColumn& output = model.outputs[variant.which];
      return {"output_" + output.column,
              Say("variant.kind_output"),
              Say("variant.output", {{"label", output.label}})};
    }
    case VariantKind::kLimits: {
      const auto shown = [](double limit) {
        return FormatNumber(limit, kScoreDecimals, NumberStyle::kSpoken);
      };
      return {"limits_" + FormatNumber(variant.limit_high, kScoreDecimals, NumberStyle::kMachine),
              Say("variant.kind_limits"),
              Say("variant.limits",
                  {{"low", shown(variant.limit_low)}, {"high", shown(variant.limit_high)}})};
    }
    case VariantKind::kWithout:
      return {"without_" + which,
              Say("variant.kind_without"),
              variant.which == 1 ? Say("variant.without_one")
                                 : Say("variant.without", {{"count", which}})};
  }
  return {};
}

std::vector<Cell> CorrelationCells(const stats::RankCorrelation& correlation) {
  return {OptionalNumber(correlation.spearman), OptionalNumber(correlation.kendall)};
}

std::vector<Cell> TippingCells(const std::optional<Tipping>& tipping) {
  if (!tipping.has_value()) {
    const Cell none = Cell::None(CellState::kNotApplicable);
    return {none, none, none};
  }
  return {Cell::Number(tipping->change_eur),
          Cell::Number(tipping->change_share),
          Cell::Text(ClassName(tipping->into))};
}

TableBuilder ClassSensitivityColumns(const BenchmarkModel& model) {
  TableBuilder table("class_sensitivity");
  table.Key("id")
      .Label("name")
      .Label("base_class")
      .Measure("bias_corrected", Unit::kScore, kScoreDecimals)
      .Measure("variants_judged", Unit::kNone)
      .Measure("variants_kept", Unit::kNone)
      .Measure("booking_redraws", Unit::kNone)
      .Measure("booking_error_share", Unit::kShare)
      .Measure("booking_low", Unit::kShare)
      .Measure("booking_middle", Unit::kShare)
      .Measure("booking_high", Unit::kShare)
      .Measure("booking_kept", Unit::kShare);
  for (const std::string& side : {std::string("better"), std::string("worse")}) {
    table.Measure(side + "_eur", Unit::kEur)
        .Measure(side + "_change", Unit::kNone, 3)
        .Label(side + "_class");
  }
  table.Measure("decisive", Unit::kMunicipalities)
      .Measure("left_out", Unit::kMunicipalities)
      .Measure("place_best", Unit::kRank)
      .Measure("place_worst", Unit::kRank);
  table.GuardScores(model,
                    {"bias_corrected",
                     "better_eur",
                     "better_change",
                     "worse_eur",
                     "worse_change",
                     "place_best",
                     "place_worst"});
  return table;
}

}  // namespace

ResultTable MethodTable(const BenchmarkResult& result) {
  TableBuilder table("methods");
  table.Key("method")
      .Label("method_label")
      .Label("method_meaning")
      .Label("method_status")
      .Measure("judged", Unit::kMunicipalities)
      .Measure("method_mean", Unit::kRatio, kScoreDecimals)
      .Measure("at_low", Unit::kMunicipalities)
      .Measure("at_middle", Unit::kMunicipalities)
      .Measure("at_high", Unit::kMunicipalities)
      .Measure("tied", Unit::kMunicipalities)
      .Measure("tells_apart", Unit::kNone)
      .Measure("same_order", Unit::kShare)
      .Measure("spearman", Unit::kNone, 2)
      .Measure("kendall", Unit::kNone, 2);
  table.Note(Say("note.method_levels"));
  for (const MethodScores& method : result.methods.methods) {
    const bool done = method.status == MethodStatus::kDone;
    const auto of_done = [&](const Cell& cell) {
      return done ? cell : Cell::None(CellState::kNotApplicable);
    };
    std::vector<Cell> row = {Cell::Text(MethodName(method.method)),
                             Cell::Text(MethodLabel(method.method)),
                             Cell::Text(Say("method." + MethodName(method.method) + ".meaning")),
                             Cell::Text(StatusText(method.status)),
                             Whole(method.judged),
                             of_done(Cell::Number(method.mean))};
    for (const std::size_t count : method.at_limits) {
      row.push_back(of_done(Whole(count)));
    }
    row.push_back(of_done(Whole(method.largest_tie)));
    row.push_back(of_done(Cell::Integer(method.TellsApart() ? 1 : 0)));
    row.push_back(OptionalNumber(method.same_order));
    for (const Cell& cell : CorrelationCells(method.with_base)) {
      row.push_back(cell);
    }
    table.Row(std::move(row));
  }
  return table.Take();
}

ResultTable MethodPairTable(const BenchmarkResult& result) {
  TableBuilder table("method_pairs");
  table.Key("method")
      .Key("other_method")
      .Label("method_label")
      .Label("other_method_label")
      .Measure("judged", Unit::kMunicipalities)
      .Measure("spearman", Unit::kNone, 2)
      .Measure("kendall", Unit::kNone, 2);
  table.Note(Say("note.rank_correlation"));
  for (const MethodPair& pair : result.methods.pairs) {
    const Method first = result.methods.methods[pair.first].method;
    const Method second = result.methods.methods[pair.second].method;
    std::vector<Cell> row = {Cell::Text(MethodName(first)),
                             Cell::Text(MethodName(second)),
                             Cell::Text(MethodLabel(first)),
                             Cell::Text(MethodLabel(second)),
                             Whole(pair.correlation.n)};
    for (const Cell& cell : CorrelationCells(pair.correlation)) {
      row.push_back(cell);
    }
    table.Row(std::move(row));
  }
  return table.Take();
}

ResultTable MethodScoreTable(const BenchmarkResult& result) {
  TableBuilder table("method_scores");
  table.Key("id")
      .Key("method")
      .Label("method_label")
      .Measure("method_score", Unit::kRatio, kScoreDecimals)
      .Measure("place", Unit::kRank)
      .Label("class");
  table.GuardScores(result.input.model, {"method_score", "place"});
  table.Note(Say("note.method_classes"));
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    for (const MethodScores& method : result.methods.methods) {
      std::vector<Cell> row = {Cell::Text(result.UnitAt(k).id),
                               Cell::Text(MethodName(method.method)),
                               Cell::Text(MethodLabel(method.method)),
                               OptionalNumber(method.scores[k]),
                               OptionalNumber(method.places[k]),
                               ClassCell(method.classes[k])};
      table.RowOf(result.clients[k], std::move(row));
    }
  }
  return table.Take();
}

ResultTable VariantTable(const BenchmarkResult& result) {
  TableBuilder table("variants");
  table.Key("variant")
      .Label("variant_kind")
      .Label("variant_label")
      .Measure("judged", Unit::kMunicipalities)
      .Measure("changed", Unit::kMunicipalities)
      .Measure("changed_share", Unit::kShare);
  for (const ClassVariant& variant : result.sensitivity.variants) {
    const VariantText text = TextOf(variant, result.input.model);
    const auto judged = static_cast<double>(variant.judged);
    table.Row({Cell::Text(text.key),
               Cell::Text(text.kind),
               Cell::Text(text.label),
               Whole(variant.judged),
               Whole(variant.changed),
               variant.judged > 0 ? Cell::Number(static_cast<double>(variant.changed) / judged)
                                  : Cell::None(CellState::kNotApplicable)});
  }
  return table.Take();
}

ResultTable ClassVariantTable(const BenchmarkResult& result) {
  TableBuilder table("class_variants");
  table.Key("id")
      .Key("variant")
      .Label("variant_kind")
      .Label("variant_label")
      .Measure("method_score", Unit::kRatio, kScoreDecimals)
      .Label("class")
      .Measure("kept", Unit::kNone);
  table.GuardScores(result.input.model, {"method_score"});
  std::vector<VariantText> texts;
  texts.reserve(result.sensitivity.variants.size());
  for (const ClassVariant& variant : result.sensitivity.variants) {
    texts.push_back(TextOf(variant, result.input.model));
  }
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    const auto& base = result.sensitivity.units[k].base;
    for (std::size_t v = 0; v < texts.size(); ++v) {
      const ClassVariant& variant = result.sensitivity.variants[v];
      const auto& here = variant.classes[k];
      const bool both = base.has_value() && here.has_value();
      std::vector<Cell> row = {
          Cell::Text(result.UnitAt(k).id),
          Cell::Text(texts[v].key),
          Cell::Text(texts[v].kind),
          Cell::Text(texts[v].label),
          OptionalNumber(variant.scores[k]),
          ClassCell(here),
          both ? Cell::Integer(*base == *here ? 1 : 0) : Cell::None(CellState::kNotApplicable)};
      table.RowOf(result.clients[k], std::move(row));
    }
  }
  return table.Take();
}

ResultTable ClassSensitivityTable(const BenchmarkResult& result) {
  TableBuilder table = ClassSensitivityColumns(result.input.model);
  table.Note(Say("note.booking_error")).Note(Say("note.tipping"));
  for (std::size_t k = 0; k < result.selection.kept.size(); ++k) {
    const UnitSensitivity& unit = result.sensitivity.units[k];
    std::vector<Cell> row = {Cell::Text(result.UnitAt(k).id),
                             Cell::Text(result.UnitAt(k).name),
                             ClassCell(unit.base),
                             OptionalNumber(result.efficiency.units[k].bias_corrected),
                             Whole(unit.judged),
                             Whole(unit.kept),
                             Whole(result.sensitivity.redraws),
                             Cell::Number(result.input.model.options.booking_error_share)};
    for (std::size_t c = 0; c < kClassCount; ++c) {
      row.push_back(OptionalNumber(unit.booking_shares.has_value()
                                       ? std::optional((*unit.booking_shares)[c])
                                       : std::nullopt));
    }
    row.push_back(OptionalNumber(unit.booking_kept));
    for (const auto* tipping : {&unit.to_better, &unit.to_worse}) {
      for (const Cell& cell : TippingCells(*tipping)) {
        row.push_back(cell);
      }
    }
    const auto& places = result.methods.places[k];
    row.push_back(Whole(unit.decisive));
    row.push_back(Whole(result.sensitivity.left_out));
    row.push_back(OptionalNumber(places.has_value() ? std::optional(places->best) : std::nullopt));
    row.push_back(OptionalNumber(places.has_value() ? std::optional(places->worst) : std::nullopt));
    table.RowOf(result.clients[k], std::move(row));
  }
  return table.Take();
}

// texts: stability.*
ResultTable ClassStabilityTable(const BenchmarkResult& result) {
  TableBuilder table("class_stability");
  table.Key("stability").Label("stability_label").Measure("count", Unit::kMunicipalities);
  for (std::size_t step = 0; step < result.sensitivity.stability.size(); ++step) {
    const std::string key = kStabilityNames[step];
    table.Row({Cell::Text(key),
               Cell::Text(Say("stability." + key)),
               Whole(result.sensitivity.stability[step])});
  }
  return table.Take();
}

ResultTable NeighbourTable(const BenchmarkResult& result) {
  TableBuilder table("neighbours");
  table.Key("id").Measure("official", Unit::kNone).Measure("shared", Unit::kNone);
  for (const NeighbourOverlap& unit : result.neighbours.units) {
    table.Row({Cell::Text(result.UnitAt(unit.unit).id),
               Cell::Integer(static_cast<std::int64_t>(unit.official)),
               Cell::Integer(static_cast<std::int64_t>(unit.shared))});
  }
  return table.Take();
}

ResultTable NeighbourMeanTable(const BenchmarkResult& result) {
  TableBuilder table("neighbour_mean");
  table.Measure("model_year", Unit::kYear)
      .Measure("judged", Unit::kMunicipalities)
      .Measure("mean_official", Unit::kNone)
      .Measure("mean_shared", Unit::kNone, 1)
      .Measure("by_chance", Unit::kNone, 1);
  table.Row({Cell::Integer(result.input.model.neighbour_year),
             Cell::Integer(static_cast<std::int64_t>(result.neighbours.units.size())),
             Cell::Number(result.neighbours.mean_official),
             Cell::Number(result.neighbours.mean_shared),
             Cell::Number(result.neighbours.by_chance)});
  return table.Take();
}

}  // namespace doelmaat::benchmark
