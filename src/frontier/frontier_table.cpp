#include "frontier/frontier_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>

#include "base/error.h"
#include "base/number_text.h"
#include "base/table_file.h"
#include "base/text.h"

namespace doelmaat::frontier {
namespace {

using base::Say;
using numerics::Matrix;

constexpr std::size_t kMostFaultsShown = 10;
constexpr std::size_t kMostNamesShown = 5;

std::string Trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first == std::string::npos ? ""
                                    : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool IsMissing(const std::string& text) {
  static const std::set<std::string> kMissing = {"", ".", "-", "NA", "NaN", "nan", "n/a", "null"};
  return kMissing.contains(text);
}

double Value(const base::Decimal& decimal) {
  const std::string text = std::to_string(decimal.units) + "e-" + std::to_string(decimal.decimals);
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A number with decimal point, also as 1.5e-3.
std::optional<double> PointNumber(const std::string& text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = problem == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

Matrix RowsOf(const Matrix& matrix, const std::vector<std::size_t>& rows) {
  Matrix kept(rows.size(), matrix.cols());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t col = 0; col < matrix.cols(); ++col) {
      kept(row, col) = matrix(rows[row], col);
    }
  }
  return kept;
}

std::vector<std::string> RowsOf(const std::vector<std::string>& texts,
                                const std::vector<std::size_t>& rows) {
  std::vector<std::string> kept;
  for (const std::size_t row : rows) {
    if (!texts.empty()) {
      kept.push_back(texts[row]);
    }
  }
  return kept;
}

// Reads the columns of one table and remembers what is wrong with them.
class Reader {
 public:
  Reader(const base::TableFile& table, FrontierTable* result) : table_(table), result_(result) {}

  std::vector<std::string> Texts(const std::string& column) {
    const std::size_t at = table_.Column(column);
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      texts.push_back(Trimmed(table_.rows[row][at]));
      if (texts.back().empty()) {
        Fault(Say("frontier.missing", {{"place", Place(row, column)}}));
      }
    }
    return texts;
  }

  Matrix Numbers(const std::vector<std::string>& columns) {
    Matrix numbers(table_.rows.size(), columns.size());
    for (std::size_t col = 0; col < columns.size(); ++col) {
      const std::size_t at = table_.Column(columns[col]);
      for (std::size_t row = 0; row < numbers.rows(); ++row) {
        // What cannot be read stops the analysis below; the 1 only keeps later checks quiet.
        numbers(row, col) = Number(Trimmed(table_.rows[row][at]), row, columns[col]).value_or(1);
      }
    }
    return numbers;
  }

  void RequirePositive(const Matrix& values, const std::vector<std::string>& columns) {
    for (std::size_t row = 0; row < values.rows(); ++row) {
      for (std::size_t col = 0; col < values.cols(); ++col) {
        if (values(row, col) <= 0) {
          Fault(Say("frontier.not_positive",
                    {{"place", Place(row, columns[col])},
                     {"value", base::FormatExact(values(row, col))},
                     {"unit", Named(row)}}));
        }
      }
    }
  }

  // Outputs may be zero, but not below. Gives the rows without any: these have nothing to compare.
  std::vector<std::size_t> RequireSomeOutput(const Matrix& values,
                                             const std::vector<std::string>& columns) {
    std::vector<std::string> with_zero;
    std::vector<std::size_t> without;
    for (std::size_t row = 0; row < values.rows(); ++row) {
      const auto outputs = values.row(row);
      for (std::size_t col = 0; col < outputs.size(); ++col) {
        if (outputs[col] < 0) {
          Fault(Say("frontier.negative",
                    {{"place", Place(row, columns[col])},
                     {"value", base::FormatExact(outputs[col])},
                     {"unit", Named(row)}}));
        }
      }
      const auto zeros = std::count(outputs.begin(), outputs.end(), 0.0);
      if (zeros == static_cast<std::ptrdiff_t>(outputs.size())) {
        without.push_back(row);
      } else if (zeros > 0) {
        with_zero.push_back(Named(row));
      }
    }
    if (!with_zero.empty()) {
      Warn("zero_output",
           Say("frontier.zero_output",
               {{"file", table_.name},
                {"count", std::to_string(with_zero.size())},
                {"units", FirstOf(with_zero)}}));
    }
    return without;
  }

