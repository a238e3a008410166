#pragma once

#include <string>

#include "base/embedded_files.h"
#include "measure/measure.h"

namespace doelmaat::measure {

// Reads a measure from a file of catalog/measure or of a user; docs/user/maatregelen.md has the
// form. Formulas are compiled and checked. Throws kConfig, with file and line, for a file that is
// not right: an unknown key or quantity, a unit that does not fit, a band that is reversed, a share
// above 1, a correlation that cannot be, a formula that may divide by zero. Tested by:
// measure_file_test.cpp.
Measure ReadMeasure(const base::Catalog::File& file);

}  // namespace doelmaat::measure
