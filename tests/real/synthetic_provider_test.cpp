// Providers and terms of a made-up region against what was drawn: the truth tables say what
// happened and when it was told, and plain loops here say what follows from it.
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "indicator/indicator.h"
#include "indicator/indicator_input.h"
#include "kept_terms.h"
#include "store/model_runner.h"
#include "synthetic_region.h"

namespace doelmaat {
namespace {

// The region is made once for all tests.
class SyntheticProviders : public testing::Test {
 protected:
  static void SetUpTestSuite() { region_ = new Region("synthetic-providers", 0.0, 600); }
  static void TearDownTestSuite() {
    delete region_;
    region_ = nullptr;
  }
  static const Region& region() { return *region_; }

  static std::map<std::string, Days> LastDays() {
    std::map<std::string, Days> last;
    for (const std::string& line :
         region().Stored("SELECT concat(municipality, last_day) AS line FROM observation")) {
      last[line.substr(0, 6)] = DayOf(line.substr(6));
    }
    return last;
  }

 private:
  static Region* region_;
};
Region* SyntheticProviders::region_ = nullptr;

void AddStartsAndStops(const Region& region,
                       const std::map<std::string, Days>& last_days,
                       Terms* terms) {
  std::map<std::string, std::string> assigned;
  const Truth delays = region.Table("delays.csv");
  for (std::size_t row = 0; row < delays.size(); ++row) {
    assigned[delays.Line(row, {"municipality", "allocation"})] = delays.At(row, "assigned");
  }
  std::set<std::string> open;  // no stop came
  const Truth services = region.Table("services.csv");
  for (std::size_t row = 0; row < services.size(); ++row) {
    const std::string number = services.Line(row, {"municipality", "allocation"});
    const std::string& municipality = services.At(row, "municipality");
    const std::string& provider = services.At(row, "provider");
    terms->Add(municipality,
               provider,
               "start",
               std::max(DayOf(services.At(row, "begin")), DayOf(assigned.at(number))),
               services.At(row, "begin_sent"),
               5);
    open.erase(number);
    if (services.At(row, "end").empty()) {
      open.insert(number);
      continue;
    }
    terms->Add(municipality,
               provider,
               "stop",
               DayOf(services.At(row, "end")),
               services.At(row, "end_sent"),
               5);
  }
  std::set<std::string> followed;
  const Truth allocations = region.Table("allocations.csv");
  for (std::size_t row = 0; row < allocations.size(); ++row) {
    if (!allocations.At(row, "follows").empty()) {
      followed.insert(allocations.Line(row, {"municipality", "follows"}));
    }
  }
  for (std::size_t row = 0; row < allocations.size(); ++row) {
    const std::string number = allocations.Line(row, {"municipality", "allocation"});
    const std::string& until = allocations.At(row, "until");
    const std::string& municipality = allocations.At(row, "municipality");
    if (open.contains(number) && !followed.contains(number) && !until.empty() &&
        DayOf(until) <= last_days.at(municipality)) {
      terms->Add(municipality, allocations.At(row, "provider"), "stop", DayOf(until), "", 5);
    }
  }
}

void AddAnswers(const Region& region, Terms* terms) {
  const Truth responses = region.Table("responses.csv");
  for (std::size_t row = 0; row < responses.size(); ++row) {
    const bool by_provider =
        responses.At(row, "message") == "301" || responses.At(row, "message") == "319";
    terms->Add(responses.At(row, "municipality"),
               responses.At(row, "provider"),
               by_provider ? "response_by_provider" : "response_by_municipality",
               DayOf(responses.At(row, "sent")),
               responses.At(row, "answered"),
               3);
  }
  const Truth declarations = region.Table("declarations.csv");
  for (std::size_t row = 0; row < declarations.size(); ++row) {
    terms->Add(declarations.At(row, "municipality"),
               declarations.At(row, "provider"),
               "claim_answer",
               DayOf(declarations.At(row, "sent")),
               declarations.At(row, "answered"),
               10);
  }
  const Truth requests = region.Table("referrers.csv");
  for (std::size_t row = 0; row < requests.size(); ++row) {
    const std::string& looked_into = requests.At(row, "investigated");
    const std::string& refused = requests.At(row, "refused");
    const std::string& decided = refused.empty() ? requests.At(row, "allocated") : refused;
    const auto add = [&](const std::string& term, const std::string& sent, int allowed) {
      terms->Add(requests.At(row, "municipality"),
                 requests.At(row, "provider"),
                 term,
                 DayOf(requests.At(row, "sent")),
                 sent,
                 allowed);
    };
    add("request_answer", looked_into.empty() ? decided : looked_into, 5);
    if (!looked_into.empty()) {
      add("request_decision", decided, 56);
    }
  }
}

TEST_F(SyntheticProviders, TermsAreKeptOrNotAsTheDaysWereDrawn) {
  Terms terms(LastDays());
  AddStartsAndStops(region(), LastDays(), &terms);
  AddAnswers(region(), &terms);
  ExpectSame(terms.All(),
             region().Stored(
                 "SELECT concat(municipality, '|', provider, '|', term, '|',"
                 " strftime(month, '%Y-%m'), '|', on_time, '|', late, '|', used_days, '|', missing,"
                 " '|', pending) AS line FROM term_month WHERE term <> 'claim'"));
}

TEST_F(SyntheticProviders, ClaimsAreLateRefusedAndTakenBackAsTheyWereDrawn) {
  struct Sent {
    std::string day;
    bool open = false;
  };
  std::map<std::string, Sent> declared;
  const Truth declarations = region().Table("declarations.csv");
  for (std::size_t row = 0; row < declarations.size(); ++row) {
    declared[declarations.Line(row, {"municipality", "provider", "declaration"})] = {
        declarations.At(row, "sent"), declarations.At(row, "outcome") == "open"};
  }
  std::map<std::string, std::array<std::int64_t, 5>> months;
  std::map<std::string, std::string> month_of;  // of a debit, by its reference
  std::set<std::string> seen;
  const Truth claims = region().Table("claims.csv");
  for (std::size_t row = 0; row < claims.size(); ++row) {
    if (!claims.Is(row, "counts")) {
      continue;
    }
    const std::string month = claims.Line(row, {"municipality", "provider", "care_month"});
    if (!claims.At(row, "previous").empty()) {
      ++months[month_of.at(claims.Line(row, {"municipality", "provider", "previous"}))][4];
      continue;
    }
    month_of[claims.Line(row, {"municipality", "provider", "reference"})] = month;
    const Sent& sent = declared.at(claims.Line(row, {"municipality", "provider", "declaration"}));
    const year_month_day care(DayOf(claims.At(row, "care_month") + "-01"));
    const Days until = (care.year() / care.month() + std::chrono::months(1)) / std::chrono::last;
    const bool first =
        seen.insert(claims.Line(row, {"municipality", "allocation", "code", "care_month"})).second;
    std::array<std::int64_t, 5>& sums = months[month];
    sums[0] += first ? 1 : 0;
    sums[1] += first && DayOf(sent.day) > until ? 1 : 0;
    sums[2] += 1;
    sums[3] += !sent.open && !claims.Is(row, "recognised") ? 1 : 0;
  }
  Lines expected;
  for (const auto& [month, sums] : months) {
    std::string line = month;
    for (const std::int64_t sum : sums) {
      line += std::to_string(sum) + "|";
    }
    expected.push_back(line);
  }
  ExpectSame(expected,
             region().Stored("SELECT concat(municipality, '|', provider, '|',"
                             " strftime(care_month, '%Y-%m'), '|', claimed_lines, '|', late_lines,"
                             " '|', debit_lines, '|', refused_lines, '|', corrected_lines, '|')"
                             " AS line FROM claim_timing"));
}

TEST_F(SyntheticProviders, YearsHaveTheirClientsTrajectoriesAndMoney) {
  struct Year {
    std::set<std::string> clients;
    std::array<std::int64_t, 4> sums{};  // trajectories, started, ended, cents
  };
  std::map<std::string, Year> years;
  const Truth truth = region().Table("trajectories.csv");
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const std::string& end = truth.At(row, "end");
    if (truth.At(row, "start") > "2025-12-31" || (!end.empty() && end < "2025-01-01")) {
      continue;
    }
    Year& year = years[truth.Line(row, {"municipality", "provider"})];
    year.clients.insert(truth.At(row, "client"));
    year.sums[0] += 1;
    year.sums[1] += truth.At(row, "start") >= "2025-01-01" ? 1 : 0;
    year.sums[2] += !end.empty() && end <= "2025-12-31" ? 1 : 0;
  }
  const Truth claims = region().Table("claims.csv");
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const bool granted = claims.Is(row, "counts") && claims.Is(row, "recognised");
    years[claims.Line(row, {"municipality", "provider"})].sums[3] +=
        granted ? std::stoll(claims.At(row, "cents")) : 0;
  }
  Lines expected;
  for (const auto& [provider, year] : years) {
    std::string line = provider + std::to_string(year.clients.size()) + "|";
    for (const std::int64_t sum : year.sums) {
      line += std::to_string(sum) + "|";
    }
    expected.push_back(line);
  }
  ExpectSame(expected,
             region().Stored("SELECT concat(municipality, '|', provider, '|', clients, '|',"
                             " trajectories, '|', started, '|', ended, '|', recognised_cents, '|')"
                             " AS line FROM provider_year WHERE year = 2025"));
}

