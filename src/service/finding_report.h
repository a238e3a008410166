// Findings about messages as people, spreadsheets and machines read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace doelmaat::service {

// A finding with its file and with what the catalogue says of its rule.
struct FileFinding {
  std::string file;
  std::uint32_t line = 0;
  std::string rule;
  int level = 0;
  std::string return_code;
  std::string path;
  std::string value;  // empty for a person element
  std::string message;
  std::string reference;  // by which a supplier finds the record
};

// {"findings":[{"file","line","rule","level","return_code","path","value","message"}]}
std::string FindingsJson(const std::vector<FileFinding>& findings);

// For the supplier, to open in Excel: one line a finding, with the reference number of the record.
std::string FindingsCsv(const std::vector<FileFinding>& findings);

// By file, with a last line that counts; `files` is how many were checked.
std::string FindingsText(const std::vector<FileFinding>& findings, std::size_t files);

}  // namespace doelmaat::service
