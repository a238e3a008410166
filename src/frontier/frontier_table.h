// The units of a frontier analysis, read from one delimited file that anyone may bring.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::frontier {

// Which columns of the file are what.
struct FrontierColumns {
  std::string id;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<std::string> environment = {};
  std::string period = {};  // empty: every row is a unit of its own
  // What inefficiency or noise hangs on; these may have another role as well, but the period.
  std::vector<std::string> causes = {};
  std::vector<std::string> prices = {};  // empty, or one an input
};

// What the method asks of the outputs; inputs are always above zero, environment any number.
enum class OutputRule {
  kSomePositive,  // none negative; a unit without any is left out
  kAllPositive,   // logarithms are taken
};

// Something the user should know that does not stop the analysis.
struct Warning {
  std::string code;  // few_units, no_output, zero_output; listed in docs/user/frontier.md
  std::string text;
};

struct FrontierTable {
  std::string file;
  FrontierColumns columns;
  std::vector<std::string> ids;      // one a row
  std::vector<std::string> periods;  // one a row; empty without a period column
  numerics::Matrix inputs;
  numerics::Matrix outputs;
  numerics::Matrix environment;
  numerics::Matrix causes;
  numerics::Matrix prices;
  std::vector<Warning> warnings;
};

// Reads units from the text of a file. Comma or tab: decimal point; semicolon: decimal comma, as
// Excel writes it here.
//
// Throws kBadInput for a choice of columns that makes no sense (none, one twice, prices that are
// not one an input) and kBadData, one line of message a fault with file, line and column, for a
// value that is missing or no number, an input or price of zero or less, an output that breaks
// `rule`, an id that is missing or comes twice (in one period). Warns of units that are left out,
// of fewer units than 2 (inputs + outputs), of a column that is the same everywhere and of outputs
// of zero.
FrontierTable ReadFrontierTable(std::string_view bytes,
                                const std::string& file,
                                const FrontierColumns& columns,
                                OutputRule rule);

}  // namespace doelmaat::frontier
