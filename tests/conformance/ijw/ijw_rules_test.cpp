// Rules that are judged from one message and lists: every case of regels/, and our examples of
// messages.
#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "conformance_data.h"
#include "ijw/calendar.h"
#include "ijw/message_reader.h"
#include "ijw/rule_set.h"
#include "ijw/tariff_file.h"
#include "rule_case.h"

namespace doelmaat::conformance {

static void PrintTo(const RuleCase& rule_case, std::ostream* out) { *out << rule_case.title; }

namespace {

struct Rules {
  base::Catalog catalog;
  ijw::Grammar grammar = ijw::Grammar::Load(catalog, "3.2");
  ijw::RuleSet rules = ijw::RuleSet::Load(catalog, grammar);
};

const Rules& TheRules() {
  static const Rules rules;
  return rules;
}

// Whether the rule is judged from one message, and not by a query.
bool JudgedHere(const ijw::Rule& rule) { return rule.level > 1 && rule.query.empty(); }

class Judge : public ijw::MessageHandler {
 public:
  explicit Judge(ijw::RuleContext context) : context_(std::move(context)) {}

  void OnStart(const ijw::MessageHead& head) override {
    rules_ = TheRules().rules.Start(
        *head.grammar, context_, [&](const ijw::Finding& finding, const ijw::Rule& rule) {
          EXPECT_EQ(finding.rule, rule.id);
          findings_.push_back(finding);
        });
  }
  void OnOpen(const ijw::Record& record) override { rules_->OnOpen(record); }
  void OnClose(const ijw::Record& record) override { rules_->OnClose(record); }
  void OnFinding(const ijw::Finding& finding) override { findings_.push_back(finding); }

  std::vector<ijw::Finding> Findings(const std::string& bytes) {
    ijw::MessageReader reader(TheRules().grammar, {});
    reader.Begin(*this);
    reader.Push(bytes);
    EXPECT_EQ(reader.Finish().status, ijw::MessageStatus::kRead);
    return findings_;
  }

 private:
  ijw::RuleContext context_;
  std::unique_ptr<ijw::MessageRules> rules_;
  std::vector<ijw::Finding> findings_;
};

ijw::RuleContext Context(const std::string& as_of, const std::string& tariffs) {
  ijw::RuleContext context;
  context.as_of = ijw::ParseDay(as_of).value();
  if (!tariffs.empty()) {
    context.tariffs = ijw::ReadTariffs(base::ReadFile(CaseFile(tariffs)), tariffs);
  }
  return context;
}

std::vector<RuleCase> CasesJudgedHere() {
  std::vector<RuleCase> cases = ReadRuleCases();
  std::erase_if(cases, [](const RuleCase& each) {
    const ijw::Rule* const rule = TheRules().rules.Find(each.rule);
    return rule != nullptr && !JudgedHere(*rule);
  });
  return cases;
}

class IjwRuleCase : public testing::TestWithParam<RuleCase> {};

TEST_P(IjwRuleCase, GivesTheseFindingsAndNoOthers) {
  const RuleCase& given = GetParam();
  std::vector<std::string> expected;
  std::map<std::string, std::string> values;
  for (const ExpectedFinding& each : given.expected) {
    expected.push_back(each.rule + " /Bericht/" + each.path);
    values[expected.back()] = each.value;
  }
  std::vector<std::string> found;
  const std::string message = MakeMessage(given.messages.back(), TheRules().grammar);
  for (const ijw::Finding& each : Judge(Context(given.as_of, given.tariffs)).Findings(message)) {
    found.push_back(each.rule + " " + each.path);
    EXPECT_GT(each.line, 0U) << found.back();
    if (const std::string& value = values[found.back()]; !value.empty()) {
      EXPECT_EQ(each.value, value) << found.back();
    }
  }
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, expected) << given.rule << ".txt:" << given.line;
}

INSTANTIATE_TEST_SUITE_P(Regels,
                         IjwRuleCase,
                         testing::ValuesIn(CasesJudgedHere()),
                         [](const auto& each) {
                           return each.param.rule + "_" + std::to_string(each.param.line);
                         });

TEST(IjwRuleCases, EveryRuleIsBrokenAndHeld) {
  std::set<std::string> broken;
  std::set<std::string> held;
  for (const RuleCase& each : CasesJudgedHere()) {
    const bool named = std::any_of(each.expected.begin(),
                                   each.expected.end(),
                                   [&](const auto& finding) { return finding.rule == each.rule; });
    EXPECT_EQ(named, each.breaks) << each.rule << ".txt:" << each.line;
    (each.breaks ? broken : held).insert(each.rule);
  }
  for (const ijw::Rule& rule : TheRules().rules.rules()) {
    if (JudgedHere(rule)) {
      EXPECT_TRUE(broken.contains(rule.id)) << rule.id << " has no case that breaks it";
      EXPECT_TRUE(held.contains(rule.id)) << rule.id << " has no case that holds";
    }
  }
}

// "CD077/CD078" and "CS058 / OP033x2" name several; process rules are never findings.
std::set<std::string> RulesNamed(std::string text) {
  std::replace(text.begin(), text.end(), '/', ' ');
  std::istringstream words(text);
  std::set<std::string> rules;
  for (std::string word; words >> word;) {
    if (!word.starts_with("OP")) {
      rules.insert(word);
    }
  }
  return rules;
}

// What the official XSLT reports where it judges (level 2), what index.csv says elsewhere.
TEST(IjwExamples, GiveTheRulesOfTheIndexAtLevels2And4) {
  const auto folder = OwnFolder() / "ijw" / "voorbeelden";
  const base::TableFile index = ReadTable(folder / "index.csv");
  int judged = 0;
  for (const auto& row : index.rows) {
    const auto column = [&](std::string_view name) { return row[index.Column(name)]; };
    const std::string level = column("controleniveau");
    const std::set<std::string> named = RulesNamed(column("regel"));
    const bool ours = level.empty() || level == "2" || level == "4" || named.contains("TR418");
    if (!ours) {
      continue;
    }
    ++judged;
    const std::string file = column("bestand");
    std::multiset<std::string> found;
    const std::string bytes = base::ReadFile(folder / file);
    for (const ijw::Finding& each : Judge(Context("2026-06-01", "tarieven.csv")).Findings(bytes)) {
      found.insert(each.rule);
    }
    const std::set<std::string> expected = level == "2" ? RulesNamed(column("xslt_2.10.5")) : named;
    EXPECT_EQ(found, std::multiset<std::string>(expected.begin(), expected.end())) << file;
  }
  EXPECT_EQ(judged, 41);
}

}  // namespace
}  // namespace doelmaat::conformance
