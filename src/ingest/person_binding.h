// The bond between a store and the key of its persons: a store knows one key, and refuses every
// other.
#pragma once

#include <filesystem>
#include <functional>

#include "ingest/person_key.h"
#include "store/database.h"

namespace doelmaat::ingest {

// The key of the store: what the file holds, found to be the right one. A rotation that was cut off
// after the store had its new keys is finished here. Throws kConfig, saying what to do, when no
// file is named, or it is missing, or of another store, or the key was destroyed.
PersonKey OpenPersonKey(store::Database& database, const std::filesystem::path& key_file);

// Writes into the store, once, under which key its persons are. Within the transaction that is
// open.
void BindPersonKey(store::Database& database, const PersonKey& key);

// Puts the persons of the store under one new generation of the key: every client key of every
// landing table becomes the hash of what it was, so links stay and whoever had the old key alone
// finds nobody. `accept` runs last inside the transaction. Killed at any moment, file and store fit
// each other: the new file lies beside the old one (see PendingKeyFile) until the store has
// changed.
int RotatePersonKey(store::Database& database,
                    const std::filesystem::path& key_file,
                    const std::function<void()>& accept);

// Ends all linking: the store takes no persons any more and the key file is overwritten and gone.
// Throws kConfig when the file is not the key of this store.
void DestroyPersonKey(store::Database& database, const std::filesystem::path& key_file);

// Where a rotation puts the new key until the store has it.
std::filesystem::path PendingKeyFile(const std::filesystem::path& key_file);

}  // namespace doelmaat::ingest
