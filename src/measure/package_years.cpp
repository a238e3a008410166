#include "measure/package_years.h"

#include <algorithm>
#include <array>

#include "measure/backfill.h"

namespace doelmaat::measure {
namespace {

constexpr double kMonths = 12;

}  // namespace

double BackfillPlan::FilledShare() const {
  switch (mode) {
    case Mode::kSaved:
      return 0;
    case Mode::kWaitingList:
      return 1;
    case Mode::kMixed:
      return share;
  }
  return 0;
}

std::vector<std::vector<YearWeights>> WeightsByYear(const PhasePlan& plan,
                                                    const std::vector<Adoption>& adoptions) {
  std::vector<std::vector<YearWeights>> weights;
  for (const Adoption& adoption : adoptions) {
    const auto years = PhaseIn({1, 1, plan.duration, adoption.months}, plan.years);
    weights.resize(years.size());
    for (std::size_t year = 0; year < years.size(); ++year) {
      const bool start = adoption.acts == Adoption::Acts::kStart;
      weights[year].push_back({start ? years[year].benefit : years[year].cost, years[year].cost});
    }
  }
  return weights;
}

FreedPlaces::FreedPlaces(const BackfillPlan& plan, double duration_months)
    : plan_(plan), duration_months_(duration_months), without_(plan.waiting), with_(plan.waiting) {}

FreedPlaces::Year FreedPlaces::Next(double months) {
  const std::array<double, 1> end = {kMonths};
  const double filled = plan_.FilledShare();
  const double shorter = std::clamp(months, 0.0, duration_months_ * 0.99);
  // At a cost of 1 a place, so that what is saved is place-months.
  const BackfillInputs now = {
      plan_.inflow, plan_.places, duration_months_, duration_months_ - filled * shorter, with_, 1};
  const BackfillResult after = FillFreedPlaces(now, end);
  BackfillInputs base = now;
  base.months_after = duration_months_;
  base.waiting = without_;
  Year year;
  const BackfillMoment without = FillFreedPlaces(base, end).moments[0];
  without_ = without.waiting_with;
  with_ = after.moments[0].waiting_with;
  year.waiting_without = without_;
  year.waiting_with = with_;
  // Of the place-months that shorter trajectories free, those that stay empty.
  const double freed = plan_.inflow * filled * shorter * kMonths;
  const double more_empty = after.moments[0].saved_eur - without.saved_eur;
  const double empty = freed > 0 ? std::clamp(more_empty / freed, 0.0, 1.0) : 1;
  year.kept_share = 1 - filled + filled * empty;
  if (after.empty_after.has_value() && *after.empty_after <= kMonths && now.waiting > 0) {
    year.empty_after = months_passed_ + *after.empty_after;
  }
  months_passed_ += kMonths;
  return year;
}

}  // namespace doelmaat::measure
