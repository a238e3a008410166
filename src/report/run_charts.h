// The charts of a run: which columns of which table become which marks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/finding.h"
#include "report/run_tables.h"

namespace doelmaat::report {

// Where a municipality stands among its peers. `unit` is its row of `units`.
std::string PeerStrip(const Record& unit, const std::vector<Record>& peers, Measure measure);

// All units with their margin; `own` is the id that stands out with its peers, or "" for none: then
// every unit can be pointed at.
std::string Caterpillar(const RunTables& run, const std::string& own);

struct TrendDrawing {
  std::string svg;
  std::vector<std::string> notes;  // what each break and jump is
};
enum class TrendOf { kMunicipality, kCountry };
// Rows of `trend` of one municipality, or of `national_trend`.
TrendDrawing Trend(const std::vector<Record>& rows, const std::string& name, TrendOf of);

// Rows of `spending_groups` of one municipality. A bar starts at nothing: a negative amount has
// none.
// Without `compared` there are no medians, and one bar a group.
std::string CompositionBars(const std::vector<Record>& rows,
                            const std::string& name,
                            bool compared);

// Rows of `profile` of one municipality and one kind.
std::string ProfileBars(const std::vector<Record>& rows,
                        const std::string& kind,
                        const std::string& name);

}  // namespace doelmaat::report
