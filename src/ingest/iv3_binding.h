// Which columns and codes of raw Iv3 are ours: read from the catalogue.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/embedded_files.h"

namespace doelmaat::ingest {

// catalog/source/iv3/onbewerkt.toml.
struct Iv3Binding {
  struct Classification {
    std::int64_t from = 0;
    std::int64_t until = 0;
    std::map<std::string, std::string, std::less<>> field_of;  // code to task field of ours
    std::set<std::string> fields;
    std::set<std::string, std::less<>> others;  // watched codes that are not youth
    std::set<std::string> sub_fields;  // task fields of ours whose codes land one by one too
  };
  std::string path;
  std::string digest;  // of the file
  std::string region;
  std::string statement;
  std::string category;
  std::vector<std::string> task_field;
  std::array<std::vector<std::string>, 2> placements;  // first, second
  std::string expense;                                 // how categories of expenditure begin
  std::set<std::string, std::less<>> no_expense;
  std::vector<std::string> watched;
  std::vector<Classification> classifications;

  // Whether a table with these columns is one.
  bool Fits(const std::vector<std::string>& columns) const;
  // The classification that holds in a year; null for a year that has none.
  const Classification* ClassificationOf(std::int64_t year) const;
};

// The column with one of these names; a key may have `k_` in front and a number behind.
std::optional<std::size_t> Iv3Column(const std::vector<std::string>& columns,
                                     const std::vector<std::string>& names);

// Throws kConfig with file and line.
Iv3Binding LoadIv3Binding(const base::Catalog& catalog);

}  // namespace doelmaat::ingest
