#include "report/cell_text.h"

#include <cmath>

#include "base/check.h"
#include "base/language.h"
#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "base/words.h"

namespace doelmaat::report {
namespace {

using base::FormatNumber;
using base::NumberStyle;
using base::Say;
using result::Cell;
using result::CellState;
using result::Column;
using result::Unit;

std::string NumberText(const Column& column, double number) {
  switch (column.unit) {
    case Unit::kEur:
    case Unit::kEurPerClient:
    case Unit::kEurPerYouth:
      return EuroSign() + FormatNumber(number, column.decimals, NumberStyle::kSpoken);
    case Unit::kShare:
      return FormatNumber(100.0 * number, column.decimals, NumberStyle::kSpoken) + "%";
    case Unit::kYear:
      return FormatNumber(number, 0, NumberStyle::kMachine);
    case Unit::kNone:
    case Unit::kScore:
    case Unit::kPersons:
    case Unit::kTrajectories:
    case Unit::kMunicipalities:
    case Unit::kRank:
    case Unit::kDistance:
    case Unit::kRatio:
      return FormatNumber(number, column.decimals, NumberStyle::kSpoken);
  }
  return "";
}

}  // namespace

std::string EuroSign() {
  return base::InWords(base::SpokenLanguage() == base::Language::kEnglish ? "€" : "€\u00a0");
}

std::string StateWord(CellState state) {
  switch (state) {
    case CellState::kValue:
      return "";
    case CellState::kMissing:
      return Say("report.cell.missing");
    case CellState::kHidden:
      return Say("report.cell.hidden");
    case CellState::kNotApplicable:
      return Say("report.cell.not_applicable");
    case CellState::kSuppressed:
      return Say("report.cell.suppressed");
  }
  return "";
}

std::string CellText(const Column& column, const Cell& cell) {
  if (!cell.has_value()) {
    return StateWord(cell.state);
  }
  const auto number = cell.number();
  return number.has_value() ? NumberText(column, *number)
                            : base::InWords(base::TranslatedWord(cell.text()));
}

std::string MarginText(const Column& column, const Cell& low, const Cell& high) {
  const std::optional<double> lower = low.number();
  const std::optional<double> upper = high.number();
  if (!lower.has_value() || !upper.has_value()) {
    return "";
  }
  return Say("report.cell.margin",
             {{"low", NumberText(column, *lower)}, {"high", NumberText(column, *upper)}});
}

std::string EuroInWords(double eur) {
  const double size = std::abs(eur);
  if (size >= 0.9995e9) {
    return EuroSign() + Say("report.cell.billion",
                            {{"number", FormatNumber(eur / 1e9, 2, NumberStyle::kSpoken)}});
  }
  if (size >= 0.9995e6) {
    return EuroSign() +
           Say("report.cell.million",
               {{"number",
                 FormatNumber(eur / 1e6, size >= 99.95e6 ? 0 : 1, NumberStyle::kSpoken)}});
  }
  return EuroSign() + FormatNumber(eur, 0, NumberStyle::kSpoken);
}

std::string WholePercent(double share) {
  return FormatNumber(100.0 * share, 0, NumberStyle::kSpoken) + "%";
}

std::string ComparedWith(double value, double reference) {
  DOELMAAT_CHECK(reference > 0.0);
  const double difference = value / reference - 1.0;
  if (std::abs(difference) < 0.01) {
    return Say("report.compared.same");
  }
  return Say(difference > 0.0 ? "report.compared.more" : "report.compared.less",
             {{"percent", WholePercent(std::abs(difference))}});
}

}  // namespace doelmaat::report
