// What a user can do about the persons in a store.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "store/model_runner.h"

namespace doelmaat::service {

// Makes a key file. Throws kBadInput when it is there already, kConfig when no name is given.
void NewPersonKey(const std::filesystem::path& key_file);

// See ingest/person_binding.h. The store is rewritten afterwards: what it held under the old key is
// gone from its file. Returns the generation.
int RotatePersonKey(const std::filesystem::path& store, const std::filesystem::path& key_file);
void DestroyPersonKey(const std::filesystem::path& store, const std::filesystem::path& key_file);

struct ExpireOutcome {
  std::size_t messages = 0;
  store::ModelRun models;
};

// Removes every message dated before the day ("2021-01-01"), with its rows, findings and rejected
// fragments; a message without a date counts as old. Runs that were made, and which files were
// taken in, stay. Models are built again, and the file is rewritten so that what was removed is
// gone from it. Throws kBadInput for what is no day.
ExpireOutcome ExpireMessages(const std::filesystem::path& store, const std::string& before);

}  // namespace doelmaat::service
