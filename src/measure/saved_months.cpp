// The months that a package saves: ReachModel::SavedMonths, over the cells of its blocks.
#include <algorithm>
#include <array>
#include <vector>

#include "measure/reach_model.h"

namespace doelmaat::measure {

Lanes CombinedLanes(const Lanes& a, const Lanes& b, EffectRule rule, double length) {
  Lanes both;
  switch (rule) {
    case EffectRule::kLargest:
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        both[lane] = a[lane] > b[lane] ? a[lane] : b[lane];
      }
      break;
    case EffectRule::kSum:
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const double sum = a[lane] + b[lane];
        both[lane] = sum < length ? sum : length;
      }
      break;
    case EffectRule::kMultiplicative:
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        both[lane] = a[lane] + b[lane] - a[lane] * b[lane] / length;
      }
      break;
  }
  return both;
}

namespace {

double Clip(double value) { return std::min(std::max(value, 0.0), 1.0); }

}  // namespace

namespace {

// Walks over the product of the cells of all blocks, as deep as it makes a difference: once every
// counted month is saved, or the whole trajectory, further measures add nothing.
template <typename Cell>
class CellWalk {
 public:
  CellWalk(std::span<const std::vector<Cell>> blocks,
           const Lanes& before,
           const ReachModel::Months& months,
           std::span<Lanes> saved)
      : blocks_(blocks), before_(before), months_(months), saved_(saved) {}

  void Walk() {
    mean_by_walk_ = months_.mean && !AddMean();
    Lanes all;
    all.fill(1);
    Descend(0, all, Lanes{});
  }

 private:
  void Descend(std::size_t block, const Lanes& share, const Lanes& reached) {
    if (block == blocks_.size() || IsComplete(reached)) {
      Add(share, reached);
      return;
    }
    for (const Cell& cell : blocks_[block]) {
      Lanes part;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        part[lane] = share[lane] * cell.share[lane];
      }
      Descend(block + 1,
              part,
              CombinedLanes(reached, cell.months, months_.rule, months_.trajectory_months));
    }
  }

  bool IsComplete(const Lanes& reached) const {
    const double counted =
        mean_by_walk_ ? months_.trajectory_months : static_cast<double>(months_.counted);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const double done = mean_by_walk_ ? reached[lane] : reached[lane] + before_[lane];
      if (done < counted && reached[lane] < months_.trajectory_months) {
        return false;
      }
    }
    return true;
  }

  // E m without a walk, where it can be: months that multiply are the product of what blocks leave,
  // months that add up add up as long as the trajectory is not used up.
  bool AddMean() {
    Lanes left;
    left.fill(1);
    Lanes sum = {};
    Lanes most = {};
    for (const auto& cells : blocks_) {
      Lanes mean = {};
      Lanes largest = {};
      for (const Cell& cell : cells) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          mean[lane] += cell.share[lane] * cell.months[lane];
          largest[lane] = std::max(largest[lane], cell.months[lane]);
        }
      }
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        left[lane] *= 1 - mean[lane] / months_.trajectory_months;
        sum[lane] += mean[lane];
        most[lane] += largest[lane];
      }
    }
    const bool multiply = months_.rule == EffectRule::kMultiplicative;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      if (!multiply && most[lane] > months_.trajectory_months) {
        return false;
      }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      saved_[months_.counted][lane] =
          multiply ? months_.trajectory_months * (1 - left[lane]) : sum[lane];
    }
    return true;
  }

  void Add(const Lanes& share, const Lanes& reached) {
    for (std::size_t k = 0; k < months_.counted; ++k) {
      Lanes& sum = saved_[k];
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sum[lane] += share[lane] * Clip(reached[lane] + before_[lane] - static_cast<double>(k));
      }
    }
    if (mean_by_walk_) {
      Lanes& sum = saved_[months_.counted];
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        sum[lane] += share[lane] * reached[lane];
      }
    }
  }

  std::span<const std::vector<Cell>> blocks_;
  const Lanes& before_;
  const ReachModel::Months& months_;
  std::span<Lanes> saved_;
  bool mean_by_walk_ = false;
};

}  // namespace

namespace {

// W_k and the mean of the months when the largest effect counts: the distribution of the largest of
// independent groups is the product of theirs.
template <typename Cell>
class LargestSweep {
 public:
  LargestSweep(std::span<const std::vector<Cell>> blocks,
               const Lanes& before,
               const ReachModel::Months& months)
      : blocks_(blocks), before_(before), months_(months) {
    std::size_t count = 0;
    for (const auto& cells : blocks) {
      count += cells.size();
    }
    steps_ = std::vector<Step>(count);
    auto step = steps_.begin();
    for (std::size_t block = 0; block < blocks.size(); ++block) {
      for (std::size_t cell = 0; cell < blocks[block].size(); ++cell) {
        step->block = block;
        step->cell = cell;
        ++step;
      }
    }
  }

  void Add(std::size_t lane, std::span<Lanes> saved) {
    for (Step& step : steps_) {
      const Cell& cell = blocks_[step.block][step.cell];
      step.months = cell.months[lane];
      step.share = cell.share[lane];
    }
    std::sort(steps_.begin(), steps_.end(), [](const Step& a, const Step& b) {
      return a.months != b.months ? a.months < b.months
             : a.block != b.block ? a.block < b.block
                                  : a.cell < b.cell;
    });
    std::array<double, kMostMeasures> below = {};
    double passed = 0;
    for (const Step& step : steps_) {
      below[step.block] += step.share;
      double all = 1;
      for (std::size_t block = 0; block < blocks_.size(); ++block) {
        all *= below[block];
      }
      const double share = all - passed;
      passed = all;
      for (std::size_t k = 0; k < months_.counted; ++k) {
        saved[k][lane] += share * Clip(step.months + before_[lane] - static_cast<double>(k));
      }
      saved[months_.counted][lane] += share * step.months;
    }
  }

 private:
  struct Step {
    double months = 0;
    double share = 0;
    std::size_t block = 0;
    std::size_t cell = 0;
  };

  std::span<const std::vector<Cell>> blocks_;
  const Lanes& before_;
  const ReachModel::Months& months_;
  std::vector<Step> steps_;
};

}  // namespace

bool ReachModel::SavedMonths(std::span<const Draw> measures,
                             const Lanes& before,
                             const Months& months,
                             std::span<Lanes> saved) const {
  bool possible = true;
  std::vector<std::vector<Cell>> cells(blocks_.size());
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    possible = CellsOf(blocks_[block], measures, months, &cells[block]) && possible;
  }
  std::fill(saved.begin(), saved.end(), Lanes{});
  if (months.rule == EffectRule::kLargest) {
    LargestSweep<Cell> sweep(cells, before, months);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sweep.Add(lane, saved);
    }
  } else {
    CellWalk<Cell>(cells, before, months, saved).Walk();
  }
  for (std::size_t k = 0; k < months.counted; ++k) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      saved[k][lane] -= Clip(before[lane] - static_cast<double>(k));
    }
  }
  return possible;
}

}  // namespace doelmaat::measure
