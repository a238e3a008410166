#include "ingest/digest_set.h"

#include <gtest/gtest.h>

namespace doelmaat::ingest {
namespace {

// A digest of a number; of a message the first eight bytes are the same for many.
Digest Made(std::uint64_t number, bool same_start) {
  DigestStream stream(Digest{});
  stream.AddNumber(number);
  Digest digest = stream.Finish();
  for (std::size_t i = 0; same_start && i < 8; ++i) {
    digest[i] = 1;
  }
  return digest;
}

TEST(DigestSet, FindsEveryDigestThatWasAddedWithItsNumber) {
  constexpr std::int64_t kCount = 20000;
  for (const bool same_start : {false, true}) {
    DigestSet set;
    for (std::int64_t n = 0; n < kCount; ++n) {
      ASSERT_TRUE(set.Add(Made(static_cast<std::uint64_t>(n), same_start), n));
    }
    EXPECT_EQ(set.size(), static_cast<std::size_t>(kCount));
    for (std::int64_t n = 0; n < kCount; ++n) {
      ASSERT_EQ(set.Find(Made(static_cast<std::uint64_t>(n), same_start)), n);
      ASSERT_FALSE(set.Find(Made(static_cast<std::uint64_t>(kCount + n), same_start)));
    }
    // 20 bytes an entry, and room for a quarter to a half more.
    EXPECT_LT(set.bytes(), 33 * set.size());
  }
}

TEST(DigestSet, KeepsTheFirstNumberOfADigest) {
  DigestSet set;
  EXPECT_TRUE(set.Add(Made(1, false), 5));
  EXPECT_FALSE(set.Add(Made(1, false), 6));
  EXPECT_EQ(set.Find(Made(1, false)), 5);
  EXPECT_EQ(set.size(), 1U);
}

TEST(DigestSet, ReadsADigestAsTextAndLeavesOtherTexts) {
  DigestSet set;
  set.AddText(DigestText(Made(1, false)), 5);
  set.AddText(MessageDigestText(Made(2, false)), 8);
  set.AddText("kort", 6);
  set.AddText(std::string(64, 'x'), 7);
  EXPECT_EQ(set.size(), 2U);
  EXPECT_EQ(set.Find(Made(1, false)), 5);
  EXPECT_EQ(set.Find(Made(2, false)), 8);
}

TEST(DigestSet, IsEmptyWithoutRoom) {
  const DigestSet set;
  EXPECT_EQ(set.bytes(), 0U);
  EXPECT_FALSE(set.Find(Made(1, false)));
}

}  // namespace
}  // namespace doelmaat::ingest
