#include "ingest/spreadsheet.h"

#include "base/error.h"
#include "ingest/key_folder.h"
#include "ingest/made_up_archive.h"
#include "ingest/workbook_sheet.h"

namespace doelmaat::ingest {
namespace {

constexpr const char* kBook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="Cijfers" sheetId="1" r:id="rId1"/></sheets></workbook>)";
constexpr const char* kRelations =
    R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)";
constexpr const char* kStrings =
    "<sst><si><t>gm_code</t></si><si><r><t>waar</t></r><r><t>de</t></r></si><si><t>GM0001</t></"
    "si></sst>";
// Row 1 is empty: the header is the first row with something in it.
constexpr const char* kHeader =
    R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>)";

class SpreadsheetTest : public KeyFolder {
 protected:
  std::filesystem::path Xlsx(const std::string& rows, const std::string& behind = "") {
    WriteZip(folder_ / "a.xlsx",
             {{"[Content_Types].xml", "<Types/>"},
              {"xl/workbook.xml", kBook},
              {"xl/_rels/workbook.xml.rels", kRelations},
              {"xl/sharedStrings.xml", kStrings},
              {"xl/worksheets/sheet1.xml",
               "<worksheet><sheetData>" + std::string(kHeader) + rows + "</sheetData>" + behind +
                   "</worksheet>"}});
    return folder_ / "a.xlsx";
  }
  // With a first column in the format of whoever asks for it: s='1' is that of percentages, 2 that
  // of days, 3 and 4 are of the file itself.
  std::filesystem::path Formatted(const std::string& cell, const std::string& since = "") {
    std::string book = kBook;
    book.insert(book.find("<sheets>"), since);
    WriteZip(folder_ / "a.xlsx",
             {{"xl/workbook.xml", book},
              {"xl/_rels/workbook.xml.rels",
               R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
               R"(<Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>)"},
              {"xl/sharedStrings.xml", kStrings},
              {"xl/styles.xml",
               R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0&quot;%&quot;"/>)"
               R"(<numFmt numFmtId="165" formatCode="#,##0.0%"/></numFmts>)"
               R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>)"
               R"(<xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>)"
               R"(</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="d"/></dxf></dxfs>)"
               R"(</styleSheet>)"},
              {"xl/worksheets/sheet1.xml",
               "<worksheet><sheetData>" + std::string(kHeader) + R"(<row r="3">)" + cell +
                   "</row></sheetData></worksheet>"}});
    return folder_ / "a.xlsx";
  }
  std::filesystem::path Ods(const std::string& rows, const std::string& manifest = "<manifest/>") {
    WriteZip(folder_ / "a.ods",
             {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
              {"META-INF/manifest.xml", manifest},
              {"content.xml",
               "<d xmlns:table='t' xmlns:office='o' xmlns:text='x'><table:table table:name='Blad1'>"
               "<table:table-row><table:table-cell office:value-type='string'><text:p>gm_code"
               "</text:p></table:table-cell><table:table-cell office:value-type='string'><text:p>"
               "waarde</text:p></table:table-cell></table:table-row>" +
                   rows +
                   "<table:table-row table:number-rows-repeated='1048000'><table:table-cell "
                   "table:number-columns-repeated='16384'/></table:table-row></table:table></d>"}});
    return folder_ / "a.ods";
  }
  static base::TableFile Read(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    return ReadWorkbook(path.string(), name, WorkbookKindOf(path.string(), name));
  }
  static std::string RefusalOf(const std::filesystem::path& path) {
    try {
      Read(path);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadData);
      return error.what();
    }
    ADD_FAILURE() << "not refused";
    return "";
  }
};

using Rows = std::vector<std::vector<std::string>>;

TEST_F(SpreadsheetTest, XlsxIsTheTableItShows) {
  const base::TableFile table = Read(
      Xlsx(R"(<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>85.799999999999997</v></c></row>)"
           R"(<row r="5"><c r="A5" t="inlineStr"><is><t>GM0002</t></is></c></row>)"
           R"(<row r="6"><c r="B6"><f>1+1</f><v>2</v></c></row>)"));
  EXPECT_EQ(table.header, (std::vector<std::string>{"gm_code", "waarde"}));
  EXPECT_EQ(table.rows, (Rows{{"GM0001", "85.8"}, {"GM0002", ""}, {"", "2"}}));
  EXPECT_EQ(table.lines, (std::vector<std::size_t>{3, 5, 6}));
}

