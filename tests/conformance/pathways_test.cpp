// Stacking, pathways, repeats, spells and stock of 60 made-up clients against numbers that a Python
// program of our own computed (tests/conformance/pathways). All are counts; two differences are
// stated, and exact.
#include <iterator>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "conformance_data.h"
#include "store/database.h"
#include "store/model_runner.h"

namespace doelmaat::conformance {
namespace {

using Values = std::map<std::string, double>;

// The models on the trajectories of the set, as if messages were seen from January 2021 on.
class Pathways : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    store_ = new store::Database("");
    store_->Execute(
        "CREATE TABLE observation AS SELECT 'GM0384' AS municipality, DATE '2021-01-01' AS"
        " first_month, DATE '2023-12-01' AS last_month, DATE '2023-12-31' AS last_day;"
        "CREATE TABLE care_spend (trajectory_no BIGINT, municipality VARCHAR, client_key UUID,"
        " care_month DATE, recognised_cents BIGINT, open_cents BIGINT, paid_at_end_cents BIGINT);"
        "CREATE TABLE trajectory (trajectory_no BIGINT, client_key UUID, provider VARCHAR,"
        " care_form VARCHAR, start_date DATE, end_date DATE, municipality VARCHAR DEFAULT 'GM0384',"
        " sector VARCHAR DEFAULT 'without_stay', within_stay BOOLEAN DEFAULT false,"
        " end_reason VARCHAR, recognised_cents BIGINT DEFAULT 100)",
        "pathways_test");
    const base::TableFile table = ReadTable(OwnFolder() / "pathways" / "trajectories.csv");
    for (const auto& row : table.rows) {
      const auto at = [&](const char* column) { return row[table.Column(column)]; };
      const std::string client = "00000000-0000-0000-0000-00000000" + at("client").substr(1);
      store_->QueryText(
          "INSERT INTO trajectory (trajectory_no, client_key, provider, care_form, start_date,"
          " end_date) VALUES (CAST($number AS BIGINT), CAST($client AS UUID), $provider, $form,"
          " CAST($start AS DATE), CAST(nullif($until, '') AS DATE))",
          "pathways_test",
          {{"number", at("trajectory").substr(1)},
           {"client", client},
           {"provider", at("provider")},
           {"form", at("form")},
           {"start", at("start")},
           {"until", at("end")}});
    }
    for (const char* name : {"care_spell",
                             "client_stack",
                             "pathway_step",
                             "pathway",
                             "stock_month",
                             "trajectory_month",
                             "client_month",
                             "trajectory_sequence"}) {
      const std::string path = "sql/core/" + std::string(name) + ".sql";
      store::MakeModel(*store_, {name, path, std::string(base::BuiltIn(path)), {}, false});
    }
    const base::TableFile expected = ReadTable(OwnFolder() / "pathways" / "expected.csv");
    for (const auto& row : expected.rows) {
      expected_[row[0]][row[1]] = Number(row[2]);
    }
  }
  static void TearDownTestSuite() {
    delete store_;
    store_ = nullptr;
    expected_.clear();
  }

  // A query that gives key and value.
  static Values Of(const std::string& sql) {
    const store::RowSet rows = store_->QueryText(
        "SELECT CAST(key AS VARCHAR) AS key, CAST(value AS DOUBLE) AS value"
        " FROM (" +
            sql + ")",
        "pathways_test");
    Values values;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      values[rows.Text(row, "key")] = std::get<double>(rows.At(row, "value"));
    }
    return values;
  }
  static void ExpectSame(const std::string& metric, const std::string& sql) {
    ASSERT_TRUE(expected_.contains(metric)) << metric;
    EXPECT_EQ(Of(sql), expected_.at(metric)) << metric;
  }
  static Values Expected(const std::string& metric) { return expected_.at(metric); }

 private:
  static store::Database* store_;
  static std::map<std::string, Values> expected_;
};
store::Database* Pathways::store_ = nullptr;
std::map<std::string, Values> Pathways::expected_;

