#include "synth/course.h"

#include <array>

namespace doelmaat::synth {
namespace {

constexpr double kDaysInMonth = 30.4;

// Ended courses of 2021 by length: CBS 85096NED, all referrers (292,825 courses). With the inflow
// of that year (287,870) their mean gives the stock of 1 January 2021 that CBS counted.
struct Bracket {
  double from;  // months
  double until;
  double share;
};
constexpr std::array<Bracket, 7> kLengths{{{0.2, 3, 47200},
                                           {3, 6, 50485},
                                           {6, 12, 86590},
                                           {12, 24, 68260},
                                           {24, 36, 19610},
                                           {36, 48, 9175},
                                           {48, 72, 11505}}};

// Begun courses of 2021 by form without neighbourhood teams: CBS, Jeugdhulp 2021, table 2.1.2.
// Protection and probation are not in that table; their shares are invented.
constexpr std::array<double, kForms> kFormShares{60.8, 17.3, 5.1, 1.4, 0.8, 0.5, 3.5, 4.0, 1.5};

// Length against the mean of all forms. Invented, but for the order.
constexpr std::array<double, kForms> kFormLengths{0.93, 0.95, 1.15, 2.4, 1.9, 0.6, 0.95, 1.7, 0.9};

// Begun courses of 2021 by referrer less the neighbourhood teams, which count as "no referrer": CBS
// 85096NED.
constexpr std::array<double, 7> kReferrerShares{88800, 110725, 8905, 23270, 14015, 7808, 1245};
constexpr std::array<std::string_view, 7> kReferrers{"01", "02", "03", "04", "05", "06", "08"};

// Of starts, by month. Invented: schools refer, summers are quiet.
constexpr std::array<double, 12> kSeason{
    1.10, 1.02, 1.10, 0.97, 1.00, 1.00, 0.74, 0.74, 1.15, 1.17, 1.12, 0.80};

constexpr std::array<double, 7> kEndShares{62, 12, 4, 9, 6, 2, 5};
constexpr std::array<std::string_view, 7> kEndReasons{"31", "32", "33", "34", "35", "36", "38"};

double Length(RandomStream& stream, Form form, bool of_stock) {
  std::array<double, kLengths.size()> weights{};
  for (std::size_t index = 0; index < kLengths.size(); ++index) {
    const Bracket& bracket = kLengths[index];
    weights[index] = bracket.share * (of_stock ? (bracket.from + bracket.until) / 2 : 1.0);
  }
  const Bracket& drawn = kLengths[Pick(stream, weights)];
  const double months = drawn.from + stream.Uniform() * (drawn.until - drawn.from);
  return months * kDaysInMonth * kFormLengths[static_cast<std::size_t>(form)];
}

}  // namespace

Form DrawForm(RandomStream& stream) { return static_cast<Form>(Pick(stream, kFormShares)); }

Form DrawFormOfStock(RandomStream& stream) {
  std::array<double, kForms> weights{};
  for (std::size_t form = 0; form < kForms; ++form) {
    weights[form] = kFormShares[form] * kFormLengths[form];
  }
  return static_cast<Form>(Pick(stream, weights));
}

double DrawDays(RandomStream& stream, Form form) { return Length(stream, form, false); }

double DrawDaysOfStock(RandomStream& stream, Form form) { return Length(stream, form, true); }

Day DrawStart(RandomStream& stream, int year) {
  const Month month = year * 12 + static_cast<Month>(Pick(stream, kSeason));
  return FirstDay(month) + Between(stream, 0, DaysIn(month) - 1);
}

Form StepDown(RandomStream& stream, Form form) {
  switch (form) {
    case Form::kSecure:
      return Chance(stream, 0.6) ? Form::kOtherStay : Form::kAmbulatory;
    case Form::kFamily:
    case Form::kFoster:
    case Form::kOtherStay:
      return Chance(stream, 0.4) ? Form::kFoster : Form::kNetwork;
    case Form::kDayCare:
    case Form::kAmbulatory:
    case Form::kNetwork:
    case Form::kProtection:
    case Form::kProbation:
      break;
  }
  return DrawForm(stream);
}

std::string_view DrawReferrer(RandomStream& stream, Form form) {
  if (form == Form::kProtection || form == Form::kProbation) {
    return Chance(stream, 0.8) ? "08" : "04";
  }
  return kReferrers[Pick(stream, kReferrerShares)];
}

std::string_view DrawEndReason(RandomStream& stream) {
  return kEndReasons[Pick(stream, kEndShares)];
}

}  // namespace doelmaat::synth
