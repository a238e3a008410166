#include "benchmark/benchmark_model.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"

namespace doelmaat::benchmark {
namespace {

constexpr const char* kModel = R"(id = "m"
title = "Model"
year = 2022
statement = "account"
peers = "p"
[cost]
label = "Uitgaven"
task_fields = ["6.72"]
[[output]]
column = "clients"
label = "Jongeren"
[options]
replications = 500
class_limit_low = 0.5
)";
constexpr const char* kPeers = R"(id = "p"
title = "Vergelijking"
[[feature]]
column = "youth"
label = "Jongeren"
year = 2022
transform = "log"
weight = 2
unit = "persons"
)";

// Reads a model through an overlay of the catalogue, the only way in for a model that is not ours.
class LoadModel : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  BenchmarkModel Load(const std::string& model, const std::string& peers) {
    base::WriteFile(folder_ / "benchmark" / "m.toml", model);
    base::WriteFile(folder_ / "peer" / "p.toml", peers);
    return LoadBenchmarkModel(base::Catalog(folder_), "m");
  }

  std::string Refusal(const std::string& model, const std::string& peers) {
    try {
      Load(model, peers);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kConfig);
      return error.what();
    }
    return "";
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  (std::string("doelmaat_model_") +
                                   testing::UnitTest::GetInstance()->current_test_info()->name());
};

std::string Replace(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

void ExpectParts(const std::string& message, const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    EXPECT_NE(message.find(part), std::string::npos) << message << " lacks " << part;
  }
}

TEST_F(LoadModel, ReadsEveryPart) {
  const BenchmarkModel model = Load(kModel, kPeers);
  EXPECT_EQ(model.id, "m");
  EXPECT_EQ(model.year, 2022);
  EXPECT_EQ(model.task_fields, (std::vector<std::string>{"6.72"}));
  ASSERT_EQ(model.outputs.size(), 1U);
  EXPECT_EQ(model.outputs[0].year, 2022);
  EXPECT_EQ(model.options.replications, 500);
  EXPECT_EQ(model.options.class_limit_low, 0.5);
  EXPECT_EQ(model.options.seed, BenchmarkOptions{}.seed);
  ASSERT_EQ(model.peers.features.size(), 1U);
  EXPECT_EQ(model.peers.features[0].transform, Transform::kLog);
  EXPECT_EQ(model.peers.features[0].weight, 2.0);
  EXPECT_EQ(model.catalog_ids, (std::vector<std::string>{"benchmark/m", "peer/p"}));
}

TEST_F(LoadModel, NamesFileAndLineOfTextThatIsNoToml) {
  ExpectParts(Refusal(Replace(kModel, "year = 2022", "year = "), kPeers),
              {"benchmark/m.toml", "regel 3"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "weight = 2", "weight = = 2")),
              {"peer/p.toml", "regel 8"});
}

TEST_F(LoadModel, NamesFileLineAndKeyOfWhatIsMissing) {
  ExpectParts(Refusal(Replace(kModel, "title = \"Model\"", ""), kPeers),
              {"benchmark/m.toml", "regel", "'title'"});
  ExpectParts(Refusal(Replace(kModel, "[cost]", "[kosten]"), kPeers), {"m.toml", "'cost'"});
  ExpectParts(Refusal(Replace(kModel, "label = \"Jongeren\"", ""), kPeers),
              {"m.toml", "regel 9", "'label'"});
  ExpectParts(Refusal(Replace(kModel, "[[output]]", "[[uitkomst]]"), kPeers), {"'output"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "year = 2022", "year = \"nu\"")),
              {"peer/p.toml", "regel 6", "'year'"});
  ExpectParts(Refusal(kModel, "id = \"p\"\ntitle = \"t\"\n"), {"p.toml", "'feature'"});
}

TEST_F(LoadModel, NamesFileAndLineOfAValueThatIsWrong) {
  ExpectParts(Refusal(kModel, Replace(kPeers, "\"log\"", "\"wortel\"")),
              {"peer/p.toml", "regel 7", "'wortel'"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "weight = 2", "weight = 0")),
              {"peer/p.toml", "regel 8", "groter dan 0"});
}

TEST_F(LoadModel, NamesFileLineAndKeyOfAMisspeltKeyOfThePeers) {
  ExpectParts(Refusal(kModel, Replace(kPeers, "weight = 2", "weigth = 3\nweight = 2")),
              {"peer/p.toml", "regel 8", "'weigth'"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "weight = 2", "wheight = 2")),
              {"peer/p.toml", "regel 8", "'wheight'"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "title =", "titel = \"t\"\ntitle =")),
              {"peer/p.toml", "regel 2", "'titel'"});
}

