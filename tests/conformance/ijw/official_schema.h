// What the official XML Schemas of iJw say of each element, read from the schemas themselves.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace doelmaat::conformance {

struct OfficialElement {
  std::string path;
  std::string type;  // name of the leaf type; empty for an element with children
  std::string name_space;
  std::string min_occurs;
  std::string max_occurs;
  std::string primitive;                      // "string", "integer", "date", "time"
  std::map<std::string, std::string> facets;  // the narrowest; "maxLength": "5"
  std::vector<std::string> patterns;          // of the type first, of the element last
  std::vector<std::string> allowed;           // sorted
};

// The elements of a message in the order of its schema. Throws std::runtime_error for a schema with
// something that these schemas do not have (a choice, an attribute).
std::vector<OfficialElement> ReadOfficialSchema(const std::filesystem::path& message_schema,
                                                const std::filesystem::path& base_schema);

}  // namespace doelmaat::conformance
