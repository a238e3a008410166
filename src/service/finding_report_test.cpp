#include "service/finding_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace doelmaat::service {
namespace {

using testing::HasSubstr;

FileFinding Volume() {
  return {"a.xml",
          34,
          "TR321",
          3,
          "9321",
          "/Bericht/Declaratie/GeleverdVolume",
          "40",
          "Meer dan toegewezen.",
          "P-0163"};
}

TEST(FindingReport, JsonHasTheFieldsOfTheContractInTheirOrder) {
  const auto json = nlohmann::ordered_json::parse(FindingsJson({Volume()}));
  ASSERT_EQ(json.at("findings").size(), 1U);
  std::vector<std::string> names;
  for (const auto& [name, value] : json["findings"][0].items()) {
    names.push_back(name);
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{
                "file", "line", "rule", "level", "return_code", "path", "value", "message"}));
  EXPECT_EQ(json["findings"][0]["line"], 34);
  EXPECT_EQ(json["findings"][0]["level"], 3);
  EXPECT_EQ(json["findings"][0]["return_code"], "9321");
}

TEST(FindingReport, JsonOfNothingIsAnEmptyList) {
  EXPECT_EQ(nlohmann::json::parse(FindingsJson({}))["findings"], nlohmann::json::array());
}

TEST(FindingReport, JsonSurvivesAValueThatIsNoUtf8) {
  FileFinding finding = Volume();
  finding.value = "\xFF";
  EXPECT_EQ(nlohmann::json::parse(FindingsJson({finding}))["findings"].size(), 1U);
}

TEST(FindingReport, CsvGivesTheSupplierTheNumberOfTheRecord) {
  const std::string csv = FindingsCsv({Volume()});
  EXPECT_THAT(csv,
              HasSubstr("a.xml;34;TR321;3;9321;P-0163;/Bericht/Declaratie/GeleverdVolume;40;"));
}

TEST(FindingReport, TextGroupsByFileAndCounts) {
  FileFinding other = Volume();
  other.file = "b.xml";
  const std::string text = FindingsText({Volume(), Volume(), other}, 5);
  EXPECT_EQ(text.find("a.xml"), text.rfind("a.xml"));
  EXPECT_THAT(text, HasSubstr("regel 34  TR321 (niveau 3, retourcode 9321)"));
  EXPECT_THAT(text, HasSubstr("3 bevindingen, in 2 van 5 bestanden."));
}

TEST(FindingReport, TextOfNothingSaysHowMuchWasChecked) {
  EXPECT_EQ(FindingsText({}, 1), "Geen bevindingen in 1 bestand.\n");
  EXPECT_EQ(FindingsText({}, 12), "Geen bevindingen in 12 bestanden.\n");
}

}  // namespace
}  // namespace doelmaat::service
