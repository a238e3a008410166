// Checking messages without taking them in.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "base/progress.h"
#include "service/finding_report.h"

namespace doelmaat::service {

struct CheckRequest {
  std::vector<std::filesystem::path> files;
  std::filesystem::path store;     // empty: the messages are judged by themselves
  std::filesystem::path key_file;  // empty: whether a child is the same one is not judged
  std::filesystem::path tariffs;   // empty: contract rates are not judged
  std::string as_of;               // "2026-03-31"; empty: today
  int threads = 2;
};

struct CheckOutcome {
  std::vector<FileFinding> findings;  // in order of file, line and rule
  std::size_t files = 0;
  // Whether rules that need other messages were judged: with a store, or with more messages than
  // one.
  bool related = false;
  bool keyless = false;  // the store holds persons, and no key was given to know them by
};

// Judges the messages as if they were taken in, and takes nothing in. Throws kNotFound, kBadData (a
// file that holds no messages, a tariff file that is wrong), kBadInput (a day that is none),
// kConfig (a key that is not that of the store).
CheckOutcome CheckMessages(const CheckRequest& request,
                           const base::Catalog& catalog,
                           const base::ProgressListener& progress);

}  // namespace doelmaat::service
