// A package: measures that are taken together, with a rule for those whom several of them reach.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measure/measure.h"
#include "measure/package_years.h"
#include "measure/reach_model.h"

namespace doelmaat::measure {

// A group of children that the measures work on. Names are of quantities that every measure that
// works on it has, alike.
struct PackagePart {
  std::string id;
  std::string label;
  std::string trajectories;             // traject/jaar
  std::vector<std::string> month_cost;  // eur/maand: of the last month, of the one before, ...
};

// A way of paying care. A part of the trajectories is paid so, and of what is saved on them only a
// part reaches the municipality; the provider has the rest.
struct Funding {
  std::string id;
  std::string label;
  double share = 0;     // of the trajectories, 0 to 1; all ways together 1
  double realised = 1;  // part of the saving that reaches the municipality, 0 to 1
  int from_year = 1;    // the first year in which it does; before: nothing
};

struct PackageMember {
  Measure measure;
  std::string reach;                 // its quantity: share of the trajectories
  std::string months;                // its quantity: months saved by those reached
  std::vector<std::size_t> parts;    // of Package::parts
  std::vector<std::size_t> funding;  // of Package::funding: trajectories paid so; none: all
  Adoption adoption;
};

// What the Hervormingsagenda does before the package: first fewer trajectories, then shorter ones;
// the measures work on what is left.
struct Reform {
  std::optional<Quantity> scope_share;  // of the trajectories that no longer are youth care
  std::optional<Quantity> months;       // by which norms already shorten every trajectory
  std::vector<std::size_t> included;    // members that the agenda holds already: not counted again
};

struct Package {
  std::string id;
  std::string title;
  std::string source;
  std::vector<std::string> notes;
  EffectRule rule = EffectRule::kLargest;
  double trajectory_months = 0;     // how long one lasts; of rules sum and multiplicative
  std::vector<std::string> shared;  // quantities that are one estimate for every measure
  std::vector<PackagePart> parts;
  std::vector<PackageMember> members;
  std::vector<ReachPair> pairs;
  std::vector<Funding> funding;  // none: every saving reaches the municipality at once
  Reform reform;
  std::optional<PhasePlan> phase;
  std::optional<BackfillPlan> backfill;  // only with a phase
};

struct PackageOptions {
  MonteCarloOptions monte_carlo;
  std::uint64_t year_draws = 65'536;  // for years, and for each measure alone
};

struct MemberResult {
  std::string id;
  double reach = 0;  // at the middle
  double months = 0;
  bool included_in_reform = false;
  Outcome alone;  // benefit, were it the only measure
};

struct PairResult {
  std::size_t first = 0;
  std::size_t second = 0;
  PairRule rule = PairRule::kIndependent;
  double share = 0;  // reached by both, at the middles
  double low = 0;    // Fréchet bounds
  double high = 0;
};

struct PackageResult {
  MeasureStatus status = MeasureStatus::kComputed;
  std::vector<std::string> missing;  // "aef-1.n"
  std::uint64_t draws = 0;
  std::uint64_t year_draws = 0;
  std::uint64_t seed = 0;
  // benefit, cost, net, municipal, provider, municipal_net and, when there is one, one_off. A year,
  // at full effect. benefit = municipal + provider; net = benefit − cost; municipal_net =
  // municipal − cost.
  std::vector<Outcome> outcomes;
  std::vector<MemberResult> members;
  std::vector<PairResult> pairs;
  double benefit_at_middles = 0;
  double net_at_middles = 0;
  double sum_alone_at_middles = 0;    // of the measures alone: counts children twice
  SavingRange any_overlap;            // benefit at the middles, over every joint reach there can be
  std::vector<Influence> influences;  // tornado of the net saving; no shares
  std::vector<PackageYear> years;
  std::optional<double> queue_empty_after;  // months, at the middles; none: not within the years
  std::vector<std::string> notes;

  bool usable() const { return status == MeasureStatus::kComputed; }
};

// Computes a package.
//
//   benefit = (1 − s) Σ_parts N Σ_ways share Σ_k c_k W_k,   cost = (1 − s) Σ_members cost
//
// s what the reform takes off the number of trajectories, W_k the part of the k-th last month that
// the members save together, by the rule and the joint reach (reach_model.h). Costs are not
// reduced by overlap: every measure is carried out where it has to be. A member that works on some
// ways of paying counts for their share. Every quantity is drawn once; quantities of the parts and
// `shared` ones are one object for all measures.
//
// Same package, options and seed: same numbers for any `parallel`. Throws kBadInput for a pair of
// measures without an overlap rule, as ReachModel, PhaseIn and FillFreedPlaces do, for a quantity
// that is not there, has another unit, or differs between measures where it has to be one, for a
// measure whose benefit is not N · reach · tail_cost(months, ...) over its parts, for shares of
// ways of paying that are not 1 together, and for disjoint reaches that can be above 1 together.
// Cost: draws × members² when the largest effect counts, else draws × the sets of members that do
// not yet save every counted month, at most 2^members. Source: Fréchet 1951 (bounds); AEF, chapters
// 3 and 4 (that measures overlap). See docs/methods/package.md. Tested by: package_test.cpp.
PackageResult RunPackage(const Package& package,
                         const PackageOptions& options,
                         const numerics::ParallelFor& parallel);

// Throws what RunPackage would before the first draw.
void CheckPackage(const Package& package);

}  // namespace doelmaat::measure
