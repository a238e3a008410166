// Made-up traffic of a small region, taken in as a user does, against the truth that was written
// beside it: every allocation, delivery, request and claim line, to the cent, and every planted
// fault.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "synthetic_region.h"

namespace doelmaat {
namespace {

void ExpectClaims(const Region& region) {
  const Truth truth = region.Table("claims.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    if (truth.Is(row, "counts")) {
      expected.push_back(truth.Line(row,
                                    {"municipality",
                                     "provider",
                                     "reference",
                                     "allocation",
                                     "category",
                                     "code",
                                     "care_month",
                                     "claim_month",
                                     "volume",
                                     "unit",
                                     "tariff_cents",
                                     "cents",
                                     "recognised"}));
    }
  }
  ExpectSame(expected,
             region.Stored("SELECT concat(municipality, '|', provider, '|', reference, '|',"
                           " allocation_number, '|', product_category, '|', product_code, '|',"
                           " strftime(care_month, '%Y-%m'), '|', strftime(claim_month, '%Y-%m'),"
                           " '|', volume, '|', unit, '|', rate_cents, '|', amount_cents, '|',"
                           " CAST(recognised AS INTEGER), '|') AS line FROM claim_line"));
}

// One client in the truth is one client in the store, and the other way round.
void ExpectClients(const Region& region) {
  const Truth truth = region.Table("claims.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    if (truth.Is(row, "counts")) {
      expected.push_back(truth.Line(row, {"provider", "reference", "client"}));
    }
  }
  std::sort(expected.begin(), expected.end());
  const Lines stored = region.Stored(
      "SELECT concat(provider, '|', reference, '|', client_key, '|') AS line FROM claim_line");
  ASSERT_EQ(expected.size(), stored.size());
  std::map<std::string, std::string> key_of;
  std::map<std::string, std::string> client_of;
  const auto last = [](const std::string& line) {
    const std::size_t bar = line.rfind('|', line.size() - 2);
    return line.substr(bar + 1, line.size() - bar - 2);
  };
  for (std::size_t row = 0; row < stored.size(); ++row) {
    const std::string client = last(expected[row]);
    const std::string key = last(stored[row]);
    EXPECT_EQ(key_of.try_emplace(client, key).first->second, key);
    EXPECT_EQ(client_of.try_emplace(key, client).first->second, client);
  }
}

void ExpectMonths(const Region& region, const std::string& file, const std::string& month) {
  const Truth truth = region.Table(file);
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    expected.push_back(
        truth.Line(row, {"municipality", "month", "claimed_cents", "recognised_cents"}));
  }
  const std::string sql = "SELECT concat(municipality, '|', strftime(" + month +
                          ", '%Y-%m'), '|', sum(claimed_cents), '|', sum(recognised_cents), '|')"
                          " AS line FROM claim_month GROUP BY municipality, " +
                          month;
  ExpectSame(expected, region.Stored(sql));
}

void ExpectAllocations(const Region& region) {
  const Truth truth = region.Table("allocations.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    expected.push_back(truth.Line(row,
                                  {"municipality",
                                   "allocation",
                                   "provider",
                                   "category",
                                   "code",
                                   "from",
                                   "until",
                                   "reason",
                                   "volume",
                                   "unit",
                                   "frequency",
                                   "budget_cents",
                                   "assigned_on",
                                   "reference",
                                   "removed"}));
  }
  ExpectSame(expected,
             region.Stored("SELECT concat(municipality, '|', allocation_number, '|', provider, '|',"
                           " product_category, '|', product_code, '|', start_date, '|', end_date,"
                           " '|', change_reason, '|', volume, '|', unit, '|', frequency, '|',"
                           " budget_cents, '|', allocated_on, '|', request_reference, '|',"
                           " CAST(removed AS INTEGER), '|') AS line FROM allocation"));
}