TEST_F(SpreadsheetTest, AFormatThatChangesANumberComesWithIt) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"(<c r="A3"><v>0.082</v></c>)", "0.082"},
      {R"(<c r="A3" s="1"><v>8.2000000000000003E-2</v></c>)", "8.2%"},
      {R"(<c r="A3" s="4" t="n"><f>B1</f><v>0.07</v></c>)", "7%"},
      {R"(<c r="A3" s="3"><v>8.2</v></c>)", "8.2"},
      {R"(<c r="A3" s="2"><v>44958</v></c>)", "2023-02-01"},
      {R"(<c r="A3" s="2" t="str"><v>6.72</v></c>)", "6.72"},
      {R"(<c r="A3" t="d"><v>2023-02-01</v></c>)", "2023-02-01"},
      {R"(<c r="A3" t="b"><v>1</v></c>)", "true"},
      {R"(<c r="A3" t="b"><v>0</v></c>)", "false"}};
  for (const auto& [cell, text] : cases) {
    EXPECT_EQ(Read(Formatted(cell)).rows[0][0], text) << cell;
  }
  const std::string empty = R"(<c r="A3" s="1"/><c r="B3" t="s"><v>2</v></c>)";
  EXPECT_EQ(Read(Formatted(empty)).rows[0][0], "");
  EXPECT_EQ(Read(Formatted(R"(<c r="A3" s="2"><v>43496</v></c>)", R"(<workbookPr date1904="1"/>)"))
                .rows[0][0],
            "2023-02-01");
  for (const char* cell :
       {R"(<c r="A3" s="5"><v>1</v></c>)", R"(<c r="A3" t="d"><v>672</v></c>)"}) {
    EXPECT_NE(RefusalOf(Formatted(cell)).find("beschadigd"), std::string::npos) << cell;
  }
}

TEST_F(SpreadsheetTest, OdsValuesAreNotTheTextThatIsShownOfThem) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"percentage' office:value='0.082", "8.2%"},
      {"date' office:date-value='2072-06-01", "2072-06-01"},
      {"time' office:time-value='PT06H72M00S", "PT06H72M00S"},
      {"boolean' office:boolean-value='true", "true"},
      {"currency' office:value='6.5", "6.5"}};
  for (const auto& [type, text] : cases) {
    const std::string cell = "<table:table-row><table:table-cell office:value-type='" + type +
                             "'><text:p>6.72</text:p></table:table-cell></table:table-row>";
    EXPECT_EQ(Read(Ods(cell)).rows[0][0], text);
  }
  EXPECT_NE(RefusalOf(Ods("<table:table-row><table:table-cell office:value-type='float'><text:p>6"
                          "</text:p></table:table-cell></table:table-row>"))
                .find("beschadigd"),
            std::string::npos);
}

TEST_F(SpreadsheetTest, OdsIsTheTableItShows) {
  const base::TableFile table =
      Read(Ods("<table:table-row table:number-rows-repeated='2'><table:table-cell "
               "office:value-type='string'><text:p>GM0001</text:p></table:table-cell>"
               "<table:table-cell office:value-type='float' office:value='1234.5'><text:p>1.234,5"
               "</text:p></table:table-cell></table:table-row>"));
  EXPECT_EQ(table.header, (std::vector<std::string>{"gm_code", "waarde"}));
  EXPECT_EQ(table.rows, (Rows{{"GM0001", "1234.5"}, {"GM0001", "1234.5"}}));
}

TEST_F(SpreadsheetTest, MergedCellsAreNamed) {
  const std::string xlsx = RefusalOf(Xlsx(R"(<row r="3"><c r="A3" t="s"><v>2</v></c></row>)",
                                          R"(<mergeCells><mergeCell ref="A3:A4"/></mergeCells>)"));
  EXPECT_NE(xlsx.find("a.xlsx, blad Cijfers, cel A3:A4: samengevoegde"), std::string::npos) << xlsx;
  const std::string ods = RefusalOf(
      Ods("<table:table-row><table:table-cell table:number-rows-spanned='2'/></table:table-row>"));
  EXPECT_NE(ods.find("blad Blad1, cel A2: samengevoegde"), std::string::npos) << ods;
}

TEST_F(SpreadsheetTest, FormulasWithoutTheirValueAreNamed) {
  EXPECT_NE(RefusalOf(Xlsx(R"(<row r="3"><c r="B3"><f>SUM(A1)</f></c></row>)"))
                .find("cel B3: een formule zonder uitkomst"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Ods("<table:table-row><table:table-cell table:formula='of:=1'/>"
                          "</table:table-row>"))
                .find("cel A2: een formule zonder uitkomst"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Xlsx(R"(<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>)"))
                .find("cel B3: een foutwaarde"),
            std::string::npos);
}

TEST_F(SpreadsheetTest, WhatIsBesideTheHeaderIsNamed) {
  EXPECT_NE(RefusalOf(Xlsx(R"(<row r="3"><c r="D3"><v>1</v></c></row>)")).find("cel D3: naast"),
            std::string::npos);
  EXPECT_NE(RefusalOf(Xlsx("")).find("geen blad met gegevens"), std::string::npos);
}

TEST_F(SpreadsheetTest, APasswordIsNamed) {
  EXPECT_NE(RefusalOf(Ods("", "<m><encryption-data/></m>")).find("wachtwoord"), std::string::npos);
}

