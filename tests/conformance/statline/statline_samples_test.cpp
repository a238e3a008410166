// Every form in which CBS gives a table, in samples of our own making (voorbeelden; the figures are
// invented): the same cells, whatever the form.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "conformance_data.h"
#include "ingest/download_source.h"
#include "ingest/import.h"
#include "ingest/labelled_table.h"
#include "ingest/statline_reader.h"

namespace doelmaat::conformance {
namespace {

using ingest::StatlineCellState;

std::filesystem::path Samples() { return OwnFolder() / "statline" / "voorbeelden"; }

// What a form says of the 144 cells of the table: topic, region and period to value, or to why not.
struct Cells {
  std::map<std::string, std::int64_t> values;
  std::map<std::string, StatlineCellState> others;
};

// Of what only has a name in a table with names: areas that are no municipality, periods that are
// no year.
std::string_view CodeOf(std::string_view name) {
  return name == "Nederland" ? "NL01" : name == "2024 1e halfjaar" ? "2024HJ01" : name;
}

// The municipalities of data/nl.
const ingest::MunicipalityList& Municipalities() {
  static store::Database database("");
  static const ingest::MunicipalityList list = [] {
    const std::filesystem::path file = OwnFolder() / ".." / ".." / "data" / "nl" / "gemeenten.csv";
    ingest::Import(database, base::Catalog(), {file}, ingest::ImportOptions{}, [] {});
    return ingest::MunicipalityList(database);
  }();
  return list;
}

// Calls `handler` for every record of a page of names.
void ReadNames(const ingest::LabelledTable& table, const ingest::RecordHandler& handler) {
  const std::vector<char> present(table.cells.header.size(), 1);
  for (std::size_t r = 0; r < table.cells.rows.size(); ++r) {
    const std::vector<std::string_view> fields(table.cells.rows[r].begin(),
                                               table.cells.rows[r].end());
    handler({table.cells.lines[r], table.cells.header, fields, present});
  }
}

Cells ReadCells(const std::vector<std::string>& names) {
  const base::Catalog catalog(OwnFolder() / "statline" / "catalog");
  const ingest::StatlineBinding binding =
      ingest::ParseStatlineBinding(catalog.Find("source/statline/99901NED"));
  std::vector<std::filesystem::path> paths;
  for (const std::string& name : names) {
    paths.push_back(Samples() / name);
  }
  std::vector<ingest::InputFile> inputs = ingest::FindInputs(paths);
  ingest::FindDownloads(&inputs);
  ingest::Downloads downloads = ingest::ReadDownloads(inputs);
  Cells cells;
  EXPECT_EQ(downloads.sets.size(), 1U);
  for (const ingest::Download& set : downloads.sets) {
    EXPECT_EQ(set.table, "99901NED");
    for (const ingest::DownloadPart& page : set.pages) {
      ingest::ProblemList problems(page.file.name);
      const bool labels = page.format == ingest::DownloadFormat::kLabelled;
      const ingest::LabelledTable labelled =
          labels ? ingest::ReadLabelled(
                       page.file, binding, downloads.descriptions[set.table], Municipalities())
                 : ingest::LabelledTable{};
      ingest::StatlineReader reader(
          binding,
          labels ? labelled.described : downloads.descriptions[set.table],
          set.form,
          page.file.name,
          problems,
          [&](const ingest::StatlineCell& cell) {
            const std::string key = fmt::format("{} {} {}",
                                                binding.topics[cell.topic].name,
                                                CodeOf(cell.region),
                                                CodeOf(cell.period));
            if (cell.state == StatlineCellState::kValue) {
              EXPECT_TRUE(cells.values.emplace(key, cell.value_10000).second) << key;
            } else {
              EXPECT_TRUE(cells.others.emplace(key, cell.state).second) << key;
            }
          });
      const auto add = [&](const ingest::Record& record) {
        reader.Add(record);
        return true;
      };
      if (labels) {
        ReadNames(labelled, add);
      } else {
        ingest::ReadPage(page, add);
      }
      EXPECT_TRUE(problems.empty());
      EXPECT_TRUE(reader.missing().empty());
    }
  }
  return cells;
}

std::size_t Count(const Cells& cells, StatlineCellState state) {
  return static_cast<std::size_t>(
      std::count_if(cells.others.begin(), cells.others.end(), [&](const auto& each) {
        return each.second == state;
      }));
}

const std::vector<std::string> kUntyped = {
    "v3-DataProperties.json", "v3-UntypedDataSet-pagina1.json", "v3-UntypedDataSet-pagina2.json"};

TEST(StatlineSamples, UntypedJsonHasEveryCellAndWhyOthersHaveNone) {
  const Cells cells = ReadCells(kUntyped);
  EXPECT_EQ(cells.values.size(), 121U);
  EXPECT_EQ(Count(cells, StatlineCellState::kHidden), 11U);
  EXPECT_EQ(Count(cells, StatlineCellState::kImpossible), 12U);
  EXPECT_EQ(cells.values.at("planmatig_alle NL01 2023JJ00"), 858000);
  EXPECT_EQ(cells.values.at("trajecten_alle NL01 2023JJ00"), 94750000);
}

TEST(StatlineSamples, EveryFormHasTheSame121Figures) {
  const Cells expected = ReadCells(kUntyped);
  const std::map<std::string, std::vector<std::string>> forms = {
      {"v3 untyped JSON without description",
       {"v3-UntypedDataSet-pagina2.json", "v3-UntypedDataSet-pagina1.json"}},
      {"v3 typed JSON", {"v3-TypedDataSet-pagina1.json", "v3-TypedDataSet-pagina2.json"}},
      {"v3 untyped CSV", {"99901NED_UntypedDataSet_30042026_091500.csv"}},
      {"v3 typed CSV", {"99901NED_TypedDataSet_30042026_091530.csv"}},
      {"v4 JSON",
       {"v4-MeasureCodes.json",
        "v4-Dimensions.json",
        "v4-Properties.json",
        "v4-RegioSCodes.json",
        "v4-Observations-pagina1.json",
        "v4-Observations-pagina2.json"}},
      {"table with names", {"table__99901NED.csv"}},
      {"table with names, as text of Excel", {"table__99901NED_kaal.csv"}},
      {"v4 zip", {"99901NED-202604300200.zip"}},
      {"v4 folder", {"99901NED-202604300200"}},
      {"v4 observations and measures",
       {"99901NED-202604300200/Observations.csv", "99901NED-202604300200/MeasureCodes.csv"}}};
  for (const auto& [form, names] : forms) {
    const Cells cells = ReadCells(names);
    EXPECT_EQ(cells.values, expected.values) << form;
    if (form.starts_with("v4")) {
      // Of the impossible cells, v4 leaves some out.
      EXPECT_EQ(Count(cells, StatlineCellState::kHidden), 11U) << form;
      EXPECT_EQ(Count(cells, StatlineCellState::kImpossible), 8U) << form;
    } else {
      EXPECT_EQ(cells.others.size(), 23U) << form;
    }
  }
}

// The shipped figures of 85098NED, written as the service gives that table.
std::string AsUntypedJson(const base::TableFile& tidy) {
  const std::map<std::string, std::string> keys = {
      {"pct_jeugdhulp_in_natura", "JongerenMetJeugdhulpInNatura_1"},
      {"pct_met_verblijf_van_jeugdhulp", "JongerenMetJeugdhMetVerblInNat_2"},
      {"pct_jeugdbescherming", "JongerenMetJeugdbescherming_3"},
      {"pct_verblijf_van_jeugdbescherming", "JeugdbeschEnJeugdhMetVerblInNat_4"},
      {"pct_jeugdreclassering", "JongerenMetJeugdreclassering_5"}};
  std::map<std::pair<std::string, std::string>, std::string> rows;
  for (const std::vector<std::string>& row : tidy.rows) {
    const std::string& value = row[tidy.Column("waarde")];
    rows[{row[tidy.Column("gm_code")], row[tidy.Column("jaar")]}] += fmt::format(
        ",\"{}\":\"{:>8}\"", keys.at(row[tidy.Column("onderwerp")]), value.empty() ? "." : value);
  }
  std::string json = R"({"odata.metadata":"https://opendata.cbs.nl/ODataFeed/OData/85098NED/)"
                     R"($metadata#Cbs.OData.WebAPI.UntypedDataSet","value":[)";
  std::size_t id = 0;
  for (const auto& [key, fields] : rows) {
    json += fmt::format(R"({}{{"ID":{},"RegioS":"{}","Perioden":"{}JJ00"{}}})",
                        id == 0 ? "" : ",\n",
                        id,
                        key.first,
                        key.second,
                        fields);
    ++id;
  }
  return json + "]}";
}

// What landed of the table, without the delivery and the line it came from.
std::string Landed(const std::vector<std::filesystem::path>& paths) {
  store::Database database("");
  ingest::Import(database, base::Catalog(), paths, ingest::ImportOptions{}, [] {});
  const store::RowSet rows = database.QueryText(
      "SELECT tabel, jaar, gm_code, onderwerp, waarde_10000 FROM land_statline "
      "ORDER BY tabel, jaar, gm_code, onderwerp",
      "test");
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto value = rows.Number(r, "waarde_10000");
    text += fmt::format("{},{},{},{},{}\n",
                        rows.Text(r, "tabel"),
                        rows.Integer(r, "jaar"),
                        rows.Text(r, "gm_code"),
                        rows.Text(r, "onderwerp"),
                        value.has_value() ? fmt::format("{}", *value) : "-");
  }
  return text;
}

TEST(StatlineSamples, AShippedTableLandsTheSameFromItsDownload) {
  const std::filesystem::path shipped = OwnFolder() / ".." / ".." / "data" / "nl";
  const std::filesystem::path tidy = shipped / "jeugdzorg_percentages.csv";
  const std::filesystem::path raw =
      std::filesystem::path(testing::TempDir()) / "doelmaat_85098NED.json";
  base::WriteFile(raw, AsUntypedJson(ReadTable(tidy)));
  const std::string landed = Landed({shipped / "gemeenten.csv", raw});
  EXPECT_EQ(std::count(landed.begin(), landed.end(), '\n'), 5 * 345);
  EXPECT_EQ(landed, Landed({shipped / "gemeenten.csv", tidy}));
  std::filesystem::remove(raw);
}

// Raw accounts of three municipalities in two pages, and all reports of one.
TEST(Iv3Samples, RawFiguresAgreeWithTheTidyTableToTheEuro) {
  const std::filesystem::path list = OwnFolder() / ".." / ".." / "data" / "nl" / "gemeenten.csv";
  const auto landed = [&](std::vector<std::filesystem::path> paths) {
    store::Database database("");
    paths.insert(paths.begin(), list);
    ingest::Import(database, base::Catalog(), paths, ingest::ImportOptions{}, [] {});
    const store::RowSet rows = database.QueryText(
        "SELECT jaar, stand, gm_code, taakveld, lasten_cents FROM land_iv3 "
        "ORDER BY jaar, stand, gm_code, taakveld",
        "test");
    std::string text;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      text += fmt::format("{},{},{},{},{}\n",
                          rows.Integer(r, "jaar"),
                          rows.Text(r, "stand"),
                          rows.Text(r, "gm_code"),
                          rows.Text(r, "taakveld"),
                          rows.Integer(r, "lasten_cents"));
    }
    return text;
  };
  const std::string account = landed({Samples() / "iv3-TypedDataSet-jaarrekening-pagina1.json",
                                      Samples() / "iv3-TypedDataSet-jaarrekening-pagina2.json",
                                      Samples() / "iv3-DataProperties.json"});
  EXPECT_EQ(std::count(account.begin(), account.end(), '\n'), 3 * 5);
  EXPECT_EQ(account, landed({OwnFolder() / "statline" / "iv3-jaarrekening.csv"}));
  const std::string one = landed({OwnFolder() / "statline" / "iv3-gemeente.csv"});
  EXPECT_EQ(landed({Samples() / "iv3-UntypedDataSet-gemeente.json"}), one);
  EXPECT_EQ(landed({Samples() / "iv3-TypedDataSet-gemeente.json"}), one);
}

}  // namespace
}  // namespace doelmaat::conformance
