// What a rule must remember of a message of millions of records: which keys it has seen, and which
// days are taken. Keys are kept as digests of 128 bits, 16 bytes each.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace doelmaat::ijw {

struct KeyDigest {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool operator==(const KeyDigest&) const = default;
};

// Digest of the parts of a key, in order; ("1","23") differs from ("12","3"). Not secret and not
// for storage: it lives as long as a message is judged.
class KeyDigester {
 public:
  void AddText(std::string_view text);
  void AddNumber(std::int64_t number);
  void AddAbsent();
  KeyDigest Finish() const;

 private:
  void Mix(std::uint64_t word);

  std::uint64_t low_ = 0x243F6A8885A308D3;  // digits of pi
  std::uint64_t high_ = 0x13198A2E03707344;
};

// A set of digests: open addressing, at most 20 bytes a key when full, 40 when just grown.
class KeySet {
 public:
  // False when the key was there already.
  bool Insert(KeyDigest key);
  bool Holds(KeyDigest key) const;
  // Fetches the place of a key that is about to be asked for.
  void Prefetch(KeyDigest key) const {
    if (!slots_.empty()) {
      __builtin_prefetch(&slots_[key.low & (slots_.size() - 1)], 1);
    }
  }
  std::size_t size() const { return size_; }
  std::size_t bytes() const { return slots_.size() * sizeof(KeyDigest); }

 private:
  std::size_t SlotOf(KeyDigest key) const;
  void Grow();

  std::vector<KeyDigest> slots_;
  std::size_t size_ = 0;
};

// Days that are taken, as periods that touch no other; both ends included.
class PeriodSet {
 public:
  bool Overlaps(std::int32_t begin, std::int32_t end) const;
  void Add(std::int32_t begin, std::int32_t end);

 private:
  std::map<std::int32_t, std::int32_t> periods_;  // first day: last day
};

// The periods in which a client has a product. Without a code a product stands for its whole
// category, without a category for every product.
class ProductPeriods {
 public:
  // Whether an earlier product overlaps; takes the days either way.
  bool Add(std::string_view category, std::string_view code, std::int32_t begin, std::int32_t end);

 private:
  struct OfCategory {
    PeriodSet every_code;
    PeriodSet without_code;
    std::unordered_map<std::string, PeriodSet> of_code;
  };
  PeriodSet every_product_;
  PeriodSet without_category_;
  std::unordered_map<std::string, OfCategory> of_category_;
};

// References that may not point at a record of the same message, whichever comes first.
class ReferenceMemory {
 public:
  struct Waiting {
    std::uint32_t line = 0;
    std::string value;  // what the finding shows
    std::string reference;
  };

  // A record with this key is there; gives the references to it that came earlier.
  std::vector<Waiting> AddTarget(KeyDigest key);
  void Prefetch(KeyDigest target) const { targets_.Prefetch(target); }
  bool SeesTarget(KeyDigest key) const { return targets_.Holds(key); }
  // A reference whose target may still come.
  void Wait(KeyDigest key, Waiting waiting) { waiting_[key].push_back(std::move(waiting)); }

 private:
  struct Hash {
    std::size_t operator()(const KeyDigest& key) const { return key.low; }
  };
  KeySet targets_;
  std::unordered_map<KeyDigest, std::vector<Waiting>, Hash> waiting_;
};

}  // namespace doelmaat::ijw
