#include "base/csv_writer.h"

#include <gtest/gtest.h>

namespace doelmaat::base {
namespace {

TEST(CsvWriter, QuotesWhatHoldsTheSeparatorAQuoteOrALineEnd) {
  CsvWriter writer(CsvKind::kMachine);
  writer.Add("a,b");
  writer.Add("a;b");
  writer.Add("a\"b");
  writer.Add("a\nb");
  writer.EndLine();
  EXPECT_EQ(writer.text(), "\"a,b\",a;b,\"a\"\"b\",\"a\nb\"\r\n");
}

TEST(CsvWriter, ExcelGetsAByteOrderMarkAndSemicolons) {
  CsvWriter writer(CsvKind::kExcelDutch);
  writer.Add("a");
  writer.Add("1,5");
  writer.EndLine();
  writer.Add("b");
  EXPECT_EQ(writer.text(),
            "\xEF\xBB\xBF"
            "a;1,5\r\nb");
}

TEST(CsvWriter, TextThatASpreadsheetWouldRunGetsAnApostropheForExcelOnly) {
  CsvWriter excel(CsvKind::kExcelDutch);
  excel.AddText("=1+1");
  excel.AddText("-");
  excel.Add("-12");
  EXPECT_EQ(excel.text(),
            "\xEF\xBB\xBF"
            "'=1+1;'-;-12");
  CsvWriter machine(CsvKind::kMachine);
  machine.AddText("=1+1");
  EXPECT_EQ(machine.text(), "=1+1");
}

}  // namespace
}  // namespace doelmaat::base
