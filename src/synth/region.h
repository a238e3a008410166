// The made-up region: municipalities, providers, tariffs and the effects that are planted in it.
// Pure: a function of the options.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "synth/calendar.h"
#include "synth/product_list.h"

namespace doelmaat::synth {

struct SynthOptions {
  int municipalities = 3;  // 1..MunicipalityCodes()
  int youths = 300;        // in care over a year, in the whole region
  int years = 1;           // 1..10
  int last_year = 2025;    // the last year of care
  std::uint64_t seed = 1;
  double defects = 0.0;  // share of messages and claim lines, 0..1
};

enum class ProviderKind : std::uint8_t { kGeneral, kMental, kSmall, kStay, kGuardian };

struct Provider {
  std::string agb;
  ProviderKind kind = ProviderKind::kSmall;
  double size = 1.0;              // weight in the draw of a provider
  double price = 1.0;             // its tariffs against those of the list
  bool hours_in_minutes = false;  // claims in minutes what is allocated in hours
  double late_notices = 0.0;      // share of its starts and stops that come kLateNotice days later
  double late_claims = 0.0;       // share of its lines that come kLateClaim months later
  double corrections = 0.0;       // share of its lines that it takes back beyond what all do
};

struct Municipality {
  std::string code;  // "0384"
  std::string name;
  int youths = 0;            // in care over a year
  int youth_population = 0;  // young people who live there
  double tariff_factor = 1.0;
  double use_factor = 1.0;       // delivered of what is allocated
  double duration_factor = 1.0;  // of trajectories from the day of the shock on
  double late_answers = 0.0;     // share of its answers to messages and claims that come late
  double parallel_factor = 1.0;  // of the chance of a second course beside the first
  double switch_share = 0.0;     // of main care that goes on at another provider halfway
  std::vector<int> providers;    // those it has contracts with, indices in Region::providers
};

struct Effect {
  std::string name;  // "tariff"
  std::string municipality;
  std::string provider;
  std::string from;     // day as text, empty: the whole period
  std::string product;  // "45A04 > 45A05"
  double size = 0.0;    // 0.15: 15 per cent more
};

struct Region {
  SynthOptions options;
  Day first_day = 0;  // of the period of care
  Day last_day = 0;
  Day cut_off = 0;  // no message is dated later
  Month first_month = 0;
  Month last_month = 0;
  Day shock_day = 0;
  Day upcoding_day = 0;
  double upcoding_share = 0.5;
  int upcoding_provider = 0;
  std::vector<Municipality> municipalities;
  std::vector<Provider> providers;
  std::vector<Effect> effects;
};

inline constexpr double kPlanted = 0.15;
inline constexpr double kDurationShock = 0.30;
inline constexpr int kLateNotice = 14;  // days
inline constexpr int kLateClaim = 2;    // months
inline constexpr int kLateAnswer = 14;  // days, of a claim
inline constexpr int kLateRetour = 7;   // days, of a message about a client
inline constexpr double kMoreParallel = 2.00;
inline constexpr double kSwitched = 0.30;
inline constexpr std::string_view kUpcodedFrom = "45A04";
inline constexpr std::string_view kUpcodedTo = "45A05";

Region MakeRegion(const SynthOptions& options);

// Contract rate of a product in whole cents a unit; for a product in euros nothing is agreed and 0
// is returned. `product_index` is the place in Products().
std::int64_t TariffCents(const Region& region,
                         const Municipality& municipality,
                         int provider,
                         std::size_t product_index,
                         int year);

// Whether a provider of this kind delivers the product.
bool Delivers(ProviderKind kind, const Product& product);

}  // namespace doelmaat::synth
