// Trajectories of a made-up region do not hang on what messages happen to be called or when they
// came in.
#include <cstddef>
#include <string>

#include <gtest/gtest.h>

#include "store/model_runner.h"
#include "synthetic_region.h"

namespace doelmaat {
namespace {

// What of a trajectory does not hang on the names of municipality and provider.
constexpr const char* kNameless = R"(
    SELECT concat(client_key, '|', care_form, '|', start_date, '|', end_date, '|', crisis, '|',
        referrer, '|', end_reason, '|', recognised_cents, '|', open_cents) AS line
    FROM trajectory)";

// The same of stacking, pathways and switches.
constexpr const char* kNamelessMix = R"(
    SELECT concat('stretch|', client_key, '|', start_date, '|', end_date, '|', open, '|', forms, '|',
        providers) AS line FROM client_stack
    UNION ALL
    SELECT concat('step|', client_key, '|', step, '|', care_form, '|', gap_days, '|', again, '|',
        again_by, '|', again_days, '|', recognised_cents) FROM pathway_step
    UNION ALL
    SELECT concat('path|', client_key, '|', variant, '|', providers) FROM pathway
    UNION ALL
    SELECT concat('switch|', client_key, '|', care_form, '|', end_date, '|', days_to_next)
    FROM provider_switch)";

// Every table that holds what messages say, with the messages as if they came in the other way
// round.
std::string ReversedArrival(const store::RowSet& tables) {
  std::string sql;
  for (std::size_t row = 0; row < tables.size(); ++row) {
    sql += "UPDATE " + tables.Text(row, "table_name") + " SET message_no = 100000000 - message_no;";
  }
  return sql;
}

TEST(TrajectoryInvariance, NamesOfMunicipalitiesAndProvidersAndOrderChangeNothing) {
  const Region region("synthetic-invariance", 0.0, 90);
  const Lines before = region.Stored(kNameless);
  const std::string months =
      "SELECT concat(client_key, '|', month, '|', sum(trajectories), '|', sum(recognised_cents))"
      " AS line FROM client_month GROUP BY client_key, month";
  const Lines client_months = region.Stored(months);
  const std::string stock =
      "SELECT concat(month, '|', sum(inflow), '|', sum(outflow), '|', sum(stock)) AS line"
      " FROM stock_month GROUP BY month";
  const Lines stocks = region.Stored(stock);
  const Lines mix = region.Stored(kNamelessMix);
  const auto expect_same = [&] {
    store::BuildModels(region.database());
    ExpectSame(before, region.Stored(kNameless));
    ExpectSame(client_months, region.Stored(months));
    ExpectSame(stocks, region.Stored(stock));
    ExpectSame(mix, region.Stored(kNamelessMix));
  };
  const auto change = [&](const std::string& sql) {
    // Models are made anew because the store no longer knows what they were made of.
    region.database().Execute(sql + "; DELETE FROM model_state", "invariance");
  };
  change(ReversedArrival(region.database().QueryText(
      "SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name = 'message_no'"
      " AND table_name LIKE 'land_jw%' ORDER BY table_name",
      "invariance")));
  expect_same();
  // All providers of the first municipality become others: each is split in two.
  change(
      "CREATE TABLE one AS SELECT min(ontvanger) AS code FROM land_jw_message WHERE bericht = "
      "'323';"
      "UPDATE land_jw_message SET afzender = '9' || substr(afzender, 2)"
      " WHERE ontvanger = (SELECT code FROM one);"
      "UPDATE land_jw_message SET ontvanger = '9' || substr(ontvanger, 2)"
      " WHERE afzender = (SELECT code FROM one)");
  expect_same();
  // It merges with the second, whose numbers of allocations and messages are others.
  change(
      "CREATE TABLE two AS SELECT min(ontvanger) AS code FROM land_jw_message"
      " WHERE bericht = '323' AND ontvanger > (SELECT code FROM one);"
      "CREATE TABLE moved AS SELECT message_no FROM land_jw_message"
      " WHERE afzender = (SELECT code FROM one) OR ontvanger = (SELECT code FROM one);"
      "UPDATE land_jw301_product SET toewijzing_nummer = toewijzing_nummer + 5000000"
      " WHERE message_no IN (FROM moved);"
      "UPDATE land_jw305 SET toewijzing_nummer = toewijzing_nummer + 5000000"
      " WHERE message_no IN (FROM moved);"
      "UPDATE land_jw307 SET toewijzing_nummer = toewijzing_nummer + 5000000"
      " WHERE message_no IN (FROM moved);"
      "UPDATE land_jw323_prestatie SET toewijzing_nummer = toewijzing_nummer + 5000000"
      " WHERE message_no IN (FROM moved);"
      "UPDATE land_jw_message SET identificatie = 'M' || identificatie,"
      " declaratie_identificatie = 'M' || declaratie_identificatie"
      " WHERE message_no IN (FROM moved);"
      "UPDATE land_jw_message SET afzender = (SELECT code FROM two)"
      " WHERE afzender = (SELECT code FROM one);"
      "UPDATE land_jw_message SET ontvanger = (SELECT code FROM two)"
      " WHERE ontvanger = (SELECT code FROM one)");
  expect_same();
}

}  // namespace
}  // namespace doelmaat
