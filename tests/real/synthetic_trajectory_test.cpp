// Trajectories, spells, stock, waits and months of a made-up region against what was drawn: the
// truth tables say what happened, and plain loops here say what follows from it.
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "synthetic_region.h"

namespace doelmaat {
namespace {

using Days = std::chrono::sys_days;

Days DayOf(const std::string& text) {
  return std::chrono::year{std::stoi(text.substr(0, 4))} /
         std::chrono::month{static_cast<unsigned>(std::stoi(text.substr(5, 2)))} /
         std::chrono::day{static_cast<unsigned>(std::stoi(text.substr(8, 2)))};
}

constexpr Days kOpen = Days::max();

// A month of the year 2025, from 1: the period of the region.
Days FirstOf(unsigned month) {
  return std::chrono::year{2025} / std::chrono::month{month} / std::chrono::day{1};
}
Days LastOf(unsigned month) {
  return std::chrono::year{2025} / std::chrono::month{month} / std::chrono::last;
}
std::string MonthText(unsigned month) {
  return "2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
}

struct Known {
  std::string municipality;
  std::string client;
  std::string provider;
  std::string form;
  Days start;
  Days end;  // kOpen: goes on
  std::vector<std::string> allocations;
};

std::vector<Known> TrajectoriesOf(const Region& region) {
  const Truth truth = region.Table("trajectories.csv");
  std::vector<Known> all;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const std::string& end = truth.At(row, "end");
    Known known{truth.At(row, "municipality"),
                truth.At(row, "client"),
                truth.At(row, "provider"),
                truth.At(row, "form"),
                DayOf(truth.At(row, "start")),
                end.empty() ? kOpen : DayOf(end),
                {}};
    std::istringstream numbers(truth.At(row, "allocations"));
    for (std::string number; numbers >> number;) {
      known.allocations.push_back(number);
    }
    all.push_back(known);
  }
  return all;
}

// The region is made once for all tests.
class SyntheticTrajectories : public testing::Test {
 protected:
  static void SetUpTestSuite() { region_ = new Region("synthetic-trajectories", 0.0); }
  static void TearDownTestSuite() {
    delete region_;
    region_ = nullptr;
  }
  static const Region& region() { return *region_; }

 private:
  static Region* region_;
};
Region* SyntheticTrajectories::region_ = nullptr;

constexpr const char* kTrajectoryLines = R"(
    WITH number AS (
        SELECT part.trajectory_no,
            string_agg(chain.allocation_number, ' ' ORDER BY chain.allocation_number) AS allocations
        FROM trajectory_part AS part
        JOIN allocation_chain AS chain
            ON chain.municipality = part.municipality AND chain.chain_number = part.care_number
        GROUP BY part.trajectory_no
    )
    SELECT concat(municipality, '|', provider, '|', care_form, '|', start_date, '|', end_date, '|',
        CAST(crisis AS INTEGER), '|', referrer, '|', CAST(referrer_basis = 'request' AS INTEGER), '|',
        end_reason, '|', recognised_cents, '|', paid_at_end_cents, '|', allocations, '|') AS line
    FROM trajectory JOIN number USING (trajectory_no))";

TEST_F(SyntheticTrajectories, EachIsAsItWasDrawn) {
  const Truth truth = region().Table("trajectories.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    expected.push_back(truth.Line(row,
                                  {"municipality",
                                   "provider",
                                   "form",
                                   "start",
                                   "end",
                                   "crisis",
                                   "referrer",
                                   "referrer_told",
                                   "end_reason",
                                   "cents",
                                   "paid_at_end_cents",
                                   "allocations"}));
  }
  ExpectSame(expected, region().Stored(kTrajectoryLines));
}

TEST_F(SyntheticTrajectories, ChainsAreWhatTookThePlaceOfWhat) {
  const Truth truth = region().Table("allocations.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    if (!truth.Is(row, "removed")) {
      expected.push_back(truth.Line(row, {"municipality", "allocation", "follows"}));
    }
  }
  ExpectSame(expected,
             region().Stored("SELECT concat(municipality, '|', allocation_number, '|', follows,"
                             " '|') AS line FROM allocation_chain"));
}

