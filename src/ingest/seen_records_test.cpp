#include "ingest/seen_records.h"

#include <string>

#include <gtest/gtest.h>

namespace doelmaat::ingest {
namespace {

TEST(SeenRecords, IsNewUntilAllItsCodesCameTogether) {
  SeenRecords seen;
  EXPECT_TRUE(seen.Add({"2024X005", "GM0001", "6.72", "L1.1"}));
  EXPECT_TRUE(seen.Add({"2024X005", "GM0001", "6.72", "L1.2"}));
  EXPECT_TRUE(seen.Add({"2024X005", "GM0001", "L1.1", "6.72"}));
  EXPECT_FALSE(seen.Add({"2024X005", "GM0001", "6.72", "L1.1"}));
}

TEST(SeenRecords, TakesNoRecordForAnother) {
  SeenRecords seen;
  constexpr int kEach = 40;
  for (int pass = 0; pass < 2; ++pass) {
    for (int i = 0; i < kEach * kEach * kEach; ++i) {
      const std::string a = std::to_string(i % kEach);
      const std::string b = std::to_string(i / kEach % kEach);
      const std::string c = std::to_string(i / kEach / kEach);
      ASSERT_EQ(seen.Add({a, b, c, ""}), pass == 0) << i;
    }
  }
}

}  // namespace
}  // namespace doelmaat::ingest
