#include "measure/compare.h"

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "base/error.h"
#include "measure/measure_file.h"

namespace doelmaat::measure {
namespace {

Measure Aef(const std::string& id) {
  static const base::Catalog catalog;
  return ReadMeasure(catalog.Find("measure/" + id));
}

MonteCarloOptions Draws() {
  MonteCarloOptions options;
  options.draws = 100'000;
  return options;
}

double Million(double eur) { return eur / 1e6; }

// Net of measures 5 and 9: as published 29-78 and 13-123; parts added 22-85 and -1-137; rectangular
// bands drawn 23.8-88.5 and 0.2-149.6 (research/measures.md, computed in another language).
TEST(CompareReadings, SetsThePublishedBandBesideTheOthers) {
  struct Case {
    const char* id;
    double low[3];
    double high[3];
  };
  const Case cases[] = {{"aef-5", {29.2, 21.9, 23.8}, {78.2, 85.5, 88.5}},
                        {"aef-9", {13.3, -1.0, 0.2}, {123.1, 137.3, 149.6}}};
  for (const Case& each : cases) {
    const MeasureComparison all = CompareReadings(Aef(each.id), Draws(), numerics::SerialFor());
    ASSERT_EQ(all.readings.size(), 4U);
    const std::size_t places[] = {0, 1, 3};
    for (std::size_t k = 0; k < 3; ++k) {
      const Outcome& net = all.readings[places[k]].outcomes[2];
      const double tolerance = k < 2 ? 0.5 : 1.0;
      EXPECT_NEAR(Million(net.low), each.low[k], tolerance) << each.id << k;
      EXPECT_NEAR(Million(net.high), each.high[k], tolerance) << each.id << k;
    }
    EXPECT_EQ(all.net_at_middles, all.readings[0].outcomes[2].mean);
    EXPECT_EQ(all.influences.front().quantity, "p");
    EXPECT_TRUE(all.influences.front().main_share.has_value());
  }
}

TEST(CompareReadings, AddedPartsAreNeverNarrower) {
  const MeasureComparison all = CompareReadings(Aef("aef-6"), Draws(), numerics::SerialFor());
  for (std::size_t index = 0; index < 3; ++index) {
    const Outcome& published = all.readings[0].outcomes[index];
    const Outcome& added = all.readings[1].outcomes[index];
    EXPECT_NEAR(added.mean, published.mean, 1);
    EXPECT_GE(added.high - added.low, published.high - published.low);
  }
}

TEST(CompareReadings, OfAMeasureWithoutNumbersSaysWhich) {
  const MeasureComparison all = CompareReadings(Aef("aef-1"), Draws(), numerics::SerialFor());
  EXPECT_EQ(all.status, MeasureStatus::kInsufficientData);
  EXPECT_TRUE(all.readings.empty());
  EXPECT_FALSE(all.missing.empty());
}

TEST(CompareReadings, RefusesTooFewDraws) {
  MonteCarloOptions few;
  few.draws = 10;
  EXPECT_THROW(CompareReadings(Aef("aef-5"), few, numerics::SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::measure
