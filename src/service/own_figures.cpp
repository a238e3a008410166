#include "service/own_figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/check.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "indicator/indicator_input.h"
#include "indicator/indicator_table.h"
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

std::optional<std::int64_t> Whole(const Cell& cell) {
  const auto number = cell.number();
  return number.has_value() ? std::optional(std::llround(*number)) : std::nullopt;
}

// The persons behind a number and those that it counts, as the audience may see them.
struct ShownCounts {
  std::optional<std::int64_t> units = 0;
  std::optional<std::int64_t> counted = 0;

  void Withhold() { units = counted = std::nullopt; }
};

void Add(const Cell& cell, std::optional<std::int64_t>* sum) {
  const std::optional<std::int64_t> more = Whole(cell);
  const std::optional<std::int64_t> before = *sum;
  *sum = before.has_value() && more.has_value() ? std::optional(*before + *more) : std::nullopt;
}

bool IsChosen(const indicator::Selection& selection,
              const indicator::IndicatorRows& rows,
              std::size_t row) {
  return std::all_of(selection.where.begin(), selection.where.end(), [&](const auto& condition) {
    const auto place = std::find(rows.columns.begin(), rows.columns.end(), condition.first);
    const auto* text = std::get_if<std::string>(
        &rows.rows[row][static_cast<std::size_t>(place - rows.columns.begin())]);
    return text != nullptr && std::find(condition.second.begin(), condition.second.end(), *text) !=
                                  condition.second.end();
  });
}

// One line. A count and a share follow from the numbers that are shown, and from nothing else.
OwnLine LineOf(const NumberEstimate& estimate, const ShownCounts& shown) {
  OwnLine line;
  line.status = StatusOf(estimate.status);
  line.figure.kind = KindOf(estimate.kind);
  line.units = shown.units;
  line.counted = shown.counted;
  // Also the reason why there is no number would tell how few there are.
  if (!shown.units.has_value() || !shown.counted.has_value()) {
    line.status = OwnStatus::kWithheld;
    return line;
  }
  if (estimate.status != EstimateStatus::kEstimated) {
    return line;
  }
  if (estimate.kind == NumberKind::kShare && *shown.counted == *shown.units) {
    line.status = OwnStatus::kNoSpread;  // once rounded
    return line;
  }
  const auto units = static_cast<double>(*shown.units);
  const auto counted = static_cast<double>(*shown.counted);
  line.figure.known = true;
  switch (estimate.kind) {
    case NumberKind::kCount:
      line.figure.value = counted;
      line.figure.standard_error = std::sqrt(counted);
      break;
    case NumberKind::kShare:
      line.figure.value = counted / units;
      line.figure.standard_error = std::sqrt(line.figure.value * (1 - line.figure.value) / units);
      break;
    case NumberKind::kEuro:
      line.figure.value = estimate.value;
      line.figure.standard_error = estimate.standard_error;
      line.figure.degrees = units - 1;
      break;
  }
  return line;
}

// What may be shown of the rows that are chosen, from the table as `indicator run` shows it: what
// is withheld there, for itself or for the sake of another row, is withheld here, and so is a sum
// that it is part of.
ShownCounts CountsOf(const indicator::Selection& selection,
                     NumberKind kind,
                     const indicator::IndicatorRows& rows,
                     const disclosure::PublishableTable& shown) {
  const std::string counted = kind == NumberKind::kEuro ? "units" : selection.column;
  const std::string units = kind == NumberKind::kShare ? selection.of : counted;
  ShownCounts counts;
  bool any = false;
  for (std::size_t row = 0; row < rows.rows.size(); ++row) {
    if (!IsChosen(selection, rows, row)) {
      continue;
    }
    any = true;
    Add(shown.table().At(row, units), &counts.units);
    Add(shown.table().At(row, counted), &counts.counted);
    if (kind == NumberKind::kEuro &&
        shown.table().At(row, "value").state == result::CellState::kSuppressed) {
      counts.Withhold();
    }
  }
  if (!any && shown.policy().audience != disclosure::Audience::kInternal) {
    counts.Withhold();  // none is a small number too
  }
  return counts;
}

// Only of a quantity that says where it is in the messages.
indicator::Selection SelectionOf(const measure::Quantity& quantity) {
  const measure::OwnSource& own = Present(quantity.own);
  return {own.column, own.of, own.where};
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

const OwnFigures::Shown& OwnFigures::ShownOf(const indicator::IndicatorDefinition& definition) {
  const auto found = shown_.find(definition.id);
  if (found != shown_.end()) {
    return found->second;
  }
  indicator::IndicatorRows rows = indicator::ComputeIndicator(definition, RowsOf(definition));
  disclosure::PublishableTable table = disclosure::Protect(
      indicator::IndicatorTable(definition, rows), disclosure::Policy::For(request_.audience));
  return shown_.emplace(definition.id, Shown{std::move(rows), std::move(table)}).first->second;
}

OwnLine OwnFigures::LineOfQuantity(const measure::Quantity& quantity, const std::string& path) {
  const NumberEstimate estimate = EstimateOf(quantity, path);
  const Shown& shown = ShownOf(indicator::FindIndicator(Present(quantity.own).indicator));
  return LineOf(estimate, CountsOf(SelectionOf(quantity), estimate.kind, shown.rows, shown.table));
}

NumberEstimate OwnFigures::EstimateOf(const measure::Quantity& quantity, const std::string& path) {
  try {
    const auto definition = indicator::FindIndicator(Present(quantity.own).indicator);
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
                             {"selection", SelectionText(Present(line->before.own))},
                             {"count", std::to_string(Present(line->units))}});
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
      const std::string& shared = Present(a.before.own).indicator;
      if (!a.figure.known || !b.figure.known || shared != Present(b.before.own).indicator ||
          measure::HasCorrelation(own->measure, a.figure.quantity, b.figure.quantity)) {
        continue;
      }
      const auto definition = indicator::FindIndicator(shared);
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
  for (std::size_t index = 0; index < measure.quantities.size(); ++index) {
    const measure::Quantity& quantity = measure.quantities[index];
    if (!quantity.own.has_value()) {
      own.not_in_messages.push_back(quantity.id);
      continue;
    }
    OwnLine line = LineOfQuantity(quantity, path);
    line.figure.quantity = index;
    line.before = quantity;
    if (line.figure.known) {
      Describe(&line);
    }
    own.lines.push_back(std::move(line));
  }
  Correlate(&own);
  std::vector<measure::OwnFigure> figures;
  figures.reserve(own.lines.size());
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
