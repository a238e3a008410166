// A code list of catalog/codes: a CSV whose first column is the code.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/embedded_files.h"

namespace doelmaat::ijw {

class CodeList {
 public:
  // Reads catalog/codes/<id>.csv. Throws kNotFound when there is no such list, kConfig naming file
  // and line when a code stands in it twice.
  static CodeList Load(const base::Catalog& catalog, const std::string& id);

  // Index of a column, or -1.
  int Column(std::string_view name) const;
  bool Holds(std::string_view code) const { return rows_.find(code) != rows_.end(); }
  // What the list says of a code in a column; null when the code is not in the list.
  const std::string* Find(std::string_view code, int column) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::vector<std::string>, Hash, std::equal_to<>> rows_;
};

}  // namespace doelmaat::ijw
