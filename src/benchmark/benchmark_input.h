#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "benchmark/anomaly.h"
#include "benchmark/benchmark_model.h"
#include "store/database.h"

namespace doelmaat::benchmark {

// A number with the interval in which the truth lies because of rounding at the source.
struct Estimate {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};

// One municipality, in the borders of the model's year.
struct UnitInput {
  std::string id;
  std::string name;
  std::string province;
  bool split = false;                // a part of a split municipality is missing
  std::optional<double> population;  // inhabitants
  std::optional<double> youth;       // young people of about 0-22
  std::optional<double> spend_eur;   // none: no return
  std::optional<Estimate> clients;
  std::vector<std::optional<Estimate>> outputs;    // as model.outputs
  std::vector<std::optional<double>> environment;  // as model.environment
  std::vector<std::optional<double>> features;     // as model.peers.features, untransformed
};

// Spending beside those it was for, in the borders of its own year.
struct SpendingRow {
  std::int64_t year = 0;
  std::string id;
  std::string name;
  SpendingCase figures;
};

struct TrendPoint {
  std::string id;
  std::string name;
  std::int64_t year = 0;
  std::optional<double> inhabitants;
  bool has_account_year = false;  // accounts of this year are in the store at all
  std::optional<double> account_eur;
  std::optional<double> budget_eur;
  std::optional<double> teams_eur;
  bool split = false;
  bool border_changed = false;
};

struct NationalPoint {
  std::int64_t year = 0;
  std::string statement;
  double spend_eur = 0.0;
  std::int64_t municipalities = 0;
  std::int64_t without_return = 0;
};

struct ProfileCount {
  std::string id;
  std::string kind;  // age, household or referrer
  std::string topic;
  std::optional<std::int64_t> persons;  // none: withheld by CBS
};

// What a municipality spent on a sub-field of Iv3. A correction of another year may be negative.
struct SubFieldSpending {
  std::string id;
  std::string sub_field;
  std::string group;  // as in sql/core/municipality_spending_part.sql
  double spend_eur = 0.0;
};

// A task field to which the sub-fields of a municipality do not add up. Of such a municipality
// there is no SubFieldSpending.
struct SubFieldGap {
  std::string id;
  std::string task_field;
  double spend_eur = 0.0;
  double sub_fields_eur = 0.0;
};

struct SourceLine {
  std::string title;
  std::string origin;
  bool own = false;  // without a description of who published it, or changed since it was described
};

// An area of the map, in the borders of `year`.
struct MapArea {
  std::string shape_id;
  std::string name;
  std::string id;     // the municipality whose figures it shows; "" when it is not one municipality
  std::string rings;  // as in sql/staging/stg_cbs__municipality_shape.sql
  std::int64_t year = 0;
  std::string source;  // who published the border: publisher; licence
};

// A region and the municipalities in it.
struct RegionInput {
  std::string id;
  std::string name;
  std::int64_t year = 0;             // of the classification
  std::vector<std::string> members;  // ids, in order
};

struct BenchmarkInput {
  BenchmarkModel model;
  std::vector<UnitInput> units;       // in order of id
  std::vector<SpendingRow> spending;  // every year that has clients; in order of year, id
  std::vector<TrendPoint> trend;      // in order of id, year
  std::vector<NationalPoint> national;
  std::vector<ProfileCount> profile;                           // in order of id, kind, topic
  std::vector<SubFieldSpending> sub_fields;                    // in order of id, sub_field
  std::vector<SubFieldGap> sub_field_gaps;                     // in order of id, task_field
  std::vector<MapArea> areas;                                  // in order of shape_id; none: no map
  std::vector<RegionInput> regions;                            // in order of id; none: no regions
  std::map<std::string, std::vector<std::string>> neighbours;  // official, by id; nearest first
};

// Reads what the model asks from the panel. Throws kNotFound when the store has no figures of the
// model's year, and kConfig when the model names a column the panel does not have.
BenchmarkInput ReadBenchmarkInput(store::Database& database, const BenchmarkModel& model);

// Where the deliveries come from, in order of arrival.
std::vector<SourceLine> ReadSources(store::Database& database,
                                    const std::vector<std::int64_t>& deliveries);

}  // namespace doelmaat::benchmark
