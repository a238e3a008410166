#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Amounts by month or year: lines, or columns with a second part on top. A period without an
// amount is a gap. Periods of which not everything is known yet stand on a shaded ground.
struct PeriodChart {
  enum class Form { kLines, kColumns };

  struct Period {
    std::string label;  // "januari 2025", said of a point
    std::string tick;   // "2025", under the axis; "" for none
  };
  struct Series {
    std::string label;
    std::vector<std::optional<double>> values;  // one a period
  };

  Caption caption;
  Form form = Form::kLines;
  std::vector<Period> periods;
  std::vector<Series> series;                  // lines: up to three; columns: up to two
  std::optional<std::size_t> incomplete_from;  // the first period that is not complete
  std::string incomplete_label;
  std::string axis_label;
  NumberForm axis_form;
  NumberForm point_form;
};

std::string Draw(const PeriodChart& chart);

// The share that still goes on, in steps, with its margin as a band.
struct CurveChart {
  struct Point {
    double at = 0.0;
    double share = 0.0;  // from here to the next point
    std::optional<double> low;
    std::optional<double> high;
    std::string says;  // when it is pointed at
  };

  Caption caption;
  std::vector<Point> points;  // by place; the curve begins at 0 with share 1
  std::string curve_label;    // in the legend
  std::string band_label;
  std::string axis_label;  // below the axis
};

std::string Draw(const CurveChart& chart);

}  // namespace doelmaat::chart