TEST_F(SpreadsheetTest, EmptyCellsBetweenCountToo) {
  const std::string wide =
      "<table:table-row table:number-rows-repeated='900000'><table:table-cell "
      "table:number-columns-repeated='16383'/><table:table-cell><text:p>x</text:p>"
      "</table:table-cell></table:table-row>";
  EXPECT_NE(RefusalOf(Ods(wide)).find("tien miljoen cellen"), std::string::npos);
  const std::string narrow =
      "<table:table-row><table:table-cell table:number-columns-repeated='16384'><text:p>x</text:p>"
      "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated='900000'>"
      "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>";
  WriteZip(folder_ / "header.ods",
           {{"META-INF/manifest.xml", "<manifest/>"},
            {"content.xml",
             "<d xmlns:table='t' xmlns:text='x'><table:table table:name='Blad1'>" + narrow +
                 "</table:table></d>"}});
  EXPECT_NE(RefusalOf(folder_ / "header.ods").find("tien miljoen cellen"), std::string::npos);
  std::string beside = "<table:table-row>";
  for (int i = 0; i < 3; ++i) {
    beside +=
        "<table:table-cell table:number-columns-repeated='16000'><text:p>x</text:p>"
        "</table:table-cell>";
  }
  EXPECT_NE(RefusalOf(Ods(beside + "</table:table-row>")).find("tien miljoen cellen"),
            std::string::npos);
}

TEST_F(SpreadsheetTest, ASheetThatIsNotInTheArchiveIsDamage) {
  const std::string two = R"(<workbook xmlns:r="r"><sheets><sheet name="Cijfers" r:id="rId1"/>)"
                          R"(<sheet name="Meer" r:id="rId2"/></sheets></workbook>)";
  const std::string sheet = "<worksheet><sheetData>" + std::string(kHeader) +
                            R"(<row r="3"><c r="B3"><v>1</v></c></row></sheetData></worksheet>)";
  const std::string lost =
      R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>)";
  for (const std::string& relations : {lost, std::string(kRelations)}) {
    WriteZip(folder_ / "two.xlsx",
             {{"xl/workbook.xml", two},
              {"xl/_rels/workbook.xml.rels", relations},
              {"xl/sharedStrings.xml", kStrings},
              {"xl/worksheets/sheet1.xml", sheet}});
    EXPECT_NE(RefusalOf(folder_ / "two.xlsx").find("beschadigd"), std::string::npos);
  }
}

// Whoever asks sees one sheet only.
TEST_F(SpreadsheetTest, AHiddenSheetThatIsAskedAboutIsSaidToBeHidden) {
  const std::string sheet = "<worksheet><sheetData>" + std::string(kHeader) +
                            R"(<row r="3"><c r="B3"><v>1</v></c></row></sheetData></worksheet>)";
  for (const char* state : {"hidden", "veryHidden", "visible"}) {
    WriteZip(folder_ / "two.xlsx",
             {{"xl/workbook.xml",
               R"(<workbook xmlns:r="r"><sheets><sheet name="Cijfers" r:id="rId1"/>)"
               R"(<sheet name="Oud" state=")" +
                   std::string(state) + R"(" r:id="rId2"/></sheets></workbook>)"},
              {"xl/_rels/workbook.xml.rels",
               R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
               R"(<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>)"},
              {"xl/sharedStrings.xml", kStrings},
              {"xl/worksheets/sheet1.xml", sheet},
              {"xl/worksheets/sheet2.xml", sheet}});
    const std::string names =
        std::string(state) == "visible" ? "Cijfers, Oud." : "Cijfers, Oud (verborgen).";
    EXPECT_NE(RefusalOf(folder_ / "two.xlsx").find(names), std::string::npos) << state;
  }
}

// A spreadsheet shows fifteen digits of what it keeps.
TEST(ShownNumber, LeavesTheNoiseOfASumBehind) {
  EXPECT_EQ(ShownNumber("21500000.330000002"), "21500000.33");
  EXPECT_EQ(ShownNumber("0.30000000000000004"), "0.3");
  EXPECT_EQ(ShownNumber("-1E-3"), "-0.001");
  EXPECT_EQ(ShownNumber("123456789012345"), "123456789012345");
  EXPECT_EQ(ShownNumber("0"), "0");
  EXPECT_EQ(ShownNumber("x"), "x");
}

TEST_F(SpreadsheetTest, WhatIsDamagedOrAttacksIsRefused) {
  EXPECT_NE(RefusalOf(Xlsx("<row>", "</geen>")).find("beschadigd"), std::string::npos);
  EXPECT_NE(RefusalOf(Ods("<table:table-row table:number-rows-repeated='99999999'>"
                          "<table:table-cell><text:p>x</text:p></table:table-cell>"
                          "</table:table-row>"))
                .find("tien miljoen cellen"),
            std::string::npos);
  WriteZip(folder_ / "b.xlsx",
           {{"xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><workbook><sheets/></workbook>"},
            {"xl/_rels/workbook.xml.rels", kRelations}});
  EXPECT_NE(RefusalOf(folder_ / "b.xlsx").find("beschadigd"), std::string::npos);
  WriteZip(folder_ / "c.zip", {{"a.xml", "<a/>"}});
  EXPECT_EQ(WorkbookKindOf((folder_ / "c.zip").string(), "c.zip"), WorkbookKind::kNone);
}

}  // namespace
}  // namespace doelmaat::ingest
