#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Ranges below each other on one axis: bands of one number computed in several ways, or of one
// number by year. Each has its label and numbers above it, so that it reads at any width.
struct RangeChart {
  struct Row {
    std::string label;
    double low = 0.0;
    double middle = 0.0;
    double high = 0.0;
    std::string text;  // the numbers
  };

  Caption caption;
  std::vector<Row> rows;
  NumberForm form;
  std::string axis_label;
};

std::string Draw(const RangeChart& chart);

// What each quantity does to an outcome: a bar from the outcome at the low end of the quantity to
// that at its high end, on either side of the outcome with all at their middle.
struct TornadoChart {
  struct Row {
    std::string label;
    double at_low = 0.0;
    double at_high = 0.0;
    std::string text;
  };

  Caption caption;
  std::vector<Row> rows;  // widest first
  double middle = 0.0;
  std::string low_label;  // legend: at the low end of the quantity
  std::string high_label;
  NumberForm form;
  std::string axis_label;
};

std::string Draw(const TornadoChart& chart);

}  // namespace doelmaat::chart