TEST_F(SyntheticTrajectories, StockAndFlowsCountThemMonthByMonth) {
  std::map<std::tuple<std::string, std::string, unsigned>, std::array<int, 4>> months;
  std::set<std::pair<std::string, std::string>> forms;
  const auto all = TrajectoriesOf(region());
  for (const Known& known : all) {
    forms.emplace(known.municipality, known.form);
  }
  for (const auto& [municipality, form] : forms) {
    for (unsigned month = 1; month <= 12; ++month) {
      auto& [before, in, out, stock] = months[{municipality, form, month}];
      const Days eve = FirstOf(month) - std::chrono::days{1};
      for (const Known& known : all) {
        if (known.municipality != municipality || known.form != form) {
          continue;
        }
        const bool on_eve = known.start <= eve && known.end >= eve;
        const bool on_last = known.start <= LastOf(month) && known.end >= LastOf(month);
        before += on_eve ? 1 : 0;
        stock += on_last ? 1 : 0;
        in += known.start >= FirstOf(month) && known.start <= LastOf(month) ? 1 : 0;
        out += known.end != kOpen && known.end >= eve && known.end < LastOf(month) ? 1 : 0;
      }
      EXPECT_EQ(before + in - out, stock);
    }
  }
  Lines expected;
  for (const auto& [key, counts] : months) {
    const auto& [municipality, form, month] = key;
    expected.push_back(municipality + "|" + form + "|" + MonthText(month) + "|" +
                       std::to_string(counts[0]) + "|" + std::to_string(counts[1]) + "|" +
                       std::to_string(counts[2]) + "|" + std::to_string(counts[3]));
  }
  ExpectSame(expected,
             region().Stored(
                 "SELECT concat(municipality, '|', care_form, '|', strftime(month, '%Y-%m'), '|',"
                 " stock_before, '|', inflow, '|', outflow, '|', stock) AS line FROM stock_month"));
}

TEST_F(SyntheticTrajectories, SpellsJoinWhatIsNotFarApart) {
  std::map<std::string, std::vector<std::pair<Days, Days>>> care;
  for (const Known& known : TrajectoriesOf(region())) {
    care[known.client].emplace_back(known.start, known.end);
  }
  Lines expected;
  for (const int gap : {0, 30, 90}) {
    for (auto& [client, periods] : care) {
      std::sort(periods.begin(), periods.end());
      std::size_t first = 0;
      Days reach = periods.front().second;
      const auto close = [&](std::size_t next) {
        const auto end = std::chrono::year_month_day(reach);
        expected.push_back(
            std::to_string(gap) + "|" +
            std::to_string(periods[first].first.time_since_epoch().count()) + "|" +
            (reach == kOpen ? "" : std::to_string(Days(end).time_since_epoch().count())) + "|" +
            std::to_string(next - first));
      };
      for (std::size_t next = 1; next < periods.size(); ++next) {
        if (reach != kOpen && periods[next].first > reach + std::chrono::days{1 + gap}) {
          close(next);
          first = next;
          reach = periods[next].second;
        } else {
          reach = std::max(reach, periods[next].second);
        }
      }
      close(periods.size());
    }
  }
  ExpectSame(expected,
             region().Stored("SELECT concat(gap_days, '|', start_date - DATE '1970-01-01', '|',"
                             " end_date - DATE '1970-01-01', '|', trajectories) AS line"
                             " FROM care_spell"));
}

// A trajectory by the lowest number of its allocations, which it shares with no other.
const std::string kWithNumber =
    "WITH number AS (SELECT trajectory_no, min(chain.allocation_number) AS first_number"
    " FROM trajectory_part AS part JOIN allocation_chain AS chain"
    " ON chain.municipality = part.municipality AND chain.chain_number = part.care_number"
    " GROUP BY trajectory_no) ";

