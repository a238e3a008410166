// What somebody with a problem needs to know, and to send along when asking for help. Looks and
// changes nothing; names no person and no content of a store.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace doelmaat::service {

enum class DiagnosisStatus {
  kOk,
  kNote,   // may be right, may explain something
  kFault,  // stands in the way
};

struct DiagnosisLine {
  std::string id;  // "store", "disk"
  DiagnosisStatus status = DiagnosisStatus::kOk;
  std::string value;
  std::string advice;                 // what to do, when there is something to do
  std::optional<std::int64_t> bytes;  // of what has a size
};

struct LibraryVersion {
  std::string name;
  std::string version;
};

struct Diagnosis {
  std::string version;  // base::CodeVersion
  std::vector<LibraryVersion> libraries;
  std::vector<DiagnosisLine> lines;

  bool healthy() const;
};

struct DoctorRequest {
  std::filesystem::path store;
  std::filesystem::path key_file;  // "" when none is named
};

Diagnosis Diagnose(const DoctorRequest& request);

std::string DiagnosisText(const Diagnosis& diagnosis);
// {"version","libraries":{name:version},"healthy","checks":[{"id","status","value","advice","bytes"}]}
std::string DiagnosisJson(const Diagnosis& diagnosis);

}  // namespace doelmaat::service