void ExpectServices(const Region& region) {
  const Truth truth = region.Table("services.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const bool paused = truth.At(row, "reason") == "20";
    const std::string& end = truth.At(row, "end");
    expected.push_back(truth.Line(row, {"municipality", "allocation", "provider", "begin"}) +
                       (paused ? end : "") + "|" + (paused ? "" : end) + "|" +
                       (paused ? "" : truth.At(row, "reason")) + "|" +
                       (truth.At(row, "begin_sent").empty() ? "0" : "1"));
  }
  ExpectSame(expected,
             region.Stored("SELECT concat(municipality, '|', allocation_number, '|', provider, '|',"
                           " start_date, '|', paused_on, '|', end_date, '|', end_reason, '|',"
                           " CAST(start_known AS INTEGER)) AS line FROM service"));
}

void ExpectRequests(const Region& region) {
  const Truth truth = region.Table("referrers.csv");
  Lines expected;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    expected.push_back(truth.Line(
        row,
        {"municipality", "reference", "provider", "referrer", "sent", "investigated", "refused"}));
  }
  ExpectSame(expected,
             region.Stored("SELECT concat(municipality, '|', request_reference, '|', provider, '|',"
                           " referrer_type, '|', sent_on, '|', in_review_on, '|', rejected_on, '|')"
                           " AS line FROM request"));
}

void ExpectState(const Region& region) {
  ExpectClaims(region);
  ExpectClients(region);
  ExpectMonths(region, "recognised_by_care_month.csv", "care_month");
  ExpectMonths(region, "recognised_by_claim_month.csv", "claim_month");
  ExpectAllocations(region);
  ExpectServices(region);
  ExpectRequests(region);
}

// What stands behind the last '/': the file, or the entry of an archive. Names are unique.
std::string NameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

TEST(SyntheticTraffic, CurrentStateIsTheTruthWhenNothingIsWrong) {
  const Region region("synthetic-good", 0.0);
  ExpectState(region);
  const auto findings = region.Findings("tarieven.csv");
  EXPECT_TRUE(findings.empty()) << findings.front().file << " " << findings.front().rule;
}

TEST(SyntheticTraffic, CurrentStateIsTheTruthOfWhatCouldBeKept) {
  const Region region("synthetic-faults", 0.05);
  ExpectState(region);
}

TEST(SyntheticTraffic, EveryPlantedFaultIsReportedAndNothingElse) {
  const Region region("synthetic-findings", 0.05);
  const Truth truth = region.Table("defects.csv");
  std::set<std::string> planted;
  std::set<std::string> more_may_follow;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const std::string& entry = truth.At(row, "entry");
    const std::string name = NameOf(entry.empty() ? truth.At(row, "file") : entry);
    if (truth.At(row, "kind") == "gevolg") {
      more_may_follow.insert(name);
    } else {
      planted.insert(name + " " + truth.At(row, "rule"));
    }
  }
  EXPECT_EQ(planted.size(), region.summary().defects);
  EXPECT_GT(planted.size(), 100U);
  std::set<std::string> reported;
  for (const service::FileFinding& finding :
       region.Findings("")) {  // another code has another tariff too

    const std::string name = NameOf(finding.file);
    reported.insert(name + " " + finding.rule);
    EXPECT_TRUE(planted.contains(name + " " + finding.rule) || more_may_follow.contains(name))
        << name << " " << finding.rule;
  }
  for (const std::string& fault : planted) {
    EXPECT_TRUE(reported.contains(fault)) << fault;
  }
}

// The rules that need no other message are judged while landing: the store knows of them.
TEST(SyntheticTraffic, FaultsOfOneMessageAreInTheStore) {
  const Region region("synthetic-landed", 0.05);
  const Truth truth = region.Table("defects.csv");
  const Lines landed = region.Stored(
      "SELECT DISTINCT concat(bericht, '|', afzender, '|', identificatie, '|', rule, '|') AS line"
      " FROM land_jw_finding JOIN land_jw_message USING (message_no)");
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const std::string& level = truth.At(row, "level");
    const bool readable = truth.At(row, "rule") != "xml";
    if ((level == "1" || level == "2" || level == "4") && readable) {
      const std::string line = truth.Line(row, {"message", "sender", "identification", "rule"});
      EXPECT_TRUE(std::binary_search(landed.begin(), landed.end(), line)) << line;
    }
  }
}

}  // namespace
}  // namespace doelmaat
