#include "report/csv.h"

#include <gtest/gtest.h>

#include "base/words.h"

namespace doelmaat::report {
namespace {

using result::Cell;
using result::CellState;
using result::ColumnRole;
using result::ResultTable;
using result::Unit;

disclosure::PublishableTable Example() {
  ResultTable table;
  table.name = "units";
  table.columns = {{.name = "id", .label = "Code", .role = ColumnRole::kKey},
                   {.name = "name", .label = "Gemeente", .role = ColumnRole::kLabel},
                   {.name = "eur", .label = "Euro; per jaar", .unit = Unit::kEur}};
  table.rows = {{Cell::Text("GM0001"), Cell::Text("=HYPERLINK(\"x\")"), Cell::Number(1234567.5)},
                {Cell::Text("GM0002"), Cell::Text("Dijk, Veen; \"Zn\""), Cell::Integer(-3)},
                {Cell::Text("GM0003"), Cell::Text("a\nb"), Cell::None(CellState::kHidden)}};
  return disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kPublic));
}

TEST(CsvForMachines, FollowsRfc4180AndNamesWhyACellIsEmpty) {
  EXPECT_EQ(WriteCsv(Example(), CsvKind::kMachine),
            "id,name,eur,eur_state\r\n"
            "GM0001,\"=HYPERLINK(\"\"x\"\")\",1234567.5,value\r\n"
            "GM0002,\"Dijk, Veen; \"\"Zn\"\"\",-3,value\r\n"
            "GM0003,\"a\nb\",,hidden\r\n");
}

TEST(CsvForExcel, HasByteOrderMarkSemicolonsDecimalCommaAndLabels) {
  EXPECT_EQ(WriteCsv(Example(), CsvKind::kExcelDutch),
            "\xEF\xBB\xBF"
            "Code;Gemeente;\"Euro; per jaar\"\r\n"
            "GM0001;\"'=HYPERLINK(\"\"x\"\")\";1234567,5\r\n"
            "GM0002;\"Dijk, Veen; \"\"Zn\"\"\";-3\r\n"
            "GM0003;\"a\nb\";verborgen door de bron (.)\r\n");
}

TEST(CsvForExcel, HasTheWordsOfTheModelWhereMachinesHaveTheCode) {
  ResultTable table;
  table.columns = {{.name = "class", .label = "Klasse", .role = ColumnRole::kLabel}};
  table.rows = {{Cell::Text("laag")}};
  const auto safe =
      disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kPublic));
  const base::Words words = {{"nl", "laag", "hoge uitgaven"}};
  const base::SpokenWords spoken(words);
  EXPECT_EQ(WriteCsv(safe, CsvKind::kExcelDutch), "\xEF\xBB\xBFKlasse\r\nhoge uitgaven\r\n");
  EXPECT_EQ(WriteCsv(safe, CsvKind::kMachine), "class\r\nlaag\r\n");
}

TEST(CsvForExcel, GuardsEveryStartOfAFormulaButNotNumbers) {
  ResultTable table;
  table.columns = {{.name = "text", .label = "Tekst"}};
  for (const char* text : {"=1", "+1", "-1", "@a", "\tx"}) {
    table.rows.push_back({Cell::Text(text)});
  }
  table.rows.push_back({Cell::Number(-1.5)});
  const auto safe =
      disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kPublic));
  EXPECT_EQ(WriteCsv(safe, CsvKind::kExcelDutch),
            "\xEF\xBB\xBFTekst\r\n'=1\r\n'+1\r\n'-1\r\n'@a\r\n'\tx\r\n-1,5\r\n");
}

TEST(Csv, OfATableWithoutRowsIsItsHeader) {
  ResultTable table;
  table.columns = {{.name = "a"}, {.name = "b"}};
  const auto safe =
      disclosure::Protect(table, disclosure::Policy::For(disclosure::Audience::kPublic));
  EXPECT_EQ(WriteCsv(safe, CsvKind::kMachine), "a,b\r\n");
}

}  // namespace
}  // namespace doelmaat::report
