// The made-up care against the published figures it is drawn from, and the effects planted in it.
#include "synth/traffic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include <gtest/gtest.h>

namespace doelmaat::synth {
namespace {

struct Made {
  Region region;
  std::vector<Traffic> traffic;
};

// Large enough for shares of a few per cent to show, made once.
const Made& Large() {
  static const Made kMade = [] {
    SynthOptions options;
    options.municipalities = 6;
    options.youths = 24000;
    options.years = 2;
    options.seed = 4;
    Made made;
    made.region = MakeRegion(options);
    std::uint64_t first = 0;
    for (std::size_t index = 0; index < made.region.municipalities.size(); ++index) {
      made.traffic.push_back(MakeTraffic(made.region, index, first));
      first += made.traffic.back().youths.size();
    }
    return made;
  }();
  return kMade;
}

bool Began(const Trajectory& course) { return course.start >= Large().region.first_day; }

// CBS, Jeugdhulp 2021, table 2.1.2, without neighbourhood teams, which are not in iJw, and
// rescaled. Tolerance: two percentage points, for later courses step down to lighter forms.
TEST(Traffic, FormsOfBegunCoursesAreThoseOfCbs) {
  std::map<Form, double> counts;
  double total = 0;
  for (const Traffic& traffic : Large().traffic) {
    for (const Trajectory& course : traffic.trajectories) {
      if (Began(course) && course.form != Form::kProtection && course.form != Form::kProbation) {
        ++counts[course.form];
        ++total;
      }
    }
  }
  const std::map<Form, double> published{{Form::kAmbulatory, 60.8},
                                         {Form::kNetwork, 17.3},
                                         {Form::kDayCare, 5.1},
                                         {Form::kFoster, 1.4},
                                         {Form::kFamily, 0.8},
                                         {Form::kSecure, 0.5},
                                         {Form::kOtherStay, 3.5}};
  for (const auto& [form, share] : published) {
    EXPECT_NEAR(counts[form] / total, share / 89.4, 0.02) << FormName(form);
  }
}

// CBS 85096NED, begun courses of 2021, "no referrer" less neighbourhood teams. Tolerance: one and a
// half percentage points; protection and probation come by the court and are left out.
TEST(Traffic, ReferrersOfBegunCoursesAreThoseOfCbs) {
  std::map<std::string_view, double> counts;
  double total = 0;
  for (const Traffic& traffic : Large().traffic) {
    for (const Trajectory& course : traffic.trajectories) {
      if (Began(course) && course.form != Form::kProtection && course.form != Form::kProbation) {
        ++counts[course.referrer];
        ++total;
      }
    }
  }
  const std::map<std::string_view, double> published{{"01", 88800},
                                                     {"02", 110725},
                                                     {"03", 8905},
                                                     {"04", 23270},
                                                     {"05", 14015},
                                                     {"06", 7808},
                                                     {"08", 1245}};
  for (const auto& [referrer, count] : published) {
    EXPECT_NEAR(counts[referrer] / total, count / 254768, 0.015) << referrer;
  }
}

// Youths in care in each year against what was asked for. Tolerance 8 per cent: the second year
// depends on how many courses of the first go on.
TEST(Traffic, YouthsInCareAYearAreAsManyAsAskedFor) {
  std::array<double, 2> in_care{};
  for (const Traffic& traffic : Large().traffic) {
    std::array<std::vector<bool>, 2> cared{std::vector<bool>(traffic.youths.size()),
                                           std::vector<bool>(traffic.youths.size())};
    for (const Trajectory& course : traffic.trajectories) {
      for (int year = 0; year < 2; ++year) {
        const Day from = DayOf(2024 + year, 1, 1);
        const Day until = DayOf(2024 + year, 12, 31);
        if (course.start <= until && course.end >= from) {
          cared[static_cast<std::size_t>(year)][static_cast<std::size_t>(course.youth)] = true;
        }
      }
    }
    for (std::size_t year = 0; year < 2; ++year) {
      in_care[year] +=
          static_cast<double>(std::count(cared[year].begin(), cared[year].end(), true));
    }
  }
  EXPECT_NEAR(in_care[0] / 24000, 1.0, 0.01);
  EXPECT_NEAR(in_care[1] / 24000, 1.0, 0.08);
}

// What is delivered of what was allocated a week, over all claims of the municipality.
double Use(std::size_t municipality) {
  const Traffic& traffic = Large().traffic[municipality];
  double delivered = 0;
  double allocated = 0;
  for (const Claim& claim : traffic.claims) {
    const Allocation& allocation = traffic.allocations[static_cast<std::size_t>(claim.allocation)];
    const Product& product = Products()[allocation.product];
    const bool whole = allocation.care_from <= claim.from && allocation.care_until >= claim.until;
    if (product.unit == "01" && product.delivery == Delivery::kWeekly && whole &&
        !claim.corrected && !claim.credit) {
      delivered += static_cast<double>(claim.volume);
      allocated += static_cast<double>(allocation.planned) * (claim.until - claim.from + 1) / 7;
    }
  }
  return delivered / allocated;
}

// What is claimed for a unit, by provider, product and year of care.
std::map<std::array<int, 3>, std::int64_t> ClaimedTariffs(std::size_t municipality) {
  const Traffic& traffic = Large().traffic[municipality];
  std::map<std::array<int, 3>, std::int64_t> tariffs;
  for (const Claim& claim : traffic.claims) {
    const Allocation& allocation = traffic.allocations[static_cast<std::size_t>(claim.allocation)];
    if (claim.tariff > 0 && !claim.minutes) {
      tariffs[{allocation.provider, static_cast<int>(allocation.product), claim.care_month / 12}] =
          claim.tariff;
    }
  }
  return tariffs;
}

// Tolerance: both tariffs are in whole cents.
TEST(Traffic, TariffOfOneMunicipalityIsHigherByWhatWasPlanted) {
  const auto plain = ClaimedTariffs(0);
  for (const auto& [municipality, ratio] :
       std::map<std::size_t, double>{{1, 1.0 + kPlanted}, {5, 1.0}}) {
    int compared = 0;
    for (const auto& [what, tariff] : ClaimedTariffs(municipality)) {
      if (const auto other = plain.find(what); other != plain.end()) {
        const auto cents = static_cast<double>(other->second);
        EXPECT_NEAR(static_cast<double>(tariff) / cents, ratio, 1.1 / cents) << municipality;
        ++compared;
      }
    }
    EXPECT_GT(compared, 50) << municipality;
  }
}

// Tolerance two per cent of a ratio of some thousands of claims with a spread of 15 per cent.
TEST(Traffic, IntensityOfOneMunicipalityIsHigherByWhatWasPlanted) {
  EXPECT_NEAR(Use(2) / Use(0), 1.0 + kPlanted, 0.02);
  EXPECT_NEAR(Use(5) / Use(0), 1.0, 0.02);
}

// Youths with a claim for care in the first year, of the young people who live there.
double ShareInCare(std::size_t municipality) {
  const Traffic& traffic = Large().traffic[municipality];
  std::set<int> youths;
  for (const Claim& claim : traffic.claims) {
    if (claim.until < DayOf(2025, 1, 1)) {
      youths.insert(traffic.allocations[static_cast<std::size_t>(claim.allocation)].youth);
    }
  }
  return static_cast<double>(youths.size()) /
         Large().region.municipalities[municipality].youth_population;
}

// Tolerance one per cent: some youths have no claim yet, in one municipality a few more than in
// another.
TEST(Traffic, VolumeOfOneMunicipalityIsHigherByWhatWasPlanted) {
  EXPECT_NEAR(ShareInCare(3) / ShareInCare(0), 1.0 + kPlanted, 0.01);
  EXPECT_NEAR(ShareInCare(5) / ShareInCare(0), 1.0, 0.01);
}

TEST(Traffic, ProviderBillsTheDearerProductFromTheDayOn) {
  const Region& region = Large().region;
  std::map<bool, std::array<double, 2>> counts;  // after the day; plain and dear
  for (const Traffic& traffic : Large().traffic) {
    for (const Allocation& allocation : traffic.allocations) {
      const std::string_view code = Products()[allocation.product].code;
      if (allocation.provider == region.upcoding_provider &&
          allocation.versions.front().sent >= region.first_day &&
          (code == kUpcodedFrom || code == kUpcodedTo)) {
        ++counts[allocation.from >= region.upcoding_day][code == kUpcodedTo ? 1 : 0];
      }
    }
  }
  const auto share = [&](bool after) {
    return counts[after][1] / (counts[after][0] + counts[after][1]);
  };
  EXPECT_LT(share(false), 0.45);
  EXPECT_GT(share(true), 0.55);
}

// Days from the first start to the last stop of courses of which the care begins in `months` months
// from `from` on, sorted; what was not stopped is the longest.
std::vector<Day> Lengths(const Traffic& traffic, Day from, int months) {
  struct Care {
    Day begin = kNoDay;
    Day end = 0;
  };
  std::map<int, Care> courses;
  for (const Service& service : traffic.services) {
    if (!service.taken_back) {
      const auto allocation = static_cast<std::size_t>(service.allocation);
      Care& care = courses[traffic.allocations[allocation].trajectory];
      care.begin = std::min(care.begin, service.begin);
      care.end = std::max(care.end, service.end);
    }
  }
  const Day until = FirstDay(MonthOf(from) + months);
  std::vector<Day> lengths;
  for (const auto& [course, care] : courses) {
    if (care.begin >= from && care.begin < until) {
      lengths.push_back(care.end == kNoDay ? kNoDay : care.end - care.begin + 1);
    }
  }
  std::sort(lengths.begin(), lengths.end());
  return lengths;
}

// The median length in the municipality with the shock against that in the others.
double LengthRatio(Day from, int months) {
  std::vector<Day> others;
  for (std::size_t municipality : {0U, 1U, 2U, 3U, 5U}) {
    const std::vector<Day> lengths = Lengths(Large().traffic[municipality], from, months);
    others.insert(others.end(), lengths.begin(), lengths.end());
  }
  std::sort(others.begin(), others.end());
  const std::vector<Day> lengths = Lengths(Large().traffic[4], from, months);
  const Day median = lengths[lengths.size() / 2];
  const Day other_median = others[others.size() / 2];
  EXPECT_LT(std::max(median, other_median), kNoDay);  // the period leaves room for the median
  return static_cast<double>(median) / other_median;
}

// Medians of some 2,500 courses each, with an error of two per cent; tolerance three errors of
// their ratio.
TEST(Traffic, CareThatBeginsAfterTheShockLastsLongerByWhatWasPlanted) {
  const Day shock = Large().region.shock_day;
  constexpr int kMonths = 4;
  EXPECT_NEAR(LengthRatio(FirstDay(MonthOf(shock) - kMonths), kMonths), 1.0, 0.09);
  EXPECT_NEAR(LengthRatio(shock, kMonths), 1.0 + kDurationShock, 0.09);
}

TEST(Traffic, RequestsAllocationsAndStartsComeInThatOrder) {
  for (const Traffic& traffic : Large().traffic) {
    for (const Allocation& allocation : traffic.allocations) {
      const Version& first = allocation.versions.front();
      if (first.reference != kNone) {
        EXPECT_LE(traffic.requests[static_cast<std::size_t>(first.reference)].sent, first.sent);
      }
      for (std::size_t next = 1; next < allocation.versions.size(); ++next) {
        EXPECT_GT(allocation.versions[next].sent, allocation.versions[next - 1].sent);
      }
      EXPECT_LE(allocation.last().sent, Large().region.cut_off);
    }
    for (const Service& service : traffic.services) {
      const Allocation& allocation =
          traffic.allocations[static_cast<std::size_t>(service.allocation)];
      EXPECT_GE(service.begin_sent, allocation.versions.front().sent);
      EXPECT_GE(service.begin_sent, service.begin);
      EXPECT_GE(service.end_sent, service.begin_sent);
    }
  }
}

TEST(Calendar, WeeksAreCountedFromMonday) {
  EXPECT_EQ(WeeksTouched(DayOf(2026, 3, 1), DayOf(2026, 3, 31)), 6);  // 1 March 2026 is a Sunday
  EXPECT_EQ(WeeksTouched(DayOf(2026, 1, 12), DayOf(2026, 1, 31)), 3);
  EXPECT_EQ(WeeksTouched(DayOf(1969, 12, 28), DayOf(1969, 12, 29)), 2);
}

}  // namespace
}  // namespace doelmaat::synth
