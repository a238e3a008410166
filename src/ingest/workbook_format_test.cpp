#include "ingest/workbook_format.h"

#include <utility>

#include <gtest/gtest.h>

namespace doelmaat::ingest {
namespace {

TEST(KindOfFormat, TellsPercentagesAndMomentsFromTextWithin) {
  const std::pair<const char*, NumberKind> kCases[] = {
      {"General", NumberKind::kPlain},
      {"0.00", NumberKind::kPlain},
      {"#,##0,", NumberKind::kPlain},
      {"#,##0.00\\ [$€-413];[Red]-#,##0.00", NumberKind::kPlain},
      {"0.00E+00", NumberKind::kPlain},
      {"0.0\"%\"", NumberKind::kPlain},
      {"0.0\\%", NumberKind::kPlain},
      {"0_%", NumberKind::kPlain},
      {"0* ;@", NumberKind::kPlain},
      {"0\" dagen\"", NumberKind::kPlain},
      {"[Magenta][>=100]0", NumberKind::kPlain},
      {"0%", NumberKind::kPercentage},
      {"0.0%;-0.0%;\"-\"", NumberKind::kPercentage},
      {"[Red]\\d0.0%", NumberKind::kPercentage},
      {"d-mmm", NumberKind::kMoment},
      {"[$-413]D-M-YYYY", NumberKind::kMoment},
      {"[h]", NumberKind::kMoment},
      {"mm:ss.0", NumberKind::kMoment},
      {"yyyy", NumberKind::kMoment},
      {"0\"", NumberKind::kPlain},
      {"[h", NumberKind::kMoment},
      {"0\\", NumberKind::kPlain},
  };
  for (const auto& [code, kind] : kCases) {
    EXPECT_EQ(KindOfFormat(code), kind) << code;
  }
}

TEST(ShownMoment, IsTheDayAndTimeOfTheCount) {
  const std::pair<const char*, const char*> kCases[] = {
      {"44958", "2023-02-01"},
      {"44958.3541666667", "2023-02-01 08:30:00"},
      {"44957.999999999", "2023-02-01"},
      {"0.5", "12:00:00"},
      {"1", "1900-01-01"},
      {"59", "1900-02-28"},
      {"61", "1900-03-01"},
      {"2958465", "9999-12-31"},
      {"2958466", "#####"},
      {"-1", "#####"},
      {"1e300", "#####"},
      {"6.7x", "#####"},
  };
  for (const auto& [count, shown] : kCases) {
    EXPECT_EQ(ShownMoment(count, false), shown) << count;
  }
  EXPECT_EQ(ShownMoment("0", true), "1904-01-01");
}

TEST(ShownPercentage, HasNoNoiseOfItsDouble) {
  EXPECT_EQ(ShownPercentage("0.07"), "7%");
  EXPECT_EQ(ShownPercentage("0.57999999999999996"), "58%");
  EXPECT_EQ(ShownPercentage("-5"), "-500%");
}

}  // namespace
}  // namespace doelmaat::ingest
