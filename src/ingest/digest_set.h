#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ingest/message_digest.h"

namespace doelmaat::ingest {

// Digests with a number each, in little memory: millions of messages have been seen before. Kept by
// their first 128 bits, which no two ever share.
class DigestSet {
 public:
  DigestSet();

  std::optional<std::int64_t> Find(const Digest& digest) const;
  // Returns false when it is there already.
  bool Add(const Digest& digest, std::int64_t number);
  // A digest as text; other texts are not added.
  void AddText(std::string_view text, std::int64_t number);
  std::size_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t high = 0;
    std::uint64_t low = 0;  // both 0: free; no digest is
    std::int64_t number = 0;
  };
  std::size_t Place(std::uint64_t high, std::uint64_t low) const;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace doelmaat::ingest
