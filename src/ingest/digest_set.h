#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/message_digest.h"

namespace doelmaat::ingest {

// Digests with a number each, in little memory: millions of messages have been seen before. Kept by
// their first 128 bits, which no two ever share. Cut in parts that grow by a quarter, one after the
// other, so that there is never much more room than there is content.
class DigestSet {
 public:
  std::optional<std::int64_t> Find(const Digest& digest) const;
  // Returns false when it is there already. `number`: 0 to 2^32 - 1.
  bool Add(const Digest& digest, std::int64_t number);
  // A digest as text, whole or as a message keeps it; other texts are not added.
  void AddText(std::string_view text, std::int64_t number);
  std::size_t size() const { return used_; }
  // Held for entries.
  std::size_t bytes() const;

 private:
  static constexpr std::size_t kParts = 64;
  using Key = std::array<std::uint32_t, 4>;  // all 0: a free place; no digest is
  static_assert(sizeof(Key) == kMessageDigestBytes);

  struct Slot {
    Key key{};
    std::uint32_t number = 0;
  };
  struct Part {
    std::vector<Slot> slots;
    std::size_t used = 0;

    std::size_t Place(const Key& key) const;
    void Grow();
  };

  static Key KeyOf(const Digest& digest);
  static std::size_t PartOf(const Key& key) { return key[3] % kParts; }

  std::array<Part, kParts> parts_;
  std::size_t used_ = 0;
};

}  // namespace doelmaat::ingest
