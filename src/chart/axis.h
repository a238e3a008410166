// Axes: a line with round numbers, and grid lines where they help to read.
#pragma once

#include <string_view>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

struct Extent {
  double low = 0.0;
  double high = 1.0;

  // Widened by a part of its length on both sides, so that no mark lies on the edge.
  Extent Padded(double part) const;
};

// The smallest extent that holds all values; 0 to 1 when there are none.
Extent ExtentOf(const std::vector<double>& values);

// A line at height `y` with about five round numbers below it.
void DrawBottomAxis(Svg* svg, const Scale& scale, double y, const NumberForm& form);

// Grid lines from `left` to `right` at round values, with their numbers to the left of them.
void DrawLeftAxis(Svg* svg, const Scale& scale, double left, double right, const NumberForm& form);

// Where the middle of a text belongs that is centred at `x` but may not be cut off by an edge.
enum class Weight { kPlain, kBold };
double KeepInside(double x, std::string_view text, Weight weight = Weight::kPlain);

// The width of a text at the largest size the page gives it, a little too wide rather than too
// narrow.
double TextWidth(std::string_view text);

}  // namespace doelmaat::chart
