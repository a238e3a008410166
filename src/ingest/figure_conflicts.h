// Whether the files of one import agree. Within one file a figure that stands twice is refused; of
// two files the one later in the alphabet would count, and nobody would know.
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
  // Takes in the rows of a file, as ReadRows gave them. Throws kBadData with file, line and key of
  // every row that says something else than a row of an earlier file with the same key; a row that
  // says the same is none.
  void Add(const std::string& file,
           const SourceDefinition& source,
           const std::vector<std::vector<store::Value>>& rows);

 private:
  struct Seen {
    std::size_t file = 0;  // in files_
    std::size_t line = 0;
    std::string said;  // what stands beside the key
  };

  std::vector<std::string> files_;
  std::map<std::string, std::unordered_map<std::string, Seen>> seen_;  // by source and key
};

}  // namespace doelmaat::ingest
