// Nothing of a person is in the store: every cell of every table is read as text, so that a number
// kept as a number, or a text that the file holds compressed, is seen too.
#include <array>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/file.h"
#include "ingest/archive_reader.h"
#include "ingest/import.h"
#include "ingest/person_key.h"
#include "store/database.h"
#include "store/model_runner.h"
#include "synth/synth.h"

namespace doelmaat {
namespace {

constexpr const char* kElements[] = {
    "Bsn", "Achternaam", "Straatnaam", "Plaatsnaam", "Postcode", "Telefoonnummer", "Commentaar"};
// "Bos" is found everywhere and says nothing; a row as text puts a sign before a quote in a name.
constexpr std::size_t kShortest = 6;

using PersonTexts = std::map<std::string, std::set<std::string>>;  // by element

void AddPersons(const std::string& xml, PersonTexts* persons) {
  static const std::regex kElement("[:<]([A-Z][A-Za-z]+)>([^<\\s][^<]+)</");
  for (std::sregex_iterator found(xml.begin(), xml.end(), kElement), end; found != end; ++found) {
    const std::string text = (*found)[2];
    if (const auto element = persons->find((*found)[1]); element != persons->end() &&
                                                         text.size() >= kShortest &&
                                                         text.find('\'') == std::string::npos) {
      element->second.insert(text);
    }
  }
}

void AddArchive(const std::filesystem::path& path, PersonTexts* persons) {
  ingest::ArchiveReader archive(path, path.filename(), {});
  std::array<char, 65536> buffer;
  while (archive.Next()) {
    std::string xml;
    while (const std::size_t got = archive.Read(buffer.data(), buffer.size())) {
      xml.append(buffer.data(), got);
    }
    AddPersons(xml, persons);
  }
}

PersonTexts PersonsIn(const std::vector<std::filesystem::path>& folders) {
  PersonTexts persons;
  for (const char* element : kElements) {
    persons[element];
  }
  for (const std::filesystem::path& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".xml") {
        AddPersons(base::ReadFile(entry.path()), &persons);
      } else if (entry.path().extension() == ".zip") {
        AddArchive(entry.path(), &persons);
      }
    }
  }
  return persons;
}

// The first table or view with a cell that holds one of the texts; empty when there is none.
std::string TableWith(store::Database& database, const PersonTexts& persons, std::size_t* rows) {
  const store::RowSet tables = database.QueryText(
      "SELECT table_name AS name FROM duckdb_tables() UNION ALL"
      " SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY name",
      "test");
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const std::string& table = tables.Text(t, "name");
    const store::RowSet found =
        database.QueryText("SELECT t::VARCHAR AS row FROM \"" + table + "\" AS t", "test");
    *rows += found.size();
    for (std::size_t r = 0; r < found.size(); ++r) {
      for (const auto& [element, texts] : persons) {
        for (const std::string& text : texts) {
          if (found.Text(r, "row").find(text) != std::string::npos) {
            return table;
          }
        }
      }
    }
  }
  return "";
}

TEST(PersonTrace, NoCellOfTheStoreHoldsAPerson) {
  const std::filesystem::path examples = DOELMAAT_EXAMPLES;
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("doelmaat_trace_" + std::to_string(getpid()));
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  synth::SynthOptions region;
  region.municipalities = 2;
  region.youths = 60;
  region.defects = 0.05;
  synth::Synthesize(region, folder / "region", numerics::SerialFor());
  const std::vector<std::filesystem::path> given = {
      examples / "goed", examples / "fout", folder / "region" / "berichten"};
  ingest::PersonKey::Ephemeral().Write(folder / "k.key");
  store::Database database{std::filesystem::path()};
  ingest::ImportOptions options;
  options.key_file = folder / "k.key";
  ingest::Import(database, base::Catalog(), given, options, [] {});
  store::BuildModels(database);

  PersonTexts persons = PersonsIn(given);
  std::filesystem::remove_all(folder);
  for (const auto& [element, texts] : persons) {
    EXPECT_FALSE(texts.empty()) << element << ": nothing to look for";
  }
  std::size_t rows = 0;
  EXPECT_EQ(TableWith(database, persons, &rows), "");
  EXPECT_GT(rows, 1000U) << "too little was landed to prove anything";

  // What is there is found.
  database.Execute("CREATE TABLE planted AS SELECT 1 AS a, '" + *persons["Bsn"].begin() + "' AS b",
                   "test");
  EXPECT_EQ(TableWith(database, persons, &rows), "planted");
}

}  // namespace
}  // namespace doelmaat
