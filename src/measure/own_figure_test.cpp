#include "measure/own_figure.h"

#include <cmath>
#include <span>

#include <gtest/gtest.h>

#include "base/embedded_files.h"
#include "base/error.h"
#include "measure/measure_file.h"
#include "measure/own_file.h"
#include "numerics/parallel.h"

namespace doelmaat::measure {
namespace {

const char* const kFile = R"toml(# Van ons.
id = "klein"
title = "Een \"kleine\" maatregel"
mechanism = "korter"
conclusion = "landelijk 1 tot 2 miljoen"
source = "verzonnen"

[[quantity]]
id = "n"
label = "trajecten"
unit = "traject/jaar"
status = "calibrated"
value = 300000
source = "landelijk"
own = { indicator = "trajectories_a_year", column = "begun", sector = ["with_stay", "foster"] }

[[quantity]]
id = "p"
label = "deel"
unit = "aandeel"
status = "published"
low = 0.1
high = 0.3
meaning = "aef"
source = "landelijk"

[[quantity]]
id = "c"
label = "kosten"  # per maand
unit = "eur/maand"
status = "calibrated"
sample = [
  500,
  600,
]
source = "landelijk"

[[part]]
id = "alle"
label = "alle"
benefit = "n * p * 1 * tail_cost(m, c)"
cost = "0 * n * p * tail_cost(m, c)"

[[quantity]]
id = "m"
label = "maanden"
unit = "maand/traject"
status = "own"
value = 1

[[published]]
result = "benefit"
low = 1
high = 2
status = "reproduced"
)toml";

Measure Read() { return ReadMeasure({"klein.toml", kFile}); }

OwnFigure Amount() {
  return {2, OwnKind::kAmount, true, 634.5, 69.25, 73.0, "hier", "2025", "ons"};
}
OwnFigure Count(double n) {
  return {0, OwnKind::kCount, true, n, std::sqrt(n), std::nullopt, "hier", "2025", "ons"};
}
OwnFigure Share() {
  return {1, OwnKind::kShare, true, 0.25, 0.05, std::nullopt, "hier", "2025", "ons"};
}

TEST(OwnFigures, TakeThePlaceOfWhatTheMeasureHad) {
  Measure measure = Read();
  const OwnFigure figures[] = {Count(230), Share(), Amount()};
  TakeOwnFigures(figures, {}, &measure);
  const auto& q = measure.quantities;
  EXPECT_EQ(q[0].distribution.kind(), numerics::DistributionKind::kGamma);
  EXPECT_NEAR(q[0].distribution.mean(), 230, 1e-12);
  EXPECT_NEAR(q[0].distribution.uncertainty(), std::sqrt(230), 1e-12);
  EXPECT_NEAR(q[1].distribution.mean(), 0.25, 1e-12);
  EXPECT_NEAR(q[2].distribution.mean(), 634.5, 1e-12);
  EXPECT_NEAR(*q[2].distribution.degrees_of_freedom(), 73, 1e-12);
  EXPECT_NEAR((q[2].low + q[2].high) / 2, 634.5, 1e-9);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(q[i].evidence, Evidence::kOwn);
    EXPECT_EQ(q[i].source, "hier");
  }
  EXPECT_TRUE(measure.published.empty());
  EXPECT_TRUE(measure.conclusion.empty());
}

// Benefit n p c scales with n: an own figure equal to the old one changes nothing.
TEST(OwnFigures, ThatAreWhatTheMeasureHadChangeNoOutcome) {
  MeasureOptions options;
  options.mode = Mode::kGum;
  Measure measure = Read();
  const auto before = RunMeasure(measure, options, numerics::SerialFor());
  OwnFigure same = Count(300000);
  same.standard_error = 0;
  TakeOwnFigures(std::span(&same, 1), {}, &measure);
  const auto after = RunMeasure(measure, options, numerics::SerialFor());
  EXPECT_EQ(before.outcomes[0].mean, after.outcomes[0].mean);
  EXPECT_EQ(before.outcomes[0].high, after.outcomes[0].high);
}

