#pragma once

#include <optional>
#include <string>
#include <vector>

#include "benchmark/anomaly.h"
#include "benchmark/benchmark_input.h"

namespace doelmaat::benchmark {

enum class ExclusionReason {
  kNoReturn,        // accounts are missing (a row of zeros at the source)
  kNotPositive,     // spending of zero or less
  kNoClients,       // no number of clients
  kHiddenOutput,    // CBS withholds a percentage that an output needs
  kZeroOutput,      // an output of zero: the frontier has no scale for it
  kNoBackground,    // a feature or an environment figure is missing
  kSplit,           // a part of a split municipality is missing
  kBookingAnomaly,  // spending does not fit its clients or young people
};

// A municipality far from the others, in a year.
struct Anomaly {
  std::int64_t year = 0;
  std::string id;
  std::string name;
  Deviation deviation;
  bool excluded = false;  // beyond anomaly_limit; otherwise a near miss
};

struct Exclusion {
  std::size_t unit = 0;
  ExclusionReason reason = ExclusionReason::kNoReturn;
  std::string detail;  // the column that is missing
  std::optional<Deviation> deviation;
};

struct Selection {
  std::vector<std::size_t> kept;    // rows of BenchmarkInput::units, in order
  std::vector<Exclusion> excluded;  // in order of unit
};

// Which municipalities can be compared, and why the others cannot: figures that are missing, and
// spending further than anomaly_limit from that of the others (anomaly.h). An anomaly is named as
// such even when a figure is missing too.
// Source: anomaly.h. See docs/methods/booking-anomalies.md.
// Tested by: selection_test.cpp, and on the real figures by tests/real.
Selection SelectUnits(const BenchmarkInput& input);

// The anomalies and near misses of every year that has clients, each municipality in the borders of
// its own year; by year, then furthest out first.
std::vector<Anomaly> ListAnomalies(const BenchmarkInput& input);

}  // namespace doelmaat::benchmark
