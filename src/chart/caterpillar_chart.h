#pragma once

#include <string>
#include <vector>

#include "chart/scale.h"
#include "chart/svg.h"

namespace doelmaat::chart {

// Every unit with its interval, sorted by value, over the three class bands. All intervals are one
// path and all points another, so that hundreds of units weigh a few kilobytes.
struct CaterpillarChart {
  enum class Kind { kOther, kPeer, kOwn };

  struct UnitMark {
    std::string label;
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
    Kind kind = Kind::kOther;
  };

  // Which units say their name and numbers when pointed at or walked over.
  enum class Names { kOwnAndPeers, kAll };

  Caption caption;
  std::vector<UnitMark> units;  // in any order
  double limit_low = 0.7;       // between the low and the middle class
  double limit_high = 0.8;      // between the middle and the high class
  std::string low_label;        // "laag: onder 0,70"
  std::string middle_label;
  std::string high_label;
  std::string left_label;   // under the axis: "laagste score"
  std::string right_label;  // "hoogste score"
  std::string between;      // between the ends of an interval: " tot "
  NumberForm form;
  Names names = Names::kOwnAndPeers;
};

std::string Draw(const CaterpillarChart& chart);

}  // namespace doelmaat::chart
