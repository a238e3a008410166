#include "frontier/frontier_table.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::frontier {
namespace {

constexpr const char* kGood =
    "naam,kosten,uren,hulp,z\nA,10,2,5,0.1\nB,20,3,6,0.2\nC,15,1,7,-1e-1\n"
    "D,12,2,4,0\nE,11,4,3,1\nF,30,5,9,2\n";

FrontierColumns Columns() { return {"naam", {"kosten", "uren"}, {"hulp"}, {"z"}, {}}; }

// What went wrong, or "" when nothing did.
std::string Problem(const std::string& bytes,
                    const FrontierColumns& columns = Columns(),
                    OutputRule rule = OutputRule::kSomePositive) {
  try {
    ReadFrontierTable(bytes, "f.csv", columns, rule);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

// A good file with one value changed.
std::string With(const std::string& old_text, const std::string& new_text) {
  std::string bytes = kGood;
  bytes.replace(bytes.find(old_text), old_text.size(), new_text);
  return bytes;
}

bool Says(const std::string& message, std::initializer_list<const char*> parts) {
  for (const char* part : parts) {
    if (message.find(part) == std::string::npos) {
      return false;
    }
  }
  return true;
}

TEST(ReadFrontierTable, ReadsColumnsInTheOrderAsked) {
  const FrontierTable table =
      ReadFrontierTable(kGood, "f.csv", Columns(), OutputRule::kAllPositive);
  EXPECT_EQ(table.ids, (std::vector<std::string>{"A", "B", "C", "D", "E", "F"}));
  EXPECT_EQ(table.inputs(1, 1), 3);
  EXPECT_EQ(table.outputs(2, 0), 7);
  EXPECT_EQ(table.environment(2, 0), -0.1);
  EXPECT_TRUE(table.warnings.empty());
}

TEST(ReadFrontierTable, ExcelWritesDecimalCommas) {
  const FrontierTable table = ReadFrontierTable("n;x;y\nA;1234,5;2\nB;0,25;3\nC;3;1\nD;4;1\n",
                                                "f.csv",
                                                {"n", {"x"}, {"y"}, {}, {}},
                                                OutputRule::kAllPositive);
  EXPECT_EQ(table.inputs(0, 0), 1234.5);
  EXPECT_EQ(table.inputs(1, 0), 0.25);
  const std::string message = Problem("n;x;y\nA;1.234;2\n", {"n", {"x"}, {"y"}, {}, {}});
  EXPECT_TRUE(Says(message, {"f.csv, regel 2, kolom x", "'1.234'", "duizendtal"})) << message;
}

TEST(ReadFrontierTable, NamesFileLineAndColumnOfWhatIsWrong) {
  for (const char* missing : {"", "NA", "."}) {
    const std::string message = Problem(With("B,20", std::string("B,") + missing));
    EXPECT_TRUE(Says(message, {"f.csv, regel 3, kolom kosten", "ontbreekt"})) << message;
  }
  std::string message = Problem(With("B,20", "B,veel"));
  EXPECT_TRUE(Says(message, {"f.csv, regel 3, kolom kosten", "'veel' is geen getal"})) << message;
  message = Problem(With("B,20", "B,inf"));
  EXPECT_TRUE(Says(message, {"'inf' is geen getal"})) << message;
  message = Problem(With("B,20", "B,0"));
  EXPECT_TRUE(Says(message, {"regel 3, kolom kosten", "0 van B", "groter dan nul"})) << message;
  message = Problem(With("B,20", "B,-4"));
  EXPECT_TRUE(Says(message, {"-4 van B", "groter dan nul"})) << message;
  message = Problem(With("3,6,0.2", "3,-6,0.2"));
  EXPECT_TRUE(Says(message, {"regel 3, kolom hulp", "onder nul"})) << message;
  message = Problem(With("3,6,0.2", "3,0,0.2"), Columns(), OutputRule::kAllPositive);
  EXPECT_TRUE(Says(message, {"regel 3, kolom hulp", "groter dan nul"})) << message;
  message = Problem(With("B,20", "A,20"));
  EXPECT_TRUE(Says(message, {"regel 3, kolom naam", "ook op regel 2"})) << message;
  message = Problem(With("B,20", ",20"));
  EXPECT_TRUE(Says(message, {"regel 3, kolom naam", "ontbreekt"})) << message;
}

TEST(ReadFrontierTable, TellsEveryFaultUpToTenAndCountsTheRest) {
  std::string bytes = "n,x,y\n";
  for (int row = 0; row < 14; ++row) {
    bytes += "u" + std::to_string(row) + ",0,1\n";
  }
  const std::string message = Problem(bytes, {"n", {"x"}, {"y"}, {}, {}});
  EXPECT_TRUE(Says(message, {"regel 2,", "regel 11,", "nog 4 fouten"})) << message;
  EXPECT_FALSE(Says(message, {"regel 12,"})) << message;
}

TEST(ReadFrontierTable, WarnsOfFewUnitsConstantColumnsAndZeros) {
  const FrontierTable table = ReadFrontierTable("n,x,y,w\nA,1,2,0\nB,1,3,4\n",
                                                "f.csv",
                                                {"n", {"x"}, {"y", "w"}, {}, {}},
                                                OutputRule::kSomePositive);
  ASSERT_EQ(table.warnings.size(), 3U);
  EXPECT_EQ(table.warnings[0].code, "zero_output");
  EXPECT_TRUE(Says(table.warnings[0].text, {"1 eenheid", "(A)"}));
  EXPECT_EQ(table.warnings[1].code, "constant_column");
  EXPECT_TRUE(Says(table.warnings[1].text, {"kolom x", "overal 1"}));
  EXPECT_EQ(table.warnings[2].code, "few_units");
  EXPECT_TRUE(Says(table.warnings[2].text, {"2 eenheden", "= 6"}));
}

TEST(ReadFrontierTable, AUnitWithoutAnyOutputIsLeftOutAndNamed) {
  const FrontierTable table =
      ReadFrontierTable(With("3,6,0.2", "3,0,0.2"), "f.csv", Columns(), OutputRule::kSomePositive);
  EXPECT_EQ(table.ids, (std::vector<std::string>{"A", "C", "D", "E", "F"}));
  EXPECT_EQ(table.inputs.rows(), 5U);
  EXPECT_EQ(table.inputs(1, 0), 15);
  EXPECT_EQ(table.outputs(1, 0), 7);
  EXPECT_EQ(table.environment(1, 0), -0.1);
  ASSERT_FALSE(table.warnings.empty());
  EXPECT_EQ(table.warnings[0].code, "no_output");
  EXPECT_TRUE(Says(table.warnings[0].text, {"f.csv", "B op regel 3"})) << table.warnings[0].text;
  EXPECT_TRUE(Says(Problem("n,x,y\nA,1,0\nB,2,0\n", {"n", {"x"}, {"y"}, {}, {}}),
                   {"f.csv", "geen enkele eenheid"}));
}

TEST(ReadFrontierTable, AUnitMayComeOnceInEveryPeriod) {
  const std::string bytes = "n,t,x,y\nA,1,1,2\nA,2,2,3\nB,1,3,1\nB,2,4,2\n";
  const FrontierColumns columns{"n", {"x"}, {"y"}, {}, "t"};
  EXPECT_EQ(Problem(bytes, columns), "");
  EXPECT_NE(Problem(bytes, {"n", {"x"}, {"y"}, {}, {}}), "");
  const std::string message = Problem(bytes + "A,2,5,6\n", columns);
  EXPECT_TRUE(Says(message, {"regel 6", "A (2)", "ook op regel 3"})) << message;
}

TEST(ReadFrontierTable, RefusesAChoiceOfColumnsThatMakesNoSense) {
  EXPECT_TRUE(Says(Problem(kGood, {"naam", {}, {"hulp"}, {}, {}}), {"--inputs"}));
  EXPECT_TRUE(Says(Problem(kGood, {"naam", {"uren"}, {"uren"}, {}, {}}), {"uren", "twee keer"}));
  EXPECT_TRUE(Says(Problem(kGood, {"naam", {"loon"}, {"hulp"}, {}, {}}), {"loon", "Aanwezig"}));
}

}  // namespace
}  // namespace doelmaat::frontier
