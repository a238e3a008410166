#include "synth/claiming.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

#include "synth/declaring.h"
#include "synth/draw.h"

namespace doelmaat::synth {
namespace {

// Months between care and claim. Invented: most at once, a tail of nine months.
constexpr std::array<double, 10> kDelays{
    0.90, 0.052, 0.018, 0.010, 0.007, 0.005, 0.003, 0.002, 0.002, 0.001};

// Hours and half days delivered, by month. Invented: holidays.
constexpr std::array<double, 12> kSeason{
    1.03, 1.00, 1.06, 1.00, 0.98, 1.05, 0.78, 0.74, 1.06, 1.05, 1.06, 0.86};

class Claiming {
 public:
  Claiming(const Region& region, Traffic* traffic)
      : region_(region),
        traffic_(*traffic),
        stream_(region.options.seed, "synth.claims", traffic->municipality),
        late_(region.options.seed, "synth.late_claims", traffic->municipality) {}

  void Run() {
    for (std::size_t index = 0; index < traffic_.allocations.size(); ++index) {
      if (traffic_.allocations[index].care_from != kNoDay) {
        AddAllocation(static_cast<int>(index));
      }
    }
    KeepMonthsWithoutGaps();
    SetLaterApart();
  }

 private:
  const Municipality& municipality() const { return region_.municipalities[traffic_.municipality]; }

  void AddAllocation(int index) {
    const Allocation& allocation = traffic_.allocations[static_cast<std::size_t>(index)];
    const Day last = std::min(allocation.care_until, region_.last_day);
    const Month until = MonthOf(last);
    std::int64_t before = 0;
    const Month first = std::max(region_.first_month, MonthOf(allocation.care_from));
    for (Month month = first; month <= until; ++month) {
      Claim claim;
      claim.allocation = index;
      claim.care_month = month;
      claim.from = std::max(FirstDay(month), allocation.from);
      claim.until = std::min(LastDay(month), allocation.last().until);
      claim.minutes = InMinutes(region_, allocation);
      claim.volume = Volume(allocation, claim, before);
      if (claim.volume <= 0) {
        continue;
      }
      before += claim.volume;
      Price(Rate(allocation, CivilOf(claim.from).year), &claim);
      claim.claim_month = month + static_cast<Month>(Pick(stream_, kDelays)) + Lateness(allocation);
      traffic_.claims.push_back(claim);
    }
  }

  // The planted lateness of a provider.
  Month Lateness(const Allocation& allocation) {
    const double share =
        region_.providers[static_cast<std::size_t>(allocation.provider)].late_claims;
    return share > 0.0 && Chance(late_, share) ? kLateClaim : 0;
  }

  static int CareDays(const Allocation& allocation, Day from, Day until) {
    const Day first = std::max(from, allocation.care_from);
    const Day last = std::min(until, allocation.care_until);
    int days = std::max(0, last - first + 1);
    if (allocation.pause.from != kNoDay) {
      const Day pause_first = std::max(first, allocation.pause.from);
      const Day pause_last = std::min(last, allocation.pause.until);
      days -= std::max(0, pause_last - pause_first + 1);
    }
    return days;
  }

  // What is delivered in the month, in the unit of the claim, never over what is allocated for the
  // month (TR321) or for all of it (TR322). `before` is what was claimed of earlier months.
  std::int64_t Volume(const Allocation& allocation, const Claim& claim, std::int64_t before) {
    const Product& product = Products()[allocation.product];
    const int days = CareDays(allocation, claim.from, claim.until);
    if (days <= 0) {
      return 0;
    }
    switch (product.delivery) {
      case Delivery::kWeekly:
        return Weekly(allocation, claim, days, before);
      case Delivery::kMonthlyEuro:
        return allocation.planned * days / DaysIn(claim.care_month);
      case Delivery::kTotal:
        return Part(allocation, days, before);
      case Delivery::kAtTheEnd:
        return allocation.care_until <= claim.until ? 1 : 0;
    }
    return 0;
  }

