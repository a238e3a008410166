#include "synth/region.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/core.h>

#include "synth/draw.h"
#include "synth/municipality_list.h"

namespace doelmaat::synth {
namespace {

constexpr double kShareInCare = 0.105;  // of young people, in a year
constexpr double kIndexation = 1.04;    // of tariffs, a year
constexpr int kFirstAgb = 42420001;

std::string DayText(Day day) {
  const CivilDate date = CivilOf(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string NameOf(RandomStream& stream) {
  static constexpr std::array<std::string_view, 12> kFront{"Wester",
                                                           "Ooster",
                                                           "Noorder",
                                                           "Zuider",
                                                           "Hoge",
                                                           "Lage",
                                                           "Nieuwe",
                                                           "Oude",
                                                           "Linde",
                                                           "Wilgen",
                                                           "Vlier",
                                                           "Elzen"};
  static constexpr std::array<std::string_view, 10> kBack{
      "brink", "dorp", "veen", "waard", "horst", "kamp", "mare", "donk", "hage", "loo"};
  return std::string(kFront[stream.Below(kFront.size())]) +
         std::string(kBack[stream.Below(kBack.size())]);
}

// Shares `total` by weight in whole numbers that add up to it: rounded down, the rest to the
// largest remainders.
std::vector<int> Divide(int total, const std::vector<double>& weights) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<int> parts;
  std::vector<std::pair<double, std::size_t>> remainders;
  int given = 0;
  for (std::size_t index = 0; index < weights.size(); ++index) {
    const double exact = total * weights[index] / sum;
    parts.push_back(static_cast<int>(std::floor(exact)));
    given += parts.back();
    remainders.emplace_back(std::floor(exact) - exact, index);
  }
  std::sort(remainders.begin(), remainders.end());
  for (std::size_t next = 0; given < total; ++next, ++given) {
    ++parts[remainders[next % remainders.size()].second];
  }
  return parts;
}

// One effect on care a municipality, from the second on: the first is always as the rest of the
// region.
void PlantInMunicipalities(Region* region) {
  auto& list = region->municipalities;
  const auto plant = [&](std::size_t index, const char* name, double size, Day from) {
    if (index >= list.size()) {
      return false;
    }
    region->effects.push_back(
        {name, "GM" + list[index].code, "", from == kNoDay ? "" : DayText(from), "", size});
    return true;
  };
  if (plant(1, "tariff", kPlanted, kNoDay)) {
    list[1].tariff_factor = 1.0 + kPlanted;
  }
  if (plant(2, "intensity", kPlanted, kNoDay)) {
    list[2].use_factor = 1.0 + kPlanted;
  }
  plant(3, "volume", kPlanted, kNoDay);  // done by its weight in MakeMunicipalities
  if (plant(4, "duration", kDurationShock, region->shock_day)) {
    list[4].duration_factor = 1.0 + kDurationShock;
  }
  if (plant(6, "stacking", kMoreParallel, kNoDay)) {
    list[6].parallel_factor = 1.0 + kMoreParallel;
  }
  if (plant(7, "switch", kSwitched, kNoDay)) {
    list[7].switch_share = kSwitched;
  }
}

// Who is late: three of the providers that work everywhere, and the third municipality.
void PlantLateness(Region* region) {
  constexpr double kLateNotices = 0.40;
  constexpr double kCorrections = 0.10;
  constexpr double kLateClaims = 0.25;
  constexpr double kLateAnswers = 0.30;
  auto& providers = region->providers;
  providers[1].late_notices = kLateNotices;
  providers[2].corrections = kCorrections;
  providers[5].late_claims = kLateClaims;
  region->effects.push_back({"late_notice", "", providers[1].agb, "", "", kLateNotices});
  region->effects.push_back({"corrected", "", providers[2].agb, "", "", kCorrections});
  region->effects.push_back({"late_claim", "", providers[5].agb, "", "", kLateClaims});
  if (region->municipalities.size() > 2) {
    region->municipalities[2].late_answers = kLateAnswers;
    region->effects.push_back(
        {"late_answer", "GM" + region->municipalities[2].code, "", "", "", kLateAnswers});
  }
}

void MakeMunicipalities(Region* region) {
  const SynthOptions& options = region->options;
  std::vector<double> weights;
  std::vector<double> population;
  for (int index = 0; index < options.municipalities; ++index) {
    RandomStream stream(options.seed, "synth.municipality", static_cast<std::uint64_t>(index));
    Municipality municipality;
    municipality.code = MunicipalityCodeAt(static_cast<std::size_t>(index));
    municipality.name = NameOf(stream);
    const double size = std::exp(0.8 * std::clamp(stream.Normal(), -1.6, 3.2));
    population.push_back(size);
    weights.push_back(index == 3 ? size * (1.0 + kPlanted) : size);
    region->municipalities.push_back(municipality);
  }
  const double people = std::accumulate(population.begin(), population.end(), 0.0);
  const std::vector<int> youths = Divide(options.youths, weights);
  for (std::size_t index = 0; index < youths.size(); ++index) {
    region->municipalities[index].youths = youths[index];
    region->municipalities[index].youth_population =
        static_cast<int>(std::lround(options.youths / kShareInCare * population[index] / people));
  }
}

ProviderKind KindAt(int index) {
  if (index < 3) {
    return ProviderKind::kGeneral;
  }
  if (index < 5) {
    return ProviderKind::kGuardian;
  }
  if (index < 7) {
    return ProviderKind::kMental;
  }
  if (index < 8) {
    return ProviderKind::kStay;
  }
  switch (index % 10) {
    case 0:
    case 4:
      return ProviderKind::kMental;
    case 2:
      return ProviderKind::kStay;
    case 6:
      return ProviderKind::kGeneral;
    default:
      return ProviderKind::kSmall;
  }
}

void MakeProviders(Region* region) {
  const int count = 14 + (region->options.municipalities * 3 + 1) / 2;
  for (int index = 0; index < count; ++index) {
    RandomStream stream(region->options.seed, "synth.provider", static_cast<std::uint64_t>(index));
    Provider provider;
    provider.agb = std::to_string(kFirstAgb + index);
    provider.kind = KindAt(index);
    const double large = provider.kind == ProviderKind::kSmall ? 1.0 : 6.0;
    provider.size = large / std::pow(stream.Uniform(), 0.7);
    provider.price = std::exp(0.08 * stream.Normal());
    provider.hours_in_minutes = index % 7 == 1;
    region->providers.push_back(provider);
  }
  region->providers[0].size = 40.0;
}

// The eight that do everything everywhere, and as many of the others as the municipality has work
// for.
void Contract(const Region& region, std::size_t index, Municipality* municipality) {
  constexpr int kEverywhere = 8;
  RandomStream stream(region.options.seed, "synth.contract", index);
  const int total = static_cast<int>(region.providers.size());
  const int wanted =
      std::min(total, kEverywhere + static_cast<int>(0.6 * std::sqrt(municipality->youths)));
  std::vector<int> others(static_cast<std::size_t>(total - kEverywhere));
  std::iota(others.begin(), others.end(), kEverywhere);
  for (int provider = 0; provider < kEverywhere; ++provider) {
    municipality->providers.push_back(provider);
  }
  for (int taken = kEverywhere; taken < wanted; ++taken) {
    const std::size_t pick = stream.Below(others.size());
    municipality->providers.push_back(others[pick]);
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(pick));
  }
}

}  // namespace

Region MakeRegion(const SynthOptions& options) {
  Region region;
  region.options = options;
  const int first_year = options.last_year - options.years + 1;
  region.first_day = DayOf(first_year, 1, 1);
  region.last_day = DayOf(options.last_year, 12, 31);
  region.cut_off = DayOf(options.last_year + 1, 1, 31);
  region.first_month = MonthOf(region.first_day);
  region.last_month = MonthOf(region.last_day);
  region.upcoding_day = FirstDay(region.first_month + 6 * options.years);
  region.shock_day = FirstDay(region.first_month + 4 * options.years);
  MakeMunicipalities(&region);
  MakeProviders(&region);
  for (std::size_t index = 0; index < region.municipalities.size(); ++index) {
    Contract(region, index, &region.municipalities[index]);
  }
  region.effects.push_back({"upcoding",
                            "",
                            region.providers[0].agb,
                            DayText(region.upcoding_day),
                            std::string(kUpcodedFrom) + " > " + std::string(kUpcodedTo),
                            region.upcoding_share});
  PlantInMunicipalities(&region);
  PlantLateness(&region);
  return region;
}

std::int64_t TariffCents(const Region& region,
                         const Municipality& municipality,
                         int provider,
                         std::size_t product_index,
                         int year) {
  const Product& product = Products()[product_index];
  if (product.euro()) {
    return 0;
  }
  const auto unit = static_cast<std::uint64_t>(provider) * Products().size() + product_index;
  RandomStream stream(region.options.seed, "synth.tariff", unit);
  const double own = std::exp(0.03 * stream.Normal());
  const double indexed = std::pow(kIndexation, year - region.options.last_year);
  return std::max<std::int64_t>(
      1,
      std::llround(product.tariff_cents * own *
                   region.providers[static_cast<std::size_t>(provider)].price * indexed *
                   municipality.tariff_factor));
}

bool Delivers(ProviderKind kind, const Product& product) {
  const bool guardian = product.form == Form::kProtection || product.form == Form::kProbation;
  const bool stay = product.form == Form::kFoster || product.form == Form::kFamily ||
                    product.form == Form::kSecure || product.form == Form::kOtherStay;
  switch (kind) {
    case ProviderKind::kGuardian:
      return guardian;
    case ProviderKind::kMental:
      return product.mental;
    case ProviderKind::kStay:
      return stay;
    case ProviderKind::kGeneral:
      return !guardian && !product.mental;
    case ProviderKind::kSmall:
      return !guardian && !product.mental && !stay && product.code != "42A03" && !product.crisis;
  }
  return false;
}

}  // namespace doelmaat::synth