// One of what is counted under `from` is counted under `to`.
Values Moved(Values values, const std::string& from, const std::string& to) {
  if (--values[from] == 0) {
    values.erase(from);
  }
  ++values[to];
  return values;
}

// One client has two trajectories of the same single day, in two forms: the set puts them in the
// order of their numbers, which are names, and our order does not hang on names: by form.
TEST_F(Pathways, VariantsAndNeighboursAreThoseOfTheSetButForOneTie) {
  ExpectSame("clients", "SELECT '' AS key, count(*) AS value FROM pathway");
  ExpectSame("trajectories", "SELECT '' AS key, sum(steps) AS value FROM pathway");
  ExpectSame("open.at.reference(2023-12-31)",
             "SELECT '' AS key, count(*) AS value FROM pathway_step WHERE end_date IS NULL");
  ExpectSame("start.activity",
             "SELECT care_form AS key, count(*) AS value FROM pathway_step WHERE step = 1"
             " GROUP BY ALL");
  EXPECT_EQ(Of("SELECT variant AS key, count(*) AS value FROM pathway GROUP BY variant"),
            Moved(Expected("variant.count"),
                  "wijkteam>wijkteam>dagbehandeling>ambulant",
                  "wijkteam>wijkteam>ambulant>dagbehandeling"));
  EXPECT_EQ(
      Of("SELECT concat(care_form, '>', next_form) AS key, count(*) AS value"
         " FROM pathway_step WHERE next_form IS NOT NULL GROUP BY ALL"),
      Moved(Moved(Expected("directly.follows"), "wijkteam>dagbehandeling", "wijkteam>ambulant"),
            "dagbehandeling>ambulant",
            "ambulant>dagbehandeling"));
  EXPECT_EQ(Of("SELECT care_form AS key, count(*) AS value FROM pathway_step"
               " WHERE next_form IS NULL GROUP BY ALL"),
            Moved(Expected("end.activity"), "ambulant", "dagbehandeling"));
}

TEST_F(Pathways, LoopsAndReturnsAreThoseOfTheSet) {
  ExpectSame("selfloops.count",
             "SELECT '' AS key, count(*) AS value FROM (SELECT again, lag(again) OVER"
             " (PARTITION BY client_key ORDER BY step) AS before FROM pathway_step)"
             " WHERE again = 'loop' AND before IS DISTINCT FROM 'loop'");
  ExpectSame("selfloops.size",
             "SELECT '' AS key, count(*) AS value FROM pathway_step WHERE again = 'loop'");
  ExpectSame("repetitions.activities",
             "SELECT '' AS key, count(DISTINCT (client_key, care_form)) AS value"
             " FROM pathway_step WHERE again = 'return'");
  ExpectSame("repetitions.extra_runs",
             "SELECT '' AS key, count(*) AS value FROM pathway_step WHERE again = 'return'");
}

constexpr const char* kLength =
    "SELECT coalesce(end_date, DATE '2023-12-31') - start_date + 1 AS days FROM pathway";
constexpr const char* kStretchDays =
    "SELECT client_key, open, coalesce(end_date, DATE '2023-12-31') - start_date + 1 AS days"
    " FROM client_stack";

TEST_F(Pathways, DaysWithSoManyOpenAreThoseOfTheSet) {
  const std::string length = kLength;
  const std::string stretches = kStretchDays;
  ExpectSame("throughput.days.sum", "SELECT '' AS key, sum(days) AS value FROM (" + length + ")");
  ExpectSame("throughput.days.median",
             "SELECT '' AS key, median(days) AS value FROM (" + length + ")");
  ExpectSame("throughput.days.max", "SELECT '' AS key, max(days) AS value FROM (" + length + ")");
  ExpectSame("client.days.with.k.concurrent",
             "SELECT open AS key, sum(days) AS value FROM (" + stretches +
                 ") GROUP BY open UNION ALL SELECT 0, (SELECT sum(days) FROM (" + length +
                 ")) - (SELECT sum(days) FROM (" + stretches + "))");
  ExpectSame("clients.with.max.concurrency",
             "SELECT most AS key, count(*) AS value FROM (SELECT max(open) AS most FROM"
             " client_stack GROUP BY client_key) GROUP BY most");
  const std::string metric = "stacking.share.client.days(k>=2 of k>=1)";
  const Values share =
      Of("SELECT '' AS key, sum(days) FILTER (open > 1) / sum(days) AS value FROM (" + stretches +
         ")");
  // Fifteen digits are written in the set.
  EXPECT_NEAR(share.at(""), Expected(metric).at(""), 1e-14);
}

