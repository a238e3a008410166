#include "ingest/person_key.h"

#include <sys/stat.h>

#include "base/error.h"
#include "ingest/key_folder.h"

namespace doelmaat::ingest {
namespace {

using domain::Bsn;

class PersonKeyTest : public KeyFolder {
 protected:
  static std::string RefusalOf(const std::filesystem::path& file) {
    try {
      PersonKey::Read(file);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kConfig);
      return error.what();
    }
    return "";
  }
};

// Expected values by Python 3.11 hmac and hashlib.
TEST_F(PersonKeyTest, IsHmacOfTheNumber) {
  const PersonKey key = PersonKey::Read(Keep("a.key", kFirstKeyLine));
  EXPECT_EQ(key.generation(), 1);
  EXPECT_EQ(key.Of(*Bsn::Parse("999900006")).Hex(), "df47eabb1ca9ba6a31cff023b444cb13");
  EXPECT_EQ(key.TextPseudonym("REF-999900006"), "p:8e0df4ca054e4079a");
  EXPECT_EQ(key.CheckValue(), "e9eb8fe95a97a091a2e17c9d89f56364");
}

TEST_F(PersonKeyTest, LaterGenerationsHashTheOneBefore) {
  const PersonKey key = PersonKey::Read(Keep("a.key", std::string(kFirstKeyLine) + kSecondKeyLine));
  EXPECT_EQ(key.generation(), 2);
  EXPECT_EQ(key.Of(*Bsn::Parse("999900006")).Hex(), "14de2b2218c0553903926ec427c83e6d");
  EXPECT_EQ(key.TextPseudonym("REF-999900006"), "p:8e0df4ca054e4079a");
}

TEST_F(PersonKeyTest, IsReadAsItWasWrittenByItsOwnerOnly) {
  const auto file = folder_ / "new.key";
  const PersonKey key = PersonKey::Ephemeral().Rotated();
  key.Write(file);
  struct stat about {};
  ASSERT_EQ(stat(file.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777U, 0600U);
  const PersonKey same = PersonKey::Read(file);
  EXPECT_EQ(same.CheckValue(), key.CheckValue());
  EXPECT_EQ(same.generation(), 2);
  EXPECT_EQ(same.Of(*Bsn::Parse("999900006")), key.Of(*Bsn::Parse("999900006")));
  EXPECT_THROW(key.Write(file), Error);
  EXPECT_EQ(PersonKey::Read(file).CheckValue(), key.CheckValue());
}

TEST_F(PersonKeyTest, RefusesWhatIsNoKeyAndSaysWhatToDo) {
  EXPECT_NE(RefusalOf(folder_ / "nowhere.key").find("doelmaat key new"), std::string::npos);
  for (const auto rights : {std::filesystem::perms(0640), std::filesystem::perms(0604)}) {
    EXPECT_NE(RefusalOf(Keep("open.key", kFirstKeyLine, rights)).find("chmod 600"),
              std::string::npos);
  }
  const std::string line = kFirstKeyLine;
  for (const std::string& text : {std::string(),
                                  std::string("geheim\n"),
                                  line.substr(0, line.size() - 2),
                                  line + "\n",
                                  line + "x",
                                  std::string("doelmaat-sleutel-2") + line.substr(18)}) {
    const std::string refusal = RefusalOf(Keep("bad.key", text));
    EXPECT_NE(refusal.find("geen sleutelbestand"), std::string::npos) << text;
    EXPECT_EQ(refusal.find("000102"), std::string::npos) << "a refusal shows a key";
  }
  EXPECT_NE(RefusalOf(folder_), "");
}

TEST_F(PersonKeyTest, CacheGivesWhatTheKeyGivesThroughEveryGrowth) {
  const PersonKey key = PersonKey::Ephemeral();
  ClientKeyCache cache(key);
  std::vector<Bsn> numbers;
  for (int number = 900000000; numbers.size() < 6000; ++number) {
    if (const auto bsn = Bsn::Parse(std::to_string(number))) {
      numbers.push_back(*bsn);
    }
  }
  for (int round = 0; round < 2; ++round) {
    for (const Bsn& bsn : numbers) {
      ASSERT_EQ(cache.Of(bsn), key.Of(bsn));
    }
  }
}

TEST_F(PersonKeyTest, DestroyedFileIsGone) {
  const auto file = Keep("a.key", kFirstKeyLine);
  DestroyKeyFile(file);
  EXPECT_FALSE(std::filesystem::exists(file));
  EXPECT_NO_THROW(DestroyKeyFile(file));
}

}  // namespace
}  // namespace doelmaat::ingest
