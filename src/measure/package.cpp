#include "measure/package.h"

#include <algorithm>
#include <numeric>

#include "base/check.h"
#include "base/text.h"
#include "measure/package_model.h"

namespace doelmaat::measure {
namespace {

using base::Say;

constexpr std::size_t kBlock = 1000;
constexpr std::size_t kMiddle = 1;  // of LowMiddleHigh

// What a year or the full effect brings, by draw.
enum Amount { kBenefit, kCost, kNet, kMunicipal, kProvider, kMunicipalNet, kOneOff, kAmounts };
const char* const kAmountNames[] = {
    "benefit", "cost", "net", "municipal", "provider", "municipal_net", "one_off"};

enum YearAmount {
  kYearBenefit,
  kYearMunicipal,
  kYearProvider,
  kYearRefilled,
  kYearCost,
  kYearNet,
  kYearChildren,
  kYearAmounts
};
const char* const kYearNames[] = {
    "benefit", "municipal", "provider", "refilled", "cost", "net", "children"};

double RealisedIn(const Funding& way, int year) { return year >= way.from_year ? way.realised : 0; }

// The outcomes of draws [0, draws) as columns of `values`, each from `offset`.
void FillAmounts(const PackageModel& model,
                 const PackageModel::Saved& saved,
                 std::size_t offset,
                 std::vector<std::vector<double>>* values) {
  for (std::size_t draw = 0; draw < saved.cost.size(); ++draw) {
    double benefit = 0;
    double municipal = 0;
    for (std::size_t way = 0; way < saved.by_way.size(); ++way) {
      benefit += saved.by_way[way][draw];
      municipal += saved.by_way[way][draw] * model.ways()[way].realised;
    }
    const double cost = saved.cost[draw];
    const std::size_t at = offset + draw;
    (*values)[kBenefit][at] = benefit;
    (*values)[kCost][at] = cost;
    (*values)[kNet][at] = benefit - cost;
    (*values)[kMunicipal][at] = municipal;
    (*values)[kProvider][at] = benefit - municipal;
    (*values)[kMunicipalNet][at] = municipal - cost;
    (*values)[kOneOff][at] = saved.one_off[draw];
  }
}

// Calls `use` for every block of draws with the draws of all quantities.
void ForBlocks(const PackageModel& model,
               std::uint64_t draws,
               std::uint64_t seed,
               const numerics::ParallelFor& parallel,
               const std::function<void(std::size_t, std::size_t, const Columns&)>& use) {
  const InputDraws inputs(model.inputs(), seed, "measure");
  parallel((draws + kBlock - 1) / kBlock, [&](std::size_t block) {
    const std::size_t begin = block * kBlock;
    const std::size_t count = std::min<std::size_t>(kBlock, draws - begin);
    Columns columns;
    inputs.Fill(block, count, &columns);
    use(begin, count, columns);
  });
}

std::vector<Outcome> Summaries(std::vector<std::vector<double>>* values,
                               const char* const* names,
                               const Unit& unit,
                               const numerics::ParallelFor& parallel) {
  std::vector<Outcome> outcomes(values->size());
  parallel(outcomes.size(), [&](std::size_t index) {
    outcomes[index] = SummaryOfDraws(&(*values)[index]);
    outcomes[index].name = names[index];
    outcomes[index].unit = unit;
  });
  return outcomes;
}

std::vector<YearWeights> Full(std::size_t members) {
  return std::vector<YearWeights>(members, {1, 1});
}

void RunFull(const Package& package,
             const PackageModel& model,
             const PackageOptions& options,
             const numerics::ParallelFor& parallel,
             PackageResult* result) {
  std::vector<std::vector<double>> values(kAmounts);
  for (auto& column : values) {
    column.resize(options.monte_carlo.draws);
  }
  const auto full = Full(package.members.size());
  ForBlocks(model,
            options.monte_carlo.draws,
            options.monte_carlo.seed,
            parallel,
            [&](std::size_t begin, std::size_t count, const Columns& columns) {
              PackageModel::Saved saved;
              model.Evaluate(columns, count, full, &saved);
              FillAmounts(model, saved, begin, &values);
            });
  const bool one_off = std::any_of(
      values[kOneOff].begin(), values[kOneOff].end(), [](double value) { return value != 0; });
  result->outcomes = Summaries(&values, kAmountNames, Unit::Parse("eur/jaar"), parallel);
  result->outcomes[kOneOff].unit = Unit::Parse("eur");
  if (!one_off) {
    result->outcomes.pop_back();
  }
}

void RunAlone(const Package& package,
              const PackageModel& model,
              const PackageOptions& options,
              const numerics::ParallelFor& parallel,
              PackageResult* result) {
  const std::size_t members = package.members.size();
  std::vector<std::vector<double>> values(members);
  for (auto& column : values) {
    column.resize(result->year_draws);
  }
  ForBlocks(model,
            result->year_draws,
            options.monte_carlo.seed,
            parallel,
            [&](std::size_t begin, std::size_t count, const Columns& columns) {
              for (std::size_t member = 0; member < members; ++member) {
                for (std::size_t draw = 0; draw < count; ++draw) {
                  values[member][begin + draw] = model.Alone(member, columns, draw);
                }
              }
            });
  const std::vector<const char*> names(members, "benefit");
  const auto outcomes = Summaries(&values, names.data(), Unit::Parse("eur/jaar"), parallel);
  for (std::size_t index = 0; index < members; ++index) {
    const PackageMember& member = package.members[index];
    const auto middle = [&](const std::string& name) {
      for (const Quantity& quantity : member.measure.quantities) {
        if (quantity.id == name) {
          return quantity.middle();
        }
      }
      return 0.0;
    };
    const auto& included = package.reform.included;
    result->members.push_back({member.measure.id,
                               middle(member.reach),
                               middle(member.months),
                               std::find(included.begin(), included.end(), index) != included.end(),
                               outcomes[index]});
  }
}

void RunMiddles(const Package& package, const PackageModel& model, PackageResult* result) {
  const Columns points = model.LowMiddleHigh();
  const auto full = Full(package.members.size());
  // The bars of the tornado: draws 2 i and 2 i + 1 have quantity i low and high.
  const std::size_t n = points.size();
  Columns columns(n);
  for (std::size_t i = 0; i < n; ++i) {
    columns[i].assign(2 * n + 1, points[i][kMiddle]);
    columns[i][2 * i] = points[i].front();
    columns[i][2 * i + 1] = points[i].back();
  }
  PackageModel::Saved saved;
  model.Evaluate(columns, 2 * n + 1, full, &saved);
  std::vector<std::vector<double>> values(kAmounts, std::vector<double>(2 * n + 1));
  FillAmounts(model, saved, 0, &values);
  for (std::size_t i = 0; i < n; ++i) {
    if (values[kNet][2 * i] != values[kNet][2 * i + 1]) {
      Influence bar;
      bar.quantity = model.quantities()[i].id;
      bar.net_at_low = values[kNet][2 * i];
      bar.net_at_high = values[kNet][2 * i + 1];
      result->influences.push_back(bar);
    }
  }
  std::stable_sort(result->influences.begin(),
                   result->influences.end(),
                   [](const Influence& a, const Influence& b) {
                     return std::abs(a.net_at_high - a.net_at_low) >
                            std::abs(b.net_at_high - b.net_at_low);
                   });
  result->benefit_at_middles = values[kBenefit].back();
  result->net_at_middles = values[kNet].back();
  for (std::size_t member = 0; member < package.members.size(); ++member) {
    result->sum_alone_at_middles += model.Alone(member, points, kMiddle);
  }
  result->any_overlap = model.AnyOverlap(points, kMiddle);
}

void AddPairs(const Package& package, const PackageModel& model, PackageResult* result) {
  for (const ReachPair& pair : package.pairs) {
    const SavingRange bounds =
        JointShareBounds(result->members[pair.first].reach, result->members[pair.second].reach);
    result->pairs.push_back({pair.first,
                             pair.second,
                             pair.rule,
                             model.reach().ShareOfPair(pair.first, pair.second),
                             bounds.low,
                             bounds.high});
  }
}

// The years of draws that are at hand; values[year][amount][offset + draw].
class YearRun {
 public:
  // Of a package with a phase.
  YearRun(const Package& package, const PackageModel& model)
      : package_(package), phase_(Present(package.phase)), model_(model) {
    std::vector<Adoption> adoptions;
    adoptions.reserve(package.members.size());
    for (const PackageMember& member : package.members) {
      adoptions.push_back(member.adoption);
    }
    weights_ = WeightsByYear(phase_, adoptions);
  }