TEST_F(Pathways, SpellsAndRepeatsAreThoseOfTheSet) {
  for (const char* gap : {"0", "30", "90"}) {
    ExpectSame(
        "care.episodes(gap<=" + std::string(gap) + " days merged)",
        "SELECT '' AS key, count(*) AS value FROM care_spell WHERE gap_days = " + std::string(gap));
  }
  ExpectSame("repeat.eligible(closed trajectories)",
             "SELECT '' AS key, count(*) AS value FROM trajectory_sequence"
             " WHERE end_date IS NOT NULL");
  for (const auto& [metric, column] :
       {std::pair{"repeat.any.form.within.days", "days_to_next"},
        std::pair{"repeat.same.form.within.days", "days_to_next_same"}}) {
    ExpectSame(metric,
               "SELECT days AS key, count(*) AS value FROM trajectory_sequence"
               " JOIN (VALUES (28), (30), (90), (365)) AS within(days) ON " +
                   std::string(column) + " <= days GROUP BY days");
  }
}

std::string ByMonth(const std::string& value) {
  return "SELECT strftime(month, '%Y-%m') AS key, " + value +
         " AS value FROM stock_month GROUP BY month";
}

TEST_F(Pathways, StockAndFlowsOfEachMonthAreThoseOfTheSet) {
  ExpectSame("stock.month.end.trajectories", ByMonth("sum(stock)"));
  ExpectSame("inflow.trajectories", ByMonth("sum(inflow)"));
  ExpectSame("outflow.trajectories", ByMonth("sum(ended)"));
  ExpectSame("stock.month.end.clients",
             "SELECT strftime(month, '%Y-%m') AS key, count(*) AS value FROM client_stack"
             " JOIN (SELECT DISTINCT month FROM stock_month) ON last_day(month) BETWEEN start_date"
             " AND coalesce(end_date, DATE '9999-12-31') GROUP BY month");
  ExpectSame("unique.clients.in.month",
             "SELECT strftime(month, '%Y-%m') AS key, count(*) AS value FROM client_month"
             " WHERE trajectories > 0 GROUP BY month");
}

// What ends on the last day of a month has ended in it, as CBS says, but stands in its stock: it
// flows out of the next. Three do, so six months differ, and no other.
TEST_F(Pathways, OutflowDiffersFromEndedByWhatEndsOnTheLastDayOfAMonth) {
  const Values outflow = Of(ByMonth("sum(outflow)"));
  const Values last_day =
      Of("SELECT strftime(end_date, '%Y-%m') AS key, count(*) AS value"
         " FROM trajectory WHERE end_date = last_day(end_date) GROUP BY ALL");
  Values expected = Expected("outflow.trajectories");
  int differ = 0;
  for (auto month = expected.begin(); month != expected.end(); ++month) {
    const auto here = last_day.find(month->first);
    if (here != last_day.end()) {
      month->second -= here->second;
      ASSERT_NE(std::next(month), expected.end());
      std::next(month)->second += here->second;
    }
  }
  EXPECT_EQ(outflow, expected);
  for (const auto& [month, value] : Expected("outflow.trajectories")) {
    differ += outflow.at(month) == value ? 0 : 1;
  }
  EXPECT_EQ(differ, 6);
}

}  // namespace
}  // namespace doelmaat::conformance