// The rows of an indicator with their estimates.
indicator::IndicatorRows RowsOf(const Region& region, const std::string& id) {
  const auto definition = indicator::FindIndicator(id);
  return indicator::ComputeIndicator(definition,
                                     indicator::ReadIndicator(region.database(), definition, ""));
}

double NumberAt(const indicator::IndicatorRows& rows, std::size_t row, const std::string& column) {
  const auto place = std::find(rows.columns.begin(), rows.columns.end(), column);
  const indicator::Number& value =
      rows.rows[row].at(static_cast<std::size_t>(place - rows.columns.begin()));
  const auto* whole = std::get_if<std::int64_t>(&value);
  return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
}

std::string TextAt(const indicator::IndicatorRows& rows,
                   std::size_t row,
                   const std::string& column) {
  const auto place = std::find(rows.columns.begin(), rows.columns.end(), column);
  return std::get<std::string>(
      rows.rows[row].at(static_cast<std::size_t>(place - rows.columns.begin())));
}

// Where an effect was planted, from effects.csv.
std::string PlantedAt(const Region& region, const std::string& effect, const std::string& column) {
  const Truth effects = region.Table("effects.csv");
  for (std::size_t row = 0; row < effects.size(); ++row) {
    if (effects.At(row, "effect") == effect) {
      return effects.At(row, column);
    }
  }
  ADD_FAILURE() << effect;
  return "";
}

