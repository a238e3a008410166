// Made-up traffic of a small region, taken in as a user does, against the truth that was written
// beside it: every allocation, delivery, request and claim line, to the cent, and every planted
// fault.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/table_file.h"
#include "service/check_service.h"
#include "service/import_service.h"
#include "service/person_service.h"
#include "service/synth_service.h"
#include "store/database.h"

namespace doelmaat {
namespace {

using Lines = std::vector<std::string>;

// A table of the truth.
class Truth {
 public:
  Truth(const std::filesystem::path& folder, const std::string& name)
      : table_(base::ParseTable(base::ReadFile(folder / "truth" / name), name)) {}

  std::size_t size() const { return table_.rows.size(); }
  const std::string& At(std::size_t row, std::string_view column) const {
    return table_.rows[row][table_.Column(column)];
  }
  bool Is(std::size_t row, std::string_view column) const { return At(row, column) == "1"; }
  // The values of some columns with a bar between.
  std::string Line(std::size_t row, std::initializer_list<std::string_view> columns) const {
    std::string line;
    for (const std::string_view column : columns) {
      line += At(row, column) + "|";
    }
    return line;
  }

 private:
  base::TableFile table_;
};

// A region in a folder of its own, and a store that has taken it in.
class Region {
 public:
  Region(const std::string& name, double defects)
      : folder_(std::filesystem::temp_directory_path() / ("doelmaat-" + name)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    service::SynthRequest synth;
    synth.options.municipalities = 3;
    synth.options.youths = 300;
    synth.options.seed = 20;
    synth.options.defects = defects;
    synth.folder = folder_ / "regio";
    synth.threads = 2;
    summary_ = service::WriteSyntheticTraffic(synth, [](std::size_t, std::size_t) {});
    service::NewPersonKey(folder_ / "sleutel");
    service::ImportRequest request;
    request.store = folder_ / "opslag.duckdb";
    request.paths = {synth.folder / "berichten"};
    request.key_file = folder_ / "sleutel";
    service::ImportFiles(request, base::Catalog(), [](std::size_t, std::size_t) {});
    database_ = std::make_unique<store::Database>(request.store);
  }
  ~Region() {
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;

  const synth::SynthSummary& summary() const { return summary_; }
  Truth Table(const std::string& name) const { return {folder_ / "regio", name}; }

  // A query that gives one column of text, `line`.
  Lines Stored(const std::string& sql) const {
    const store::RowSet rows = database_->QueryText(sql, "synthetic_traffic_test");
    Lines lines;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      lines.push_back(rows.Text(row, "line"));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  }

  // `tariffs`: name of a file of the truth, or nothing.
  std::vector<service::FileFinding> Findings(const std::string& tariffs) const {
    service::CheckRequest request;
    request.files = {folder_ / "regio" / "berichten"};
    request.key_file = folder_ / "sleutel";
    if (!tariffs.empty()) {
      request.tariffs = folder_ / "regio" / "truth" / tariffs;
    }
    request.as_of = "2026-06-30";
    return service::CheckMessages(request, base::Catalog(), [](std::size_t, std::size_t) {})
        .findings;
  }

 private:
  std::filesystem::path folder_;
  synth::SynthSummary summary_;
  std::unique_ptr<store::Database> database_;
};

// Says what is in one and not in the other, instead of two lists of thousands.
void ExpectSame(Lines expected, const Lines& stored) {
  std::sort(expected.begin(), expected.end());
  Lines missing;
  Lines unexpected;
  std::set_difference(
      expected.begin(), expected.end(), stored.begin(), stored.end(), std::back_inserter(missing));
  std::set_difference(stored.begin(),
                      stored.end(),
                      expected.begin(),
                      expected.end(),
                      std::back_inserter(unexpected));
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(missing.size(), 0U) << "first: " << missing.front();
  EXPECT_EQ(unexpected.size(), 0U) << "first: " << unexpected.front();
}

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
