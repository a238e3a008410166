#include "benchmark/missing_figures.h"

#include <gtest/gtest.h>

namespace doelmaat::benchmark {
namespace {

BenchmarkModel Model() {
  BenchmarkModel model;
  model.id = "england-2024";
  model.year = 2024;
  model.cost_label = "Uitgaven";
  model.figures_folder = "data/england";
  return model;
}

Selection Lacking(std::size_t outputs, std::size_t returns) {
  Selection selection;
  for (std::size_t u = 0; u < outputs; ++u) {
    selection.excluded.push_back({u, ExclusionReason::kHiddenOutput, "Jongeren met verblijf", {}});
  }
  for (std::size_t u = 0; u < returns; ++u) {
    selection.excluded.push_back({outputs + u, ExclusionReason::kNoReturn, "", {}});
  }
  return selection;
}

TEST(MissingFigures, WithoutAnyTheFolderOfTheModelIsToBeLoaded) {
  EXPECT_EQ(NoFigures(Model()),
            "De opslag heeft geen cijfers voor model england-2024 (jaar 2024). Laad ze eerst: "
            "doelmaat import data/england");
}

TEST(MissingFigures, WhatMostUnitsLackIsNamedFirst) {
  EXPECT_EQ(TooFewUnits(Model(), Lacking(2, 3)),
            "Te weinig gemeenten om te vergelijken; wat overblijft: 0. Geen bruikbaar cijfer, met "
            "het aantal gemeenten: Uitgaven (3); Jongeren met verblijf (2). Zijn deze cijfers wel "
            "geladen, kijk dan wat er het laatst bij kwam: van dezelfde cijfers telt de laatste "
            "levering. Zijn ze dat niet, doe dat dan eerst: doelmaat import data/england");
}

TEST(MissingFigures, ATableThatDoesNotComeWithTheProgramIsToBeDownloaded) {
  BenchmarkModel model = Model();
  model.downloads = {"85099NED"};
  for (const std::string& text : {TooFewUnits(model, Lacking(2, 0)), NoFigures(model)}) {
    EXPECT_NE(text.find("tabel 85099NED"), std::string::npos) << text;
  }
  EXPECT_EQ(TooFewUnits(model, Lacking(2, 0)).find("data/england"), std::string::npos);
}

}  // namespace
}  // namespace doelmaat::benchmark
