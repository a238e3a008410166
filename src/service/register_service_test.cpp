#include "service/register_service.h"

#include <filesystem>
#include <functional>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"

namespace doelmaat::service {
namespace {

// A store of its own, gone at the end.
class Register : public testing::Test {
 protected:
  Register()
      : store_(std::filesystem::temp_directory_path() /
               ("register-" + std::to_string(getpid()) + ".duckdb")) {
    std::filesystem::remove(store_);
  }
  ~Register() override { std::filesystem::remove(store_); }

  static RegisterEntry Outtake() {
    return {
        "GM0344", "outtake", "Outtaketeam", "2025-03-12", "ambulant", "aef-9", 1e5, 3e5, "korter"};
  }

  std::filesystem::path store_;
};

TEST_F(Register, KeepsWhatWasDecided) {
  RegisterEntry bare = Outtake();
  bare.entry = "eerder";
  bare.decided = "2024-01-31";
  bare.low_eur.reset();
  bare.high_eur.reset();
  AddToRegister(store_, Outtake());
  AddToRegister(store_, bare);
  RegisterEntry elsewhere = Outtake();
  elsewhere.municipality = "GM0363";
  AddToRegister(store_, elsewhere);
  const auto own = ListRegister(store_, "GM0344");
  ASSERT_EQ(own.size(), 2U);
  EXPECT_EQ(own[0].entry, "eerder");  // by day
  EXPECT_FALSE(own[0].low_eur.has_value());
  EXPECT_EQ(own[1].high_eur, 3e5);
  EXPECT_EQ(own[1].goal, "korter");
  EXPECT_EQ(ListRegister(store_, "").size(), 3U);
}

TEST_F(Register, WithoutFiguresShowsTheDecisionAlone) {
  AddToRegister(store_, Outtake());
  const std::string text = ShowRegisterText(store_, {"GM0344", "outtake"}, false);
  EXPECT_NE(text.find("€ 100.000 tot € 300.000"), std::string::npos) << text;
  EXPECT_NE(text.find("geen cijfers"), std::string::npos);
  EXPECT_NE(ShowRegisterText(store_, {"GM0344", "outtake"}, true).find("\"realised\": []"),
            std::string::npos);
}

TEST_F(Register, RefusesWhatIsNotRight) {
  const auto kind = [&](const RegisterEntry& entry) {
    try {
      AddToRegister(store_, entry);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::kInternal;
  };
  const auto changed = [](const std::function<void(RegisterEntry*)>& change) {
    RegisterEntry entry = Outtake();
    change(&entry);
    return entry;
  };
  EXPECT_EQ(kind(changed([](auto* e) { e->municipality = "Utrecht"; })), ErrorKind::kBadInput);
  EXPECT_EQ(kind(changed([](auto* e) { e->decided = "12-03-2025"; })), ErrorKind::kBadInput);
  EXPECT_EQ(kind(changed([](auto* e) { e->decided = "2025-02-30"; })), ErrorKind::kBadInput);
  EXPECT_EQ(kind(changed([](auto* e) { e->title = ""; })), ErrorKind::kBadInput);
  EXPECT_EQ(kind(changed([](auto* e) { e->low_eur.reset(); })), ErrorKind::kBadInput);
  EXPECT_EQ(kind(changed([](auto* e) { e->low_eur = 4e5; })), ErrorKind::kBadInput);
  AddToRegister(store_, Outtake());
  EXPECT_EQ(kind(Outtake()), ErrorKind::kConflict);
  EXPECT_THROW(ShowRegisterText(store_, {"GM0344", "weg"}, false), Error);
  EXPECT_THROW(ListRegister("weg.duckdb", ""), Error);
}

}  // namespace
}  // namespace doelmaat::service