  std::size_t years() const { return weights_.size(); }

  void Run(const Columns& columns,
           std::size_t draws,
           std::size_t offset,
           std::vector<std::vector<std::vector<double>>>* values,
           std::optional<double>* empty_after) const {
    std::vector<PackageModel::Saved> saved(years());
    const bool refills =
        package_.backfill.has_value() && package_.backfill->mode != BackfillPlan::Mode::kSaved;
    for (std::size_t year = 0; year < years(); ++year) {
      saved[year].with_months = refills;
      model_.Evaluate(columns, draws, weights_[year], &saved[year]);
    }
    for (std::size_t draw = 0; draw < draws; ++draw) {
      FreedPlaces places(package_.backfill.value_or(BackfillPlan{}), phase_.duration.mean_months);
      for (std::size_t year = 0; year < years(); ++year) {
        FreedPlaces::Year freed;
        if (refills) {
          freed = places.Next(saved[year].months[draw]);
        }
        if (freed.empty_after.has_value()) {
          *empty_after = freed.empty_after;
        }
        FillYear(saved[year], freed, year, {draw, offset + draw}, &(*values)[year]);
      }
    }
  }

 private:
  // A draw of the columns at hand, and its place among all draws.
  struct Place {
    std::size_t draw;
    std::size_t at;
  };

