#pragma once

#include <span>
#include <string>

#include "base/embedded_files.h"
#include "measure/own_figure.h"

namespace doelmaat::measure {

struct OwnFileHeading {
  std::string id;
  std::string title;
  std::string comment;  // one line
};

// The text of a measure file with figures of a municipality in it: what ReadMeasure makes of it is
// what TakeOwnFigures makes of the measure, but for id and title. Order, comments and everything
// else stay as they are, so that a user can go on writing in it.
//
// file     as ReadMeasure has read it
// figures, correlations  of the measure in it; numbered as its quantities
//
// Throws kConfig, with the line, when quantities are not written as [[quantity]]. Tested by:
// own_figure_test.cpp.
std::string WriteOwnFile(const base::Catalog::File& file,
                         std::span<const OwnFigure> figures,
                         std::span<const OwnCorrelation> correlations,
                         const OwnFileHeading& heading);

}  // namespace doelmaat::measure
