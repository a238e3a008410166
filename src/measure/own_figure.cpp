#include "measure/own_figure.h"

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using base::Say;
using numerics::Distribution;

Distribution DistributionOf(const OwnFigure& figure, std::string* meaning) {
  if (!(figure.standard_error > 0)) {
    *meaning = "point";
    return Distribution::Point(figure.value);
  }
  switch (figure.kind) {
    case OwnKind::kAmount:
      *meaning = figure.degrees.has_value() ? "t" : "normal";
      return figure.degrees.has_value()
                 ? Distribution::Student(figure.value, figure.standard_error, *figure.degrees)
                 : Distribution::Normal(figure.value, figure.standard_error);
    case OwnKind::kCount:
      *meaning = "gamma";
      return Distribution::Gamma(figure.value, figure.standard_error);
    case OwnKind::kShare:
      *meaning = "beta";
      return Distribution::Beta(figure.value, figure.standard_error);
  }
  return Distribution::Point(figure.value);
}

}  // namespace

void CheckOwnUnit(const Quantity& quantity, OwnKind kind) {
  const std::string unit = quantity.unit.Text();
  const bool euros = unit == "eur" || unit.starts_with("eur/");
  const bool fits = kind == OwnKind::kShare    ? quantity.share
                    : kind == OwnKind::kAmount ? euros
                                               : !quantity.share && !euros;
  if (!fits) {
    throw Error(ErrorKind::kBadInput,
                Say("measure.own_unit",
                    {{"name", quantity.id}, {"unit", quantity.share ? "aandeel" : unit}}));
  }
}

bool HasCorrelation(const Measure& measure, std::size_t first, std::size_t second) {
  return measure.correlation.rows() > 0 && measure.correlation(first, second) != 0;
}

void TakeOwnFigures(std::span<const OwnFigure> figures,
                    std::span<const OwnCorrelation> correlations,
                    Measure* measure) {
  for (const OwnFigure& figure : figures) {
    Quantity& quantity = measure->quantities.at(figure.quantity);
    CheckOwnUnit(quantity, figure.kind);
    if (!figure.known) {
      if (figure.kind == OwnKind::kCount) {
        quantity.evidence = Evidence::kMissing;
      }
      continue;
    }
    quantity.evidence = Evidence::kOwn;
    quantity.distribution = DistributionOf(figure, &quantity.meaning);
    const bool point = quantity.distribution.is_point();
    quantity.low = point ? figure.value : quantity.distribution.Quantile(0.025);
    quantity.high = point ? figure.value : quantity.distribution.Quantile(0.975);
    quantity.printed_low.reset();
    quantity.printed_high.reset();
    quantity.source = figure.source;
    quantity.date = figure.date;
    quantity.scope = figure.scope;
  }
  if (!correlations.empty() && measure->correlation.rows() == 0) {
    const std::size_t n = measure->quantities.size();
    measure->correlation = numerics::Matrix(n, n);
    for (std::size_t i = 0; i < n; ++i) {
      measure->correlation(i, i) = 1;
    }
  }
  for (const OwnCorrelation& each : correlations) {
    if (!HasCorrelation(*measure, each.first, each.second)) {
      measure->correlation(each.first, each.second) = each.value;
      measure->correlation(each.second, each.first) = each.value;
    }
  }
  if (!correlations.empty()) {
    InputsOf(*measure).Factor();
  }
  measure->conclusion.clear();
  measure->published.clear();
}

}  // namespace doelmaat::measure
