#include "ingest/digest_set.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include <sodium.h>

#include "base/check.h"

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kFirstSlots = 16;

}  // namespace

DigestSet::Key DigestSet::KeyOf(const Digest& digest) {
  Key key{};
  std::memcpy(key.data(), digest.data(), sizeof key);
  return key;
}

// Where the key is or would be. The part was chosen by other bits than the place.
std::size_t DigestSet::Part::Place(const Key& key) const {
  std::size_t at = (std::uint64_t{key[2]} * slots.size()) >> 32U;
  while (slots[at].key != Key{} && slots[at].key != key) {
    at = at + 1 == slots.size() ? 0 : at + 1;
  }
  return at;
}

void DigestSet::Part::Grow() {
  std::vector<Slot> old(std::max(kFirstSlots, slots.size() + slots.size() / 4));
  old.swap(slots);
  for (const Slot& slot : old) {
    if (slot.key != Key{}) {
      slots[Place(slot.key)] = slot;
    }
  }
}

std::optional<std::int64_t> DigestSet::Find(const Digest& digest) const {
  const Key key = KeyOf(digest);
  const Part& part = parts_[PartOf(key)];
  if (part.used == 0) {
    return std::nullopt;
  }
  const Slot& slot = part.slots[part.Place(key)];
  return slot.key == Key{} ? std::nullopt : std::optional(std::int64_t{slot.number});
}

bool DigestSet::Add(const Digest& digest, std::int64_t number) {
  DOELMAAT_CHECK(number >= 0 && number <= std::numeric_limits<std::uint32_t>::max());
  const Key key = KeyOf(digest);
  Part& part = parts_[PartOf(key)];
  if (5 * (part.used + 1) > 4 * part.slots.size()) {
    part.Grow();
  }
  Slot& slot = part.slots[part.Place(key)];
  if (slot.key != Key{}) {
    return false;
  }
  slot = {key, static_cast<std::uint32_t>(number)};
  ++part.used;
  ++used_;
  return true;
}

std::size_t DigestSet::bytes() const {
  std::size_t bytes = 0;
  for (const Part& part : parts_) {
    bytes += part.slots.capacity() * sizeof(Slot);
  }
  return bytes;
}

void DigestSet::AddText(std::string_view text, std::int64_t number) {
  Digest digest{};
  std::size_t length = 0;
  if (sodium_hex2bin(
          digest.data(), digest.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
      (length == digest.size() || length == kMessageDigestBytes)) {
    Add(digest, number);
  }
}

}  // namespace doelmaat::ingest
