// Figures of one municipality in the place of the quantities of a measure. Where they come from is
// not known here; indicator/indicator_estimate.h makes them.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "measure/measure.h"

namespace doelmaat::measure {

enum class OwnKind { kAmount, kCount, kShare };

struct OwnFigure {
  std::size_t quantity = 0;  // of Measure::quantities
  OwnKind kind = OwnKind::kAmount;
  bool known = false;  // whether the figure could be told; the rest is of a known one
  double value = 0;
  double standard_error = 0;
  std::optional<double> degrees;  // of an amount, when its error was estimated
  std::string source;
  std::string date;
  std::string scope;
};

// How the errors of two figures go together.
struct OwnCorrelation {
  std::size_t first = 0;  // of Measure::quantities
  std::size_t second = 0;
  double value = 0;
};

// Puts the figures in the place of the quantities, with their sampling error.
//
//   amount  Student's distribution at the value, scale the standard error, with `degrees`
//   count   gamma with mean n and standard deviation its standard error
//   share   beta with mean the share and standard deviation its standard error
//   error 0: a point
//
// The correlations join those of the measure; one that the measure has stays.
//
// An amount or share that is not known keeps what the measure has. A count that is not known
// becomes missing: that of another place would say nothing here. What the source published and
// concluded is about other figures and goes. Throws kBadInput when the unit of a quantity does not
// fit the kind (eur…, aandeel, or neither), and for correlations that cannot be together. Source:
// JCGM 101:2008, 6.4.9 (Student). See docs/methods/own-figures.md. Tested by: own_figure_test.cpp.
void TakeOwnFigures(std::span<const OwnFigure> figures,
                    std::span<const OwnCorrelation> correlations,
                    Measure* measure);

// Throws kBadInput when the unit of the quantity does not fit the kind.
void CheckOwnUnit(const Quantity& quantity, OwnKind kind);

// Whether the measure says itself how two quantities go together.
bool HasCorrelation(const Measure& measure, std::size_t first, std::size_t second);

}  // namespace doelmaat::measure
