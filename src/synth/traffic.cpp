#include "synth/traffic.h"

#include <cmath>

#include "synth/career.h"
#include "synth/claiming.h"
#include "synth/notice_defect.h"

namespace doelmaat::synth {
namespace {

// Of the youths in care in a year, those who were in care when it began. Chosen so that as many are
// in care in the next year; CBS counts courses only (326,570 on 1 January 2021, 625,545 in that
// year).
constexpr double kStockShare = 0.69;

int StockOf(int youths) { return static_cast<int>(std::lround(youths * kStockShare)); }

}  // namespace

int YouthsOf(const Region& region, std::size_t municipality) {
  const int youths = region.municipalities[municipality].youths;
  return youths + (region.options.years - 1) * (youths - StockOf(youths));
}

Traffic MakeTraffic(const Region& region, std::size_t municipality, std::uint64_t first_youth) {
  Traffic traffic;
  traffic.municipality = municipality;
  const int total = YouthsOf(region, municipality);
  const int youths = region.municipalities[municipality].youths;
  const int stock = StockOf(youths);
  const int new_a_year = youths - stock;
  const int first_year = CivilOf(region.first_day).year;
  for (int index = 0; index < total; ++index) {
    const bool before = index < stock;
    const int year = before ? first_year : first_year + (index - stock) / new_a_year;
    AddYouth(region, first_youth + static_cast<std::uint64_t>(index), before, year, &traffic);
  }
  AddClaims(region, &traffic);
  PlantInNotices(region, &traffic);
  return traffic;
}

}  // namespace doelmaat::synth
