#include "service/own_figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "indicator/indicator_input.h"
#include "service/existing_store.h"
#include "service/own_text.h"
#include "store/model_runner.h"

namespace doelmaat::service {
namespace {

using base::Say;
using indicator::EstimateStatus;
using indicator::NumberEstimate;
using indicator::NumberKind;
using result::Cell;

// A store that is there, with its models up to date.
store::Database OpenBuilt(const OwnRequest& request) {
  if (!domain::MunicipalityCode::Parse(request.municipality).has_value()) {
    throw Error(ErrorKind::kBadInput,
                Say("register.bad_municipality", {{"value", request.municipality}}));
  }
  store::Database database = OpenExisting(request.store);
  store::BuildModels(database);
  return database;
}

OwnStatus StatusOf(EstimateStatus status) {
  switch (status) {
    case EstimateStatus::kEstimated:
      return OwnStatus::kTaken;
    case EstimateStatus::kNoRows:
      return OwnStatus::kNoRows;
    case EstimateStatus::kTooFewUnits:
      return OwnStatus::kTooFewUnits;
    case EstimateStatus::kNoSpread:
      return OwnStatus::kNoSpread;
  }
  return OwnStatus::kNoRows;
}

measure::OwnKind KindOf(NumberKind kind) {
  switch (kind) {
    case NumberKind::kEuro:
      return measure::OwnKind::kAmount;
    case NumberKind::kCount:
      return measure::OwnKind::kCount;
    case NumberKind::kShare:
      return measure::OwnKind::kShare;
  }
  return measure::OwnKind::kAmount;
}

// The estimates as a table, so that what follows from them can be protected: the persons behind a
// number, those that it counts, and the number itself where it is not a count.
disclosure::PublishableTable Protected(const std::vector<NumberEstimate>& estimates,
                                       disclosure::Audience audience) {
  result::ResultTable table;
  table.name = "own_figures";
  table.columns = {{.name = "units", .person_count = true},
                   {.name = "counted", .person_count = true},
                   {.name = "value", .guarded_by = "counted"},
                   {.name = "standard_error", .guarded_by = "counted"}};
  for (const NumberEstimate& estimate : estimates) {
    const bool number =
        estimate.status == EstimateStatus::kEstimated && estimate.kind != NumberKind::kCount;
    const auto cell = [&](double value) {
      return number ? Cell::Number(value) : Cell::None(result::CellState::kNotApplicable);
    };
    table.rows.push_back({Cell::Integer(estimate.units),
                          Cell::Integer(estimate.counted),
                          cell(estimate.value),
                          cell(estimate.standard_error)});
  }
  return disclosure::Protect(table, disclosure::Policy::For(audience));
}

std::optional<std::int64_t> Whole(const Cell& cell) {
  const auto number = cell.number();
  return number.has_value() ? std::optional(std::llround(*number)) : std::nullopt;
}

// One line from its protected row.
OwnLine LineOf(const NumberEstimate& estimate, const result::ResultTable& table, std::size_t row) {
  OwnLine line;
  line.status = StatusOf(estimate.status);
  line.figure.kind = KindOf(estimate.kind);
  line.units = Whole(table.At(row, "units"));
  line.counted = Whole(table.At(row, "counted"));
  // Also the reason why there is no number would tell how few there are.
  if (!line.units.has_value() || !line.counted.has_value()) {
    line.status = OwnStatus::kWithheld;
    return line;
  }
  if (estimate.status != EstimateStatus::kEstimated) {
    return line;
  }
  line.figure.known = true;
  if (estimate.kind == NumberKind::kCount) {
    line.figure.value = static_cast<double>(*line.counted);
    line.figure.standard_error = std::sqrt(line.figure.value);
    return line;
  }
  line.figure.value = *table.At(row, "value").number();
  line.figure.standard_error = *table.At(row, "standard_error").number();
  if (estimate.degrees.has_value()) {
    line.figure.degrees = static_cast<double>(*line.units - 1);
  }
  return line;
}

indicator::Selection SelectionOf(const measure::Quantity& quantity) {
  return {quantity.own->column, quantity.own->of, quantity.own->where};
}

}  // namespace

OwnFigures::OwnFigures(const OwnRequest& request)
    : request_(request), database_(OpenBuilt(request)) {
  std::string known;
  for (const indicator::Observed& observed : indicator::ReadObserved(database_)) {
    known += (known.empty() ? "" : ", ") + observed.municipality;
    if (observed.municipality == request.municipality) {
      first_month_ = observed.first_month;
      last_month_ = observed.last_month;
      return;
    }
  }
  throw Error(ErrorKind::kNotFound,
              known.empty() ? Say("measure.own_no_messages", {{"store", request.store.string()}})
                            : Say("measure.own_unknown",
                                  {{"municipality", request.municipality}, {"known", known}}));
}

const indicator::IndicatorRows& OwnFigures::RowsOf(
    const indicator::IndicatorDefinition& definition) {
  const auto found = rows_.find(definition.id);
  if (found != rows_.end()) {
    return found->second;
  }
  return rows_[definition.id] =
             indicator::ReadIndicator(database_, definition, request_.municipality);
}

const indicator::IndicatorRows& OwnFigures::PairsOf(
    const indicator::IndicatorDefinition& definition) {
  const auto found = pairs_.find(definition.id);
  if (found != pairs_.end()) {
    return found->second;
  }
  return pairs_[definition.id] = indicator::ReadPairs(database_, definition, request_.municipality);
}

NumberEstimate OwnFigures::EstimateOf(const measure::Quantity& quantity, const std::string& path) {
  try {
    const auto definition = indicator::FindIndicator(quantity.own->indicator);
    const indicator::Selection selection = SelectionOf(quantity);
    measure::CheckOwnUnit(quantity, KindOf(indicator::KindOf(definition, selection)));
    return indicator::EstimateNumber(definition, selection, RowsOf(definition));
  } catch (const Error& error) {
    throw Error(
        ErrorKind::kConfig,
        Say("catalog.bad_file",
            {{"file", path}, {"line", std::to_string(quantity.line)}, {"what", error.what()}}));
  }
}

void OwnFigures::Describe(OwnLine* line) const {
  line->figure.source = Say("measure.own_source",
                            {{"municipality", request_.municipality},
                             {"selection", SelectionText(*line->before.own)},
                             {"count", std::to_string(*line->units)}});
  line->figure.date = last_month_;
  line->figure.scope = Say(
      "measure.own_scope",
      {{"municipality", request_.municipality}, {"first", first_month_}, {"last", last_month_}});
}

// Figures of the same trajectories err together.
void OwnFigures::Correlate(OwnMeasure* own) {
  for (std::size_t i = 0; i < own->lines.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const OwnLine& a = own->lines[j];
      const OwnLine& b = own->lines[i];
      if (!a.figure.known || !b.figure.known ||
          a.before.own->indicator != b.before.own->indicator ||
          measure::HasCorrelation(own->measure, a.figure.quantity, b.figure.quantity)) {
        continue;
      }
      const auto definition = indicator::FindIndicator(a.before.own->indicator);
      const indicator::Selection one = SelectionOf(a.before);
      const indicator::Selection other = SelectionOf(b.before);
      if (!indicator::OfSameUnits(definition, one, other)) {
        continue;
      }
      const double value =
          indicator::CorrelationOf(definition, one, other, RowsOf(definition), PairsOf(definition));
      if (value != 0) {
        own->correlations.push_back({a.figure.quantity, b.figure.quantity, value});
      }
    }
  }
}

