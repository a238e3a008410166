#include "report/run_account.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"
#include "base/words.h"
#include "report/pages.h"
#include "report/report_fixture.h"

namespace doelmaat::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(RunAccount, SaysTheOutcomeOfTheCheckInTheWordsOfThePages) {
  const RunTables failed = MakeFixture();
  EXPECT_THAT(CheckText(failed), StartsWith(base::Say("report.check.failed")));
  EXPECT_THAT(MunicipalityPage(failed, "GM0002"), HasSubstr("De landelijke controle is niet doo"));
  EXPECT_THAT(CheckText(MakeFixture({.check_passed = true})),
              StartsWith(base::Say("report.check.passed")));
}

TEST(RunAccount, OfARunWithoutACheckSaysNothing) {
  EXPECT_EQ(CheckText(MakeFixture({.optional_tables = false})), "");
}

TEST(RunAccount, OptionsAreMeaningsAndNumbersAsTheReaderWritesThem) {
  result::Provenance provenance;
  provenance.options = {{"replications", "2000"},
                        {"class_limit_low", "0.7"},
                        {"seed", "2022"},
                        {"unheard_of", "a few"}};
  const auto options = OptionsInWords(provenance);
  ASSERT_EQ(options.size(), 4U);
  EXPECT_EQ(options[0].name, base::Say("option.replications.meaning"));
  EXPECT_EQ(options[0].value, "2.000");
  EXPECT_EQ(options[1].value, "0,7");
  EXPECT_EQ(options[2].value, "2022");  // the name of a stream of numbers, no amount
  EXPECT_EQ(options[3].name, "unheard_of");
  EXPECT_EQ(options[3].value, "a few");
}

TEST(RunAccount, NamesTheCodesThatHaveAnotherWordInTheModel) {
  const RunTables run = MakeFixture();
  EXPECT_TRUE(CodesInWords(run).empty());
  const base::Words words = {{"nl", "laag", "hoge uitgaven"}, {"nl", "begroting", "raming"}};
  const base::SpokenWords spoken(words);
  const auto codes = CodesInWords(run);
  ASSERT_FALSE(codes.empty());
  EXPECT_EQ(codes[0].name, "laag");
  EXPECT_EQ(codes[0].value, "hoge uitgaven");
}

}  // namespace
}  // namespace doelmaat::report
