// Every case file of this folder, see README.md.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "sql_case.h"

namespace doelmaat::sql {
namespace {

std::vector<std::filesystem::path> CaseFiles() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(DOELMAAT_SQL_CASES)) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string Joined(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) {
    line += (line.empty() ? "" : ",") + field;
  }
  return line;
}

std::string Joined(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      text += (c == 0 ? "" : ",") + row[c];
    }
    text += "\n";
  }
  return text;
}

class Sql : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Sql, GivesTheExpectedRows) {
  SqlCase each = ReadCase(GetParam());
  ASSERT_EQ(each.target, GetParam().parent_path().filename().string())
      << "the folder is not that of the model or check";
  store::Database database("");
  GivenTable found = RunCase(database, each);
  if (IsUnordered(each)) {
    std::sort(found.rows.begin(), found.rows.end());
    std::sort(each.expected.rows.begin(), each.expected.rows.end());
  }
  EXPECT_EQ(Joined(found.rows), Joined(each.expected.rows))
      << "columns " << Joined(each.expected.columns);
  if (each.kind == CaseKind::kCheck) {
    EXPECT_EQ(found.columns, each.expected.columns);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, Sql, testing::ValuesIn(CaseFiles()), [](const auto& test) {
  return test.param.parent_path().filename().string() + "_in_" + test.param.stem().string();
});

std::set<std::string> NamesUnder(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& [path, sql] : base::BuiltInUnder(folder)) {
    names.insert(std::filesystem::path(path).stem().string());
  }
  return names;
}

TEST(SqlFiles, EveryModelCheckAndIndicatorHasACase) {
  std::set<std::string> covered;
  for (const std::filesystem::path& file : CaseFiles()) {
    covered.insert(ReadCase(file).target);
  }
  for (const char* folder :
       {"sql/staging/", "sql/core/", "sql/ggm/", "sql/check/", "sql/indicator/"}) {
    for (const std::string& name : NamesUnder(folder)) {
      EXPECT_TRUE(covered.contains(name)) << "no case in tests/sql/" << name;
    }
  }
}

// The names of checks or rules that have a case with rows, or one without.
std::set<std::string> Covered(CaseKind kind, bool with_rows) {
  std::set<std::string> names;
  for (const std::filesystem::path& file : CaseFiles()) {
    const SqlCase each = ReadCase(file);
    if (each.kind == kind && each.expected.rows.empty() != with_rows) {
      names.insert(each.target);
    }
  }
  return names;
}

// A check that cannot fail is a defect, and so is one that always does.
TEST(SqlFiles, EveryCheckHasACaseInWhichItFailsAndOneInWhichItHolds) {
  EXPECT_EQ(Covered(CaseKind::kCheck, true), NamesUnder("sql/check/"));
  EXPECT_EQ(Covered(CaseKind::kCheck, false), NamesUnder("sql/check/"));
}

TEST(SqlFiles, EveryRuleHasACaseThatBreaksItAndOneThatHolds) {
  std::set<std::string> rules = NamesUnder("sql/rule/");
  for (const std::string& context : NamesUnder("sql/rule/context/")) {
    rules.erase(context);
  }
  EXPECT_EQ(Covered(CaseKind::kRule, true), rules);
  EXPECT_EQ(Covered(CaseKind::kRule, false), rules);
}

}  // namespace
}  // namespace doelmaat::sql
