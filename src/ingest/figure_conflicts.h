// Whether the files of one import agree. Of what two files bring the last counts, and which that is
// follows from their names: nobody would know what was lost.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/source_definition.h"
#include "store/row_set.h"

namespace doelmaat::ingest {

class FigureConflicts {
 public:
  // Takes in the rows of a file, as ReadRows gave them. Throws kBadData with file, line and columns
  // when what the file replaces (SourceDefinition::replaces) is in an earlier file of this import
  // with a row that this one does not have, or has otherwise.
  void Add(const std::string& file,
           const SourceDefinition& source,
           const std::vector<std::vector<store::Value>>& rows);

 private:
  // What a file says of one thing that it replaces.
  struct Said {
    std::size_t file = 0;                                                       // in files_
    std::unordered_map<std::string, std::pair<std::string, std::size_t>> rows;  // by key; with line
  };
  using Parts = std::unordered_map<std::string, Said>;

  std::vector<std::string> files_;
  std::map<std::string, Parts> last_;  // by source, and by what is replaced: the last file
};

}  // namespace doelmaat::ingest