TEST_F(LoadModel, NamesFileAndLineOfAnOptionThatIsWrong) {
  ExpectParts(Refusal(Replace(kModel, "500", "5"), kPeers),
              {"benchmark/m.toml, regel 13", "replications", "100"});
  ExpectParts(Refusal(Replace(kModel, "500", "500.5"), kPeers), {"m.toml, regel 13", "heel getal"});
  ExpectParts(Refusal(Replace(kModel, "replications", "herhalingen"), kPeers),
              {"m.toml, regel 13", "herhalingen"});
  ExpectParts(Refusal(Replace(kModel, "500", "\"veel\""), kPeers), {"m.toml", "regel 13"});
  EXPECT_NE(Refusal(Replace(kModel, "= 0.5", "= 0.9"), kPeers), "");
}

TEST_F(LoadModel, SaysWhichModelsThereAre) {
  try {
    LoadBenchmarkModel(base::Catalog(folder_), "nergens");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kNotFound);
  }
}

TEST_F(LoadModel, PeersThatAreNotThereAreNamedWhereTheModelNamesThem) {
  ExpectParts(Refusal(Replace(kModel, "\"p\"", "\"q\""), kPeers),
              {"m.toml, regel 5", "catalog/peer", ": q.", "nl-jeugd"});
}

TEST_F(LoadModel, AnIdThatIsNotTheNameOfTheFileIsRefused) {
  ExpectParts(Refusal(Replace(kModel, "id = \"m\"", "id = \"anders\""), kPeers),
              {"m.toml, regel 1", "'anders'", "heet m"});
  ExpectParts(Refusal(kModel, Replace(kPeers, "id = \"p\"", "id = \"q\"")),
              {"p.toml, regel 1", "'q'", "heet p"});
}

TEST_F(LoadModel, WhatStandsThereTwiceIsRefused) {
  ExpectParts(Refusal(Replace(kModel, "[\"6.72\"]", "[\"6.72\", \"6.82\", \"6.72\"]"), kPeers),
              {"m.toml, regel 8", "6.72"});
  ExpectParts(
      Refusal(Replace(kModel, "[\"6.72\"]", "[\"6.72\"]\ntrend_fields = [\"6.2\", \"6.2\"]"),
              kPeers),
      {"m.toml, regel 9", "6.2"});
  const std::string output = "[[output]]\ncolumn = \"clients\"\nlabel = \"Nog eens\"\n";
  ExpectParts(Refusal(kModel + output, kPeers), {"m.toml, regel 16", "clients"});
  const std::string environment = "[[environment]]\ncolumn = \"youth\"\nyear = 2022\n";
  ExpectParts(Refusal(kModel + environment + environment, kPeers), {"m.toml, regel 19", "youth"});
  const std::string peers = kPeers;
  const std::string feature = peers.substr(peers.find("[[feature]]"));
  ExpectParts(Refusal(kModel, kPeers + feature), {"p.toml, regel 11", "youth"});
  EXPECT_EQ(Load(kModel, kPeers + Replace(feature, "2022", "2021")).peers.features.size(), 2U);
}

TEST_F(LoadModel, EveryColumnKnowsWhereItIsNamed) {
  const BenchmarkModel model = Load(kModel, kPeers);
  ExpectParts(model.outputs[0].place, {"m.toml, regel 10"});
  ExpectParts(model.peers.features[0].source.place, {"p.toml, regel 4"});
  ExpectParts(model.task_fields_place, {"m.toml, regel 8"});
}

std::string With(const std::string& more) {
  std::string model = kModel;
  return model.insert(model.find("[cost]"), more);
}

TEST_F(LoadModel, WordsAreReadByLanguageAndTextsByKey) {
  const BenchmarkModel model =
      Load(std::string(kModel) +
               "[words]\n\"€\" = \"£\"\n[words.nl]\ngemeente = \"plaats\"\n"
               "[text.en]\n\"report.cell.missing\" = \"none\"\n",
           kPeers);
  ASSERT_EQ(model.words.size(), 3U);
  EXPECT_EQ(model.words[0].language + model.words[0].from + model.words[0].to, "€£");
  EXPECT_EQ(model.words[1].language + model.words[1].to, "nlplaats");
  EXPECT_EQ(model.words[2].from, "@report.cell.missing");
}

TEST_F(LoadModel, ATextOrACountryThatIsNotThereIsRefused) {
  EXPECT_NE(Refusal(std::string(kModel) + "[text.nl]\n\"report.no_such\" = \"x\"\n", kPeers)
                .find("report.no_such"),
            std::string::npos);
  EXPECT_NE(Refusal(With("country = \"atlantis\"\n"), kPeers).find("atlantis"), std::string::npos);
  EXPECT_EQ(Load(With("country = \"england\"\n"), kPeers).country, "england");
}

