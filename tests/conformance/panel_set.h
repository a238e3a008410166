// Panels with the fits that other software made of them: the rice farms of R package frontier, and
// syn338.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/table_file.h"
#include "numerics/matrix.h"
#include "stats/panel_frontier.h"

namespace doelmaat::conformance {

struct PanelSet {
  bool own;  // syn338: cost, with circumstances; else rice: output
  std::filesystem::path folder;
  base::TableFile table;
  numerics::Matrix design;
  std::vector<double> response;
  std::vector<stats::PanelRow> rows;
};

// Constant, logarithms of outputs (syn338) or inputs (rice), and circumstances when asked. Nothing
// when it is the third-party set and its folder is not there.
std::optional<PanelSet> LoadPanelSet(bool own, bool with_circumstances = true);

// A column of ones, when asked, and columns of the table.
numerics::Matrix Causes(const PanelSet& set, const std::vector<std::string>& columns, bool ones);

// Holds a fit to the exact optimum of `model`: coefficients of the design in order, the others by
// their names, the log-likelihood; to 1e-6, relative but for the last. Every expected number is
// compared with one of ours, and the other way round.
void ComparePolished(const PanelSet& set,
                     const std::string& model,
                     const std::vector<stats::Estimate>& coefficients,
                     const std::map<std::string, stats::Estimate>& named,
                     double log_likelihood);

// Holds the scores to those of R package frontier, which stops a little before the optimum: 1e-4.
void CompareScores(const PanelSet& set,
                   const std::string& model,
                   const std::vector<stats::StochasticFrontierUnit>& units);

}  // namespace doelmaat::conformance
