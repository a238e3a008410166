#pragma once

#include <functional>
#include <string>

#include "base/embedded_files.h"
#include "measure/package.h"

namespace doelmaat::measure {

// Reads a package from a file of a user; docs/user/maatregelen.md has the form. `load` gives the
// measure that stands under `use`: an id of the catalogue or the name of a file.
//
// Throws kConfig, with file and line, for what is not right: an unknown key, part, measure or way
// of paying, two measures without an overlap rule, what CheckPackage refuses; and what `load`
// throws. Tested by: package_file_test.cpp.
Package ReadPackage(const base::Catalog::File& file,
                    const std::function<Measure(const std::string&)>& load);

}  // namespace doelmaat::measure
