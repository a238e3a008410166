// One number with its uncertainty, as it enters a measure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "measure/unit.h"
#include "numerics/distribution.h"

namespace doelmaat::measure {

// What the two ends of a band mean. They differ by a factor of up to two in standard uncertainty.
enum class BandMeaning {
  kLimits,      // certainly inside; rectangular
  kAef,         // half-width as AEF combines it; taken as limits where a distribution is needed
  kCoverage90,  // inside with 90%; normal
  kCoverage95,
};

// Where a number comes from.
enum class Evidence {
  kPublished,   // in the source, as printed
  kCalibrated,  // chosen so that published results come out; not in the source
  kOwn,         // of the user
  kMissing,     // nobody has it: the measure cannot be computed yet
};

// Where the messages of a municipality say what a quantity is there: a number of an indicator, of
// the rows with any of these values for each key. Names are the indicator's; nothing here knows
// them.
struct OwnSource {
  std::string indicator;
  std::string column;  // a count; "" where the indicator has one number
  std::string of;      // the count it is a share of; "" for none
  std::vector<std::pair<std::string, std::vector<std::string>>> where;
};

struct Quantity {
  std::string id;     // its name in formulas
  std::string label;  // for people
  Unit unit;
  bool share = false;  // unit "aandeel": nothing outside 0 to 1
  Evidence evidence = Evidence::kOwn;
  numerics::Distribution distribution = numerics::Distribution::Point(0);
  // The band as given; of another form, the middle 95% of the distribution; of a point, the point.
  double low = 0;
  double high = 0;
  std::string meaning;  // code of the form: "point", "limits", "aef", "90", "95" or a distribution
  std::string source;
  std::string date;
  std::string scope;
  // The band as the source prints it, where ours is calibrated.
  std::optional<double> printed_low;
  std::optional<double> printed_high;
  std::optional<OwnSource> own;  // none: messages do not say it
  std::uint32_t line = 0;        // in the file it was read from

  bool missing() const { return evidence == Evidence::kMissing; }
  double middle() const { return low + (high - low) / 2; }
};

// The distribution that a band stands for. Throws kBadInput for low > high; low == high is a point.
numerics::Distribution BandDistribution(double low, double high, BandMeaning meaning);

// Throws kBadInput when a share can be below 0 or above 1 (for a distribution without ends: with
// more than one chance in a million).
void CheckShare(const Quantity& quantity);

}  // namespace doelmaat::measure
