#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace doelmaat::ingest {

// What is wrong with a file, by line and field; reported together, so that a user mends a file
// once.
class ProblemList {
 public:
  // What Add counts: lines of a text, or records of a JSON file.
  enum class Place { kLine, kRecord };

  explicit ProblemList(std::string file, Place place = Place::kLine)
      : file_(std::move(file)), place_(place) {}

  void Add(std::size_t line, std::string_view column, const std::string& what);
  bool empty() const { return count_ == 0; }
  // Throws kBadData with the first twenty problems and how many more there are.
  [[noreturn]] void Throw() const;

 private:
  std::string file_;
  Place place_;
  std::vector<std::string> shown_;
  std::size_t count_ = 0;
};

}  // namespace doelmaat::ingest
