#include "stats/resampling.h"

#include <string>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

constexpr std::size_t kLeastReplications = 2;
constexpr std::size_t kMostFailuresIn = 100;

}  // namespace

double Turn(double value, Orientation orientation) {
  return orientation == Orientation::kInput ? 1 / value : value;
}

void CheckReplications(std::size_t replications) {
  if (replications < kLeastReplications) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.bootstrap_replications",
                          {{"least", std::to_string(kLeastReplications)},
                           {"asked", std::to_string(replications)}}));
  }
}

void CheckLevels(std::span<const double> levels) {
  for (const double level : levels) {
    if (!(level > 0 && level < 1)) {
      throw Error(ErrorKind::kBadInput,
                  base::Say("stats.bootstrap_level", {{"asked", base::FormatExact(level)}}));
    }
  }
}

bool TooManyFailed(std::size_t failed, std::size_t replications) {
  return failed * kMostFailuresIn > replications;
}

}  // namespace doelmaat::stats