  void FillYear(const PackageModel::Saved& saved,
                const FreedPlaces::Year& freed,
                std::size_t year,
                Place place,
                std::vector<std::vector<double>>* values) const {
    const auto [draw, at] = place;
    double benefit = 0;
    double reaches = 0;
    for (std::size_t way = 0; way < saved.by_way.size(); ++way) {
      benefit += saved.by_way[way][draw];
      reaches +=
          saved.by_way[way][draw] * RealisedIn(model_.ways()[way], static_cast<int>(year) + 1);
    }
    const double municipal = reaches * freed.kept_share;
    const double one_off = year == 0 ? saved.one_off[draw] : 0;
    (*values)[kYearBenefit][at] = benefit;
    (*values)[kYearMunicipal][at] = municipal;
    (*values)[kYearProvider][at] = (benefit - reaches) * freed.kept_share;
    (*values)[kYearRefilled][at] = benefit * (1 - freed.kept_share);
    (*values)[kYearCost][at] = saved.cost[draw] + one_off;
    (*values)[kYearNet][at] = municipal - saved.cost[draw] - one_off;
    (*values)[kYearChildren][at] = freed.waiting_without - freed.waiting_with;
  }

  const Package& package_;
  const PhasePlan& phase_;
  const PackageModel& model_;
  std::vector<std::vector<YearWeights>> weights_;
};

std::vector<std::vector<std::vector<double>>> RoomFor(std::size_t years, std::size_t draws) {
  return {years, {kYearAmounts, std::vector<double>(draws)}};
}

void RunYears(const Package& package,
              const PackageModel& model,
              const PackageOptions& options,
              const numerics::ParallelFor& parallel,
              PackageResult* result) {
  const YearRun run(package, model);
  auto values = RoomFor(run.years(), result->year_draws);
  ForBlocks(model,
            result->year_draws,
            options.monte_carlo.seed,
            parallel,
            [&](std::size_t begin, std::size_t count, const Columns& columns) {
              std::optional<double> unused;
              run.Run(columns, count, begin, &values, &unused);
            });
  for (std::size_t year = 0; year < run.years(); ++year) {
    PackageYear each;
    each.year = static_cast<int>(year) + 1;
    each.outcomes = Summaries(&values[year], kYearNames, Unit::Parse("eur/jaar"), parallel);
    each.outcomes[kYearChildren].unit = Unit::Parse("kind");
    result->years.push_back(each);
  }
  // The middles alone, to say when the list is empty.
  Columns middle;
  for (const auto& column : model.LowMiddleHigh()) {
    middle.push_back({column[kMiddle]});
  }
  auto one = RoomFor(run.years(), 1);
  run.Run(middle, 1, 0, &one, &result->queue_empty_after);
}

void AddNotes(const Package& package, PackageResult* result) {
  double months = 0;
  std::size_t known = package.parts.front().month_cost.size();
  for (const PackagePart& part : package.parts) {
    known = std::min(known, part.month_cost.size());
  }
  for (const PackageMember& member : package.members) {
    for (const Quantity& quantity : member.measure.quantities) {
      if (quantity.id == member.months) {
        months = package.rule == EffectRule::kLargest ? std::max(months, quantity.high)
                                                      : months + quantity.high;
      }
    }
  }
  months += package.reform.months.has_value() ? package.reform.months->high : 0;
  if (months > static_cast<double>(known)) {
    result->notes.push_back(Say("measure.note_months_beyond", {{"months", std::to_string(known)}}));
  }
  for (const MemberResult& member : result->members) {
    if (member.included_in_reform) {
      result->notes.push_back(Say("measure.note_in_reform", {{"id", member.id}}));
    }
  }
}

}  // namespace

void CheckPackage(const Package& package) {
  const PackageModel model(package);
  if (package.phase.has_value()) {
    const YearRun run(package, model);
    if (package.backfill.has_value() && package.backfill->mode != BackfillPlan::Mode::kSaved) {
      FreedPlaces(*package.backfill, package.phase->duration.mean_months).Next(0);
    }
  }
}

PackageResult RunPackage(const Package& package,
                         const PackageOptions& options,
                         const numerics::ParallelFor& parallel) {
  CheckPackage(package);
  const PackageModel model(package);
  PackageResult result;
  result.seed = options.monte_carlo.seed;
  result.missing = model.Missing();
  if (!result.missing.empty()) {
    result.status = MeasureStatus::kInsufficientData;
    return result;
  }
  CheckDraws(options.monte_carlo.draws);
  result.draws = options.monte_carlo.draws;
  result.year_draws = std::min(options.year_draws, options.monte_carlo.draws);
  RunFull(package, model, options, parallel, &result);
  RunAlone(package, model, options, parallel, &result);
  RunMiddles(package, model, &result);
  AddPairs(package, model, &result);
  if (package.phase.has_value()) {
    RunYears(package, model, options, parallel, &result);
  }
  AddNotes(package, &result);
  return result;
}

}  // namespace doelmaat::measure
