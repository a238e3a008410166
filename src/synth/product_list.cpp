#include "synth/product_list.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace doelmaat::synth {
namespace {

constexpr auto kWeekly = Delivery::kWeekly;
constexpr auto kMonthly = Delivery::kMonthlyEuro;
constexpr auto kTotal = Delivery::kTotal;
constexpr auto kAtTheEnd = Delivery::kAtTheEnd;

// clang-format off
constexpr std::array kProducts{
    // code, category, unit, delivery, form, weight, companion, tariff, low, high, step, mental, crisis
    Product{"45A04", "45", "04", kWeekly, Form::kAmbulatory, 24, 12, 8800, 1, 3, 1, false, false},
    Product{"45A05", "45", "04", kWeekly, Form::kAmbulatory, 14, 8, 10900, 1, 3, 1, false, false},
    Product{"45A48", "45", "01", kWeekly, Form::kAmbulatory, 9, 6, 148, 45, 120, 15, false, false},
    Product{"45A53", "45", "01", kWeekly, Form::kAmbulatory, 7, 6, 182, 45, 120, 15, false, false},
    Product{"45A49", "45", "16", kWeekly, Form::kAmbulatory, 4, 14, 9200, 1, 2, 1, false, false},
    Product{"45A51", "45", "04", kWeekly, Form::kAmbulatory, 2, 20, 9400, 1, 2, 1, false, false},
    Product{"45A01", "45", "83", kMonthly, Form::kAmbulatory, 8, 0, 1, 38000, 90000, 500, false, false},
    Product{"45A03", "45", "82", kAtTheEnd, Form::kAmbulatory, 5, 8, 165000, 1, 1, 1, false, false},
    Product{"54001", "54", "01", kWeekly, Form::kAmbulatory, 11, 4, 172, 30, 75, 15, true, false},
    Product{"54002", "54", "01", kWeekly, Form::kAmbulatory, 10, 4, 214, 45, 105, 15, true, false},
    Product{"54004", "54", "01", kTotal, Form::kAmbulatory, 4, 6, 205, 300, 900, 60, true, false},
    Product{"53A02", "53", "84", kTotal, Form::kAmbulatory, 2, 1, 16500, 2, 5, 1, true, false},
    Product{"45A52", "45", "04", kWeekly, Form::kNetwork, 46, 30, 8900, 1, 4, 1, false, false},
    Product{"45A57", "45", "04", kWeekly, Form::kNetwork, 26, 25, 10700, 1, 3, 1, false, false},
    Product{"45A13", "45", "83", kMonthly, Form::kNetwork, 14, 0, 1, 45000, 110000, 500, false, false},
    Product{"40A04", "40", "04", kWeekly, Form::kNetwork, 14, 12, 6200, 2, 7, 1, false, false},
    Product{"41A03", "41", "16", kWeekly, Form::kDayCare, 55, 0, 10600, 2, 6, 1, false, false},
    Product{"41A04", "41", "16", kWeekly, Form::kDayCare, 25, 0, 14200, 2, 6, 1, false, false},
    Product{"41A18", "41", "16", kWeekly, Form::kDayCare, 20, 0, 6900, 1, 4, 1, false, false},
    Product{"42A03", "42", "84", kWeekly, Form::kDayCare, 0, 100, 1450, 2, 8, 1, false, false},
    Product{"44A07", "44", "14", kWeekly, Form::kFoster, 100, 0, 5600, 7, 7, 1, false, false},
    Product{"44A08", "44", "14", kWeekly, Form::kFamily, 100, 0, 18800, 7, 7, 1, false, false},
    Product{"43A12", "43", "14", kWeekly, Form::kSecure, 100, 0, 46000, 7, 7, 1, false, false},
    Product{"43A07", "43", "14", kWeekly, Form::kOtherStay, 36, 0, 28500, 7, 7, 1, false, false},
    Product{"43A35", "43", "14", kWeekly, Form::kOtherStay, 20, 0, 21500, 7, 7, 1, false, false},
    Product{"44A06", "44", "14", kWeekly, Form::kOtherStay, 24, 0, 17800, 7, 7, 1, false, false},
    Product{"44A09", "44", "14", kWeekly, Form::kFamily, 60, 40, 13200, 1, 3, 1, false, false},
    Product{"48A01", "48", "83", kMonthly, Form::kProtection, 45, 0, 1, 95000, 115000, 500, false, false},
    Product{"48A02", "48", "83", kMonthly, Form::kProtection, 40, 0, 1, 82000, 98000, 500, false, false},
    Product{"48A03", "48", "83", kMonthly, Form::kProtection, 15, 0, 1, 62000, 74000, 500, false, false},
    Product{"47A09", "47", "83", kMonthly, Form::kProbation, 100, 0, 1, 70000, 88000, 500, false, false},
    Product{"46A01", "46", "04", kWeekly, Form::kAmbulatory, 0, 0, 12500, 5, 12, 1, false, true},
    Product{"46A03", "46", "14", kWeekly, Form::kOtherStay, 0, 0, 39000, 7, 7, 1, false, true},
    Product{"46A05", "46", "14", kWeekly, Form::kFoster, 0, 0, 9400, 7, 7, 1, false, true},
};
// clang-format on

constexpr std::array<std::string_view, kForms> kFormNames{"ambulatory_at_provider",
                                                          "in_network",
                                                          "day_care",
                                                          "foster",
                                                          "family_style",
                                                          "secure",
                                                          "other_stay",
                                                          "protection",
                                                          "probation"};

}  // namespace

std::span<const Product> Products() { return kProducts; }

const Product& ProductOf(std::string_view code) {
  const auto* const found = std::find_if(
      kProducts.begin(), kProducts.end(), [&](const Product& item) { return item.code == code; });
  DOELMAAT_CHECK(found != kProducts.end());
  return *found;
}

std::string_view FormName(Form form) { return kFormNames[static_cast<std::size_t>(form)]; }

}  // namespace doelmaat::synth