  // Takes units out of the analysis and says which; `rows` in order.
  void LeaveOut(const std::vector<std::size_t>& rows) {
    if (rows.empty()) {
      return;
    }
    if (rows.size() == result_->ids.size()) {
      throw Error(ErrorKind::kBadData, Say("frontier.no_output_anywhere", {{"file", table_.name}}));
    }
    std::string units;
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < result_->ids.size(); ++row) {
      if (std::binary_search(rows.begin(), rows.end(), row)) {
        units += (units.empty() ? "" : ", ") +
                 Say("frontier.unit_at_line", {{"unit", Named(row)}, {"line", Line(row)}});
      } else {
        kept.push_back(row);
      }
    }
    for (Matrix* matrix : {&result_->inputs,
                           &result_->outputs,
                           &result_->environment,
                           &result_->causes,
                           &result_->prices}) {
      *matrix = RowsOf(*matrix, kept);
    }
    result_->ids = RowsOf(result_->ids, kept);
    result_->periods = RowsOf(result_->periods, kept);
    Warn("no_output", Say("frontier.no_output", {{"file", table_.name}, {"units", units}}));
  }

  void RequireUnique() {
    std::map<std::pair<std::string, std::string>, std::size_t> first;
    for (std::size_t row = 0; row < result_->ids.size(); ++row) {
      const std::string period = result_->periods.empty() ? "" : result_->periods[row];
      const auto [found, fresh] = first.emplace(std::pair(result_->ids[row], period), row);
      if (!fresh && !result_->ids[row].empty()) {
        Fault(Say("frontier.duplicate_id",
                  {{"place", Place(row, result_->columns.id)},
                   {"unit", Named(row)},
                   {"first", Line(found->second)}}));
      }
    }
  }

  void WarnOfConstants(const Matrix& values, const std::vector<std::string>& columns) {
    for (std::size_t col = 0; col < columns.size() && values.rows() > 1; ++col) {
      bool varies = false;
      for (std::size_t row = 1; row < values.rows(); ++row) {
        varies = varies || values(row, col) != values(0, col);
      }
      if (!varies) {
        Warn("constant_column",
             Say("frontier.constant_column",
                 {{"file", table_.name},
                  {"column", columns[col]},
                  {"value", base::FormatExact(values(0, col))}}));
      }
    }
  }

  // Over more orders of magnitude than this the solvers' tolerances are those of the small values.
  void WarnOfRange(const Matrix& values, const std::vector<std::string>& columns) {
    constexpr double kWide = 1e6;
    for (std::size_t col = 0; col < columns.size(); ++col) {
      double least = std::numeric_limits<double>::infinity();
      double most = 0;
      for (std::size_t row = 0; row < values.rows(); ++row) {
        if (values(row, col) > 0) {
          least = std::min(least, values(row, col));
          most = std::max(most, values(row, col));
        }
      }
      if (most > kWide * least) {
        Warn("wide_column",
             Say("frontier.wide_column",
                 {{"file", table_.name},
                  {"column", columns[col]},
                  {"low", base::FormatExact(least)},
                  {"high", base::FormatExact(most)}}));
      }
    }
  }

  void WarnOfFewUnits() {
    const std::size_t asked = 2 * (result_->inputs.cols() + result_->outputs.cols());
    const std::size_t units = std::set(result_->ids.begin(), result_->ids.end()).size();
    if (units < asked) {
      Warn("few_units",
           Say("frontier.few_units",
               {{"file", table_.name},
                {"units", std::to_string(units)},
                {"asked", std::to_string(asked)}}));
    }
  }

  void ThrowFaults() const {
    if (faults_.empty()) {
      return;
    }
    std::string message;
    for (std::size_t fault = 0; fault < std::min(kMostFaultsShown, faults_.size()); ++fault) {
      message += (fault == 0 ? "" : "\n") + faults_[fault];
    }
    if (faults_.size() > kMostFaultsShown) {
      message += "\n" + Say("frontier.more_faults",
                            {{"count", std::to_string(faults_.size() - kMostFaultsShown)}});
    }
    throw Error(ErrorKind::kBadData, message);
  }

