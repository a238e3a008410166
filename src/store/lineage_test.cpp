#include "store/lineage.h"

#include <memory>
#include <optional>
#include <string_view>

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "base/error.h"
#include "store/model_runner.h"

namespace doelmaat::store {
namespace {

using Names = std::set<std::string>;

constexpr const char* kCost = "sql/input/benchmark/cost.sql";
constexpr const char* kEnglishCost = "sql/input/benchmark/england/cost.sql";

// A store with its models, made once.
class LineageOf : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    store_ = std::make_unique<Database>("");
    BuildModels(*store_);
  }
  static void TearDownTestSuite() { store_.reset(); }

  void SetUp() override { transaction_.emplace(*store_); }
  void TearDown() override { transaction_.reset(); }

  // A delivery of one row, which holds what every column may: 1, or "1".
  static void Land(const std::string& table) {
    const std::string id = std::to_string(++deliveries_);
    store_->Execute("INSERT INTO land_delivery VALUES (" + id + ", 's', 'f', 'digest " + id +
                        "', 1, 't', '', '', '', '', '', false)",
                    "test");
    const RowSet columns = store_->Query("sql/input/store/column.sql", {{"table", Value(table)}});
    std::string values = id;
    for (std::size_t c = 1; c < columns.size(); ++c) {
      values += ", '1'";
    }
    store_->Execute("INSERT INTO " + table + " VALUES (" + values + ")", "test");
  }

  static Lineage Of(const Names& queries) { return store::LineageOf(*store_, queries); }

  static inline std::unique_ptr<Database> store_;
  static inline int deliveries_ = 0;

 private:
  std::optional<Transaction> transaction_;  // undone
};

TEST(QueryLog, KeepsWhatRanWhileItLived) {
  Database database("");
  database.Query("sql/input/store/contents.sql");
  Names queries;
  {
    const QueryLog log(database);
    database.Query("sql/input/store/model_state.sql");
    queries = log.queries();
  }
  database.Query("sql/input/store/delivery_digest.sql");
  EXPECT_EQ(queries, Names{"sql/input/store/model_state.sql"});
}

TEST_F(LineageOf, FollowsModelsDownToTheLandingTables) {
  const Lineage lineage = Of({kEnglishCost});
  EXPECT_EQ(lineage.landing_tables, (Names{"land_england_authority", "land_england_spending"}));
  EXPECT_EQ(lineage.models, (Names{"stg_england__authority", "stg_england__spending"}));
}

TEST_F(LineageOf, CountsTheDeliveriesOfTheTablesThatAreReadOnly) {
  const std::int64_t before = deliveries_;
  Land("land_england_spending");
  Land("land_iv3_deel");
  Land("land_england_spending");
  EXPECT_EQ(Of({kEnglishCost}).deliveries, (std::vector<std::int64_t>{before + 1, before + 3}));
}

TEST_F(LineageOf, HasAnotherDigestOnlyAfterADeliveryThatIsRead) {
  Land("land_england_spending");
  const std::string before = Of({kEnglishCost}).digest;
  Land("land_iv3_deel");
  EXPECT_EQ(Of({kEnglishCost}).digest, before);
  Land("land_england_spending");
  EXPECT_NE(Of({kEnglishCost}).digest, before);
}

// These reach the sources, the deviations and the map of an outcome.
TEST_F(LineageOf, HasAnotherDigestForADeliveryOfAnotherOrigin) {
  Land("land_iv3_deel");
  Land("land_england_spending");
  const std::string read = " WHERE delivery_id = " + std::to_string(deliveries_);
  const std::string unread = " WHERE delivery_id = " + std::to_string(deliveries_ - 1);
  std::string before = Of({kEnglishCost}).digest;
  for (const char* change : {"source = 'x'",
                             "title = 'x'",
                             "publisher = 'x'",
                             "tables = 'x'",
                             "licence = 'x'",
                             "retrieved = 'x'",
                             "described = true"}) {
    const std::string update = "UPDATE land_delivery SET " + std::string(change);
    store_->Execute(update + unread, "test");
    EXPECT_EQ(Of({kEnglishCost}).digest, before) << change;
    store_->Execute(update + read, "test");
    const std::string after = Of({kEnglishCost}).digest;
    EXPECT_NE(after, before) << change;
    before = after;
  }
}

