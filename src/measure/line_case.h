#pragma once

#include <string>
#include <vector>

#include "measure/case_model.h"
#include "measure/gum_case.h"

namespace doelmaat::measure {

// A case "b(t) = …" with observed t and b: least squares for the other names, as in GUM H.3.
//
//   b_i = f(t_i; y) + e_i,  f linear in y;   u(f(t0)) = sqrt(dᵀ C d),  d = ∂f/∂y at t0
//
// Columns of the design are exact derivatives of the formula. Returns each parameter, its standard
// uncertainty and the correlations, s, and value and uncertainty at every prediction. Throws
// kBadInput, with `place`, when t or b is not observed, observations are too few or of different
// length, or the formula is not linear in its parameters.
// Source: JCGM 100:2008, H.3. Tested by: gum_case_test.cpp, tests/conformance/measures.
std::vector<CaseResult> FitLine(const GumCase& gum_case,
                                const CaseModel& model,
                                const std::string& place);

}  // namespace doelmaat::measure
