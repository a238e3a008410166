#include "benchmark/missing_figures.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/translated.h"

namespace doelmaat::benchmark {
namespace {

using base::Say;

constexpr std::size_t kShown = 3;

std::string FigureOf(const Exclusion& exclusion, const BenchmarkModel& model) {
  switch (exclusion.reason) {
    case ExclusionReason::kNoReturn:
    case ExclusionReason::kNotPositive:
      return base::Translated(model.cost_label);
    case ExclusionReason::kNoClients:
      return Say("benchmark.heads");
    case ExclusionReason::kHiddenOutput:
    case ExclusionReason::kZeroOutput:
    case ExclusionReason::kNoBackground:
      return base::Translated(exclusion.detail);
    case ExclusionReason::kSplit:
    case ExclusionReason::kBookingAnomaly:
      return Say("benchmark.not_comparable");
  }
  return "";
}

std::string Downloads(const BenchmarkModel& model) {
  std::string tables;
  for (const std::string& table : model.downloads) {
    tables += (tables.empty() ? "" : ", ") + table;
  }
  return tables.empty() ? "" : " " + Say("benchmark.download_tables", {{"tables", tables}});
}

}  // namespace

std::string NoFigures(const BenchmarkModel& model) {
  return Say("benchmark.no_figures",
             {{"model", model.id},
              {"year", std::to_string(model.year)},
              {"folder", model.figures_folder}}) +
         Downloads(model);
}

std::string TooFewUnits(const BenchmarkModel& model, const Selection& selection) {
  std::map<std::string, std::size_t> counts;
  for (const Exclusion& exclusion : selection.excluded) {
    ++counts[FigureOf(exclusion, model)];
  }
  std::vector<std::pair<std::string, std::size_t>> lacking(counts.begin(), counts.end());
  std::stable_sort(lacking.begin(), lacking.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  lacking.resize(std::min(lacking.size(), kShown));
  std::string names;
  for (const auto& [figure, count] : lacking) {
    names += (names.empty() ? "" : "; ") + figure + " (" + std::to_string(count) + ")";
  }
  std::string text =
      Say("benchmark.too_few_units", {{"count", std::to_string(selection.kept.size())}});
  if (!names.empty()) {
    text += " " + Say("benchmark.lacking", {{"figures", names}});
  }
  const std::string downloads = Downloads(model);
  return text + (downloads.empty()
                     ? " " + Say("benchmark.load_figures", {{"folder", model.figures_folder}})
                     : downloads);
}

}  // namespace doelmaat::benchmark
