#include "measure/backfill.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

const BackfillInputs kCity{105, 1000, 10, 9, 200, 1000};

// By hand: 1000/9 − 105 = 6.111 leave the list a month, 200 / 6.111 = 32.73 months.
TEST(Backfill, SavesNothingUntilTheListIsEmpty) {
  const auto result = FillFreedPlaces(kCity, std::vector<double>{12, 60});
  ASSERT_TRUE(result.empty_after.has_value());
  EXPECT_NEAR(*result.empty_after, 200 / (1000.0 / 9 - 105), 1e-12);
  EXPECT_EQ(result.moments[0].saved_eur, 0);
  EXPECT_NEAR(result.moments[0].waiting_with, 200 - 12 * (1000.0 / 9 - 105), 1e-9);
  EXPECT_NEAR(result.moments[1].saved_eur, 55 * 1000.0 * (60 - *result.empty_after), 1e-6);
}

TEST(Backfill, NeverSavesWhenInflowIsMoreThanPlacesCanTake) {
  BackfillInputs busy = kCity;
  busy.inflow = 115;
  const auto result = FillFreedPlaces(busy, std::vector<double>{600});
  EXPECT_FALSE(result.empty_after.has_value());
  EXPECT_EQ(result.moments[0].saved_eur, 0);
  EXPECT_EQ(result.places_in_use_after, 1000);
}

TEST(Backfill, WithoutAListSavesAtOnce) {
  BackfillInputs quiet = kCity;
  quiet.waiting = 0;
  quiet.inflow = 100;
  const auto result = FillFreedPlaces(quiet, std::vector<double>{12});
  EXPECT_EQ(result.empty_after, 0);
  EXPECT_NEAR(result.moments[0].saved_eur, 100 * 1000.0 * 12, 1e-6);
}

TEST(Backfill, RefusesWhatCannotBe) {
  const std::vector<double> year = {12};
  using Change = void (*)(BackfillInputs*);
  const std::vector<Change> changes = {[](BackfillInputs* x) { x->inflow = -1; },
                                       [](BackfillInputs* x) { x->places = 0; },
                                       [](BackfillInputs* x) { x->months_after = 11; },
                                       [](BackfillInputs* x) { x->months_after = 0; },
                                       [](BackfillInputs* x) { x->waiting = std::nan(""); }};
  for (const Change change : changes) {
    BackfillInputs wrong = kCity;
    change(&wrong);
    EXPECT_THROW(FillFreedPlaces(wrong, year), Error);
  }
  EXPECT_THROW(FillFreedPlaces(kCity, std::vector<double>{-1}), Error);
}

}  // namespace
}  // namespace doelmaat::measure