// Shares over all rows, by whether `column` is where it was planted.
struct Shares {
  double planted = 0;
  double elsewhere = 0;
};

Shares SharesOf(const indicator::IndicatorRows& rows,
                const std::string& column,
                const std::string& planted,
                const std::string& term,
                const std::string& counted,
                const std::string& total) {
  std::array<double, 2> counts{};
  std::array<double, 2> totals{};
  for (std::size_t row = 0; row < rows.rows.size(); ++row) {
    if (term.empty() || TextAt(rows, row, "term") == term) {
      const std::size_t at = TextAt(rows, row, column) == planted ? 0 : 1;
      counts[at] += NumberAt(rows, row, counted);
      totals[at] += NumberAt(rows, row, total);
    }
  }
  return {counts[0] / totals[0], counts[1] / totals[1]};
}

// The shares that were drawn; tolerances are three standard errors of some hundreds of messages.
TEST_F(SyntheticProviders, WhatWasPlantedIsFoundWhereItWasPlanted) {
  const auto terms = RowsOf(region(), "provider_timeliness");
  const std::string late = PlantedAt(region(), "late_notice", "provider");
  for (const char* term : {"start", "stop"}) {
    const Shares shares = SharesOf(terms, "provider", late, term, "late", "judged");
    EXPECT_NEAR(shares.planted, 0.40, 0.12) << term;
    EXPECT_LT(shares.elsewhere, 0.03) << term;
  }
  const auto claims = RowsOf(region(), "provider_claims");
  const Shares corrected = SharesOf(claims,
                                    "provider",
                                    PlantedAt(region(), "corrected", "provider"),
                                    "",
                                    "corrected_lines",
                                    "debit_lines");
  EXPECT_NEAR(corrected.planted, 0.11, 0.03);
  EXPECT_LT(corrected.elsewhere, 0.03);
  const Shares late_claims = SharesOf(claims,
                                      "provider",
                                      PlantedAt(region(), "late_claim", "provider"),
                                      "",
                                      "late_lines",
                                      "claimed_lines");
  EXPECT_NEAR(late_claims.planted, 0.30, 0.05);
  EXPECT_NEAR(late_claims.elsewhere, 0.09, 0.02);
  const std::string slow = PlantedAt(region(), "late_answer", "municipality");
  const auto by_municipality = RowsOf(region(), "timeliness");
  for (const char* term : {"claim_answer", "response_by_municipality"}) {
    const Shares shares = SharesOf(by_municipality, "municipality", slow, term, "late", "judged");
    EXPECT_NEAR(shares.planted, 0.27, 0.08) << term;
    EXPECT_EQ(shares.elsewhere, 0.0) << term;
  }
}

