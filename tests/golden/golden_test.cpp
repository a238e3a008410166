// The national figures of every model against those recorded; see README.md for tolerances and for
// how to record anew.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/number_text.h"
#include "benchmark/benchmark_table.h"
#include "real_figures.h"

namespace doelmaat::golden {
namespace {

using result::Cell;
using result::CellState;
using result::Column;
using result::ColumnRole;
using result::ResultTable;

constexpr double kComputedTolerance = 1e-9;
constexpr double kDrawnTolerance = 1e-6;
constexpr const char* kHeader = "table;row;column;drawn;state;value";
constexpr std::size_t kFields = 6;

// Texts that hold figures; the others are words of `locales`, which may change.
constexpr std::array<const char*, 3> kNames = {"largest", "names", "class"};

// What comes from the draws of the bootstrap, by table and column.
bool IsDrawn(const ResultTable& table, std::size_t row, const Column& column) {
  if (table.name == "potential") {
    const bool frontier = table.rows[row][0].text() == "frontier";
    return column.name == "low" || column.name == "high" || (frontier && column.name == "eur");
  }
  if (table.name == "methods") {
    return column.name == "method_mean" || column.name == "same_order" ||
           column.name == "spearman" || column.name == "kendall";
  }
  return table.name == "model" &&
         (column.name == "mean_bias_corrected" || column.name == "bandwidth");
}

std::string StateName(const Cell& cell) {
  switch (cell.state) {
    case CellState::kValue:
      return "value";
    case CellState::kMissing:
      return "missing";
    case CellState::kHidden:
      return "hidden";
    case CellState::kNotApplicable:
      return "not_applicable";
    case CellState::kSuppressed:
      return "suppressed";
  }
  return "";
}

std::string ValueText(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
    return std::to_string(*whole);
  }
  return cell.number().has_value() ? base::FormatExact(*cell.number()) : cell.text();
}

void Write(const ResultTable& table, std::vector<std::string>* lines) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Column& column = table.columns[c];
      const bool named = std::ranges::find(kNames, column.name) != kNames.end();
      if (column.role == ColumnRole::kLabel && !named) {
        continue;
      }
      const Cell& cell = table.rows[r][c];
      lines->push_back(table.name + ";" + std::to_string(r) + ";" + column.name + ";" +
                       (IsDrawn(table, r, column) ? "1" : "0") + ";" + StateName(cell) + ";" +
                       ValueText(cell));
    }
  }
}

std::vector<std::string> Found(const benchmark::BenchmarkResult& result) {
  std::vector<std::string> lines = {kHeader};
  for (const ResultTable& table : {benchmark::ModelTable(result),
                                   benchmark::ExcludedTable(result),
                                   benchmark::AnomalyTable(result),
                                   benchmark::ClassTable(result),
                                   benchmark::PotentialTable(result),
                                   benchmark::IdentificationTable(result),
                                   benchmark::InfluenceTable(result),
                                   benchmark::MethodTable(result),
                                   benchmark::VariantTable(result),
                                   benchmark::ClassStabilityTable(result),
                                   benchmark::NationalTrendTable(result)}) {
    Write(table, &lines);
  }
  if (!result.neighbours.units.empty()) {
    Write(benchmark::NeighbourMeanTable(result), &lines);
  }
  return lines;
}

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::string part;
  std::istringstream stream(text);
  while (std::getline(stream, part, separator)) {
    parts.push_back(part);
  }
  return parts;
}

void ExpectSameLine(const std::string& found, const std::string& recorded) {
  if (found == recorded) {
    return;
  }
  std::vector<std::string> now = Split(found, ';');
  std::vector<std::string> then = Split(recorded, ';');
  now.resize(kFields);
  then.resize(kFields);
  for (std::size_t f = 0; f + 1 < kFields; ++f) {
    ASSERT_EQ(now[f], then[f]) << found << "\nrecorded " << recorded;
  }
  // A whole number, a key or a name is the same or it is not; a real number has a tolerance.
  char* end = nullptr;
  const double was = std::strtod(then[kFields - 1].c_str(), &end);
  const bool real = end != then[kFields - 1].c_str() && *end == '\0' &&
                    then[kFields - 1].find_first_of(".e") != std::string::npos;
  ASSERT_TRUE(real) << found << "\nrecorded " << recorded;
  const double is = std::strtod(now[kFields - 1].c_str(), nullptr);
  const double tolerance = then[3] == "1" ? kDrawnTolerance : kComputedTolerance;
  EXPECT_LE(std::abs(is - was), tolerance * std::abs(was)) << found << "\nrecorded " << recorded;
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, NationalFiguresAreThoseRecorded) {
  const std::string file = std::string(DOELMAAT_GOLDEN) + "/" + GetParam() + ".csv";
  const std::vector<std::string> found = Found(real::ResultOf(GetParam()));
  if (std::getenv("DOELMAAT_RECORD") != nullptr) {
    std::string bytes;
    for (const std::string& line : found) {
      bytes += line + "\n";
    }
    base::WriteFile(file, bytes);
    GTEST_SKIP() << "recorded " << file;
  }
  const std::vector<std::string> recorded = Split(base::ReadFile(file), '\n');
  ASSERT_EQ(found.size(), recorded.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    ExpectSameLine(found[i], recorded[i]);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Models,
    Golden,
    testing::Values("england-2024", "nl-2021", "nl-2022", "nl-2023", "nl-bescherming"));

}  // namespace
}  // namespace doelmaat::golden
