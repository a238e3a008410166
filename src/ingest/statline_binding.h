// Which cells of a StatLine table are figures of ours, from catalog/source/statline/<table>.toml:
// dimensions and topics bound by code and title. A new table is a file there, not code.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_files.h"

namespace doelmaat::ingest {

struct StatlineTopic {
  std::string name;     // the `onderwerp` it lands under
  std::string key;      // of v3, without its running number: "JongerenMetJeugdbescherming"
  std::string title;    // as CBS writes it; bound by when a description says so
  std::string measure;  // code of v4; empty when it is not known
  std::string unit;     // "aantal", "%", "x 1 000": what follows a factor must be the same
  std::optional<int> decimals;
  std::map<std::string, std::string> select;  // dimension to the one code that is meant
  // Dimension to the name of that code, where the code itself is not known.
  std::map<std::string, std::string> select_title;
};

// Of dimensions: the names of their codes. A name that two codes have has an empty one.
using NamedCodes = std::map<std::string, std::map<std::string, std::string>, std::less<>>;

struct StatlineBinding {
  std::string path;    // of the file, for messages
  std::string digest;  // of the file
  std::string table;   // "85098NED"
  std::string title;
  std::string region;                // the dimension of municipalities
  std::string period;                // the dimension of years; empty when `year` says it
  std::optional<std::int64_t> year;  // of a table of one year
  std::vector<StatlineTopic> topics;
  std::map<std::string, std::string> labels;  // of dimensions, as a table with names shows them
  // That a table with names may have. A name whose code no topic asks for is known, and left out.
  NamedCodes codes;

  // All dimensions the table may have.
  std::vector<std::string> Dimensions() const;
  // What a dimension is called in a table with names: `labels`, else "Regio's", "Perioden" or its
  // id.
  std::string_view LabelOf(const std::string& dimension) const;
};

// Throws kConfig with file and line.
StatlineBinding ParseStatlineBinding(const base::Catalog::File& from);

// Every table of the catalogue, by its number.
std::vector<StatlineBinding> LoadStatlineBindings(const base::Catalog& catalog);

// The factor in a unit of CBS: 1000 for "x 1 000" and "1 000 euro"; and the unit without it, in
// lower case.
struct UnitText {
  std::int64_t factor = 1;
  std::string unit;
};
UnitText ParseUnit(std::string_view unit);

}  // namespace doelmaat::ingest
