// From values to places on paper, and the round numbers an axis names.
#pragma once

#include <string>
#include <vector>

namespace doelmaat::chart {

// A straight line from values to places: `from` is drawn at `start`, `to` at `end`.
struct Scale {
  double from = 0.0;
  double to = 1.0;
  double start = 0.0;
  double end = 1.0;

  // The place of a value. Of a scale without extent (from == to) every value is in the middle.
  double At(double value) const;
};

// Round values (1, 2 or 5 times a power of ten apart) inside [low, high], about as many as asked.
// One value when low == high. Both finite, low <= high, about >= 2.
std::vector<double> RoundTicks(double low, double high, int about);

// How a chart writes its numbers: Dutch, times `factor`, between two texts.
struct NumberForm {
  std::string before = {};
  std::string after = {};
  double factor = 1.0;
  int decimals = 0;

  std::string Write(double value) const;
};

}  // namespace doelmaat::chart
