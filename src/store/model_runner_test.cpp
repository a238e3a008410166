#include "store/model_runner.h"

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/text.h"

namespace doelmaat::store {
namespace {

std::vector<std::string> Names(const std::vector<Model>& models) {
  std::vector<std::string> names;
  for (const Model& model : models) {
    names.push_back(model.name);
  }
  return names;
}

TEST(OrderModels, PutsEveryModelAfterWhatItNeeds) {
  const auto models = OrderModels({{"sql/core/a.sql", "-- needs: c, b\nSELECT 1"},
                                   {"sql/core/b.sql", "-- needs: c\nSELECT 1"},
                                   {"sql/staging/c.sql", "-- needs: land_x\nSELECT 1"}});
  EXPECT_EQ(Names(models), (std::vector<std::string>{"c", "b", "a"}));
}

TEST(OrderModels, RefusesACircleAndAnUnknownNeed) {
  EXPECT_THROW(
      OrderModels({{"sql/core/a.sql", "-- needs: b\n"}, {"sql/core/b.sql", "-- needs: a\n"}}),
      Error);
  EXPECT_THROW(OrderModels({{"sql/core/a.sql", "-- needs: nergens\n"}}), Error);
}

TEST(MakeModel, PutsAViewInThePlaceOfATableAndBack) {
  Database database("");
  database.Execute("CREATE TABLE source AS SELECT 1 AS a", "test");
  Model model = OrderModels({{"sql/core/m.sql", "-- made: nothing\nSELECT a FROM source"}})[0];
  const auto rows = [&] { return database.QueryText("SELECT a FROM m", "test").size(); };
  MakeModel(database, model);
  model = OrderModels({{"sql/core/m.sql", "-- grain\n-- made: view\nSELECT a FROM source"}})[0];
  MakeModel(database, model);
  database.Execute("INSERT INTO source VALUES (2)", "test");
  EXPECT_EQ(rows(), 2U);
  model.is_view = false;
  MakeModel(database, model);
  database.Execute("INSERT INTO source VALUES (3)", "test");
  EXPECT_EQ(rows(), 2U);
}

TEST(WrittenJoinOrder, HoldsAsLongAsItLives) {
  Database database("");
  const auto off = [&] {
    return database.QueryText("SELECT current_setting('disabled_optimizers') AS it", "test")
        .Text(0, "it");
  };
  {
    Transaction transaction(database);
    const WrittenJoinOrder written(database);
    EXPECT_EQ(off(), "join_order");
  }
  EXPECT_EQ(off(), "");
}

TEST(BuildModels, EveryCheckSaysWhatIsWrongWhenItFails) {
  std::size_t own = 0;
  for (const auto& [path, sql] : base::BuiltInUnder("sql/check/")) {
    const std::string name =
        path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
    if (!name.starts_with("key_")) {
      EXPECT_TRUE(base::HasText("check_says." + name)) << name;
      ++own;
    }
  }
  EXPECT_GT(own, 0U);
}

TEST(BuildModels, RunsOnAnEmptyStoreAndReusesWhatHasNotChanged) {
  Database database("");
  const ModelRun first = BuildModels(database);
  const ModelRun second = BuildModels(database);
  EXPECT_FALSE(first.reused);
  EXPECT_TRUE(second.reused);
  EXPECT_EQ(first.input_digest, second.input_digest);
}

}  // namespace
}  // namespace doelmaat::store
