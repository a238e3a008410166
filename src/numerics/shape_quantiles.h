// Quantile functions of the shapes with which an expert bounds a number: what Boost does not have.
// Arguments are not checked; `Distribution` is what others use.
#pragma once

namespace doelmaat::numerics {

// Of a curved trapezoid around 0 whose half width is w, known to d (0 < d < w): the half width is
// rectangular on [w - d, w + d]; given it, the value is rectangular. Source: JCGM 101:2008, 6.4.3.
//
//   P(|X| <= x) = (max(0, m - (w - d)) + x ln((w + d) / m)) / (2 d),   m = max(w - d, x)
//
// The quantile by bisection, to the last bits of w + d. Tested by: shape_quantiles_test.cpp.
double CurvedTrapezoidProbability(double x, double w, double d);
double CurvedTrapezoidQuantile(double p, double w, double d);

// Of a triangle on [low, high] with its top at the mode, low <= mode <= high.
double TriangularQuantile(double p, double low, double mode, double high);

// Of a symmetric trapezoid around 0: half width 1 at its base, t in [0, 1] at its top.
double TrapezoidQuantile(double p, double t);

}  // namespace doelmaat::numerics
