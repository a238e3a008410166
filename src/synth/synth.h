// Writes the message traffic of a made-up region into a folder, with the truth beside it.
#pragma once

#include <cstdint>
#include <filesystem>

#include "numerics/parallel.h"
#include "synth/region.h"

namespace doelmaat::synth {

struct SynthSummary {
  std::uint64_t youths = 0;
  std::uint64_t messages = 0;
  std::uint64_t claim_lines = 0;
  std::uint64_t message_bytes = 0;  // as XML, before packing
  std::uint64_t written_bytes = 0;  // messages as they lie on the disk
  std::uint64_t defects = 0;
};

// Writes below `folder`: berichten/<gemeente>/ with a file a JW323 and JW325 and a zip a month with
// the messages about one client; truth/ with what is true. The bytes depend on the options only.
//
// Throws kBadInput for options out of bounds and for a folder that holds something, kIo when it
// cannot be written.
SynthSummary Synthesize(const SynthOptions& options,
                        const std::filesystem::path& folder,
                        const numerics::ParallelFor& parallel);

}  // namespace doelmaat::synth
