// Which vector instructions a measured inner loop may use. Every variant does the same operations
// on the same lanes in the same order, so that the choice changes no bit of a result.
#pragma once

#include <vector>

namespace doelmaat::numerics {

enum class InstructionSet {
  kBaseline,  // what every processor of the platform has (x86-64: SSE2, arm64: Neon)
  kAvx2,
  kAvx512,  // foundation, DQ and VL
};

// Those that this processor runs, the narrowest first; never empty.
std::vector<InstructionSet> InstructionSets();

// The last of them, looked up once.
InstructionSet WidestInstructionSet();

// For the heading of a measurement: "x86-64" or "arm64", "AVX2", "AVX-512".
const char* NameOf(InstructionSet set);

}  // namespace doelmaat::numerics
