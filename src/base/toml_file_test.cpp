#include "base/toml_file.h"

#include <string>

#include <gtest/gtest.h>

#include "base/text.h"

namespace doelmaat::base {
namespace {

template <typename Use>
std::string Refusal(const Use& use) {
  try {
    use();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kConfig);
    return error.what();
  }
  return "";
}

TEST(TomlFile, GivesWhatStandsThere) {
  const TomlFile file({"a.toml",
                       "t = \"tekst\"\nn = 2\nl = [1, 2.5]\nw = [\"een\"]\nj = true\n"
                       "[deel]\nx = 1\n[[rij]]\n[[rij]]\n"});
  EXPECT_EQ(file.Text(file.root(), "t"), "tekst");
  EXPECT_EQ(file.Number(file.root(), "n"), 2);
  EXPECT_EQ(file.Integer(file.root(), "n"), 2);
  EXPECT_EQ(file.OptionalText(file.root(), "weg"), "");
  EXPECT_TRUE(file.Flag(file.root(), "j"));
  EXPECT_FALSE(file.Flag(file.root(), "weg"));
  EXPECT_EQ(file.Numbers(file.root(), "l"), (std::vector<double>{1, 2.5}));
  EXPECT_EQ(file.Texts(file.root(), "w"), std::vector<std::string>{"een"});
  EXPECT_TRUE(file.Texts(file.root(), "weg").empty());
  EXPECT_EQ(file.Tables("rij").size(), 2U);
  EXPECT_EQ(file.Integer(file.Table("deel"), "x"), 1);
  EXPECT_EQ(file.FindTable("weg"), nullptr);
  EXPECT_EQ(file.Place(*file.root().get("n")),
            Say("catalog.place", {{"file", "a.toml"}, {"line", "2"}}));
}

TEST(TomlFile, RefusesAnotherIdThanItsName) {
  const TomlFile file({"a.toml", "n = 1\nid = \"anders\"\n"});
  EXPECT_EQ(Refusal([&] { file.CheckId("anders"); }), "");
  const std::string said = Refusal([&] { file.CheckId("a"); });
  EXPECT_NE(said.find("a.toml, regel 2"), std::string::npos) << said;
  EXPECT_NE(said.find("heet a"), std::string::npos) << said;
}

TEST(TomlFile, RefusesWithFileAndLine) {
  const TomlFile file({"a.toml", "n = \"x\"\nt = 3\nleeg = \"\"\nl = 4\noneindig = inf\n"});
  const toml::table& root = file.root();
  EXPECT_NE(Refusal([&] { file.Number(root, "n"); }).find("a.toml, regel 1:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Integer(root, "n"); }).find("'n'"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Text(root, "t"); }).find("regel 2:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Flag(root, "t"); }).find("'t' is geen true of false"),
            std::string::npos);
  EXPECT_NE(Refusal([&] { file.Text(root, "leeg"); }).find("regel 3:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.OptionalText(root, "t"); }).find("regel 2:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Texts(root, "l"); }).find("regel 4:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Numbers(root, "l"); }).find("regel 4:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Number(root, "oneindig"); }).find("regel 5:"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Text(root, "weg"); }).find("'weg'"), std::string::npos);
  EXPECT_NE(Refusal([&] { file.Table("weg"); }).find("regel 1:"), std::string::npos);
  EXPECT_NE(Refusal([&] {
              file.CheckKeys(root, {"n", "t", "leeg", "l"});
            }).find("'oneindig'"),
            std::string::npos);
  EXPECT_NE(Refusal([] {
              TomlFile({"b.toml", "a = 1\nb =\n"});
            }).find("b.toml, regel 2:"),
            std::string::npos);
}

TEST(TomlFile, GivesARefusalWithoutAPlaceTheLine) {
  const TomlFile file({"a.toml", "n = 1\n"});
  const auto refuse = [&](ErrorKind kind, const std::string& what) {
    return Refusal([&] { file.At(7, [&]() -> int { throw Error(kind, what); }); });
  };
  EXPECT_EQ(refuse(ErrorKind::kBadInput, "mis"),
            Say("catalog.bad_file", {{"file", "a.toml"}, {"line", "7"}, {"what", "mis"}}));
  EXPECT_EQ(refuse(ErrorKind::kBadInput, "a.toml, regel 1: mis"), "a.toml, regel 1: mis");
  EXPECT_EQ(refuse(ErrorKind::kConfig, "elders"), "elders");
}

}  // namespace
}  // namespace doelmaat::base
