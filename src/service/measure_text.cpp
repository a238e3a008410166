#include "service/measure_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/measure_file.h"
#include "service/measure_json.h"

namespace doelmaat::service {

using base::Say;

base::Catalog::File MeasureFile(const base::Catalog& catalog,
                                const std::string& name,
                                const std::string& beside) {
  if (!name.ends_with(".toml")) {
    return catalog.Find("measure/" + name);
  }
  std::filesystem::path path(name);
  const std::filesystem::path near = std::filesystem::path(beside).parent_path() / path;
  if (!beside.empty() && path.is_relative() && std::filesystem::exists(near)) {
    path = near;
  }
  return {path.string(), base::ReadFile(path)};
}

measure::Measure LoadMeasure(const base::Catalog& catalog, const std::string& name) {
  return measure::ReadMeasure(MeasureFile(catalog, name));
}

measure::Mode ModeOf(const std::string& name) {
  for (const measure::Mode mode :
       {measure::Mode::kAef, measure::Mode::kGum, measure::Mode::kMonteCarlo}) {
    if (name == ModeName(mode)) {
      return mode;
    }
  }
  throw Error(ErrorKind::kBadInput, Say("measure.bad_mode", {{"value", name}}));
}

MoneyScale::MoneyScale(double largest_eur) {
  constexpr double kMillion = 1e6;
  constexpr double kThousand = 1e3;
  const double largest = std::abs(largest_eur);
  size_ = largest >= kMillion ? kMillion : largest >= kThousand ? kThousand : 1;
  decimals_ = size_ > 1 ? 1 : 0;
  unit_ = size_ == kMillion    ? Say("measure.unit_million")
          : size_ == kThousand ? Say("measure.unit_thousand")
                               : Say("measure.unit_euro");
}

MoneyScale::MoneyScale(const std::vector<measure::Outcome>& outcomes)
    : MoneyScale([&] {
        double largest = 0;
        for (const measure::Outcome& outcome : outcomes) {
          largest = std::max(
              {largest, std::abs(outcome.mean), std::abs(outcome.low), std::abs(outcome.high)});
        }
        return largest;
      }()) {}

std::string MoneyScale::Show(double eur) const {
  return base::FormatNumber(eur / size_, decimals_, base::NumberStyle::kSpoken);
}

std::string ShortNumber(double value) {
  constexpr std::size_t kMostDigits = 8;
  const std::string exact = base::FormatExact(value, base::NumberStyle::kSpoken);
  const double size = std::abs(value);
  return exact.size() <= kMostDigits ? exact
                                     : base::FormatNumber(value,
                                                          size < 1     ? 3
                                                          : size < 100 ? 2
                                                                       : 0,
                                                          base::NumberStyle::kSpoken);
}

std::string Percent(double share) {
  return base::FormatNumber(share * 100, 1, base::NumberStyle::kSpoken) + "%";
}

std::string Joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ", ") + name;
  }
  return all;
}

// texts: measure.outcome_*
std::string OutcomeLine(const MoneyScale& scale, const measure::Outcome& outcome) {
  return Say("measure.outcome_line",
             {{"name", Say("measure.outcome_" + outcome.name)},
              {"mean", scale.Show(outcome.mean)},
              {"unit", scale.unit()},
              {"low", scale.Show(outcome.low)},
              {"high", scale.Show(outcome.high)}}) +
         "\n";
}

std::string ScopeLine(const measure::Measure& measure) {
  std::vector<std::string> scopes;
  for (const measure::Quantity& quantity : measure.quantities) {
    if (!quantity.scope.empty() &&
        std::find(scopes.begin(), scopes.end(), quantity.scope) == scopes.end()) {
      scopes.push_back(quantity.scope);
    }
  }
  std::string all;
  for (const std::string& scope : scopes) {
    all += (all.empty() ? "" : "; ") + scope;
  }
  return all.empty() ? "" : Say("measure.scope_line", {{"scope", all}}) + "\n";
}

std::string InfluenceLine(const MoneyScale& scale,
                          const measure::Measure& measure,
                          const measure::Influence& bar) {
  const auto quantity = std::find_if(measure.quantities.begin(),
                                     measure.quantities.end(),
                                     [&](const auto& each) { return each.id == bar.quantity; });
  const bool known = quantity != measure.quantities.end() && !quantity->label.empty();
  return Say("measure.influence_line",
             {{"name", bar.quantity},
              {"label", known ? quantity->label : bar.quantity},
              {"share", bar.main_share.has_value() ? Percent(*bar.main_share) : "-"},
              {"unit", scale.unit()},
              {"low", scale.Show(std::min(bar.net_at_low, bar.net_at_high))},
              {"high", scale.Show(std::max(bar.net_at_low, bar.net_at_high))}}) +
         "\n";
}

}  // namespace doelmaat::service
