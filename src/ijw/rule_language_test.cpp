// The language of rules, on claims of a JW323 made by hand.
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/text.h"
#include "ijw/reader_fixture.h"
#include "ijw/rule_scope.h"

namespace doelmaat::ijw {
namespace {

// A Prestatie inside a Declaratie, with the leaves that a test gives it.
class Claims {
 public:
  Claims() : message_(Release32().Find("323")), tables_{{}, {}} {
    tables_.cells.resize(message_->records.size());
    vocabulary_.lists.emplace("productcode-jz21",
                              CodeList::Load(base::Catalog(), "productcode-jz21"));
    vocabulary_.patterns.emplace("two_digits", "[0-9]{2}");
  }

  Expression Compile(const std::string& text) {
    return CompileExpression(text, Scope("Prestatie"));
  }

  RuleScope Scope(std::string_view record) {
    return {*message_, Index(record), "", vocabulary_, tables_};
  }

  // "true", "false" or "unknown" for a claim with these leaves; "^" before those of the Declaratie.
  std::string Judge(const std::string& text, const std::map<std::string, std::string>& leaves) {
    const Expression expression = Compile(text);
    Leaves declaration(*message_->FindRecord("Declaratie"), leaves, "^");
    Leaves claim(*message_->FindRecord("Prestatie"), leaves, "");
    Record client{message_->FindRecord("Client"), &declaration.record, 1, 0, {}};
    claim.record.parent = &client;
    std::vector<NumberCell> cells(
        tables_.cells[static_cast<std::size_t>(Index("Prestatie"))].size());
    const std::vector<std::uint64_t> stamps(message_->records.size(), 1);
    const Scene scene{&claim.record, {}, 20260601, nullptr, {}, cells, stamps};
    const std::int64_t outcome = expression.Evaluate(scene);
    return outcome == kUnknown ? "unknown" : outcome == 1 ? "true" : "false";
  }

 private:
  struct Leaves {
    Leaves(const RecordType& type,
           const std::map<std::string, std::string>& leaves,
           const std::string& mark)
        : fields(type.slots.size()) {
      record.type = &type;
      for (const auto& [path, text] : leaves) {
        const int slot = path.starts_with(mark) ? type.Slot(path.substr(mark.size())) : -1;
        if (slot >= 0) {
          const bool bad = text == "BAD";
          fields[static_cast<std::size_t>(slot)] = {
              text, 1, bad ? FieldState::kBad : FieldState::kGood};
        }
      }
      record.fields = fields;
    }
    std::vector<Field> fields;
    Record record;
  };

  int Index(std::string_view record) const {
    return static_cast<int>(message_->FindRecord(record) - message_->records.data());
  }

