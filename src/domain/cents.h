#pragma once

#include <cstdint>

namespace doelmaat::domain {

// An amount of money in whole cents. Adding is exact; it becomes a double of euros only where
// statistics begin.
struct Cents {
  std::int64_t value = 0;

  friend Cents operator+(Cents a, Cents b) { return {a.value + b.value}; }
  friend Cents operator-(Cents a, Cents b) { return {a.value - b.value}; }
  friend auto operator<=>(Cents a, Cents b) = default;

  double InEuro() const { return static_cast<double>(value) / 100.0; }
};

}  // namespace doelmaat::domain
