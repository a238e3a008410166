#include "report/cell_text.h"

#include <gtest/gtest.h>

namespace doelmaat::report {
namespace {

using result::Cell;
using result::CellState;
using result::Column;
using result::Unit;

TEST(CellText, WritesTheUnitInDutch) {
  EXPECT_EQ(CellText({.unit = Unit::kEur}, Cell::Number(1234567.4)), "€\u00a01.234.567");
  EXPECT_EQ(CellText({.unit = Unit::kEurPerClient, .decimals = 2}, Cell::Number(12.5)),
            "€\u00a012,50");
  EXPECT_EQ(CellText({.unit = Unit::kShare, .decimals = 1}, Cell::Number(0.1234)), "12,3%");
  EXPECT_EQ(CellText({.unit = Unit::kScore, .decimals = 2}, Cell::Number(0.755)), "0,76");
  EXPECT_EQ(CellText({.unit = Unit::kYear}, Cell::Integer(2022)), "2022");
  EXPECT_EQ(CellText({.unit = Unit::kPersons}, Cell::Integer(12345)), "12.345");
  EXPECT_EQ(CellText({}, Cell::Text("laag")), "laag");
}

TEST(CellText, HasAWordForEveryReasonWhyThereIsNoValue) {
  EXPECT_EQ(CellText({}, Cell::None(CellState::kMissing)), "onbekend");
  EXPECT_EQ(CellText({}, Cell::None(CellState::kHidden)), "verborgen door de bron (.)");
  EXPECT_EQ(CellText({}, Cell::None(CellState::kNotApplicable)), "n.v.t.");
  EXPECT_EQ(CellText({}, Cell::None(CellState::kSuppressed)), "afgeschermd");
}

TEST(MarginText, NeedsBothEnds) {
  const Column score{.unit = Unit::kScore, .decimals = 2};
  EXPECT_EQ(MarginText(score, Cell::Number(0.712), Cell::Number(0.83)), "0,71 tot 0,83");
  EXPECT_EQ(MarginText(score, Cell::Number(0.712), Cell()), "");
}

TEST(EuroInWords, RoundsWithTheSizeOfTheAmount) {
  EXPECT_EQ(EuroInWords(950.4), "€\u00a0950");
  EXPECT_EQ(EuroInWords(999400.0), "€\u00a0999.400");
  EXPECT_EQ(EuroInWords(12.34e6), "€\u00a012,3 miljoen");
  EXPECT_EQ(EuroInWords(412.4e6), "€\u00a0412 miljoen");
  EXPECT_EQ(EuroInWords(1.316e9), "€\u00a01,32 miljard");
}

TEST(ComparedWith, SaysMoreLessOrTheSame) {
  EXPECT_EQ(ComparedWith(108.0, 100.0), "8% meer dan");
  EXPECT_EQ(ComparedWith(75.0, 100.0), "25% minder dan");
  EXPECT_EQ(ComparedWith(100.4, 100.0), "ongeveer evenveel als");
}

}  // namespace
}  // namespace doelmaat::report
