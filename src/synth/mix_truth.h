// Which care the youths of the made-up traffic had beside and after which: counted day by day and
// step by step from what was drawn.
#pragma once

#include <string>
#include <vector>

#include "synth/trajectory_truth.h"

namespace doelmaat::synth {

struct MixRows {
  std::string* stacking = nullptr;
  std::string* pathways = nullptr;
  std::string* switches = nullptr;
};

// Adds rows to stacking.csv (a youth and how many trajectories were open, with the days of the
// period), pathways.csv (a youth) and switches.csv (a trajectory that went on elsewhere). Of
// trajectories of youth help: no measures, and no modules within a stay at the same provider.
// `trajectories` are those of the municipality, by youth.
void AppendMix(const Texts& texts,
               const std::vector<TrueTrajectory>& trajectories,
               const MixRows& rows);

}  // namespace doelmaat::synth
