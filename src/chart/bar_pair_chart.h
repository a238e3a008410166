#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Two bars a category: the own one filled, the one it is compared with hatched. The numbers stand
// in the line of the category, so that they can be read at any width.
struct BarPairChart {
  struct Row {
    std::string label;
    std::optional<double> own;
    std::optional<double> other;
    std::string own_text;  // the number, or the word for why there is none
    std::string other_text;
  };

  Caption caption;
  std::vector<Row> rows;
  std::string own_label;    // legend
  std::string other_label;  // "" where there is nothing to compare with: one bar a category
};

std::string Draw(const BarPairChart& chart);

}  // namespace doelmaat::chart
