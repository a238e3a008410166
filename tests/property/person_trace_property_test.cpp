// Nothing of a person is in the store: every cell of every table is read as text, so that a number
// kept as a number, or a text that the file holds compressed, is seen too.
#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "ingest/import.h"
#include "ingest/person_key.h"
#include "store/database.h"
#include "store/model_runner.h"

namespace doelmaat {
namespace {

// What stands in the person elements of the examples.
std::set<std::string> PersonTexts(const std::filesystem::path& folder) {
  const std::regex element(
      ":(Bsn|Achternaam|Voornamen|Straatnaam|Plaatsnaam|Telefoonnummer|Emailadres|Commentaar)>([^<]"
      "+)<");
  std::set<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".xml") {
      continue;
    }
    const std::string xml = base::ReadFile(entry.path());
    for (std::sregex_iterator found(xml.begin(), xml.end(), element), end; found != end; ++found) {
      texts.insert((*found)[2]);
    }
  }
  return texts;
}

TEST(PersonTrace, NoCellOfTheStoreHoldsAPerson) {
  const std::filesystem::path examples = DOELMAAT_EXAMPLES;
  const std::filesystem::path key =
      std::filesystem::path(testing::TempDir()) / ("doelmaat_trace_" + std::to_string(getpid()));
  ingest::PersonKey::Ephemeral().Write(key);
  store::Database database{std::filesystem::path()};
  ingest::ImportOptions options;
  options.key_file = key;
  ingest::Import(database, base::Catalog(), {examples / "goed", examples / "fout"}, options, [] {});
  store::BuildModels(database);
  std::filesystem::remove(key);

  const std::set<std::string> persons = PersonTexts(examples);
  ASSERT_GT(persons.size(), 3U);
  const store::RowSet tables = database.QueryText(
      "SELECT table_name AS name FROM duckdb_tables() UNION ALL"
      " SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY name",
      "test");
  std::size_t cells = 0;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const std::string& table = tables.Text(t, "name");
    const store::RowSet rows =
        database.QueryText("SELECT t::VARCHAR AS row FROM \"" + table + "\" AS t", "test");
    for (std::size_t r = 0; r < rows.size(); ++r) {
      ++cells;
      for (const std::string& person : persons) {
        ASSERT_EQ(rows.Text(r, "row").find(person), std::string::npos) << table;
      }
    }
  }
  EXPECT_GT(cells, 200U) << "too little was landed to prove anything";
}

}  // namespace
}  // namespace doelmaat
