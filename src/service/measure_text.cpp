#include "service/measure_text.h"

#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/number_text.h"
#include "base/text.h"
#include "measure/measure_file.h"
#include "service/measure_json.h"

namespace doelmaat::service {

using base::Say;

measure::Measure LoadMeasure(const base::Catalog& catalog,
                             const std::string& name,
                             const std::string& beside) {
  if (!name.ends_with(".toml")) {
    return measure::ReadMeasure(catalog.Find("measure/" + name));
  }
  std::filesystem::path path(name);
  const std::filesystem::path near = std::filesystem::path(beside).parent_path() / path;
  if (!beside.empty() && path.is_relative() && std::filesystem::exists(near)) {
    path = near;
  }
  return measure::ReadMeasure({path.filename().string(), base::ReadFile(path)});
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

std::string Millions(double eur) {
  return base::FormatNumber(eur / 1e6, 1, base::NumberStyle::kDutch);
}

std::string Percent(double share) {
  return base::FormatNumber(share * 100, 1, base::NumberStyle::kDutch) + "%";
}

std::string Joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) {
    all += (all.empty() ? "" : ", ") + name;
  }
  return all;
}

// texts: measure.outcome_*
std::string OutcomeLine(const measure::Outcome& outcome) {
  return Say("measure.outcome_line",
             {{"name", Say("measure.outcome_" + outcome.name)},
              {"mean", Millions(outcome.mean)},
              {"low", Millions(outcome.low)},
              {"high", Millions(outcome.high)}}) +
         "\n";
}

std::string InfluenceLine(const measure::Influence& bar) {
  return Say("measure.influence_line",
             {{"name", bar.quantity},
              {"share", bar.main_share.has_value() ? Percent(*bar.main_share) : "-"},
              {"low", Millions(bar.net_at_low)},
              {"high", Millions(bar.net_at_high)}}) +
         "\n";
}

}  // namespace doelmaat::service
