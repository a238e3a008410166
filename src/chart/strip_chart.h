#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Where one municipality stands among comparable ones on one axis: a dot for each, a box from the
// first to the third quartile, a line at the median, and a diamond with a label for the own one.
struct StripChart {
  struct Point {
    std::string label;
    double value = 0.0;
  };

  Caption caption;
  std::vector<Point> peers;
  std::optional<Point> own;
  std::optional<double> first_quartile;
  std::optional<double> median;
  std::optional<double> third_quartile;
  NumberForm form;
  std::string median_label;  // "mediaan"
  std::string box_label;     // "middelste helft"
  std::string axis_label;
};

// Same chart, same bytes. A chart without any value is a frame without marks.
std::string Draw(const StripChart& chart);

}  // namespace doelmaat::chart
