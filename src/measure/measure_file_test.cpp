#include "measure/measure_file.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/gauge.h"

namespace doelmaat::measure {
namespace {

// Line 1 is the line with id; every quantity takes seven lines.
const char* const kText = R"(id = "eigen"
title = "Proef"
mechanism = "eerder klaar"
source = "proef"

[[quantity]]
id = "n"
label = "trajecten"
unit = "traject/jaar"
status = "own"
value = 1000

[[quantity]]
id = "p"
label = "deel"
unit = "aandeel"
status = "own"
low = 0.1
high = 0.3
meaning = "limits"

[[quantity]]
id = "c"
label = "kosten"
unit = "eur/traject"
status = "own"
distribution = "lognormal"
mean = 500
sd = 50

[[correlation]]
between = ["p", "c"]
value = 0.5

[[part]]
id = "alles"
label = "alles"
benefit = "n * p * c"
cost = "n * 20 [eur/traject]"
one_off = "5000 [eur]"
)";

std::string Changed(const std::string& from, const std::string& to) {
  std::string text = kText;
  const std::size_t found = text.find(from);
  EXPECT_NE(found, std::string::npos) << from;
  return text.replace(found, from.size(), to);
}

std::string Refusal(const std::string& text) {
  try {
    ReadMeasure({"proef.toml", text});
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig);
    return error.what();
  }
  return "";
}

TEST(MeasureFile, IsReadWhole) {
  const Measure measure = ReadMeasure({"proef.toml", kText});
  EXPECT_EQ(measure.id, "eigen");
  ASSERT_EQ(measure.quantities.size(), 3U);
  EXPECT_TRUE(measure.quantities[1].share);
  EXPECT_EQ(measure.quantities[2].meaning, "lognormal");
  EXPECT_EQ(measure.correlation(1, 2), 0.5);
  EXPECT_EQ(measure.correlation(0, 2), 0);
  EXPECT_EQ(measure.parts[0].one_off, "5000 [eur]");
  EXPECT_EQ(RunMeasure(measure, {Mode::kGum, {}, {}, 0}, numerics::SerialFor()).outcomes.size(),
            4U);
}

TEST(MeasureFile, RefusesWithFileAndLine) {
  struct Case {
    std::string text;
    const char* line;
    const char* said;
  };
  const Case cases[] = {
      {Changed("n * p * c", "n * px * c"), "regel 35", "'px'"},
      {Changed("n * p * c", "n * p"), "regel 35", "eur/jaar"},
      {Changed("low = 0.1", "low = 0.4"), "regel 13", "Draai"},
      {Changed("high = 0.3", "high = 1.3"), "regel 13", "Aandeel 'p'"},
      {Changed("value = 0.5", "value = 1.5"), "regel 33", "correlatie"},
      {Changed("\"p\", \"c\"]", "\"p\", \"x\"]"), "regel 32", "between"},
      {Changed("n * p * c", "n * c * p / (p - 0.2)"), "regel 35", "nul kan zijn"},
      {Changed("meaning = \"limits\"", "meaning = \"breed\""), "regel 20", "'breed'"},
      {Changed("status = \"own\"\nvalue", "status = \"zeker\"\nvalue"), "regel 10", "'zeker'"},
      {Changed("label = \"deel\"", "lable = \"deel\""), "regel 15", "'lable'"},
      {Changed("id = \"c\"\nlabel", "id = \"p\"\nlabel"), "regel 23", "'p'"},
      {Changed("sd = 50", "sd = -50"), "regel 22", "-50"},
      {Changed("low = 0.1", "low = \"laag\""), "regel 18", "'low'"},
      {Changed("unit = \"aandeel\"", "unit = \"eur//x\""), "regel 13", "eenheid"},
      {Changed("low = 0.1", "value = 0.2\nlow = 0.1"), "regel 13", "één vorm"},
      {Changed("sd = 50", "sd = 50\nlow = 1"), "regel 22", "één vorm"},
      {Changed("\"lognormal\"\nmean = 500\nsd = 50", "\"t\"\nmean = 5\nsd = 1\ndegrees = 2"),
       "regel 30",
       "vrijheidsgraden"},
      {Changed("[[part]]", "[[correlation]]\nbetween = [\"c\", \"p\"]\nvalue = 0.1\n\n[[part]]"),
       "regel 36",
       "staat er al"},
      {std::string(kText) +
           "[[part]]\nid = \"alles\"\nlabel = \"x\"\nbenefit = \"n * c\"\ncost = \"n * c\"\n",
       "regel 42",
       "'alles'"},
      {Changed("source = \"proef\"", "source = \"proef\"\nrounding_eur = 0"),
       "regel 5",
       "rounding_eur"},
      {Changed("source = \"proef\"", "source = \"proef\"\npublished = 3"),
       "regel 5",
       "[[published]]"},
      {Changed("title = \"Proef\"", "title = "), "regel 2", "TOML"}};
  for (const Case& each : cases) {
    const std::string refusal = Refusal(each.text);
    EXPECT_NE(refusal.find("proef.toml, " + std::string(each.line) + ":"), std::string::npos)
        << refusal;
    EXPECT_NE(refusal.find(each.said), std::string::npos) << refusal;
  }
}