OwnMeasure OwnFigures::Take(const measure::Measure& measure, const std::string& path) {
  OwnMeasure own{measure, request_.municipality, first_month_, last_month_, {}, {}, {}};
  std::vector<NumberEstimate> estimates;
  std::vector<std::size_t> asked;
  for (std::size_t index = 0; index < measure.quantities.size(); ++index) {
    const measure::Quantity& quantity = measure.quantities[index];
    if (!quantity.own.has_value()) {
      own.not_in_messages.push_back(quantity.id);
      continue;
    }
    estimates.push_back(EstimateOf(quantity, path));
    asked.push_back(index);
  }
  const disclosure::PublishableTable table = Protected(estimates, request_.audience);
  for (std::size_t row = 0; row < estimates.size(); ++row) {
    OwnLine line = LineOf(estimates[row], table.table(), row);
    line.figure.quantity = asked[row];
    line.before = measure.quantities[asked[row]];
    if (line.figure.known) {
      Describe(&line);
    }
    own.lines.push_back(std::move(line));
  }
  Correlate(&own);
  std::vector<measure::OwnFigure> figures;
  for (const OwnLine& line : own.lines) {
    figures.push_back(line.figure);
  }
  measure::TakeOwnFigures(figures, own.correlations, &own.measure);
  return own;
}

std::optional<OwnFigures> OpenOwn(const OwnRequest& request) {
  return request.asked() ? std::optional<OwnFigures>(std::in_place, request) : std::nullopt;
}

}  // namespace doelmaat::service
