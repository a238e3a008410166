// Numbers in memory that starts at a cache line, for loops that load a whole line at once.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace doelmaat::numerics {

inline constexpr std::size_t kCacheLineBytes = 64;

template <typename T>
struct CacheLineAllocator {
  using value_type = T;

  CacheLineAllocator() = default;
  template <typename Other>
  explicit CacheLineAllocator(const CacheLineAllocator<Other>& /*other*/) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{kCacheLineBytes}));
  }
  void deallocate(T* values, std::size_t /*count*/) {
    ::operator delete (values, std::align_val_t{kCacheLineBytes});
  }
  bool operator==(const CacheLineAllocator& /*other*/) const { return true; }
};

using AlignedValues = std::vector<double, CacheLineAllocator<double>>;

}  // namespace doelmaat::numerics
