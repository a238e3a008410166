#include "measure/package_file.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/measure_file.h"

namespace doelmaat::measure {
namespace {

// Line 1 is the line with id.
const char* const kText = R"(id = "proef"
title = "Proef"
effect = "sum"
trajectory_months = 10
[[part]]
id = "ambulant"
label = "ambulant"
trajectories = "n_ambulant"
month_costs = ["c1_ambulant", "c2_ambulant", "c3_ambulant"]
[[part]]
id = "verblijf"
label = "verblijf"
trajectories = "n_verblijf"
month_costs = ["c1_verblijf", "c2_verblijf", "c3_verblijf"]
[[funding]]
id = "pxq"
label = "PxQ"
share = 0.7
realised = 1
[[funding]]
id = "taak"
label = "taakgericht"
share = 0.3
realised = 0.5
from_year = 3
[[measure]]
use = "aef-5"
reach = "p"
months = "m"
adoption_months = 12
[[measure]]
use = "aef-9"
reach = "p"
months = "m"
acts = "running"
funding = ["pxq"]
[[overlap]]
between = ["aef-5", "aef-9"]
reach = "given"
share = 0.1
[hervormingsagenda]
scope_share = [0.05, 0.1]
months = 0.5
includes = []
[phase]
years = 5
duration = "gamma"
duration_months = 10
duration_cv = 0.8
[backfill]
mode = "mixed"
share = 0.5
inflow = 100
places = 1000
waiting = 50
)";

Measure Load(const std::string& id) {
  static const base::Catalog catalog;
  return ReadMeasure(catalog.Find("measure/" + id));
}

std::string Changed(const std::string& from, const std::string& to) {
  std::string text = kText;
  const std::size_t found = text.find(from);
  EXPECT_NE(found, std::string::npos) << from;
  return text.replace(found, from.size(), to);
}

std::string Refusal(const std::string& text) {
  try {
    ReadPackage({"pakket.toml", text}, Load);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig) << error.what();
    return error.what();
  }
  return "";
}

TEST(PackageFile, IsReadWhole) {
  const Package package = ReadPackage({"pakket.toml", kText}, Load);
  EXPECT_EQ(package.members.size(), 2U);
  EXPECT_EQ(package.members[0].parts, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(package.members[1].funding, std::vector<std::size_t>{0});
  EXPECT_EQ(package.members[1].adoption.acts, Adoption::Acts::kRunning);
  EXPECT_EQ(package.pairs.at(0).share, 0.1);
  EXPECT_EQ(package.funding[1].from_year, 3);
  EXPECT_EQ(package.reform.scope_share->high, 0.1);
  EXPECT_EQ(package.phase->duration.shape, DurationShape::kGamma);
  EXPECT_EQ(package.backfill->share, 0.5);
  PackageOptions options;
  options.monte_carlo.draws = 10'000;
  const PackageResult result = RunPackage(package, options, numerics::SerialFor());
  EXPECT_TRUE(result.usable());
  EXPECT_EQ(result.years.size(), 5U);
  EXPECT_EQ(result.notes.size(), 1U);  // months beyond those with a cost
}

TEST(PackageFile, IsRefusedWithoutARuleForOverlap) {
  const std::string pair =
      "[[overlap]]\nbetween = [\"aef-5\", \"aef-9\"]\nreach = \"given\"\nshare = 0.1\n";
  const std::string refusal = Refusal(Changed(pair, ""));
  EXPECT_NE(refusal.find("pakket.toml, regel 1: Voor maatregelen aef-5 en aef-9"),
            std::string::npos)
      << refusal;
  EXPECT_EQ(Refusal(Changed(pair, "").insert(0, "other_overlap = \"nested\"\n")), "");
  EXPECT_NE(Refusal(Changed(pair, "").insert(0, "other_overlap = \"given\"\n")), "");
}

TEST(PackageFile, IsRefusedWithFileAndLine) {
  struct Case {
    std::string text;
    const char* line;
    const char* said;
  };
  const Case cases[] = {
      {Changed("effect = \"sum\"", "effect = \"veel\""), "regel 3", "'veel'"},
      {Changed("trajectory_months", "maanden"), "regel 4", "'maanden'"},
      {Changed("share = 0.1\n", "share = 0.2\n"), "regel 1", "0.2"},
      {Changed("share = 0.7", "share = 0.8"), "regel 1", "samen 1"},
      {Changed("funding = [\"pxq\"]", "funding = [\"pxx\"]"), "regel 36", "'pxx'"},
      {Changed("reach = \"p\"", "reach = \"x\""), "regel 1", "'aef-5.x'"},
      {Changed("between = [\"aef-5\", \"aef-9\"]", "between = [\"aef-5\"]"), "regel 38", "between"},
      {Changed("scope_share = [0.05, 0.1]", "scope_share = [0.5, 0.1]"), "regel 42", "Draai"},
      {Changed("scope_share = [0.05, 0.1]", "scope_share = [0.5, 1.1]"), "regel 42", "Aandeel"},
      {Changed("years = 5", "years = 0"), "regel 45", "jaren"},
      {Changed("years = 5", "years = 100000"), "regel 46", "'years' is 100000"},
      {Changed("from_year = 3", "from_year = -3"), "regel 25", "'from_year' is -3"},
      {Changed("mode = \"mixed\"\nshare = 0.5", "mode = \"mixed\"\nshare = 2"),
       "regel 52",
       "0 tot 1"},
      {Changed("places = 1000", "places = 0"), "regel 50", "plaatsen"},
      {Changed("id = \"proef\"", "id = "), "regel 1", "TOML"}};
  for (const Case& each : cases) {
    const std::string refusal = Refusal(each.text);
    EXPECT_NE(refusal.find("pakket.toml, " + std::string(each.line) + ":"), std::string::npos)
        << each.said << ": " << refusal;
    EXPECT_NE(refusal.find(each.said), std::string::npos) << refusal;
  }
}

}  // namespace
}  // namespace doelmaat::measure
