#include "service/person_service.h"

#include <cstdint>

#include "base/error.h"
#include "base/text.h"
#include "ingest/person_binding.h"
#include "ingest/row_builder.h"
#include "service/existing_store.h"
#include "store/compaction.h"
#include "store/memory.h"
#include "store/private_mode.h"
#include "store/table_edit.h"

namespace doelmaat::service {

using base::Say;

void NewPersonKey(const std::filesystem::path& key_file) {
  if (key_file.empty()) {
    throw Error(ErrorKind::kConfig, Say("person.no_key"));
  }
  ingest::ForbidCoreDumps();
  ingest::PersonKey::Ephemeral().Write(key_file);
}

int RotatePersonKey(const std::filesystem::path& store, const std::filesystem::path& key_file) {
  ingest::ForbidCoreDumps();
  const store::PrivateFiles narrow(store);
  int generation = 0;
  {
    store::Database database = OpenExisting(store);
    store::GiveModelMemory(database);
    generation = ingest::RotatePersonKey(
        database, key_file, [&database] { store::RefreshModels(database); });
  }
  store::Compact(store);
  return generation;
}

void DestroyPersonKey(const std::filesystem::path& store, const std::filesystem::path& key_file) {
  ingest::ForbidCoreDumps();
  store::Database database = OpenExisting(store);
  ingest::DestroyPersonKey(database, key_file);
}

ExpireOutcome ExpireMessages(const std::filesystem::path& store, const std::string& before) {
  if (!ingest::DayNumber(before).has_value()) {
    throw Error(ErrorKind::kBadInput, Say("person.bad_date", {{"value", before}}));
  }
  const store::PrivateFiles narrow(store);
  ExpireOutcome outcome;
  {
    store::Database database = OpenExisting(store);
    store::GiveModelMemory(database);
    store::Transaction transaction(database);
    outcome.messages = static_cast<std::size_t>(
        database.Query("sql/input/person/count_expired.sql", {{"before", before}})
            .Integer(0, "messages"));
    database.Query("sql/input/person/expire_rejected.sql", {{"before", before}});
    database.Query("sql/input/person/expire_finding.sql", {{"before", before}});
    // The table of messages says which are old, so it goes last: it follows no other by name.
    for (const char* prefix :
         {"land_jw3", "land_jw_client", "land_jw_finding", "land_jw_message"}) {
      store::RunOnTables(database,
                         {.sql_file = "sql/input/person/expire_message.sql",
                          .table_prefix = prefix,
                          .column = "message_no"},
                         {{"before", before}});
    }
    store::ForgetModels(database);
    outcome.models = store::RefreshModels(database);
    transaction.Commit();
  }
  store::Compact(store);
  return outcome;
}

}  // namespace doelmaat::service