TEST(OwnFigures, ThatAreNotKnownLeaveAPriceAndTakeAwayACount) {
  Measure measure = Read();
  OwnFigure price = Amount();
  OwnFigure count = Count(5);
  price.known = count.known = false;
  const OwnFigure figures[] = {price, count};
  TakeOwnFigures(figures, {}, &measure);
  EXPECT_EQ(measure.quantities[2].evidence, Evidence::kCalibrated);
  EXPECT_EQ(measure.MissingQuantities(), std::vector<std::string>{"n"});
  Measure none = Read();
  const OwnFigure zero = Count(0);
  TakeOwnFigures(std::span(&zero, 1), {}, &none);
  EXPECT_TRUE(none.quantities[0].distribution.is_point());
  EXPECT_EQ(none.quantities[0].high, 0);
}

TEST(OwnFigures, InAnotherUnitAreRefused) {
  Measure measure = Read();
  for (OwnFigure figure : {Amount(), Count(5), Share()}) {
    figure.quantity = figure.quantity == 2 ? 0 : 2;
    EXPECT_THROW(TakeOwnFigures(std::span(&figure, 1), {}, &measure), Error);
  }
}

TEST(OwnFile, ReadsBackAsTheMeasureWithTheFigures) {
  const OwnFigure figures[] = {Count(230), Share(), Amount()};
  Measure measure = Read();
  const OwnCorrelation together{0, 2, 0.5};
  TakeOwnFigures(figures, std::span(&together, 1), &measure);
  const std::string text = WriteOwnFile({"klein.toml", kFile},
                                        figures,
                                        std::span(&together, 1),
                                        {"klein-ons", "Klein \"ons\"", "Van ons"});
  const Measure again = ReadMeasure({"klein-ons.toml", text});
  EXPECT_EQ(again.id, "klein-ons");
  EXPECT_EQ(again.title, "Klein \"ons\"");
  ASSERT_EQ(again.quantities.size(), measure.quantities.size());
  for (std::size_t i = 0; i < again.quantities.size(); ++i) {
    const Quantity& a = again.quantities[i];
    const Quantity& b = measure.quantities[i];
    EXPECT_EQ(a.distribution.mean(), b.distribution.mean());
    EXPECT_EQ(a.distribution.uncertainty(), b.distribution.uncertainty());
    EXPECT_EQ(a.low, b.low);
    EXPECT_EQ(a.high, b.high);
    EXPECT_EQ(a.source, b.source);
    EXPECT_EQ(a.own.has_value(), b.own.has_value());
  }
  EXPECT_EQ(again.correlation(0, 2), 0.5);
  EXPECT_EQ(measure.correlation(2, 0), 0.5);
  EXPECT_TRUE(again.published.empty());
  EXPECT_NE(text.find("# per maand"), std::string::npos);
  EXPECT_EQ(text.find("landelijk 1 tot 2"), std::string::npos);
  EXPECT_EQ(text.find("\n\n\n"), std::string::npos);
}

TEST(OwnFile, MarksACountThatIsNotKnownAsMissing) {
  OwnFigure count = Count(5);
  count.known = false;
  const std::string text =
      WriteOwnFile({"klein.toml", kFile}, std::span(&count, 1), {}, {"a", "b", "c"});
  EXPECT_EQ(ReadMeasure({"a.toml", text}).MissingQuantities(), std::vector<std::string>{"n"});
}

TEST(OwnSource, IsRefusedWhenItIsNoTableOrNamesNoIndicator) {
  for (const char* const own :
       {"own = 3", "own = { sector = \"x\" }", "own = { indicator = \"x\", sector = [1] }"}) {
    std::string text = kFile;
    const std::size_t at = text.find("own = {");
    text.replace(at, text.find('\n', at) - at, own);
    EXPECT_THROW(ReadMeasure({"a.toml", text}), Error) << own;
  }
}

}  // namespace
}  // namespace doelmaat::measure