TEST(MeasureFile, ACorrelationIsNotLeftOutInSilence) {
  const Measure measure = ReadMeasure({"proef.toml", kText});
  const auto notes = RunMeasure(measure, {Mode::kAef, {}, {}, 0}, numerics::SerialFor()).notes;
  EXPECT_EQ(std::count_if(notes.begin(),
                          notes.end(),
                          [](const std::string& note) {
                            return note.find("kent geen samenhang") != std::string::npos;
                          }),
            1);
}

TEST(MeasureFile, RefusesCorrelationsThatCannotBeTogether) {
  const std::string more = R"(
[[correlation]]
between = ["n", "c"]
value = 0.9
[[correlation]]
between = ["n", "p"]
value = -0.9
)";
  EXPECT_NE(Refusal(kText + more).find("positief semidefiniet"), std::string::npos);
}

// Every measure of the catalogue, as built in.
TEST(MeasureCatalogue, HoldsTheTenOfAef) {
  const base::Catalog catalog;
  int computable = 0;
  int measures = 0;
  for (const std::string& id : catalog.Ids("measure")) {
    const Measure measure = ReadMeasure(catalog.Find("measure/" + id));
    EXPECT_EQ(measure.id, id);
    EXPECT_FALSE(measure.published.empty()) << id;
    computable += measure.MissingQuantities().empty() ? 1 : 0;
    ++measures;
  }
  EXPECT_EQ(measures, 10);
  EXPECT_EQ(computable, 3);
}

TEST(Gauge, FindsAllEighteenBoundsAndWhatThePrintedRateGives) {
  const base::Catalog catalog;
  int equal = 0;
  int pass = 0;
  std::string different;
  for (const std::string& id : catalog.Ids("measure")) {
    for (const GaugeLine& line : GaugeMeasure(ReadMeasure(catalog.Find("measure/" + id)))) {
      equal += !line.printed_inputs && line.ours.has_value() && line.ours == line.published;
      pass += line.verdict == GaugeVerdict::kPass;
      if (line.verdict == GaugeVerdict::kDiff) {
        EXPECT_TRUE(line.printed_inputs);
        different += line.measure + " " + line.result + " " + line.bound + ";";
      }
    }
  }
  EXPECT_EQ(equal, 18);
  EXPECT_EQ(pass, 8);  // cost and net of measures 5 and 6
  EXPECT_EQ(different, "aef-9 cost low;aef-9 cost high;aef-9 net low;aef-9 net high;");
}

}  // namespace
}  // namespace doelmaat::measure
