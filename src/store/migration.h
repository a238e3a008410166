#pragma once

namespace doelmaat::store {

class Database;

// Applies the numbered files of sql/schema that the store has not had yet, in one transaction.
// Throws kBadData when the store was made by a newer program, or holds a migration whose text has
// changed since, and kIo when something is to be done to a store that is open for reading only.
void Migrate(Database& database);

}  // namespace doelmaat::store
