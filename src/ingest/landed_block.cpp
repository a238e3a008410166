#include "ingest/landed_block.h"

namespace doelmaat::ingest {

LandedBlock::LandedBlock(const LandingPlan& plan) {
  for (const LandingTable& table : plan.tables()) {
    tables.emplace_back(table.columns);
  }
}

std::size_t LandedBlock::bytes() const {
  std::size_t bytes = 0;
  for (const store::ColumnBatch& table : tables) {
    bytes += table.bytes();
  }
  return bytes;
}

}  // namespace doelmaat::ingest
