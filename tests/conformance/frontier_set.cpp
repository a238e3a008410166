#include "frontier_set.h"

#include <algorithm>

#include "conformance_data.h"

namespace doelmaat::conformance {
namespace {

using numerics::Matrix;

std::vector<std::size_t> RowsWithOutput(const Matrix& outputs) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < outputs.rows(); ++row) {
    const auto values = outputs.row(row);
    if (std::any_of(values.begin(), values.end(), [](double value) { return value > 0; })) {
      rows.push_back(row);
    }
  }
  return rows;
}

Matrix Rows(const Matrix& matrix, const std::vector<std::size_t>& rows) {
  Matrix selection(rows.size(), matrix.cols());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::ranges::copy(matrix.row(rows[row]), selection.row(row).begin());
  }
  return selection;
}

Matrix ProjektOutputs(const base::TableFile& table) {
  const Matrix parts = Columns(table, {"cows", "milkPerCow", "protPct", "fatPct"});
  Matrix outputs(parts.rows(), 2);
  for (std::size_t row = 0; row < parts.rows(); ++row) {
    const double milk = parts(row, 0) * parts(row, 1);
    outputs(row, 0) = milk * parts(row, 2) / 100;
    outputs(row, 1) = milk * parts(row, 3) / 100;
  }
  return outputs;
}

void LoadThirdParty(const std::filesystem::path& data, FrontierSet* set) {
  if (set->name == "charnes1981") {
    const base::TableFile table = ReadTable(data / "charnes1981.csv");
    set->inputs = Columns(table, {"x1", "x2", "x3", "x4", "x5"});
    set->outputs = Columns(table, {"y1", "y2", "y3"});
  } else if (set->name == "milkProd") {
    const base::TableFile table = ReadTable(data / "milkProd.csv");
    set->inputs = Columns(table, {"energy", "vet", "cows"});
    set->outputs = Columns(table, {"milk"});
  } else if (set->name == "norWood2004_ypos") {
    const base::TableFile table = ReadTable(data / "norWood2004.csv");
    set->inputs = Columns(table, {"m", "x"});
    set->outputs = Columns(table, {"y"});
  } else if (set->name == "projekt") {
    const base::TableFile table = ReadTable(data / "projekt.csv");
    set->inputs = Columns(table, {"unitCost", "capCost", "fixedCost"});
    set->outputs = ProjektOutputs(table);
  } else {
    const base::TableFile table = ReadTable(data / "pigdata.csv");
    set->inputs = Columns(table, {"x1", "x2", "x3", "x4", "x5", "x6"});
    set->outputs = Columns(table, {"y2", "y4"});
  }
}

}  // namespace

const std::vector<FrontierSetName>& FrontierSetNames() {
  static const std::vector<FrontierSetName> kNames = {{"syn338_2023_costdet", true},
                                                      {"syn338_2023_costsw", true},
                                                      {"charnes1981", false},
                                                      {"milkProd", false},
                                                      {"norWood2004_ypos", false},
                                                      {"projekt", false},
                                                      {"pigdata", false}};
  return kNames;
}

std::optional<FrontierSet> LoadFrontierSet(const FrontierSetName& name) {
  FrontierSet set;
  set.name = name.name;
  if (name.own) {
    set.expected = OwnFolder() / "frontier";
    const base::TableFile table = ReadTable(set.expected / "syn338_2023.csv");
    set.inputs = Columns(table, {set.name == "syn338_2023_costdet" ? "cost_det" : "cost_sw"});
    set.outputs = Columns(table, {"y1", "y2", "y3", "y4", "y5"});
  } else {
    const std::optional<std::filesystem::path> folder = ThirdPartyFolder();
    if (!folder.has_value()) {
      return std::nullopt;
    }
    set.expected = *folder / "frontier" / "expected";
    LoadThirdParty(*folder / "frontier" / "data", &set);
  }
  const std::vector<std::string> ids =
      TextColumn(ReadTable(set.expected / (set.name + "_eff.csv")), "id");
  const std::vector<std::size_t> rows = RowsWithOutput(set.outputs);
  const bool expected_has_all_rows = ids.size() == set.outputs.rows();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    set.expected_rows.push_back(expected_has_all_rows ? rows[row] : row);
    set.ids.push_back(ids.at(set.expected_rows.back()));
  }
  set.inputs = Rows(set.inputs, rows);
  set.outputs = Rows(set.outputs, rows);
  return set;
}

std::string SkipReason(const std::string& name) {
  return name +
         " is third-party data that we do not copy: point DOELMAAT_CONFORMANCE at the folder of "
         "conformance sets to run this";
}

}  // namespace doelmaat::conformance
