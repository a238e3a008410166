#pragma once

namespace doelmaat::stats {

struct Interval {
  double low = 0;
  double high = 0;
};

}  // namespace doelmaat::stats