  const MessageGrammar* message_;
  RuleVocabulary vocabulary_;
  ExpressionTables tables_;
};

struct Judgement {
  std::string text;
  std::map<std::string, std::string> leaves;
  std::string outcome;
};

class RuleLanguage : public testing::TestWithParam<Judgement> {};

TEST_P(RuleLanguage, Judges) {
  Claims claims;
  EXPECT_EQ(claims.Judge(GetParam().text, GetParam().leaves), GetParam().outcome)
      << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Outcomes,
    RuleLanguage,
    testing::Values(
        // What is absent or bad makes a comparison unknown, but is there or not for filled.
        Judgement{"Eenheid = '04'", {{"Eenheid", "04"}}, "true"},
        Judgement{"Eenheid != '04'", {{"Eenheid", "04"}}, "false"},
        Judgement{"Eenheid = '04'", {}, "unknown"},
        Judgement{"Eenheid = '04'", {{"Eenheid", "BAD"}}, "unknown"},
        Judgement{"filled(Eenheid)", {{"Eenheid", "BAD"}}, "true"},
        Judgement{"empty(IngediendBedrag)", {{"IngediendBedrag/Bedrag", "1"}}, "false"},
        Judgement{"empty(IngediendBedrag)", {}, "true"},
        Judgement{"known(GeleverdVolume)", {{"GeleverdVolume", "BAD"}}, "false"},
        // Logic with three outcomes.
        Judgement{"filled(Eenheid) and GeleverdVolume > 1", {}, "false"},
        Judgement{"empty(Eenheid) or GeleverdVolume > 1", {}, "true"},
        Judgement{"filled(Eenheid) or GeleverdVolume > 1", {}, "unknown"},
        Judgement{"empty(Eenheid) and GeleverdVolume > 1", {}, "unknown"},
        Judgement{"not GeleverdVolume > 1", {}, "unknown"},
        // Loose and tight: and before or, not before and, * before +.
        Judgement{"empty(Eenheid) or filled(Eenheid) and filled(Eenheid)", {}, "true"},
        Judgement{"(empty(Eenheid) or filled(Eenheid)) and filled(Eenheid)", {}, "false"},
        Judgement{"not filled(Eenheid) and filled(Eenheid)", {}, "false"},
        Judgement{"1 + 2 * 3 = 7", {}, "true"},
        Judgement{"10 - 3 - 2 = 5", {}, "true"},
        // Numbers, days and texts.
        Judgement{"GeleverdVolume = 9", {{"GeleverdVolume", "0009"}}, "true"},
        Judgement{"GeleverdVolume >= 9", {{"GeleverdVolume", "+9"}}, "true"},
        Judgement{"ProductPeriode/Begindatum < 2026-02-01",
                  {{"ProductPeriode/Begindatum", "2026-01-31"}},
                  "true"},
        Judgement{"ProductPeriode/Begindatum = ^Declaratie/DeclaratiePeriode/Begindatum",
                  {{"ProductPeriode/Begindatum", "2026-01-01"},
                   {"^DeclaratiePeriode/Begindatum", "2026-01-01"}},
                  "true"},
        Judgement{"ProductReferentie/ReferentieNummer = 'a long reference'",
                  {{"ProductReferentie/ReferentieNummer", "a long reference"}},
                  "true"},
        Judgement{"ProductReferentie/ReferentieNummer in ['short', 'a long reference']",
                  {{"ProductReferentie/ReferentieNummer", "a long referencf"}},
                  "false"},
        Judgement{"Eenheid in ['01', '04']", {{"Eenheid", "4"}}, "false"},
        Judgement{"GeleverdVolume in [1, 9]", {{"GeleverdVolume", "9"}}, "true"},
        // Functions.
        Judgement{"same_month(2026-01-31, 2026-02-01)", {}, "false"},
        Judgement{"last_day(2024-02-10) = 2024-02-29", {}, "true"},
        Judgement{"last_day(2100-02-10) = 2100-02-28", {}, "true"},
        Judgement{"first_day(2026-03-31) = 2026-03-01", {}, "true"},
        Judgement{"first_day_of_year(2026-03-31) = 2026-01-01", {}, "true"},
        Judgement{"years_before(2024-02-29, 5) = 2019-02-28", {}, "true"},
        Judgement{"as_of = 2026-06-01", {}, "true"},
        Judgement{"signed(5, 'C') + signed(5, 'D') = 0", {}, "true"},
        Judgement{"absolute(3 - 5) = 2", {}, "true"},
        Judgement{"round_divide(5, 2) = 3", {}, "true"},
        Judgement{"round_divide(0 - 5, 2) = 0 - 3", {}, "true"},
        Judgement{"round_divide(9200, 60) = 153", {}, "true"},
        Judgement{"round_divide(1, 0) = 1", {}, "unknown"},
        Judgement{"9000000000000000000 * 9 = 1", {}, "unknown"},
        Judgement{"elfproef('999900006')", {}, "true"},
        Judgement{"elfproef('999900007')", {}, "false"},
        Judgement{"elfproef('99990000')", {}, "false"},
        Judgement{"matches(Eenheid, 'two_digits')", {{"Eenheid", "04x"}}, "false"},
        Judgement{"in_list('45A04', 'productcode-jz21')", {}, "true"},
        Judgement{"lookup('45A04', 'productcode-jz21', 'productcategorie') = '45'", {}, "true"},
        Judgement{"lookup('XX', 'productcode-jz21', 'productcategorie') = '45'", {}, "unknown"}));

TEST(RuleLanguageRefusals, SayWhatIsWrong) {
  const std::map<std::string, std::string> refused = {
      {"Eenheden = '04'",
       base::Say("rule.unknown_path", {{"path", "Eenheden"}, {"message", "323"}})},
      {"^Verzoek/Bsn = '1'",
       base::Say("rule.unknown_path", {{"path", "^Verzoek/Bsn"}, {"message", "323"}})},
      {"IngediendBedrag = 1", base::Say("rule.no_leaf", {{"path", "IngediendBedrag"}})},
      {"Eenheid = 4", base::Say("rule.wrong_type")},
      {"Eenheid < '04'", base::Say("rule.wrong_type")},
      {"GeleverdVolume and filled(Eenheid)", base::Say("rule.wrong_type")},
      {"same_month(GeleverdVolume, GeleverdVolume)", base::Say("rule.wrong_type")},
      {"half(GeleverdVolume) = 1", base::Say("rule.unknown_function", {{"name", "half"}})},
      {"in_list(Eenheid, 'eenheid')", base::Say("rule.unknown_list", {{"name", "eenheid"}})},
      {"matches(Eenheid, 'x')", base::Say("rule.unknown_pattern", {{"name", "x"}})},
      {"lookup(ProductCode, 'productcode-jz21', 'x') = '1'",
       base::Say("rule.unknown_column", {{"column", "x"}, {"list", "productcode-jz21"}})},
      {"count(Header) = 1", base::Say("rule.record_not_inside", {{"record", "Header"}})},
      {"filled(Eenheid", base::Say("rule.unexpected_end")},
      {"filled(Eenheid))", base::Say("rule.unexpected", {{"text", ")"}})},
      {"GeleverdVolume > ", base::Say("rule.unexpected_end")},
      {"GeleverdVolume ; 1",
       base::Say("rule.bad_character", {{"text", "; 1"}, {"position", "16"}})},
      {std::string(400, '(') + "1", base::Say("rule.too_long")},
  };
  for (const auto& [text, what] : refused) {
    Claims claims;
    try {
      claims.Compile(text);
      ADD_FAILURE() << text;
    } catch (const RuleProblem& problem) {
      EXPECT_EQ(problem.what(), what) << text;
    }
  }
}

}  // namespace
}  // namespace doelmaat::ijw
