// Names of codes, as tables with names and descriptions of tables have them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/statline_binding.h"
#include "ingest/statline_reader.h"

namespace doelmaat::ingest {

// The code of a name: as it is written, else written otherwise, when that leaves one code. Capitals
// do not count, nor do spaces but those between two letters or digits, where some are one:
// "JH 121" is not "JH 12 1".
std::optional<std::string> CodeByName(const std::map<std::string, std::string>& codes,
                                      std::string_view name);

// The code of a name in a table with names: of the description that lies beside it, else of the
// catalogue; of a name that topics are selected by, and that has no code, that name. Nothing: a
// name that nobody knows.
std::optional<std::string> CodeOfLabel(const StatlineBinding& binding,
                                       const StatlineDescription& described,
                                       const std::string& dimension,
                                       std::string_view label);

// The names of a dimension that CodeOfLabel knows, as a sentence lists them; "–" when there are
// none.
std::string KnownLabels(const StatlineBinding& binding,
                        const StatlineDescription& described,
                        const std::string& dimension);

}  // namespace doelmaat::ingest
