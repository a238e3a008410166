#include "ijw/rule_memory.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "ijw/calendar.h"

namespace doelmaat::ijw {
namespace {

KeyDigest DigestOf(std::initializer_list<std::string_view> parts) {
  KeyDigester digester;
  for (const std::string_view part : parts) {
    digester.AddText(part);
  }
  return digester.Finish();
}

TEST(KeyDigest, DependsOnWhereThePartsBegin) {
  EXPECT_NE(DigestOf({"1", "23"}), DigestOf({"12", "3"}));
  EXPECT_NE(DigestOf({"12345678", ""}), DigestOf({"12345678"}));
  EXPECT_EQ(DigestOf({"12345678", "9"}), DigestOf({"12345678", "9"}));
  KeyDigester absent;
  absent.AddAbsent();
  EXPECT_NE(absent.Finish(), DigestOf({""}));
}

TEST(KeySet, HoldsWhatWasPutInAndNothingElse) {
  constexpr int kKeys = 100000;
  KeySet keys;
  for (int i = 0; i < kKeys; ++i) {
    EXPECT_TRUE(keys.Insert(DigestOf({"P-" + std::to_string(i)})));
  }
  EXPECT_EQ(keys.size(), static_cast<std::size_t>(kKeys));
  for (int i = 0; i < kKeys; ++i) {
    EXPECT_FALSE(keys.Insert(DigestOf({"P-" + std::to_string(i)})));
    EXPECT_FALSE(keys.Holds(DigestOf({"Q-" + std::to_string(i)})));
  }
  EXPECT_LE(keys.bytes(), std::size_t{kKeys} * 40);
}

TEST(PeriodSet, KnowsWhatIsTakenToTheDay) {
  PeriodSet periods;
  EXPECT_FALSE(periods.Overlaps(20260101, 20260131));
  periods.Add(20260101, 20260131);
  periods.Add(20260301, 20260331);
  EXPECT_TRUE(periods.Overlaps(20260131, 20260210));
  EXPECT_TRUE(periods.Overlaps(20251201, 20260101));
  EXPECT_FALSE(periods.Overlaps(20260201, 20260228));
  // A period over both makes one of three.
  periods.Add(20260115, 20260310);
  EXPECT_TRUE(periods.Overlaps(20260215, 20260215));
  EXPECT_FALSE(periods.Overlaps(20260401, 20260430));
}

TEST(ProductPeriods, AProductWithoutCodeStandsForItsCategory) {
  ProductPeriods periods;
  EXPECT_FALSE(periods.Add("45", "45A04", 20260101, 20260131));
  EXPECT_FALSE(periods.Add("45", "45A05", 20260101, 20260131));
  EXPECT_FALSE(periods.Add("44", "", 20260101, 20260131));
  EXPECT_TRUE(periods.Add("45", "", 20260131, 20260228));
  EXPECT_TRUE(periods.Add("45", "45A06", 20260201, 20260228));
  EXPECT_FALSE(periods.Add("46", "46A03", 20260201, 20260228));
  EXPECT_TRUE(periods.Add("", "", 20260228, 99991231));
  EXPECT_TRUE(periods.Add("47", "", 20270101, 20271231));
}

TEST(ReferenceMemory, SeesATargetBeforeAndAfterTheReference) {
  ReferenceMemory memory;
  EXPECT_TRUE(memory.AddTarget(DigestOf({"A"})).empty());
  EXPECT_TRUE(memory.SeesTarget(DigestOf({"A"})));
  EXPECT_FALSE(memory.SeesTarget(DigestOf({"B"})));
  memory.Wait(DigestOf({"B"}), {7, "B", "C-1"});
  const auto waiting = memory.AddTarget(DigestOf({"B"}));
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0].line, 7U);
  EXPECT_TRUE(memory.AddTarget(DigestOf({"B"})).empty());
}

TEST(ParseDay, TakesDaysOfTheCalendarOnly) {
  EXPECT_EQ(ParseDay("2024-02-29"), 20240229);
  for (const char* const text :
       {"2023-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026/01/01", "0000-01-01", ""}) {
    EXPECT_EQ(ParseDay(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace doelmaat::ijw