  std::int64_t Weekly(const Allocation& allocation,
                      const Claim& claim,
                      int days,
                      std::int64_t before) {
    const Product& product = Products()[allocation.product];
    const bool stay = product.unit == "14";
    const std::int64_t weekly = allocation.planned * (claim.minutes ? 60 : 1);
    const double use = (stay ? 0.85 : 0.72) * municipality().use_factor;
    const double season = stay ? 1.0 : kSeason[static_cast<std::size_t>(claim.care_month % 12)];
    const double noise = stay ? 1.0 : 0.85 + 0.3 * stream_.Uniform();
    std::int64_t volume =
        RoundByChance(stream_, days / 7.0 * static_cast<double>(weekly) * use * season * noise);
    volume = std::min(volume, WeeksTouched(claim.from, claim.until) * weekly);
    volume = std::min(volume, WeeksTouched(allocation.from, claim.until) * weekly - before);
    return stay && allocation.planned == 7 ? std::min<std::int64_t>(volume, days) : volume;
  }

  std::int64_t Part(const Allocation& allocation, int days, std::int64_t before) {
    const Day last = std::min(allocation.care_until, allocation.last().until);
    const int all = std::max(1, last - allocation.care_from + 1);
    const double use = 0.8 * municipality().use_factor;
    const std::int64_t volume =
        RoundByChance(stream_, static_cast<double>(allocation.planned) * use * days / all);
    return std::min(volume, allocation.planned - before);
  }

  std::int64_t Rate(const Allocation& allocation, int year) {
    const auto key = std::make_tuple(allocation.provider, allocation.product, year);
    const auto found = rates_.find(key);
    if (found != rates_.end()) {
      return found->second;
    }
    const std::int64_t rate =
        TariffCents(region_, municipality(), allocation.provider, allocation.product, year);
    rates_.emplace(key, rate);
    return rate;
  }

  // A provider that delivered care in a month declares in that month (TR318): when all of it would
  // be late, the first is claimed at once.
  void KeepMonthsWithoutGaps() {
    std::map<std::pair<int, Month>, Claim*> first_of;
    std::map<std::pair<int, Month>, int> lines;
    for (Claim& claim : traffic_.claims) {
      const int provider =
          traffic_.allocations[static_cast<std::size_t>(claim.allocation)].provider;
      ++lines[{provider, claim.claim_month}];
      first_of.try_emplace({provider, claim.care_month}, &claim);
    }
    for (const auto& [key, claim] : first_of) {
      if (lines[key] == 0) {
        --lines[{key.first, claim->claim_month}];
        ++lines[key];
        claim->claim_month = claim->care_month;
      }
    }
  }

  void SetLaterApart() {
    const auto later = [&](const Claim& claim) { return claim.claim_month > region_.last_month; };
    std::copy_if(
        traffic_.claims.begin(), traffic_.claims.end(), std::back_inserter(traffic_.later), later);
    traffic_.claims.erase(std::remove_if(traffic_.claims.begin(), traffic_.claims.end(), later),
                          traffic_.claims.end());
  }

  const Region& region_;
  Traffic& traffic_;
  RandomStream stream_;
  RandomStream late_;  // of its own, so that what is planted moves nothing else
  std::map<std::tuple<int, std::size_t, int>, std::int64_t> rates_;
};

}  // namespace

bool InMinutes(const Region& region, const Allocation& allocation) {
  return Products()[allocation.product].unit == "04" && !allocation.aspecific &&
         region.providers[static_cast<std::size_t>(allocation.provider)].hours_in_minutes;
}

void Price(std::int64_t rate, Claim* claim) {
  claim->rate = rate;
  if (rate == 0) {
    claim->cents = claim->volume;
    claim->tariff = 0;
  } else if (claim->minutes) {
    claim->cents = (rate * claim->volume + 30) / 60;
    claim->tariff = (rate + 30) / 60;
  } else {
    claim->cents = rate * claim->volume;
    claim->tariff = rate;
  }
}

void AddClaims(const Region& region, Traffic* traffic) {
  Claiming(region, traffic).Run();
  AddDeclarations(region, traffic);
}

}  // namespace doelmaat::synth
