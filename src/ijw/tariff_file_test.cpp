#include "ijw/tariff_file.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ijw {
namespace {

constexpr const char* kHeader =
    "gemeente;aanbieder;productcategorie;productcode;eenheid;tarief_cent;begin;eind\n";

std::string Refusal(const std::string& rows) {
  try {
    ReadTariffs(kHeader + rows, "tarieven.csv");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadData);
    return error.what();
  }
  return "";
}

std::string Bad(const std::string& line, const std::string& column, const std::string& what) {
  return base::Say("rule.tariff_bad",
                   {{"file", "tarieven.csv"}, {"line", line}, {"column", column}, {"what", what}});
}

TEST(ReadTariffs, FindsTheRateOfTheDay) {
  const TariffTable table(ReadTariffs(std::string(kHeader) +
                                          "0384;42420001;45;45A04;04;9000;2026-01-01;2026-06-30\n"
                                          "0384;42420001;45;45A04;04;9200;2026-07-01;\n",
                                      "tarieven.csv"));
  const TariffKey key{"0384", "42420001", "45", "45A04", "04"};
  EXPECT_EQ(table.Find(key, 20251231), std::nullopt);
  EXPECT_EQ(table.Find(key, 20260101), 9000);
  EXPECT_EQ(table.Find(key, 20260630), 9000);
  EXPECT_EQ(table.Find(key, 20990101), 9200);
  EXPECT_EQ(table.Find({"0384", "42420001", "45", "45A0", "404"}, 20260101), std::nullopt);
}

TEST(ReadTariffs, RefusesWithFileLineAndColumn) {
  const std::string good = "0384;42420001;45;45A04;04;9000;2026-01-01;2026-06-30\n";
  EXPECT_EQ(
      Refusal(good + "384;42420001;45;45A04;04;9000;2027-01-01;\n"),
      Bad("3", "gemeente", base::Say("rule.tariff_digits", {{"value", "384"}, {"count", "4"}})));
  EXPECT_EQ(Refusal("0384;42420001;45;;04;9000;2026-01-01;\n"),
            Bad("2", "productcode", base::Say("rule.tariff_empty")));
  EXPECT_EQ(Refusal("0384;42420001;45;45A04;04;90,00;2026-01-01;\n"),
            Bad("2", "tarief_cent", base::Say("rule.tariff_cents", {{"value", "90,00"}})));
  EXPECT_EQ(Refusal("0384;42420001;45;45A04;04;9000;1-1-2026;\n"),
            Bad("2", "begin", base::Say("rule.tariff_day", {{"value", "1-1-2026"}})));
  EXPECT_EQ(Refusal("0384;42420001;45;45A04;04;9000;2026-02-01;2026-01-31\n"),
            Bad("2", "eind", base::Say("rule.tariff_end_before_begin")));
  EXPECT_EQ(Refusal(good + "0384;42420001;45;45A04;04;9100;2026-06-30;\n"),
            Bad("3", "begin", base::Say("rule.tariff_overlap", {{"line", "2"}})));
}

}  // namespace
}  // namespace doelmaat::ijw
