#include "domain/client_key.h"

#include <gtest/gtest.h>

namespace doelmaat::domain {
namespace {

TEST(ClientKey, IsWrittenAndReadInBothForms) {
  const auto key = ClientKey::Parse("f123456789abcdef0123456789abcdef");
  ASSERT_TRUE(key.has_value());
  EXPECT_EQ(key->Uuid(), "f1234567-89ab-cdef-0123-456789abcdef");
  EXPECT_EQ(key->high(), 0xf123456789abcdefU);
  EXPECT_EQ(key->low(), 0x0123456789abcdefU);
  EXPECT_EQ(ClientKey::Parse(key->Uuid()), key);
  EXPECT_EQ(ClientKey::Parse(key->Hex()), key);
}

TEST(ClientKey, OtherTextIsNoKey) {
  for (const char* text : {"",
                           "f123456789abcdef0123456789abcde",
                           "f123456789abcdef0123456789abcdeg",
                           "F123456789ABCDEF0123456789ABCDEF",
                           "f1234567+89ab-cdef-0123-456789abcdef"}) {
    EXPECT_FALSE(ClientKey::Parse(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace doelmaat::domain