TEST_F(LoadModel, ATextThatAsksForAValueThatIsNeverGivenIsRefused) {
  const std::string model = kModel;
  const std::string text = "[text.nl]\n\"catalog.place\" = ";
  EXPECT_EQ(Load(model + text + "\"{line} van {file}\"\n", kPeers).words.size(), 1U);
  ExpectParts(Refusal(model + text + "\"{file}, {regel}\"\n", kPeers),
              {"m.toml, regel 16", "{regel}", "{file}, {line}"});
  ExpectParts(Refusal(model + text + "\"{file\"\n", kPeers), {"regel 16", "{file}, {line}"});
  ExpectParts(Refusal(model + "[text.en]\n\"catalog.no_toml\" = \"{x}\"\n", kPeers),
              {"regel 16", "{x}", "niets om in te vullen"});
  ExpectParts(Refusal(model + "[words.nl]\n\n\"gemeente\" = \"{naam}\"\n", kPeers),
              {"regel 17", "{naam}", "niets om in te vullen"});
}

TEST_F(LoadModel, AKeyThatIsNotKnownIsRefusedWhereverItStands) {
  EXPECT_TRUE(Load(With("outputs_are = \"need\"\n"), kPeers).against_need);
  ExpectParts(Refusal(With("outputs_aer = \"need\"\n"), kPeers), {"regel 6", "'outputs_aer'"});
  ExpectParts(Refusal(With("outputs_are = \"Need\"\n"), kPeers), {"regel 6", "'Need'", "weg"});
  ExpectParts(Refusal(With("outputs_are = 1\n"), kPeers), {"regel 6", "'outputs_are'"});
  for (const auto& [from, to, key] : std::vector<std::array<std::string, 3>>{
           {"task_fields = ", "trendfields = [\"6.2\"]\ntask_fields = ", "'trendfields'"},
           {"[options]", "labels = \"x\"\n[options]", "'labels'"},
           {"[options]", "[[environment]]\ncolum = \"x\"\n[options]", "'column'"},
           {"[options]", "[[break]]\nyear = 2022\ntext = \"x\"\nwhy = \"y\"\n[options]", "'why'"},
           {"[options]", "[neighbours]\nmodel_year = 1\nyear = 1\n[options]", "'year'"},
           {"[cost]", "neighbours = 2025\n[cost]", "[neighbours]"}}) {
    ExpectParts(Refusal(Replace(kModel, from, to), kPeers), {"m.toml", key});
  }
}

TEST_F(LoadModel, WordsOfNoLanguageAndThatAreNoTextAreRefused) {
  const std::string model = kModel;
  ExpectParts(Refusal(model + "[words.fr]\na = \"b\"\n", kPeers), {"regel 15", "'fr'", "nl, en"});
  ExpectParts(Refusal(model + "[words.nl.x]\na = \"b\"\n", kPeers), {"'x'", "nl, en"});
  ExpectParts(Refusal(model + "[text.de]\na = \"b\"\n", kPeers), {"'de'", "nl, en"});
  ExpectParts(Refusal(model + "[words.nl]\na = 1\n", kPeers), {"regel 16", "'a'", "geen tekst"});
  ExpectParts(Refusal(With("words = \"x\"\n"), kPeers), {"regel 6", "[words]"});
}

TEST_F(LoadModel, HeadsAreTheUsualOnesUnlessTheModelNamesThem) {
  const BenchmarkModel usual = Load(kModel, kPeers);
  EXPECT_TRUE(usual.usual_heads);
  EXPECT_EQ(usual.heads.clients, "clients");
  EXPECT_EQ(usual.trend_fields.size(), 7U);
  const BenchmarkModel own =
      Load(std::string(kModel) + "[heads]\nclients = \"a\"\nyouth = \"b\"\npopulation = \"c\"\n",
           kPeers);
  EXPECT_FALSE(own.usual_heads);
  EXPECT_EQ(own.heads.population, "c");
}

TEST(ShippedModels, LoadAndAreWhole) {
  const base::Catalog catalog;
  const auto ids = catalog.Ids("benchmark");
  EXPECT_FALSE(ids.empty());
  for (const std::string& id : ids) {
    const BenchmarkModel model = LoadBenchmarkModel(catalog, id);
    EXPECT_EQ(model.id, id);
    EXPECT_FALSE(model.title.empty());
    EXPECT_FALSE(model.outputs.empty());
    EXPECT_FALSE(model.environment.empty());
    EXPECT_GE(model.peers.features.size(), 2U);
  }
}

}  // namespace
}  // namespace doelmaat::benchmark
