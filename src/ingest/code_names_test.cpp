#include "ingest/code_names.h"

#include <gtest/gtest.h>

namespace doelmaat::ingest {
namespace {

using Codes = std::map<std::string, std::string>;

TEST(CodeNames, CapitalsAndSpacesDoNotCountWhereThatLeavesOneCode) {
  const Codes codes = {{"JZ Totaal jeugdzorg", "A1"}, {"JH met verblijf (Zin+PGB)", "A2"}};
  for (const char* written :
       {"JZ Totaal jeugdzorg", "jz totaal JEUGDZORG", " JZ  Totaal\u00A0jeugdzorg "}) {
    EXPECT_EQ(CodeByName(codes, written), "A1") << written;
  }
  EXPECT_EQ(CodeByName(codes, "JH met verblijf ( ZIN + PGB )"), "A2");
  EXPECT_EQ(CodeByName(codes, "Totaal jeugdzorg"), std::nullopt);
  EXPECT_EQ(CodeByName({{"JH 121 x", "A1"}}, "JH 12 1 x"), std::nullopt);
}

TEST(CodeNames, ANameThatMayBeTwoCodesIsNone) {
  const Codes codes = {{"Totaal", "A1"}, {"TOTAAL", "A2"}, {"Dubbel", ""}};
  EXPECT_EQ(CodeByName(codes, "Totaal"), "A1");
  EXPECT_EQ(CodeByName(codes, "totaal"), std::nullopt);
  EXPECT_EQ(CodeByName(codes, "Dubbel"), std::nullopt);
}

TEST(CodeNames, WhatLiesBesideGoesBeforeTheCatalogueAndNamesOfTopicsStandForThemselves) {
  StatlineBinding binding;
  binding.codes["Vorm"] = {{"Met verblijf", "OUD"}, {"Overig", "-"}};
  binding.topics.emplace_back().select_title["Vorm"] = "Huisarts";
  StatlineDescription beside;
  beside.codes["Vorm"] = {{"Met verblijf", "NIEUW"}};
  EXPECT_EQ(CodeOfLabel(binding, beside, "Vorm", "met verblijf"), "NIEUW");
  EXPECT_EQ(CodeOfLabel(binding, beside, "Vorm", "overig"), "-");
  EXPECT_EQ(CodeOfLabel(binding, beside, "Vorm", "huisarts"), "Huisarts");
  EXPECT_EQ(CodeOfLabel(binding, beside, "Vorm", "Zonder verblijf"), std::nullopt);
  EXPECT_EQ(KnownLabels(binding, beside, "Vorm"), "'Huisarts', 'Met verblijf', 'Overig'");
  EXPECT_EQ(KnownLabels(binding, beside, "Ander"), "–");
}

TEST(CodeNames, TwoCodesOfOneNameInADescriptionAreToldApartByNeither) {
  StatlineDescription description;
  const std::vector<std::string> columns = {"Key", "Title"};
  for (const char* code : {"A1", "A2"}) {
    const std::vector<std::string_view> fields = {code, "Jeugdhulp in natura van wijk- of buurtte"};
    description.Add("Vorm", {1, columns, fields, {1, 1}});
  }
  const std::vector<std::string_view> other = {"A3", "Totaal"};
  description.Add("Vorm", {2, columns, other, {1, 1}});
  const Codes expected = {{"Jeugdhulp in natura van wijk- of buurtte", ""}, {"Totaal", "A3"}};
  EXPECT_EQ(description.codes["Vorm"], expected);
}

}  // namespace
}  // namespace doelmaat::ingest
