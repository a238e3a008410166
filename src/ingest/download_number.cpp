#include "ingest/download_number.h"

#include <algorithm>

#include "base/number_text.h"
#include "base/text.h"
#include "ingest/figure_text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr int kMostDecimals = 4;
constexpr std::size_t kOfThousands = 3;

// Half away from zero.
std::int64_t Rounded(std::int64_t units, int from, int to) {
  for (int i = from; i > to; --i) {
    const std::int64_t rest = i == to + 1 ? (units < 0 ? -5 : 5) : 0;
    units = (units + rest) / 10;
  }
  return units;
}

// Whether decimals stand behind the `allowed` that are no zeros and no noise of single precision:
// half of its last bit, and of the last digit that was written.
bool TooPrecise(std::int64_t units, int decimals, int allowed) {
  if (decimals <= allowed) {
    return false;
  }
  std::int64_t scale = 1;
  for (int i = allowed; i < decimals; ++i) {
    if (__builtin_mul_overflow(scale, std::int64_t{10}, &scale)) {
      return units != 0;
    }
  }
  const std::int64_t size = units < 0 ? -units : units;
  const std::int64_t rest = size % scale;
  constexpr int kBits = 24;
  const bool noise = allowed > 0 && decimals > kMostDecimals &&
                     std::min(rest, scale - rest) <= (size >> kBits) + 1;
  return rest != 0 && !noise;
}

// A number that nobody writes who separates thousands: a sign elsewhere, or four digits without
// one.
bool SettlesTheSign(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  return digits.find_first_of(".,") == std::string_view::npos ? digits.size() > kOfThousands
                                                              : !MayBeThousands(text);
}

}  // namespace

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<std::string_view> KeyWithoutNumber(std::string_view key) {
  const std::size_t line = key.rfind('_');
  const bool numbered = line != std::string_view::npos && line + 1 < key.size() &&
                        std::all_of(key.begin() + static_cast<std::ptrdiff_t>(line) + 1,
                                    key.end(),
                                    [](char sign) { return sign >= '0' && sign <= '9'; });
  return numbered ? std::optional(key.substr(0, line)) : std::nullopt;
}

std::int64_t DownloadNumber::Parse(std::string_view text,
                                   const NumberForm& form,
                                   std::string* problem) {
  const std::string shown(text);
  *problem = NoPlainNumber(text);
  if (!problem->empty()) {
    return 0;
  }
  if (form.sign_is_known || SettlesTheSign(text)) {
    settled_ = true;
  } else if (MayBeThousands(text)) {
    open_ = true;
    if (form.decimals.value_or(0) < static_cast<int>(kOfThousands)) {
      *problem = Say("download.perhaps_thousands", {{"value", shown}});
      return 0;
    }
  }
  const std::size_t sign = text.find_first_of(".,");
  const bool other =
      sign != std::string_view::npos && decimal_sign_ != 0 && decimal_sign_ != text[sign];
  if (sign != std::string_view::npos && decimal_sign_ == 0) {
    decimal_sign_ = text[sign];
  }
  const char decimal_sign = decimal_sign_ == 0 ? '.' : decimal_sign_;
  const std::string sign_name = Say(decimal_sign == ',' ? "ingest.comma" : "ingest.point");
  if (other) {
    *problem = Say("ingest.ambiguous", {{"value", shown}, {"sign", sign_name}});
    return 0;
  }
  const base::ParsedDecimal number = base::ParseDecimal(text, decimal_sign);
  if (number.problem == base::NumberProblem::kTooLarge) {
    *problem = Say("ingest.too_large", {{"value", shown}});
    return 0;
  }
  if (number.problem != base::NumberProblem::kNone) {
    *problem = Say("ingest.not_a_number", {{"value", shown}, {"sign", sign_name}});
    return 0;
  }
  std::int64_t units = number.value.units;
  int decimals = number.value.decimals;
  if (form.decimals.has_value() && TooPrecise(units, decimals, std::max(*form.decimals, 0))) {
    *problem = Say("download.too_precise",
                   {{"value", shown}, {"decimals", std::to_string(*form.decimals)}});
    return 0;
  }
  if (decimals > kMostDecimals) {
    const int kept = std::clamp(form.decimals.value_or(kMostDecimals), 0, kMostDecimals);
    units = Rounded(units, decimals, kept);
    decimals = kept;
  }
  bool fits = !__builtin_mul_overflow(units, form.factor, &units);
  for (; fits && decimals < form.places; ++decimals) {
    fits = !__builtin_mul_overflow(units, std::int64_t{10}, &units);
  }
  units = Rounded(units, decimals, form.places);
  if (!fits || units > form.largest || units < -form.largest) {
    *problem = Say("ingest.too_large", {{"value", shown}});
  }
  return units;
}

}  // namespace doelmaat::ingest
