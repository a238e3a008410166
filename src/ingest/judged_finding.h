#pragma once

#include "ijw/finding.h"

namespace doelmaat::ingest {

struct JudgedFinding {
  ijw::Finding finding;
  int level = 0;  // of its rule
};

}  // namespace doelmaat::ingest