TEST_F(LineageOf, HasAnotherDigestForOtherRowsOfTheSameBytes) {
  Land("land_england_spending");
  const std::string before = Of({kEnglishCost}).digest;
  store_->Execute("UPDATE land_england_spending SET spend_pence = 2", "test");
  EXPECT_NE(Of({kEnglishCost}).digest, before);
  store_->Execute("UPDATE land_england_spending SET spend_pence = 1", "test");
  EXPECT_EQ(Of({kEnglishCost}).digest, before);
}

// The number of a delivery says how many others the store has.
TEST_F(LineageOf, HasTheSameDigestForAnotherNumber) {
  Land("land_england_spending");
  const std::string before = Of({kEnglishCost}).digest;
  store_->Execute("UPDATE land_delivery SET delivery_id = 100000", "test");
  store_->Execute("UPDATE land_england_spending SET delivery_id = 100000", "test");
  EXPECT_EQ(Of({kEnglishCost}).digest, before);
}

TEST_F(LineageOf, HasTheDigestOfItsQueries) {
  EXPECT_NE(Of({kEnglishCost}).digest, Of({kCost}).digest);
  EXPECT_NE(Of({kEnglishCost}).digest, Of({kEnglishCost, kCost}).digest);
}

TEST_F(LineageOf, KnowsProductCodesOnlyWhereTheyAreRead) {
  const Names indicator = {"sql/indicator/stock.sql"};
  const std::string of_messages = Of(indicator).digest;
  const std::string of_figures = Of({kCost}).digest;
  store_->Execute(
      "INSERT INTO land_product_code (product_category, short_stay) VALUES ('45', false)", "test");
  EXPECT_EQ(Of({kCost}).digest, of_figures);
  EXPECT_NE(Of(indicator).digest, of_messages);
}

TEST_F(LineageOf, RefusesAQueryOfAnythingElse) {
  EXPECT_THROW(Of({"sql/input/service/run.sql"}), Error);
  EXPECT_THROW(Of({"sql/input/store/set_model_state.sql"}), Error);
}

// Every input query and indicator, through all of its models: none is refused.
TEST_F(LineageOf, ReadsEveryQueryOfAResult) {
  Names queries;
  for (const char* folder : {"sql/input/benchmark/", "sql/indicator/"}) {
    for (const auto& [path, sql] : base::BuiltInUnder(folder)) {
      queries.insert(path);
    }
  }
  const Lineage lineage = Of(queries);
  for (const char* table : {"land_iv3",
                            "land_statline",
                            "land_england_neighbour",
                            "land_gemeentegrens",
                            "land_jw305"}) {
    EXPECT_TRUE(lineage.landing_tables.contains(table)) << table;
  }
}

std::string WithoutComments(std::string_view sql) {
  std::string statements;
  while (!sql.empty()) {
    const std::string_view line = sql.substr(0, sql.find('\n') + 1);
    statements += line.starts_with("--") ? "" : line;
    sql.remove_prefix(line.empty() ? sql.size() : line.size());
  }
  return statements;
}

// land_delivery tells where a row came from, and of it only the deliveries that are read count: a
// query that reads it for anything else would rest on deliveries that its lineage does not have.
TEST(DeliveryTable, IsReadOnlyToNameSources) {
  Names readers;
  for (const char* folder :
       {"sql/input/benchmark/", "sql/indicator/", "sql/staging/", "sql/core/"}) {
    for (const auto& [path, sql] : base::BuiltInUnder(folder)) {
      const std::string statements = WithoutComments(sql);
      if (statements.find("land_delivery") != std::string::npos ||
          statements.find("stg_doelmaat__delivery") != std::string::npos) {
        readers.insert(path);
      }
    }
  }
  EXPECT_EQ(readers,
            (Names{"sql/input/benchmark/map_area.sql",
                   "sql/input/benchmark/sources.sql",
                   "sql/staging/stg_doelmaat__delivery.sql"}));
}

}  // namespace
}  // namespace doelmaat::store
