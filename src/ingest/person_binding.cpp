#include "ingest/person_binding.h"

#include <optional>
#include <string>
#include <system_error>

#include "base/error.h"
#include "base/text.h"
#include "store/table_edit.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

struct Bond {
  std::string check_value;
  bool destroyed = false;
};

std::optional<Bond> BondOf(store::Database& database) {
  const store::RowSet rows = database.Query("sql/input/person/bond.sql");
  if (rows.size() == 0) {
    return std::nullopt;
  }
  return Bond{rows.Text(0, "check_value"), rows.Integer(0, "destroyed") == 1};
}

bool Fits(const std::filesystem::path& file, const std::string& check_value) {
  return std::filesystem::exists(file) && PersonKey::Read(file).CheckValue() == check_value;
}

void Rename(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code problem;
  std::filesystem::rename(from, to, problem);
  if (problem) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", to.string()}}));
  }
}

void RefuseNoFile(const std::filesystem::path& key_file) {
  if (key_file.empty()) {
    throw Error(ErrorKind::kConfig, Say("person.no_key"));
  }
}

PersonKey OpenFitting(const Bond& bond, const std::filesystem::path& key_file) {
  const std::filesystem::path pending = PendingKeyFile(key_file);
  if (Fits(key_file, bond.check_value)) {
    return PersonKey::Read(key_file);
  }
  if (Fits(pending, bond.check_value)) {
    Rename(pending, key_file);
    return PersonKey::Read(key_file);
  }
  static_cast<void>(PersonKey::Read(key_file));  // says what is wrong with the file itself
  throw Error(ErrorKind::kConfig, Say("person.wrong_key", {{"file", key_file.string()}}));
}

}  // namespace

std::filesystem::path PendingKeyFile(const std::filesystem::path& key_file) {
  return key_file.string() + ".nieuw";
}

PersonKey OpenPersonKey(store::Database& database, const std::filesystem::path& key_file) {
  const std::optional<Bond> bond = BondOf(database);
  if (bond.has_value() && bond->destroyed) {
    throw Error(ErrorKind::kConfig, Say("person.destroyed"));
  }
  RefuseNoFile(key_file);
  return bond.has_value() ? OpenFitting(*bond, key_file) : PersonKey::Read(key_file);
}

void BindPersonKey(store::Database& database, const PersonKey& key) {
  database.Query(
      "sql/input/person/bind.sql",
      {{"check_value", key.CheckValue()}, {"generation", std::int64_t{key.generation()}}});
}

int RotatePersonKey(store::Database& database,
                    const std::filesystem::path& key_file,
                    const std::function<void()>& accept) {
  const PersonKey key = OpenPersonKey(database, key_file);
  const PersonKey rotated = key.Rotated();
  const std::filesystem::path pending = PendingKeyFile(key_file);
  DestroyKeyFile(pending);  // of a rotation that never reached the store
  rotated.Write(pending);
  const PersonKey::Pads pads = rotated.LastGenerationPads();
  store::Transaction transaction(database);
  store::RunOnTables(database,
                     {.sql_file = "sql/input/person/replace_client_key.sql",
                      .table_prefix = "land_",
                      .column = "client_key"},
                     {{"inner", pads.inner}, {"outer", pads.outer}});
  database.Query(
      "sql/input/person/set_bond.sql",
      {{"check_value", rotated.CheckValue()}, {"generation", std::int64_t{rotated.generation()}}});
  store::ForgetModels(database);
  accept();
  transaction.Commit();
  Rename(pending, key_file);
  return rotated.generation();
}

void DestroyPersonKey(store::Database& database, const std::filesystem::path& key_file) {
  RefuseNoFile(key_file);
  const std::optional<Bond> bond = BondOf(database);
  if (!bond.has_value()) {
    throw Error(ErrorKind::kConfig, Say("person.no_bond"));
  }
  static_cast<void>(OpenFitting(*bond, key_file));
  store::Transaction transaction(database);
  database.Query("sql/input/person/destroy_bond.sql");
  transaction.Commit();
  DestroyKeyFile(PendingKeyFile(key_file));
  DestroyKeyFile(key_file);
}

}  // namespace doelmaat::ingest
