#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace doelmaat::benchmark {

// What the anomaly rule looks at, of one municipality in one year.
struct SpendingCase {
  std::optional<double> spend_eur;  // none: no return
  std::optional<double> clients;
  std::optional<double> youth;
};

enum class AnomalyMeasure { kEurPerClient, kEurPerYouth };

// How far spending lies from that of the others, on the measure on which it lies furthest.
struct Deviation {
  AnomalyMeasure measure = AnomalyMeasure::kEurPerClient;
  double eur = 0.0;       // per client or per young person
  double robust_z = 0.0;  // below zero: less than the others
};

// Spending per client, and per young person, against that of all municipalities of the year:
//
//   z = ( ln x − median(ln x) ) / ( 1.4826 × MAD(ln x) )
//
// on both sides and without names. The measure with the larger |z| is given. Nothing for a case
// without positive spending, or when a measure has no spread. What lies beyond a limit on |z| is a
// booking anomaly: money booked for others, or elsewhere.
// Source: median and MAD after Iglewicz & Hoaglin 1993; logarithms because spending per head is
// skewed. See docs/methods/booking-anomalies.md.
// Tested by: anomaly_test.cpp, and on the real figures by tests/real.
std::vector<std::optional<Deviation>> MeasureDeviations(std::span<const SpendingCase> cases);

}  // namespace doelmaat::benchmark