// Days in care and money, month by month.
TEST_F(SyntheticTrajectories, MonthsHaveTheirDaysAndTheirMoney) {
  const auto all = TrajectoriesOf(region());
  std::map<std::string, std::size_t> trajectory_of;
  for (std::size_t index = 0; index < all.size(); ++index) {
    for (const std::string& number : all[index].allocations) {
      trajectory_of[all[index].municipality + " " + number] = index;
    }
  }
  std::map<std::pair<std::size_t, std::string>, std::array<std::int64_t, 2>> months;
  for (std::size_t index = 0; index < all.size(); ++index) {
    for (unsigned month = 1; month <= 12; ++month) {
      const auto days =
          std::min(all[index].end, LastOf(month)) - std::max(all[index].start, FirstOf(month));
      if (days.count() >= 0) {
        months[{index, MonthText(month)}][0] += days.count() + 1;
      }
    }
  }
  const Truth claims = region().Table("claims.csv");
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const auto found =
        trajectory_of.find(claims.At(row, "municipality") + " " + claims.At(row, "allocation"));
    if (claims.Is(row, "counts") && found != trajectory_of.end()) {
      months[{found->second, claims.At(row, "care_month")}][1] +=
          claims.Is(row, "recognised") ? std::stoll(claims.At(row, "cents")) : 0;
    }
  }
  Lines expected;
  for (const auto& [key, sums] : months) {
    const Known& known = all[key.first];
    expected.push_back(known.municipality + "|" + known.allocations.front() + "|" + key.second +
                       "|" + std::to_string(sums[0]) + "|" + std::to_string(sums[1]));
  }
  ExpectSame(expected,
             region().Stored(
                 kWithNumber +
                 "SELECT concat(municipality, '|', first_number, '|', strftime(month, '%Y-%m'),"
                 " '|', care_days, '|', recognised_cents) AS line"
                 " FROM trajectory_month JOIN number USING (trajectory_no)"));
}

TEST_F(SyntheticTrajectories, WaitsRunFromRequestOrAllocationToTheFirstDay) {
  std::set<std::string> followers;
  const Truth allocations = region().Table("allocations.csv");
  for (std::size_t row = 0; row < allocations.size(); ++row) {
    if (!allocations.At(row, "follows").empty()) {
      followers.insert(allocations.Line(row, {"municipality", "allocation"}));
    }
  }
  const Truth delays = region().Table("delays.csv");
  Lines expected;
  for (std::size_t row = 0; row < delays.size(); ++row) {
    const std::string line = delays.Line(row, {"municipality", "allocation"});
    if (followers.contains(line)) {
      continue;
    }
    const bool asked = !delays.At(row, "requested").empty();
    const Days from = DayOf(delays.At(row, asked ? "requested" : "assigned"));
    expected.push_back(line + std::to_string((DayOf(delays.At(row, "begin")) - from).count()));
  }
  ExpectSame(expected,
             region().Stored("SELECT concat(municipality, '|', number, '|', waited_days) AS line"
                             " FROM waiting_time WHERE state = 'started'"));
}

TEST_F(SyntheticTrajectories, RepeatsAreWhatCameBeforeAndAfter) {
  const auto all = TrajectoriesOf(region());
  const auto is_help = [](const Known& known) {
    return known.form != "protection" && known.form != "probation";
  };
  Lines expected;
  for (const Known& known : all) {
    if (!is_help(known)) {
      continue;
    }
    bool recurrent = false;
    Days next = kOpen;
    Days next_same = kOpen;
    for (const Known& other : all) {
      if (other.client != known.client || !is_help(other)) {
        continue;
      }
      const auto before = std::chrono::year_month_day(known.start) - std::chrono::years{5};
      recurrent = recurrent || (other.start < known.start && other.end >= Days(before));
      if (known.end != kOpen && other.start > known.end) {
        next = std::min(next, other.start);
        next_same = other.form == known.form ? std::min(next_same, other.start) : next_same;
      }
    }
    const auto days = [&](Days start) {
      return start == kOpen ? "" : std::to_string((start - known.end).count());
    };
    expected.push_back(known.municipality + "|" + known.allocations.front() + "|" +
                       (recurrent ? "1" : "0") + "|" + days(next) + "|" + days(next_same));
  }
  ExpectSame(
      expected,
      region().Stored(kWithNumber + "SELECT concat(municipality, '|', first_number, '|',"
                                    " CAST(recurrent_use AS INTEGER), '|', days_to_next, '|',"
                                    " days_to_next_same) AS line"
                                    " FROM trajectory_sequence JOIN number USING (trajectory_no)"));
}

