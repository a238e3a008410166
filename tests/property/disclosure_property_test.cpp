// Whatever the table, no number of persons below the minimum leaves, nor anything made from one.
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "benchmark/benchmark_fixture.h"
#include "benchmark/benchmark_table.h"
#include "benchmark/region.h"
#include "disclosure/publishable_table.h"
#include "numerics/random_stream.h"

namespace doelmaat::property {
namespace {

using disclosure::Audience;
using disclosure::Policy;
using disclosure::Protect;
using numerics::RandomStream;
using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

constexpr std::uint64_t kTables = 300;

Cell AnyCount(RandomStream* stream) {
  switch (stream->Below(8)) {
    case 0:
      return Cell::None(CellState::kHidden);
    case 1:
      return Cell::None(CellState::kMissing);
    case 2:
      return Cell::Integer(static_cast<std::int64_t>(stream->Below(12)) - 1);
    case 3:
      return Cell::Number(12.0 * stream->Uniform());
    case 4:
      return Cell::Number(10.0);
    case 5:
      return Cell::Text("zeven");  // no number at all
    default:
      return Cell::Integer(static_cast<std::int64_t>(stream->Below(5000)));
  }
}

// Some numbers of persons, each with or without interval and with up to two columns it guards, the
// columns in an order of their own.
ResultTable AnyTable(std::uint64_t seed) {
  RandomStream stream(seed, "disclosure_property", 0);
  ResultTable table;
  table.columns.push_back({.name = "id", .role = ColumnRole::kKey});
  const std::uint64_t counts = 1 + stream.Below(4);
  for (std::uint64_t i = 0; i < counts; ++i) {
    const std::string name = "count" + std::to_string(i);
    std::vector<Column> group = {{.name = name, .person_count = true}};
    if (stream.Below(2) == 0) {
      group.push_back(
          {.name = name + "_low", .role = ColumnRole::kLow, .of = name, .person_count = true});
      group.push_back(
          {.name = name + "_high", .role = ColumnRole::kHigh, .of = name, .person_count = true});
    }
    for (std::uint64_t g = stream.Below(3); g > 0; --g) {
      group.push_back({.name = name + "_rate" + std::to_string(g), .guarded_by = name});
    }
    for (const Column& column : group) {
      const auto place = static_cast<std::ptrdiff_t>(stream.Below(table.columns.size() + 1));
      table.columns.insert(table.columns.begin() + place, column);
    }
  }
  const std::uint64_t rows = 1 + stream.Below(20);
  for (std::uint64_t r = 0; r < rows; ++r) {
    std::vector<Cell> row;
    for (const Column& column : table.columns) {
      row.push_back(column.role == ColumnRole::kKey ? Cell::Text("GM" + std::to_string(r))
                    : column.person_count           ? AnyCount(&stream)
                                                    : Cell::Number(stream.Normal()));
    }
    table.rows.push_back(row);
  }
  return table;
}

std::string Describe(const ResultTable& table, std::size_t row) {
  std::string text;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto number = table.rows[row][c].number();
    text +=
        table.columns[c].name + "=" + (number.has_value() ? std::to_string(*number) : "-") + " ";
  }
  return text;
}

class Disclosure : public testing::TestWithParam<Audience> {};

TEST_P(Disclosure, LetsNoSmallNumberOfPersonsThroughNorWhatIsMadeOfIt) {
  const Policy policy = Policy::For(GetParam());
  const auto minimum = static_cast<double>(policy.minimum_count);
  for (std::uint64_t seed = 1; seed <= kTables; ++seed) {
    const ResultTable table = AnyTable(seed);
    const ResultTable safe = Protect(table, policy).table();
    ASSERT_EQ(safe.rows.size(), table.rows.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      SCOPED_TRACE("seed " + std::to_string(seed) + ": " + Describe(table, r));
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        const Cell& shown = safe.rows[r][c];
        const std::string decides = !column.of.empty()           ? column.of
                                    : !column.guarded_by.empty() ? column.guarded_by
                                                                 : column.name;
        const Column& deciding = table.columns[table.ColumnIndex(decides)];
        if (!deciding.person_count) {
          EXPECT_EQ(shown.value, table.rows[r][c].value);  // not of persons: as it was
          continue;
        }
        const auto count = table.At(r, decides).number();
        if (!count.has_value() || *count < minimum) {
          EXPECT_FALSE(shown.has_value()) << column.name;
        } else if (column.person_count && shown.has_value()) {
          ASSERT_TRUE(shown.number().has_value()) << column.name;
          EXPECT_EQ(std::fmod(*shown.number(), static_cast<double>(policy.rounding_base)), 0.0);
          // Ends of an interval are rounded outwards and may lie lower; the number may not.
          EXPECT_TRUE(!column.of.empty() || *shown.number() >= minimum) << column.name;
        }
        if (!table.rows[r][c].has_value()) {
          EXPECT_EQ(shown.state, table.rows[r][c].state) << column.name;  // why it was none stays
        }
      }
    }
  }
}

