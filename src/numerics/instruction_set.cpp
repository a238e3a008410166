#include "numerics/instruction_set.h"

namespace doelmaat::numerics {

std::vector<InstructionSet> InstructionSets() {
  std::vector<InstructionSet> sets = {InstructionSet::kBaseline};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) {
    sets.push_back(InstructionSet::kAvx2);
    if (__builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
        __builtin_cpu_supports("avx512vl") != 0) {
      sets.push_back(InstructionSet::kAvx512);
    }
  }
#endif
  return sets;
}

InstructionSet WidestInstructionSet() {
  static const InstructionSet kWidest = InstructionSets().back();
  return kWidest;
}

const char* NameOf(InstructionSet set) {
  switch (set) {
    case InstructionSet::kBaseline:
#if defined(__x86_64__)
      return "x86-64";
#elif defined(__aarch64__)
      return "arm64";
#else
      return "baseline";
#endif
    case InstructionSet::kAvx2:
      return "AVX2";
    case InstructionSet::kAvx512:
      return "AVX-512";
  }
  return "";
}

}  // namespace doelmaat::numerics