// The same day of the month so many months on; of a shorter month the last.
Days MonthsOn(Days day, int months) {
  const auto moved = std::chrono::year_month_day(day) + std::chrono::months{months};
  return moved.ok() ? Days(moved) : Days(moved.year() / moved.month() / std::chrono::last);
}

TEST_F(SyntheticTrajectories, LastMonthsCostWhatWasClaimedForThem) {
  std::map<std::string, std::string> code_of;
  const Truth allocations = region().Table("allocations.csv");
  for (std::size_t row = 0; row < allocations.size(); ++row) {
    code_of[allocations.Line(row, {"municipality", "allocation"})] = allocations.At(row, "code");
  }
  std::map<std::string, std::int64_t> cents_of;  // by allocation and month
  const Truth claims = region().Table("claims.csv");
  for (std::size_t row = 0; row < claims.size(); ++row) {
    if (claims.Is(row, "recognised") && claims.At(row, "code") != "45A03") {
      cents_of[claims.Line(row, {"municipality", "allocation", "care_month"})] +=
          std::stoll(claims.At(row, "cents"));
    }
  }
  const Truth truth = region().Table("trajectories.csv");
  const auto all = TrajectoriesOf(region());
  Lines expected;
  for (std::size_t row = 0; row < all.size(); ++row) {
    const Known& known = all[row];
    if (known.end == kOpen || known.end > LastOf(12) || known.end < FirstOf(3)) {
      continue;
    }
    const unsigned month = static_cast<unsigned>(std::chrono::year_month_day(known.end).month());
    if (known.start > LastOf(month - 2)) {
      continue;
    }
    const Days after = known.end + std::chrono::days{1};
    const bool short_stay = std::all_of(
        known.allocations.begin(), known.allocations.end(), [&](const std::string& number) {
          return code_of[known.municipality + "|" + number + "|"] == "44A09";
        });
    const std::string left_out = MonthsOn(known.start, 9) > after    ? "shorter"
                                 : MonthsOn(known.start, 50) < after ? "longer"
                                 : truth.Is(row, "crisis")           ? "crisis"
                                 : short_stay                        ? "short_stay"
                                 : known.form == "foster"            ? "foster"
                                                                     : "";
    for (unsigned back = 0; back < 3; ++back) {
      const auto days =
          std::min(known.end, LastOf(month - back)) - std::max(known.start, FirstOf(month - back));
      std::int64_t cents = 0;
      for (const std::string& number : known.allocations) {
        cents += cents_of[known.municipality + "|" + number + "|" + MonthText(month - back) + "|"];
      }
      expected.push_back(known.municipality + "|" + known.allocations.front() + "|" +
                         std::to_string(back) + "|" + left_out + "|" +
                         std::to_string(days.count() + 1) + "|" + std::to_string(cents));
    }
  }
  ExpectSame(expected,
             region().Stored(kWithNumber +
                             "SELECT concat(municipality, '|', first_number, '|',"
                             " months_before_end, '|', left_out, '|', care_days, '|', cost_cents)"
                             " AS line"
                             " FROM trajectory_last_month JOIN number USING (trajectory_no)"));
}

}  // namespace
}  // namespace doelmaat
