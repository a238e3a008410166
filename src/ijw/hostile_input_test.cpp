// What may be sent to harm: refused within the limits.
#include <gtest/gtest.h>

#include "ijw/reader_fixture.h"

namespace doelmaat::ijw {
namespace {

// Reads `head`, then `piece` so many times, without ever holding it all.
ReadOutcome ReadEndless(const std::string& head, const std::string& piece, std::size_t times) {
  Journal journal;
  MessageReader reader(Release32(), {});
  reader.Begin(journal);
  bool more = reader.Push(head);
  for (std::size_t i = 0; more && i < times; ++i) {
    more = reader.Push(piece);
  }
  EXPECT_FALSE(more);
  return reader.Finish();
}

std::string Root() { return Declaration("").substr(0, Declaration("").find("<d:Header>")); }

constexpr std::size_t kGigabyte = std::size_t{1} << 30U;
constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

TEST(HostileInput, MessageCutOffAnywhereIsBroken) {
  const std::string xml = Declaration(Claim());
  for (std::size_t size = 0; size < xml.find("</d:Bericht>") + 12; ++size) {
    const Reading reading = ReadMessage(xml.substr(0, size));
    ASSERT_EQ(reading.outcome.status, MessageStatus::kBroken) << size;
    ASSERT_FALSE(reading.outcome.problem.empty());
    ASSERT_EQ(reading.journal.findings.size(), 1U) << size;
    ASSERT_NE(reading.journal.findings[0].find("|xml|"), std::string::npos);
  }
}

TEST(HostileInput, DoctypeIsRefusedBeforeAnEntityIsMade) {
  const std::string laughs =
      "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>" +
      Root() + "&c;";
  const std::string external =
      "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + Root() + "&a;";
  for (const std::string& xml : {laughs, external, "<!DOCTYPE x>" + Declaration(Claim())}) {
    for (const std::size_t piece : {1U, 100000U}) {
      const Reading reading = ReadMessage(xml, piece);
      EXPECT_EQ(reading.outcome.status, MessageStatus::kBroken);
      EXPECT_NE(reading.outcome.problem.find("DOCTYPE"), std::string::npos);
    }
  }
  const Reading undeclared = ReadMessage(Declaration(Claim("45A04", "&naam;")));
  EXPECT_EQ(undeclared.outcome.status, MessageStatus::kBroken);
}

TEST(HostileInput, DeepNestingIsRefused) {
  std::string tags;
  for (int i = 0; i < 1000; ++i) {
    tags += "<d:a>";
  }
  EXPECT_EQ(ReadEndless(Root(), tags, 1000).status, MessageStatus::kBroken);
}

TEST(HostileInput, EndlessAttributeTextCommentAndNameAreRefused) {
  const std::string filling(kMegabyte / 2, 'a');
  for (const std::string start :
       {"<d:Header a='", "<d:Header><d:BerichtCode>", "<!-- ", "<?x ", "<d:Header", "<![CDATA["}) {
    const ReadOutcome outcome = ReadEndless(Root() + start, filling, 2 * kGigabyte / kMegabyte);
    EXPECT_EQ(outcome.status, MessageStatus::kBroken) << start;
    EXPECT_LT(outcome.bytes, 4 * kMegabyte) << start;
  }
}

TEST(HostileInput, ManyDifferentNamesDoNotFillTheMemory) {
  Journal journal;
  MessageReader reader(Release32(), {});
  reader.Begin(journal);
  bool more = reader.Push(Root());
  const std::string filling(1000, 'n');
  std::size_t pushed = 0;
  for (int i = 0; more && i < 100000; ++i) {
    more = reader.Push("<d:" + filling + std::to_string(i) + "/>");
    pushed += filling.size();
  }
  EXPECT_FALSE(more);
  EXPECT_LT(pushed, 32 * kMegabyte);
  EXPECT_EQ(reader.Finish().status, MessageStatus::kBroken);
}

TEST(HostileInput, FindingsBeyondTheLimitAreCounted) {
  ReadLimits limits;
  limits.findings = 5;
  std::string claims;
  for (int i = 0; i < 8; ++i) {
    claims += Claim("45A04", "45A041");
  }
  const Reading reading = ReadMessage(Declaration(claims), 1000, limits);
  EXPECT_EQ(reading.journal.findings.size(), 5U);
  EXPECT_EQ(reading.outcome.findings_beyond_limit, 3U);
}

TEST(HostileInput, MessageBeyondItsLimitIsBroken) {
  ReadLimits limits;
  limits.message_bytes = 1000;
  EXPECT_EQ(ReadMessage(Declaration(Claim()), 100, limits).outcome.status, MessageStatus::kBroken);
  EXPECT_EQ(ReadMessage(Declaration(Claim()), 100000, limits).outcome.status,
            MessageStatus::kBroken);
}

TEST(HostileInput, BytesThatAreNoTextAreBroken) {
  const auto broken = [](const std::string& in_code) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{100000}}) {
      if (ReadMessage(Declaration(Claim("45A04", in_code)), piece).outcome.status !=
          MessageStatus::kBroken) {
        return false;
      }
    }
    return true;
  };
  EXPECT_TRUE(broken(std::string("4\0005", 3)));
  EXPECT_TRUE(broken("4\xC0\xAF"));          // too long a form
  EXPECT_TRUE(broken("4\xFF"));              // no such byte
  EXPECT_TRUE(broken("4\xE9"));              // Latin-1
  EXPECT_TRUE(broken("4\xED\xA0\x80"));      // half of a pair
  EXPECT_TRUE(broken("4\xF4\x90\x80\x80"));  // beyond Unicode
  EXPECT_TRUE(broken("4\x01"));
  EXPECT_TRUE(broken("&#0;"));
  EXPECT_FALSE(broken("\xC3\xA9"));
  std::string in_comment = Declaration("<!-- \xE9 -->" + Claim());
  EXPECT_EQ(ReadMessage(in_comment).outcome.status, MessageStatus::kBroken);
  std::string nul_outside = Declaration(Claim()) + std::string(1, '\0');
  EXPECT_EQ(ReadMessage(nul_outside).outcome.status, MessageStatus::kBroken);
}

