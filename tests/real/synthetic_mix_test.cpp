// Stacking, pathways and switches of a made-up region against its truth, which counts day by day
// and step by step what was drawn; and the effects planted in it, found where they were planted.
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "synthetic_region.h"

namespace doelmaat {
namespace {

// The region is made once for all tests: eight municipalities, for the last effects are in the
// seventh and the eighth.
class SyntheticMix : public testing::Test {
 protected:
  static void SetUpTestSuite() { region_ = new Region("synthetic-mix", 0.0, 1200, 8); }
  static void TearDownTestSuite() {
    delete region_;
    region_ = nullptr;
  }
  static const Region& region() { return *region_; }

  // The lines of a table of the truth.
  static Lines Told(const std::string& table, std::initializer_list<std::string_view> columns) {
    const Truth truth = region().Table(table);
    Lines lines;
    for (std::size_t row = 0; row < truth.size(); ++row) {
      lines.push_back(truth.Line(row, columns));
    }
    return lines;
  }

  // A number of the indicator for each municipality.
  static std::map<std::string, double> Indicated(const std::string& id, const std::string& value) {
    const store::RowSet rows = region().database().QueryText(
        "SELECT municipality, CAST(" + value + " AS DOUBLE) AS value FROM (" +
            std::string(base::BuiltIn("sql/indicator/" + id + ".sql")) + ") GROUP BY municipality",
        "synthetic_mix_test");
    std::map<std::string, double> values;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      values[rows.Text(row, "municipality")] = std::get<double>(rows.At(row, "value"));
    }
    return values;
  }

  static std::string MunicipalityOf(const std::string& effect) {
    const Truth effects = region().Table("effects.csv");
    for (std::size_t row = 0; row < effects.size(); ++row) {
      if (effects.At(row, "effect") == effect) {
        return effects.At(row, "municipality");
      }
    }
    return "";
  }

  // The value where the effect was planted is the largest, and so many times the mean of the rest.
  static void ExpectFound(const std::map<std::string, double>& values,
                          const std::string& effect,
                          double times) {
    ASSERT_EQ(values.size(), 8U);
    const std::string planted = MunicipalityOf(effect);
    double rest = 0;
    for (const auto& [municipality, value] : values) {
      if (municipality != planted) {
        rest += value / 7;
        EXPECT_LT(value, values.at(planted)) << municipality;
      }
    }
    EXPECT_GT(values.at(planted), times * rest);
  }

 private:
  static Region* region_;
};
Region* SyntheticMix::region_ = nullptr;

TEST_F(SyntheticMix, StackedDaysAreThoseCountedDayByDay) {
  ExpectSame(Told("stacking.csv",
                  {"municipality", "open", "days", "same_form_days", "several_providers_days"}),
             region().Stored(
                 "SELECT concat(municipality, '|', open, '|', sum(days), '|',"
                 " coalesce(sum(days) FILTER (forms = 1), 0), '|',"
                 " coalesce(sum(days) FILTER (providers > 1), 0), '|') AS line"
                 " FROM (SELECT *, least(coalesce(end_date, DATE '2025-12-31'), DATE '2025-12-31')"
                 " - greatest(start_date, DATE '2025-01-01') + 1 AS days FROM client_stack)"
                 " WHERE days > 0 GROUP BY municipality, client_key, open"));
}

TEST_F(SyntheticMix, PathwaysAreStepByStepAsDrawn) {
  ExpectSame(Told("pathways.csv",
                  {"municipality",
                   "variant",
                   "gaps",
                   "loops",
                   "returns",
                   "repeats",
                   "redos",
                   "beside",
                   "cents"}),
             region().Stored(
                 "WITH gap AS (SELECT client_key,"
                 " string_agg(coalesce(CAST(gap_days AS VARCHAR), 'open'), ' ' ORDER BY step)"
                 " FILTER (next_form IS NOT NULL) AS gaps,"
                 " count(*) FILTER (again = 'loop') AS loops,"
                 " count(*) FILTER (again = 'return') AS returns,"
                 " count(*) FILTER (again_by = 'repeat') AS repeats,"
                 " count(*) FILTER (again_by = 'redo') AS redos,"
                 " count(*) FILTER (again_by = 'beside') AS beside"
                 " FROM pathway_step GROUP BY client_key)"
                 " SELECT concat(municipality, '|', variant, '|', gaps, '|', loops, '|', returns,"
                 " '|', repeats, '|', redos, '|', beside, '|', recognised_cents, '|') AS line"
                 " FROM pathway JOIN gap USING (client_key)"));
}

TEST_F(SyntheticMix, SwitchesAreThoseThatHappened) {
  ExpectSame(Told("switches.csv",
                  {"municipality", "form", "provider", "next_provider", "end", "next_start"}),
             region().Stored(
                 "SELECT concat(municipality, '|', care_form, '|', provider, '|', next_provider,"
                 " '|', end_date, '|', end_date + days_to_next, '|') AS line"
                 " FROM provider_switch"));
}

// All that the truth tells of days and persons adds up in the indicators.
TEST_F(SyntheticMix, IndicatorsAddUpToTheTruth) {
  std::map<std::string, double> days;
  std::map<std::string, double> clients;
  const Truth stacking = region().Table("stacking.csv");
  for (std::size_t row = 0; row < stacking.size(); ++row) {
    const bool stacked = stacking.At(row, "open") != "1";
    days[stacking.At(row, "municipality")] += stacked ? std::stod(stacking.At(row, "days")) : 0;
  }
  const Truth pathways = region().Table("pathways.csv");
  for (std::size_t row = 0; row < pathways.size(); ++row) {
    ++clients[pathways.At(row, "municipality")];
  }
  EXPECT_EQ(Indicated("stacking", "sum(client_days) FILTER (at_least = '2')"), days);
  EXPECT_EQ(Indicated("pathway_variant", "sum(clients)"), clients);
}

// More second courses show in who has three or more at some time; days of two are mostly products
// of one course.
TEST_F(SyntheticMix, PlantedStackingIsFoundWhereItWasPlanted) {
  ExpectFound(Indicated("stacking",
                        "sum(clients) FILTER (at_least = '3') / sum(clients) FILTER (at_least ="
                        " '1')"),
              "stacking",
              1.3);
}

TEST_F(SyntheticMix, PlantedSwitchesAreFoundWhereTheyWerePlanted) {
  ExpectFound(Indicated("switch_of_provider", "sum(switched) / sum(ended)"), "switch", 1.5);
}

}  // namespace
}  // namespace doelmaat
