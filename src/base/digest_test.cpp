#include "base/digest.h"

#include <gtest/gtest.h>

namespace doelmaat::base {
namespace {

// FIPS 180-2, appendix B.1.
TEST(Sha256, MatchesThePublishedExample) {
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(DigestBuilder, DependsOnWherePartsEnd) {
  EXPECT_NE(DigestBuilder().Add("ab").Add("c").Finish(),
            DigestBuilder().Add("a").Add("bc").Finish());
}

}  // namespace
}  // namespace doelmaat::base
