#include "synth/synth.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/file.h"
#include "base/table_file.h"
#include "numerics/parallel_fixture.h"
#include "synth/municipality_list.h"
#include "synth/person.h"

namespace doelmaat::synth {
namespace {

namespace fs = std::filesystem;

// A folder that is gone when the test is done.
class Folder {
 public:
  explicit Folder(const std::string& name)
      : path_(fs::temp_directory_path() / ("doelmaat-synth-" + name)) {
    fs::remove_all(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

SynthOptions SmallRegion() {
  SynthOptions options;
  options.municipalities = 4;
  options.youths = 120;
  options.years = 2;
  options.seed = 8;
  options.defects = 0.05;
  return options;
}

std::map<std::string, std::string> Bytes(const fs::path& folder) {
  std::map<std::string, std::string> bytes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      bytes[fs::relative(entry.path(), folder).string()] = base::ReadFile(entry.path());
    }
  }
  return bytes;
}

base::TableFile Table(const fs::path& folder, const std::string& name) {
  return base::ParseTable(base::ReadFile(folder / "truth" / name), name);
}

TEST(Synth, SameSeedGivesTheSameBytesForAnyThreadsAndOrder) {
  const Folder one("one");
  const Folder two("two");
  const SynthSummary summary = Synthesize(SmallRegion(), one.path(), numerics::SerialFor());
  Synthesize(SmallRegion(), two.path(), numerics::fixture::TwoThreads());
  EXPECT_GT(summary.claim_lines, 1000U);
  EXPECT_GT(summary.defects, 10U);
  const auto bytes = Bytes(one.path());
  EXPECT_GT(bytes.size(), 200U);
  EXPECT_TRUE(bytes == Bytes(two.path()));
}

TEST(Synth, AnotherSeedGivesOtherTraffic) {
  const Folder one("seed-one");
  const Folder two("seed-two");
  SynthOptions options = SmallRegion();
  Synthesize(options, one.path(), numerics::SerialFor());
  ++options.seed;
  Synthesize(options, two.path(), numerics::SerialFor());
  EXPECT_NE(base::ReadFile(one.path() / "truth" / "claims.csv"),
            base::ReadFile(two.path() / "truth" / "claims.csv"));
}

TEST(Synth, LinesAddUpToTheMonths) {
  const Folder folder("adds-up");
  Synthesize(SmallRegion(), folder.path(), numerics::SerialFor());
  const base::TableFile claims = Table(folder.path(), "claims.csv");
  for (const auto& [file, column] :
       std::map<std::string, std::string>{{"recognised_by_care_month.csv", "care_month"},
                                          {"recognised_by_claim_month.csv", "claim_month"}}) {
    std::map<std::string, std::pair<long, long>> sums;
    for (const auto& row : claims.rows) {
      auto& sum = sums[row[claims.Column("municipality")] + row[claims.Column(column)]];
      const long cents = std::stol(row[claims.Column("cents")]);
      sum.first += row[claims.Column("counts")] == "1" ? cents : 0;
      sum.second += row[claims.Column("recognised")] == "1" ? cents : 0;
    }
    const base::TableFile months = Table(folder.path(), file);
    EXPECT_EQ(months.rows.size(), sums.size());
    for (const auto& row : months.rows) {
      const auto& sum = sums.at(row[months.Column("municipality")] + row[months.Column("month")]);
      EXPECT_EQ(row[months.Column("claimed_cents")], std::to_string(sum.first));
      EXPECT_EQ(row[months.Column("recognised_cents")], std::to_string(sum.second));
    }
  }
}

TEST(Synth, SmallestRegionHasAYouthWithCare) {
  const Folder folder("smallest");
  SynthOptions options;
  options.municipalities = 1;
  options.youths = 1;
  const SynthSummary summary = Synthesize(options, folder.path(), numerics::SerialFor());
  EXPECT_EQ(summary.youths, 1U);
  EXPECT_GE(summary.claim_lines, 1U);
  EXPECT_EQ(Table(folder.path(), "clients.csv").rows.size(), 1U);
}

TEST(Synth, MoreMunicipalitiesThanYouthsLeavesSomeEmpty) {
  const Folder folder("empty");
  SynthOptions options;
  options.municipalities = 6;
  options.youths = 2;
  options.defects = 1.0;
  EXPECT_EQ(Synthesize(options, folder.path(), numerics::SerialFor()).youths, 2U);
}

TEST(Synth, OptionsOutOfBoundsAreRefused) {
  const std::array<void (*)(SynthOptions*), 9> wrong{
      [](SynthOptions* options) { options->municipalities = 0; },
      [](SynthOptions* options) {
        options->municipalities = static_cast<int>(MunicipalityCodes()) + 1;
      },
      [](SynthOptions* options) { options->youths = 0; },
      [](SynthOptions* options) { options->youths = -5; },
      [](SynthOptions* options) { options->years = 0; },
      [](SynthOptions* options) { options->years = 6; },
      [](SynthOptions* options) { options->defects = -0.01; },
      [](SynthOptions* options) { options->defects = 1.01; },
      [](SynthOptions* options) { options->defects = std::numeric_limits<double>::quiet_NaN(); }};
  for (std::size_t index = 0; index < wrong.size(); ++index) {
    const Folder folder("refused");
    SynthOptions options;
    wrong[index](&options);
    try {
      Synthesize(options, folder.path(), numerics::SerialFor());
      ADD_FAILURE() << "case " << index;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput) << "case " << index;
    }
    EXPECT_FALSE(fs::exists(folder.path())) << "case " << index;
  }
}

TEST(Synth, FolderThatHoldsSomethingIsRefusedAndKept) {
  const Folder folder("in-use");
  base::WriteFile(folder.path() / "iets.txt", "van mij");
  EXPECT_THROW(Synthesize(SynthOptions(), folder.path(), numerics::SerialFor()), Error);
  EXPECT_EQ(Bytes(folder.path()).size(), 1U);
}

TEST(Person, BsnsPassTheTestAndAreUnique) {
  const std::vector<std::uint32_t> bsns = MakeBsns(20000);
  ASSERT_EQ(bsns.size(), 20000U);
  EXPECT_EQ(bsns.front(), 999900006U);
  for (const std::uint32_t bsn : bsns) {
    std::uint32_t sum = 0;
    std::uint32_t rest = bsn / 10;
    for (std::uint32_t weight = 2; weight <= 9; ++weight, rest /= 10) {
      sum += weight * (rest % 10);
    }
    EXPECT_EQ((sum + 11 - bsn % 10) % 11, 0U) << bsn;
    EXPECT_TRUE(bsn >= 999900006U || (bsn >= 900000000U && bsn < 900300000U)) << bsn;
    EXPECT_NE(WrongBsn(bsn) / 10 * 10 + bsn % 10, WrongBsn(bsn)) << bsn;
  }
  std::vector<std::uint32_t> sorted = bsns;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end());
}

}  // namespace
}  // namespace doelmaat::synth