TEST_P(Disclosure, TwiceIsAsOnce) {
  const Policy policy = Policy::For(GetParam());
  for (std::uint64_t seed = 1; seed <= kTables; ++seed) {
    const ResultTable once = Protect(AnyTable(seed), policy).table();
    const ResultTable twice = Protect(once, policy).table();
    for (std::size_t r = 0; r < once.rows.size(); ++r) {
      for (std::size_t c = 0; c < once.columns.size(); ++c) {
        EXPECT_EQ(once.rows[r][c].state, twice.rows[r][c].state) << "seed " << seed;
        EXPECT_EQ(once.rows[r][c].number(), twice.rows[r][c].number()) << "seed " << seed;
      }
    }
  }
}

// The regions of a made-up country, in the first of which one municipality has `smallest` clients.
ResultTable RegionsWith(double smallest) {
  static const benchmark::BenchmarkResult made_up =
      benchmark::RunBenchmark(benchmark::fixture::MadeUpInput(30, 11), numerics::SerialFor());
  benchmark::BenchmarkResult result = made_up;
  const std::size_t entry = result.regions[0].entries.front();
  result.input.units[result.selection.kept[entry]].clients = {smallest, smallest, smallest};
  result.regions = benchmark::SumRegions(result.input,
                                         result.selection,
                                         benchmark::RegionGroups(result.input, result.selection),
                                         result.potential.groups);
  return benchmark::RegionTable(result);
}

// A total less the others gives the smallest away.
TEST_P(Disclosure, NoTotalOfARegionLeavesWhenItsSmallestMunicipalityIsTooSmall) {
  const Policy policy = Policy::For(GetParam());
  const auto minimum = static_cast<double>(policy.minimum_count);
  for (const double smallest : {1.0, minimum - 1.0, minimum}) {
    const ResultTable safe = Protect(RegionsWith(smallest), policy).table();
    for (const char* column : {"smallest_clients",
                               "clients",
                               "clients_low",
                               "clients_high",
                               "eur_per_client",
                               "potential_best_quartile_eur",
                               "potential_best_quartile_eur_low",
                               "potential_best_quartile_eur_high",
                               "potential_median_eur",
                               "potential_median_eur_low",
                               "potential_median_eur_high"}) {
      SCOPED_TRACE(column + (" with " + std::to_string(smallest)));
      EXPECT_EQ(safe.At(0, column).state,
                smallest < minimum ? CellState::kSuppressed : CellState::kValue);
      EXPECT_TRUE(safe.At(1, column).has_value());  // the other region
    }
    EXPECT_TRUE(safe.At(0, "spend_eur").has_value());  // of accounts, not of persons
  }
}

INSTANTIATE_TEST_SUITE_P(Audiences,
                         Disclosure,
                         testing::Values(Audience::kCouncil, Audience::kPublic),
                         [](const auto& test) {
                           return test.param == Audience::kCouncil ? "council" : "public";
                         });

}  // namespace
}  // namespace doelmaat::property
