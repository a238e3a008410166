#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Amounts over years. A year without an amount is a gap; a line does not cross a break; a jump is
// marked by a triangle in its direction.
struct TrendChart {
  enum class Jump { kNone, kUp, kDown };
  enum class Style { kSolid, kDashed };  // solid with dots, dashed with squares

  struct Point {
    int year = 0;
    std::optional<double> value;
    Jump jump = Jump::kNone;
  };
  struct Series {
    std::string label;
    Style style = Style::kSolid;
    std::vector<Point> points;  // by year
  };
  struct Break {
    int year = 0;       // between the year before and this one
    std::string label;  // short: "A"
  };

  Caption caption;
  std::vector<Series> series;
  std::vector<Break> breaks;
  std::string axis_label;  // "miljoen euro"
  std::string jump_label;  // "sprong", in the legend when there is one
  NumberForm axis_form;    // of the axis
  NumberForm point_form;   // of a point that is pointed at
};

std::string Draw(const TrendChart& chart);

}  // namespace doelmaat::chart
