// The products of the made-up region: codes of the standard product list (JZ21), with tariffs and
// volumes that are invented. See docs/methods/synthetic-traffic.md.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace doelmaat::synth {

// Forms of care as CBS counts them, with protection and probation beside them.
enum class Form : std::uint8_t {
  kAmbulatory,
  kNetwork,
  kDayCare,
  kFoster,
  kFamily,
  kSecure,
  kOtherStay,
  kProtection,
  kProbation,
};
inline constexpr int kForms = 9;

// How a product is delivered and claimed.
enum class Delivery : std::uint8_t {
  kWeekly,       // so much a week, claimed by what was delivered
  kMonthlyEuro,  // an amount a month, in whole euro cents
  kTotal,        // so much within the allocation, in parts
  kAtTheEnd,     // one piece, claimed when it is done
};

struct Product {
  std::string_view code;
  std::string_view category;
  std::string_view unit;  // of the allocation
  Delivery delivery = Delivery::kWeekly;
  Form form = Form::kAmbulatory;
  double weight = 0.0;          // share within its form; 0: only beside another or in a crisis
  double companion = 0.0;       // share as second product of its form
  double tariff_cents = 0.0;    // a unit, before provider and year
  std::int32_t volume_low = 0;  // of the allocation, in the unit and frequency
  std::int32_t volume_high = 0;
  std::int32_t volume_step = 1;
  bool mental = false;  // delivered by providers of mental care
  bool crisis = false;

  bool euro() const { return unit == "83"; }
  std::string_view frequency() const {
    return delivery == Delivery::kWeekly ? "2" : delivery == Delivery::kMonthlyEuro ? "4" : "6";
  }
};

std::span<const Product> Products();

// The product of a code; the code is one of the list.
const Product& ProductOf(std::string_view code);

// What a form is called in the truth.
std::string_view FormName(Form form);

}  // namespace doelmaat::synth
