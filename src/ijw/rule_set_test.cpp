#include "ijw/rule_set.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "ijw/message_reader.h"
#include "ijw/reader_fixture.h"

namespace doelmaat::ijw {
namespace {

const RuleSet& TheRules() {
  static const RuleSet rules = RuleSet::Load(base::Catalog(), Release32());
  return rules;
}

// Judges a message and keeps which records may be taken in.
class Judge : public MessageHandler {
 public:
  void OnStart(const MessageHead& head) override {
    rules_ =
        TheRules().Start(*head.grammar, {20260601, {}}, [&](const auto& finding, const auto& rule) {
          findings.push_back(finding);
          effects.push_back(rule.effect);
        });
  }
  void OnOpen(const Record& record) override { rules_->OnOpen(record); }
  void OnClose(const Record& record) override {
    const bool usable = rules_->OnClose(record);
    if (record.type->name == "Prestatie") {
      taken.push_back(usable);
    }
  }
  void OnFinding(const Finding& finding) override { findings.push_back(finding); }

  std::vector<Finding> findings;
  std::vector<RuleEffect> effects;
  std::vector<bool> taken;

 private:
  std::unique_ptr<MessageRules> rules_;
};

Judge JudgeMessage(const std::string& xml) {
  Judge judge;
  MessageReader reader(Release32(), {});
  reader.Begin(judge);
  reader.Push(xml);
  EXPECT_EQ(reader.Finish().status, MessageStatus::kRead);
  return judge;
}

const Finding* FindRule(const Judge& judge, const std::string& rule) {
  for (const Finding& finding : judge.findings) {
    if (finding.rule == rule) {
      return &finding;
    }
  }
  return nullptr;
}

TEST(RuleSet, ARecordThatWouldMakeAFigureWrongIsNotTakenIn) {
  const Judge judge = JudgeMessage(Declaration(Claim() + Claim()));
  EXPECT_EQ(judge.taken, (std::vector<bool>{true, false}));
  ASSERT_NE(FindRule(judge, "TR101"), nullptr);
}

TEST(RuleSet, AnEmptyOrBadLeafIsJudgedAtLevelOneOnly) {
  const Judge judge = JudgeMessage(Declaration(Claim("2026-01-31", "2026-02-30")));
  for (const Finding& finding : judge.findings) {
    EXPECT_TRUE(finding.rule == "xs:date" || finding.rule == "TR358") << finding.rule;
  }
  EXPECT_NE(FindRule(judge, "xs:date"), nullptr);
}

TEST(RuleSet, AReferenceThatHoldsTheNumberOfTheClientIsNotShown) {
  const Judge judge =
      JudgeMessage(Declaration(Claim("P-1", "R999900006") + Claim("P-1", "R999900006")));
  const Finding* const finding = FindRule(judge, "TR101");
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->reference, "");
  EXPECT_EQ(finding->value, "");
  EXPECT_GT(finding->line, 1U);
}

TEST(RuleSet, FindsLevelOneNamesByTheirKind) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"enumeratie LDT_Eenheid", "enumeratie"},
      {"RS (LDT_ProductCode max 5)", "te lang"},
      {"RS (LDT_Landnummer min 1)", "te kort"},
      {"LDT_Bedrag integer", "geheel getal"},
      {"LDT_Bedrag max 99999999", "te groot"},
      {"LDT_Bedrag min 0", "te klein"},
      {"patroon LDT_AgbCode", "patroon"},
      {"xs:sequence", "xs:sequence"}};
  for (const auto& [name, id] : names) {
    const Rule* const rule = TheRules().Find(name);
    ASSERT_NE(rule, nullptr) << name;
    EXPECT_EQ(rule->id, id);
    EXPECT_EQ(rule->level, 1);
  }
  EXPECT_EQ(TheRules().Find("TR999"), nullptr);
}

