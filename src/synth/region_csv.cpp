#include "synth/region_csv.h"

#include <array>
#include <string_view>

#include <fmt/core.h>

namespace doelmaat::synth {

std::string MunicipalitiesCsv(const Region& region) {
  std::string text = "municipality,name,youth_population,youths_in_care\n";
  for (const Municipality& municipality : region.municipalities) {
    text += fmt::format("GM{},{},{},{}\n",
                        municipality.code,
                        municipality.name,
                        municipality.youth_population,
                        municipality.youths);
  }
  return text;
}

std::string ProvidersCsv(const Region& region) {
  constexpr std::array<std::string_view, 5> kKinds{
      "general", "mental", "small", "stay", "guardian"};
  std::string text = "provider,kind,hours_in_minutes\n";
  for (const Provider& provider : region.providers) {
    text += fmt::format("{},{},{}\n",
                        provider.agb,
                        kKinds[static_cast<std::size_t>(provider.kind)],
                        provider.hours_in_minutes ? 1 : 0);
  }
  return text;
}

std::string TariffsCsv(const Region& region) {
  std::string text =
      "gemeente,aanbieder,productcategorie,productcode,eenheid,tarief_cent,begin,eind\n";
  const int first_year = CivilOf(region.first_day).year;
  for (const Municipality& municipality : region.municipalities) {
    for (const int provider : municipality.providers) {
      const Provider& who = region.providers[static_cast<std::size_t>(provider)];
      for (std::size_t index = 0; index < Products().size(); ++index) {
        const Product& product = Products()[index];
        if (product.euro() || !Delivers(who.kind, product)) {
          continue;
        }
        for (int year = first_year; year <= region.options.last_year; ++year) {
          text += fmt::format("{},{},{},{},{},{},{}-01-01,{}-12-31\n",
                              municipality.code,
                              who.agb,
                              product.category,
                              product.code,
                              product.unit,
                              TariffCents(region, municipality, provider, index, year),
                              year,
                              year);
        }
      }
    }
  }
  return text;
}

std::string EffectsCsv(const Region& region) {
  std::string text = "effect,municipality,provider,from,product,size\n";
  for (const Effect& effect : region.effects) {
    text += fmt::format("{},{},{},{},{},{:.2f}\n",
                        effect.name,
                        effect.municipality,
                        effect.provider,
                        effect.from,
                        effect.product,
                        effect.size);
  }
  return text;
}

}  // namespace doelmaat::synth