TEST(HostileInput, OtherEncodingsThatTheFileNamesAreRead) {
  std::string xml = Declaration(Claim("45A04", "4\xE9"));
  xml.replace(xml.find("UTF-8"), 5, "ISO-8859-1");
  const Reading reading = ReadMessage(xml);
  EXPECT_EQ(reading.outcome.status, MessageStatus::kRead);
  EXPECT_NE(reading.journal.lines[6].find("ProductCode=4é@18"), std::string::npos);
  std::string wide = "\xFF\xFE";
  std::string utf16 = Declaration(Claim());
  utf16.replace(utf16.find("UTF-8"), 5, "UTF-16");
  for (const char c : utf16) {
    wide += c;
    wide += '\0';
  }
  EXPECT_EQ(ReadMessage(wide).outcome.status, MessageStatus::kRead);
}

TEST(HostileInput, EncodingsInWhichTextHidesAreRefused) {
  for (const char* encoding : {"UTF-7", "IBM037", "ISO-2022-JP", "HTML", "none"}) {
    std::string xml = Declaration(Claim());
    xml.replace(xml.find("UTF-8"), 5, encoding);
    EXPECT_EQ(ReadMessage(xml).outcome.status, MessageStatus::kBroken) << encoding;
    EXPECT_EQ(ReadMessage(xml, 1).outcome.status, MessageStatus::kBroken) << encoding;
  }
}

TEST(HostileInput, NothingIsPrintedOfAMessageThatCannotBeConverted) {
  std::string wide = "\xFF\xFE";
  for (const char c : Declaration(Claim())) {
    wide += c;
    wide += '\0';
  }
  wide.replace(wide.size() / 2 / 2 * 2, 4, "\x00\xD8\x12\x00", 4);  // half of a pair
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1000}, wide.size()}) {
    testing::internal::CaptureStderr();
    const Reading reading = ReadMessage(wide, piece);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_EQ(reading.outcome.status, MessageStatus::kBroken);
  }
}

TEST(HostileInput, SecondRootIsBroken) {
  const std::string xml = Declaration(Claim());
  EXPECT_EQ(ReadMessage(xml + xml.substr(xml.find("<d:"))).outcome.status, MessageStatus::kBroken);
  EXPECT_EQ(ReadMessage(xml + "tekst").outcome.status, MessageStatus::kBroken);
}

TEST(HostileInput, PrefixThatIsNotDeclaredIsBroken) {
  EXPECT_EQ(
      ReadMessage(Declaration(Claim("<d:Eenheid>04</d:", "<q:Eenheid>04</q:"))).outcome.status,
      MessageStatus::kBroken);
}

}  // namespace
}  // namespace doelmaat::ijw
