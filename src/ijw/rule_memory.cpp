#include "ijw/rule_memory.h"

#include <algorithm>
#include <cstring>

namespace doelmaat::ijw {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::size_t kFirstSlots = 16;  // most messages hold one client

std::uint64_t Fold(std::uint64_t left, std::uint64_t right) {
  const Wide product = static_cast<Wide>(left) * right;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace

void KeyDigester::Mix(std::uint64_t word) {
  low_ = Fold(low_ ^ word, 0x9E3779B97F4A7C15);
  high_ = Fold(high_ + word, 0xC2B2AE3D27D4EB4F) ^ low_;
}

void KeyDigester::AddText(std::string_view text) {
  Mix(text.size() + 1);
  for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), sizeof(word));
    Mix(word);
  }
  if (!text.empty()) {
    std::uint64_t word = 0;
    for (const char c : text) {
      word = word << 8U | static_cast<unsigned char>(c);
    }
    Mix(word);
  }
}

void KeyDigester::AddNumber(std::int64_t number) {
  Mix(~std::uint64_t{0});
  Mix(static_cast<std::uint64_t>(number));
}

void KeyDigester::AddAbsent() { Mix(0); }

KeyDigest KeyDigester::Finish() const {
  const KeyDigest digest{Fold(low_ ^ high_, 0x9E3779B97F4A7C15), high_};
  // The key of an empty slot.
  return digest == KeyDigest{} ? KeyDigest{1, 0} : digest;
}

std::size_t KeySet::SlotOf(KeyDigest key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key.low & mask;
  while (slots_[slot] != KeyDigest{} && slots_[slot] != key) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

void KeySet::Grow() {
  std::vector<KeyDigest> old(std::max(kFirstSlots, slots_.size() * 2));
  old.swap(slots_);
  for (const KeyDigest& key : old) {
    if (key != KeyDigest{}) {
      slots_[SlotOf(key)] = key;
    }
  }
}

bool KeySet::Insert(KeyDigest key) {
  if (5 * (size_ + 1) > 4 * slots_.size()) {
    Grow();
  }
  const std::size_t slot = SlotOf(key);
  if (slots_[slot] == key) {
    return false;
  }
  slots_[slot] = key;
  ++size_;
  return true;
}

bool KeySet::Holds(KeyDigest key) const { return !slots_.empty() && slots_[SlotOf(key)] == key; }

bool PeriodSet::Overlaps(std::int32_t begin, std::int32_t end) const {
  const auto after = periods_.upper_bound(end);
  return after != periods_.begin() && std::prev(after)->second >= begin;
}

void PeriodSet::Add(std::int32_t begin, std::int32_t end) {
  auto next = periods_.upper_bound(end);
  while (next != periods_.begin() && std::prev(next)->second >= begin) {
    const auto overlapped = std::prev(next);
    begin = std::min(begin, overlapped->first);
    end = std::max(end, overlapped->second);
    next = periods_.erase(overlapped);
  }
  periods_.emplace(begin, end);
}

bool ProductPeriods::Add(std::string_view category,
                         std::string_view code,
                         std::int32_t begin,
                         std::int32_t end) {
  if (category.empty()) {
    const bool overlaps = every_product_.Overlaps(begin, end);
    every_product_.Add(begin, end);
    without_category_.Add(begin, end);
    return overlaps;
  }
  OfCategory& of_category = of_category_[std::string(category)];
  bool overlaps = without_category_.Overlaps(begin, end);
  if (code.empty()) {
    overlaps = overlaps || of_category.every_code.Overlaps(begin, end);
    of_category.without_code.Add(begin, end);
  } else {
    PeriodSet& of_code = of_category.of_code[std::string(code)];
    overlaps =
        overlaps || of_code.Overlaps(begin, end) || of_category.without_code.Overlaps(begin, end);
    of_code.Add(begin, end);
  }
  of_category.every_code.Add(begin, end);
  every_product_.Add(begin, end);
  return overlaps;
}

std::vector<ReferenceMemory::Waiting> ReferenceMemory::AddTarget(KeyDigest key) {
  targets_.Insert(key);
  const auto found = waiting_.find(key);
  if (found == waiting_.end()) {
    return {};
  }
  std::vector<Waiting> waiting = std::move(found->second);
  waiting_.erase(found);
  return waiting;
}

}  // namespace doelmaat::ijw