 private:
  std::string Line(std::size_t row) const { return std::to_string(table_.lines[row]); }
  std::string Named(std::size_t row) const {
    return result_->periods.empty() ? result_->ids[row]
                                    : result_->ids[row] + " (" + result_->periods[row] + ")";
  }
  std::string Place(std::size_t row, const std::string& column) const {
    return Say("frontier.place", {{"file", table_.name}, {"line", Line(row)}, {"column", column}});
  }
  static std::string FirstOf(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t name = 0; name < std::min(kMostNamesShown, names.size()); ++name) {
      text += (name == 0 ? "" : ", ") + names[name];
    }
    return text + (names.size() > kMostNamesShown ? ", …" : "");
  }
  void Fault(std::string text) { faults_.push_back(std::move(text)); }
  void Warn(std::string code, std::string text) {
    result_->warnings.push_back({std::move(code), std::move(text)});
  }

  std::optional<double> Number(const std::string& text,
                               std::size_t row,
                               const std::string& column) {
    if (IsMissing(text)) {
      Fault(Say("frontier.missing", {{"place", Place(row, column)}}));
      return std::nullopt;
    }
    if (table_.delimiter != ';') {
      const auto value = PointNumber(text);
      if (!value.has_value()) {
        Fault(Say("frontier.not_a_number", {{"place", Place(row, column)}, {"value", text}}));
      }
      return value;
    }
    const base::ParsedDecimal parsed = base::ParseDecimal(text, ',');
    if (parsed.problem == base::NumberProblem::kNone) {
      return Value(parsed.value);
    }
    if (parsed.problem == base::NumberProblem::kAmbiguous) {
      Fault(Say("frontier.ambiguous", {{"place", Place(row, column)}, {"value", text}}));
    } else {
      Fault(Say("frontier.not_a_number_comma", {{"place", Place(row, column)}, {"value", text}}));
    }
    return std::nullopt;
  }

  const base::TableFile& table_;
  FrontierTable* result_;
  std::vector<std::string> faults_;
};

void CheckColumns(const FrontierColumns& columns) {
  if (columns.id.empty() || columns.inputs.empty() || columns.outputs.empty()) {
    throw Error(ErrorKind::kBadInput, Say("frontier.no_columns"));
  }
  std::set<std::string> seen;
  const auto once = [&](const std::string& column) {
    if (!seen.insert(column).second) {
      throw Error(ErrorKind::kBadInput, Say("frontier.column_twice", {{"column", column}}));
    }
  };
  once(columns.id);
  for (const auto* names :
       {&columns.inputs, &columns.outputs, &columns.environment, &columns.prices}) {
    std::for_each(names->begin(), names->end(), once);
  }
  if (!columns.period.empty()) {
    once(columns.period);
  }
  if (!columns.prices.empty() && columns.prices.size() != columns.inputs.size()) {
    throw Error(ErrorKind::kBadInput,
                Say("frontier.prices_of_inputs",
                    {{"prices", std::to_string(columns.prices.size())},
                     {"inputs", std::to_string(columns.inputs.size())}}));
  }
}

}  // namespace

FrontierTable ReadFrontierTable(std::string_view bytes,
                                const std::string& file,
                                const FrontierColumns& columns,
                                OutputRule rule) {
  CheckColumns(columns);
  const base::TableFile table = base::ParseTable(bytes, file);
  FrontierTable result;
  result.file = file;
  result.columns = columns;
  Reader reader(table, &result);
  result.ids = reader.Texts(columns.id);
  if (!columns.period.empty()) {
    result.periods = reader.Texts(columns.period);
  }
  result.inputs = reader.Numbers(columns.inputs);
  result.outputs = reader.Numbers(columns.outputs);
  result.environment = reader.Numbers(columns.environment);
  result.causes = reader.Numbers(columns.causes);
  result.prices = reader.Numbers(columns.prices);
  reader.RequireUnique();
  reader.RequirePositive(result.inputs, columns.inputs);
  reader.RequirePositive(result.prices, columns.prices);
  std::vector<std::size_t> without_output;
  if (rule == OutputRule::kAllPositive) {
    reader.RequirePositive(result.outputs, columns.outputs);
  } else {
    without_output = reader.RequireSomeOutput(result.outputs, columns.outputs);
  }
  reader.ThrowFaults();
  reader.LeaveOut(without_output);
  reader.WarnOfConstants(result.inputs, columns.inputs);
  reader.WarnOfConstants(result.outputs, columns.outputs);
  reader.WarnOfConstants(result.environment, columns.environment);
  reader.WarnOfConstants(result.causes, columns.causes);
  reader.WarnOfRange(result.inputs, columns.inputs);
  reader.WarnOfRange(result.outputs, columns.outputs);
  reader.WarnOfFewUnits();
  return result;
}

}  // namespace doelmaat::frontier