// Herfindahl-Hirschman in plain loops over the claims; the intervals hold what they are of.
TEST_F(SyntheticProviders, ConcentrationIsThatOfTheClaims) {
  std::map<std::string, std::map<std::string, double>> spend;
  const Truth claims = region().Table("claims.csv");
  for (std::size_t row = 0; row < claims.size(); ++row) {
    if (claims.Is(row, "counts") && claims.Is(row, "recognised")) {
      spend[claims.At(row, "municipality")][claims.At(row, "provider")] +=
          std::stod(claims.At(row, "cents"));
    }
  }
  const auto rows = RowsOf(region(), "provider_concentration");
  std::size_t compared = 0;
  for (std::size_t row = 0; row < rows.rows.size(); ++row) {
    if (TextAt(rows, row, "sector") != "all") {
      continue;
    }
    const auto& providers = spend.at(TextAt(rows, row, "municipality"));
    double total = 0;
    for (const auto& [provider, cents] : providers) {
      total += cents;
    }
    double squares = 0;
    for (const auto& [provider, cents] : providers) {
      squares += cents / total * cents / total;
    }
    EXPECT_NEAR(NumberAt(rows, row, "hhi"), 10000 * squares, 1e-6);
    EXPECT_NEAR(NumberAt(rows, row, "equal_providers"), 1 / squares, 1e-9);
    EXPECT_EQ(NumberAt(rows, row, "providers"), static_cast<double>(providers.size()));
    ++compared;
  }
  EXPECT_EQ(compared, 3U);
  const auto ends = RowsOf(region(), "provider_end");
  for (std::size_t row = 0; row < ends.rows.size(); ++row) {
    EXPECT_LE(NumberAt(ends, row, "share_low"), NumberAt(ends, row, "share"));
    EXPECT_GE(NumberAt(ends, row, "share_high"), NumberAt(ends, row, "share"));
  }
}

// All providers of a municipality become others, as when each were split in two over
// municipalities: what a municipality has in all stays, and so does its concentration.
TEST_F(SyntheticProviders, SplitProvidersAddUpToTheSame) {
  const std::array<std::string, 3> totals{
      "SELECT concat(municipality, '|', term, '|', month, '|', sum(on_time), '|', sum(late), '|',"
      " sum(missing), '|', sum(pending), '|', sum(exempt)) AS line FROM term_month"
      " GROUP BY municipality, term, month",
      "SELECT concat(municipality, '|', year, '|', sum(trajectories), '|', sum(started), '|',"
      " sum(ended), '|', sum(recognised_cents), '|', sum(open_cents)) AS line FROM provider_year"
      " GROUP BY municipality, year",
      "SELECT concat(municipality, '|', care_month, '|', sum(claimed_lines), '|', sum(late_lines),"
      " '|', sum(debit_lines), '|', sum(refused_lines), '|', sum(corrected_lines)) AS line"
      " FROM claim_timing GROUP BY municipality, care_month"};
  std::vector<Lines> before;
  for (const std::string& total : totals) {
    before.push_back(region().Stored(total));
  }
  const auto concentration = RowsOf(region(), "provider_concentration").rows;
  region().database().Execute(
      "CREATE TABLE one AS SELECT min(ontvanger) AS code FROM land_jw_message WHERE bericht = "
      "'323';"
      "UPDATE land_jw_message SET afzender = '9' || substr(afzender, 2)"
      " WHERE ontvanger = (SELECT code FROM one);"
      "UPDATE land_jw_message SET ontvanger = '9' || substr(ontvanger, 2)"
      " WHERE afzender = (SELECT code FROM one);"
      "DELETE FROM model_state",
      "synthetic_provider_test");
  store::BuildModels(region().database());
  EXPECT_NE(region().Stored("SELECT DISTINCT provider AS line FROM provider_year").back()[0], '4');
  for (std::size_t total = 0; total < totals.size(); ++total) {
    ExpectSame(before[total], region().Stored(totals[total]));
  }
  EXPECT_EQ(RowsOf(region(), "provider_concentration").rows, concentration);
}

}  // namespace
}  // namespace doelmaat
