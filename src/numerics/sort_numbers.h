#pragma once

#include <vector>

namespace doelmaat::numerics {

// Sorts finite numbers in ascending order; −0 comes before 0.
//
// By digits of 11 bits of their binary form, lowest first: linear in the count, and for the million
// draws of a simulation several times faster than comparing. A few thousand or less are compared.
//
// Infinity sorts too; NaN is a bug of the caller. Memory: as much again. Source: Knuth 1998, The
// Art of Computer Programming 3, 5.2.5, algorithm R. Tested by: sort_numbers_test.cpp (std::sort).
void SortNumbers(std::vector<double>* numbers);

}  // namespace doelmaat::numerics
