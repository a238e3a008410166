#include "panel_set.h"

#include <cmath>
#include <utility>

#include <gtest/gtest.h>

#include "conformance_data.h"

namespace doelmaat::conformance {
namespace {

// Of coefficients and standard errors at the exact optimum, relative; of the log-likelihood,
// absolute. The gradient there is under 2e-9 standard errors; standard errors have eight digits.
constexpr double kPolished = 1e-6;
constexpr double kScore = 1e-4;

struct Names {
  const char* file;
  const char* response;
  const char* unit;
  const char* time;
  std::vector<std::string> logs;
  std::vector<std::string> circumstances;
};

const Names kSyn338{"syn338_panel.csv",
                    "cost",
                    "id",
                    "year",
                    {"y1", "y2", "y3", "y4", "y5"},
                    {"z1", "z2", "z3", "z4"}};
const Names kRice{"riceProdPhil.csv", "PROD", "FMERCODE", "YEARDUM", {"AREA", "LABOR", "NPK"}, {}};

// The scores of a model, one a row of the set.
std::vector<double> ExpectedScores(const PanelSet& set, const std::string& model) {
  if (set.own) {
    return NumberColumn(ReadTable(set.folder / "syn338_panel_sfa_eff.csv"), model);
  }
  // Those of the rice farms stand by farm and then by year, whatever their labels say: the scores
  // of the model without a trend come in runs of eight.
  std::map<std::pair<std::size_t, double>, std::size_t> order;
  for (std::size_t row = 0; row < set.rows.size(); ++row) {
    order[{set.rows[row].unit, set.rows[row].time}] = row;
  }
  std::vector<double> scores(set.rows.size());
  auto next = order.begin();
  for (const auto& row : ReadTable(set.folder / "expected" / "sfa_eff.csv").rows) {
    if (row[0] == model && row[2] == "TE_BC88") {
      scores.at(next->second) = Number(row[4]);
      ++next;
    }
  }
  EXPECT_EQ(next, order.end());
  return scores;
}

}  // namespace

std::optional<PanelSet> LoadPanelSet(bool own, bool with_circumstances) {
  const auto third_party = ThirdPartyFolder();
  if (!own && !third_party.has_value()) {
    return std::nullopt;
  }
  const std::filesystem::path folder = (own ? OwnFolder() : *third_party) / "frontier";
  const Names& names = own ? kSyn338 : kRice;
  PanelSet set{own, folder, ReadTable(folder / (own ? "" : "data") / names.file), {}, {}, {}};
  const std::vector<std::string> circumstances =
      with_circumstances ? names.circumstances : std::vector<std::string>{};
  const numerics::Matrix logs = Columns(set.table, names.logs);
  const numerics::Matrix others = Columns(set.table, circumstances);
  set.design = numerics::Matrix(logs.rows(), 1 + logs.cols() + others.cols(), 1);
  for (std::size_t row = 0; row < logs.rows(); ++row) {
    for (std::size_t col = 0; col < logs.cols(); ++col) {
      set.design(row, 1 + col) = std::log(logs(row, col));
    }
    for (std::size_t col = 0; col < others.cols(); ++col) {
      set.design(row, 1 + logs.cols() + col) = others(row, col);
    }
  }
  std::map<std::string, std::size_t> units;
  const std::vector<std::string> ids = TextColumn(set.table, names.unit);
  const std::vector<double> times = NumberColumn(set.table, names.time);
  for (const double value : NumberColumn(set.table, names.response)) {
    const std::size_t row = set.response.size();
    set.response.push_back(std::log(value));
    set.rows.push_back({units.emplace(ids[row], units.size()).first->second, times[row]});
  }
  return set;
}

numerics::Matrix Causes(const PanelSet& set, const std::vector<std::string>& columns, bool ones) {
  const numerics::Matrix plain = Columns(set.table, columns);
  const std::size_t first = ones ? 1 : 0;
  numerics::Matrix causes(plain.rows(), plain.cols() + first, 1);
  for (std::size_t row = 0; row < plain.rows(); ++row) {
    for (std::size_t col = 0; col < plain.cols(); ++col) {
      causes(row, first + col) = plain(row, col);
    }
  }
  return causes;
}

void ComparePolished(const PanelSet& set,
                     const std::string& model,
                     const std::vector<stats::Estimate>& coefficients,
                     const std::map<std::string, stats::Estimate>& named,
                     double log_likelihood) {
  std::size_t column = 0;
  std::size_t compared = 0;
  const std::filesystem::path file =
      set.own ? "syn338_panel_sfa_coef_polished.csv" : "expected/sfa_coef_polished.csv";
  for (const auto& row : ReadTable(set.folder / file).rows) {
    if (row[0] != model) {
      continue;
    }
    ++compared;
    if (row[1] == "logLik") {
      EXPECT_NEAR(log_likelihood, Number(row[2]), kPolished);
      continue;
    }
    const auto found = named.find(row[1]);
    const stats::Estimate ours = found != named.end() ? found->second : coefficients.at(column++);
    EXPECT_NEAR(ours.value / Number(row[2]), 1, kPolished) << row[1];
    EXPECT_NEAR(ours.standard_error / Number(row[3]), 1, kPolished) << row[1];
  }
  EXPECT_EQ(column, coefficients.size());
  EXPECT_EQ(compared, coefficients.size() + named.size() + 1);
}

void CompareScores(const PanelSet& set,
                   const std::string& model,
                   const std::vector<stats::StochasticFrontierUnit>& units) {
  const std::vector<double> expected = ExpectedScores(set, model);
  ASSERT_EQ(expected.size(), units.size());
  for (std::size_t row = 0; row < units.size(); ++row) {
    EXPECT_NEAR(units[row].efficiency, expected[row], kScore) << "row " << row;
  }
}

}  // namespace doelmaat::conformance
