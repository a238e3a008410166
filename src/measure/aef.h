// Bandwidths combined as AEF did: half-widths in quadrature. Kept to reproduce published results;
// gum.h and monte_carlo.h are the right way.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "measure/expression.h"

namespace doelmaat::measure {

struct HalfBand {
  double middle = 0;
  double half_width = 0;

  double low() const { return middle - half_width; }
  double high() const { return middle + half_width; }
};

enum class PartsRule {
  kIndependent,      // as published: half-widths of parts in quadrature
  kFullyCorrelated,  // half-widths added: the parts share one estimate for both
};

// Half-width of one formula, and what each quantity adds to its square.
struct FormulaBand {
  HalfBand band;
  std::vector<double> squares;
};

// One formula, its quantities one at a time.
//
//   y = f(m_1, ..., m_n),   h² = Σ_i ( (f(m_i + h_i) − f(m_i − h_i)) / 2 )²
//
// m and h are middle and half-width of a quantity; the others stay at their middle. For a product
// this is the rule of relative half-widths in quadrature, for a sum that of half-widths, and for a
// function of one quantity half the difference of its ends, which is what AEF's tables follow.
//
// Returns one band for each outcome of the program. Throws kBadInput when an outcome is not finite.
// Source: AEF, Verkenning naar het verminderen van de behandelduur in de jeugdzorg, appendix 2.
// See docs/methods/aef.md. Tested by: aef_test.cpp, tests/conformance/measures (18 bounds).
std::vector<FormulaBand> PropagateAef(const Program& program, std::span<const HalfBand> quantities);

// The sum of parts: middles added, half-widths by the rule.
HalfBand CombineParts(std::span<const HalfBand> parts, PartsRule rule);

// a − b, half-widths in quadrature, whatever a and b share.
HalfBand Difference(const HalfBand& a, const HalfBand& b);

}  // namespace doelmaat::measure
