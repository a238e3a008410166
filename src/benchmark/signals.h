#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/benchmark_input.h"
#include "benchmark/peers.h"
#include "benchmark/trend.h"

namespace doelmaat::benchmark {

// What lies outside the comparison and can make a position in it look better or worse than it is.
struct UnitSignals {
  std::optional<double> clients_before;        // persons, in the year before the model's
  Jump clients_jump = Jump::kNone;             // clients moved unlike those of the others
  std::optional<double> teams_per_inhabitant;  // eur, local teams (task field 6.2)
  std::optional<double> peer_median_teams_per_inhabitant;  // of comparable units that have it
};

// The signals of every compared unit. A jump is a change of clients per young person against the
// year before with
//   |ln(r_t / r_{t−1}) − median| > jump_limit × 1.4826 × MAD,   r = clients / young people
// over all municipalities with both years, each in the borders of its own year; the rate, so that a
// merger is no jump. It does not tell which of the two years is odd. Spending per inhabitant on
// local teams is that of the accounts of the model's year, in its borders; booked elsewhere it is
// 0.
//
// kept   rows of input.units that are compared, in order; peers as FindPeers gave them for these
//
// Without figures of the year before, or where changes have no spread, there is no jump.
// Source: as the booking anomalies, anomaly.h. See docs/methods/signals.md.
// Tested by: signals_test.cpp, and on the real figures by tests/real.
std::vector<UnitSignals> FindSignals(const BenchmarkInput& input,
                                     const std::vector<std::size_t>& kept,
                                     const std::vector<PeerGroup>& peers);

}  // namespace doelmaat::benchmark
