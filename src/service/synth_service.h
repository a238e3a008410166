#pragma once

#include <filesystem>

#include "base/progress.h"
#include "synth/synth.h"

namespace doelmaat::service {

struct SynthRequest {
  synth::SynthOptions options;
  std::filesystem::path folder;
  int threads = 1;
};

// Writes the message traffic of a made-up region. Progress counts municipalities. See
// synth/synth.h for what is written and refused.
synth::SynthSummary WriteSyntheticTraffic(const SynthRequest& request,
                                          const base::ProgressListener& progress);

}  // namespace doelmaat::service
