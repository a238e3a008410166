#include "report/run_account.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/number_text.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/finding.h"

namespace doelmaat::report {
namespace {

using base::Say;

// Where nearly all fall in one class, the class tells nobody apart, however sure each may be.
std::string OneClassText(const RunTables& run) {
  constexpr double kNearlyAll = 0.8;
  double largest = 0.0;
  double all = 0.0;
  std::string name;
  for (const Record& row : Records(run.Table("classes"))) {
    const double count = row.Number("count").value_or(0.0);
    all += count;
    if (count > largest) {
      largest = count;
      name = row.Show("class");
    }
  }
  return all > 0.0 && largest >= kNearlyAll * all
             ? " " + Say("report.check.one_class",
                         {{"count", base::FormatNumber(largest, 0, base::NumberStyle::kSpoken)},
                          {"all", base::FormatNumber(all, 0, base::NumberStyle::kSpoken)},
                          {"class", name}})
             : "";
}

// The seed is a name and no amount: its digits stay together.
std::string OptionValue(const result::Provenance::Item& option) {
  double number = 0.0;
  const char* end = option.value.data() + option.value.size();
  const auto read = std::from_chars(option.value.data(), end, number);
  return option.name == "seed" || read.ec != std::errc() || read.ptr != end
             ? option.value
             : base::FormatExact(number, base::NumberStyle::kSpoken);
}

bool HasText(const result::ResultTable& table, std::string_view text) {
  return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return std::any_of(row.begin(), row.end(), [&](const result::Cell& cell) {
      return cell.has_value() && !cell.number().has_value() && cell.text() == text;
    });
  });
}

}  // namespace

std::string CheckText(const RunTables& run) {
  const auto passed = CheckPassed(run);
  return passed.has_value()
             ? Say(*passed ? "report.check.passed" : "report.check.failed") + OneClassText(run)
             : "";
}

// texts: option.*
std::vector<result::Provenance::Item> OptionsInWords(const result::Provenance& provenance) {
  std::vector<result::Provenance::Item> options;
  for (const result::Provenance::Item& option : provenance.options) {
    const std::string key = "option." + option.name + ".meaning";
    options.push_back({base::HasText(key) ? Say(key) : option.name, OptionValue(option)});
  }
  return options;
}

std::vector<result::Provenance::Item> CodesInWords(const RunTables& run) {
  std::vector<result::Provenance::Item> codes;
  for (const char* code : {"laag", "middelmatig", "hoog", "jaarrekening", "begroting"}) {
    const std::string word = CellText({}, result::Cell::Text(code));
    const bool used = std::any_of(run.tables.begin(), run.tables.end(), [&](const auto& table) {
      return HasText(table.second.table(), code);
    });
    if (used && word != code) {
      codes.push_back({code, word});
    }
  }
  return codes;
}

}  // namespace doelmaat::report
