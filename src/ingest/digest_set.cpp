#include "ingest/digest_set.h"

#include <cstring>
#include <utility>

#include <sodium.h>

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint64_t Part(const Digest& digest, std::size_t at) {
  std::uint64_t part = 0;
  std::memcpy(&part, digest.data() + at, sizeof part);
  return part;
}

}  // namespace

DigestSet::DigestSet() : slots_(kFirstSlots) {}

std::size_t DigestSet::Place(std::uint64_t high, std::uint64_t low) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = high & mask;
  while ((slots_[at].high != 0 || slots_[at].low != 0) &&
         (slots_[at].high != high || slots_[at].low != low)) {
    at = (at + 1) & mask;
  }
  return at;
}

std::optional<std::int64_t> DigestSet::Find(const Digest& digest) const {
  const Slot& slot = slots_[Place(Part(digest, 0), Part(digest, 8))];
  return slot.high == 0 && slot.low == 0 ? std::nullopt : std::optional(slot.number);
}

bool DigestSet::Add(const Digest& digest, std::int64_t number) {
  if (4 * (used_ + 1) > 3 * slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.high != 0 || slot.low != 0) {
        slots_[Place(slot.high, slot.low)] = slot;
      }
    }
  }
  Slot& slot = slots_[Place(Part(digest, 0), Part(digest, 8))];
  if (slot.high != 0 || slot.low != 0) {
    return false;
  }
  slot = {Part(digest, 0), Part(digest, 8), number};
  ++used_;
  return true;
}

void DigestSet::AddText(std::string_view text, std::int64_t number) {
  Digest digest{};
  std::size_t length = 0;
  if (sodium_hex2bin(
          digest.data(), digest.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
      length == digest.size()) {
    Add(digest, number);
  }
}

}  // namespace doelmaat::ingest
