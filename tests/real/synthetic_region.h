// A small made-up region, taken in as a user does, with its truth beside it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
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
  Region(const std::string& name, double defects, int youths = 300, int municipalities = 3)
      : folder_(std::filesystem::temp_directory_path() / ("doelmaat-" + name)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    service::SynthRequest synth;
    synth.options.municipalities = municipalities;
    synth.options.youths = youths;
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

  store::Database& database() const { return *database_; }

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
inline void ExpectSame(Lines expected, const Lines& stored) {
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
  EXPECT_EQ(missing.size(), 0U) << "first: " << (missing.empty() ? "" : missing.front());
  EXPECT_EQ(unexpected.size(), 0U) << "first: " << (unexpected.empty() ? "" : unexpected.front());
}

}  // namespace doelmaat