TEST(RuleSet, DescribesWithTheValueWhereThereIsOne) {
  const Rule& rule = *TheRules().Find("TR358");
  EXPECT_EQ(TheRules().Describe({1, "TR358", "", "81001", ""}),
            base::Say("rule.message_with_value",
                      {{"title", rule.title}, {"value", "81001"}, {"advice", rule.advice}}));
  EXPECT_EQ(TheRules().Describe({1, "TR358", "", "", ""}),
            base::Say("rule.message", {{"title", rule.title}, {"advice", rule.advice}}));
}

TEST(RuleSet, HoldsEveryContentRuleOfTheStandard) {
  int levels[5] = {};
  for (const Rule& rule : TheRules().rules()) {
    ++levels[rule.level];
    EXPECT_FALSE(rule.title.empty() || rule.advice.empty()) << rule.id;
    EXPECT_EQ(rule.return_code.empty(),
              rule.level == 1 || rule.id == "TR337" || rule.id == "TR371" || rule.id == "TR376")
        << rule.id;
  }
  EXPECT_EQ(levels[2], 60);
  EXPECT_EQ(levels[3], 54);
  EXPECT_EQ(levels[4], 4);
}

// Reads rules through an overlay of the catalogue.
class RuleFileRefusals : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Refusal(const std::string& rule) {
    base::WriteFile(folder_ / "ijw" / "3.2" / "regels.toml",
                    "reference = [\"ToewijzingNummer\"]\nperson_number = \"Bsn\"\n"
                    "lists = [\"gemeentecode\"]\n" +
                        rule);
    try {
      RuleSet::Load(base::Catalog(folder_), Release32());
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kConfig);
      const std::string text = error.what();
      return text.substr(text.find("regels.toml") + 11);
    }
    return "";
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("doelmaat_rules_" + std::to_string(::getpid()));
};

TEST_F(RuleFileRefusals, NameTheLine) {
  const std::string head = "[[rule]]\nid = \"X\"\nlevel = 2\ntitle = \"t\"\nadvice = \"a\"\n";
  const std::string check = "[[rule.must]]\nplaces = [\"323 Prestatie\"]\nat = \"Eenheid\"\n";
  EXPECT_EQ(Refusal(head + check + "must = \"filled(Eenheid)\"\n"), "");
  EXPECT_EQ(Refusal(head), ", regel 4: " + base::Say("rule.not_judged", {{"id", "X"}}));
  EXPECT_EQ(Refusal(head + "effect = \"weg\"\n" + check + "must = \"filled(Eenheid)\"\n"),
            ", regel 9: " + base::Say("rule.unknown_effect", {{"effect", "weg"}}));
  EXPECT_EQ(Refusal(head + "kleur = \"x\"\n"),
            ", regel 9: " + base::Say("rule.unknown_key", {{"key", "kleur"}}));
  const std::string what =
      base::Say("rule.unknown_path", {{"path", "Eenheden"}, {"message", "323"}});
  EXPECT_EQ(Refusal(head + check + "must = \"filled(Eenheden)\"\n"),
            ", regel 12: " +
                base::Say("rule.not_compiled", {{"text", "filled(Eenheden)"}, {"what", what}}));
  EXPECT_EQ(Refusal(head + "[[rule.must]]\nplaces = [\"323 Prestaties\"]\nat = \"Eenheid\"\n"
                           "must = \"filled(Eenheid)\"\n"),
            ", regel 10: " + base::Say("rule.bad_place", {{"place", "323 Prestaties"}}));
  EXPECT_EQ(Refusal(head + check + "must = \"GeleverdVolume + 1\"\n"),
            ", regel 12: " + base::Say("rule.not_compiled",
                                       {{"text", "GeleverdVolume + 1"},
                                        {"what", base::Say("rule.no_condition")}}));
  EXPECT_EQ(Refusal(head + check + "must = \"filled(Eenheid)\"\n" + head + check +
                    "must = \"filled(Eenheid)\"\n"),
            ", regel 13: " + base::Say("rule.twice", {{"id", "X"}}));
}

}  // namespace
}  // namespace doelmaat::ijw
