// Numbers and lines of measures as people read them.
#pragma once

#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "measure/measure.h"

namespace doelmaat::service {

// The measure under an id of the catalogue, or in a file that ends in .toml; a file that is not
// found from here is looked for beside `beside`.
measure::Measure LoadMeasure(const base::Catalog& catalog,
                             const std::string& name,
                             const std::string& beside = "");

// Throws kBadInput for an unknown mode.
measure::Mode ModeOf(const std::string& name);

// Millions with one decimal: the accuracy of the inputs carries no more.
std::string Millions(double eur);
// "12,3%".
std::string Percent(double share);
std::string Joined(const std::vector<std::string>& names);
// "baten: 68,5 miljoen euro (marge 44,1 tot 93,0)".
std::string OutcomeLine(const measure::Outcome& outcome);
std::string InfluenceLine(const measure::Influence& bar);

}  // namespace doelmaat::service
